"""Servers are asked politely, and only what is gone is called broken."""

import socket
from datetime import date
from itertools import pairwise

import pytest
from misbehaving import Server

from glossator.links.answers import Answer, Dated, dated, of_failure, of_status
from glossator.links.asking import Manner, ask, ask_all

QUICK = Manner(delay=0.01, retries=0, timeout=0.5)


@pytest.mark.parametrize(
    ("path", "outcome", "said"),
    [
        ("/fine", "ok", "answers 200 (OK)"),
        ("/no-head", "ok", "200"),
        ("/head-lies", "ok", "200"),
        ("/moved", "ok", "200"),
        ("/status/204", "ok", "204"),
        ("/ž/page?q=ž", "ok", "200"),
        ("/status/404", "broken", "answers 404 (Not Found)"),
        ("/status/410", "broken", "answers 410 (Gone)"),
        ("/moved-away", "broken", "404"),
        ("/status/401", "unknown", "401"),
        ("/status/403", "unknown", "403"),
        ("/status/429", "unknown", "429"),
        ("/status/500", "unknown", "500"),
        ("/status/999", "unknown", "answers 999"),
        ("/loop", "unknown", "302"),
        ("/to-a-file", "unknown", "302"),
        ("/hangs", "unknown", "does not answer in time"),
        ("/hangs-up", "unknown", "cannot be asked"),
        ("/babbles", "unknown", "cannot be asked"),
    ],
)
def test_an_answer_is_ok_broken_or_unknown(server: Server, path: str, outcome: str, said: str) -> None:
    answer = ask(server.url + path, QUICK)
    assert (answer.outcome, said in answer.said) == (outcome, True), answer


def test_a_port_that_nobody_listens_on_is_unknown() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        answer = ask(f"http://127.0.0.1:{bound.getsockname()[1]}/", QUICK)
    assert answer.outcome == "unknown"


def test_a_host_that_cannot_exist_is_broken() -> None:
    assert ask(f"http://{'a' * 64}.example/", QUICK).outcome == "broken"


def test_only_a_host_that_does_not_exist_is_broken_not_one_that_cannot_be_looked_up_now() -> None:
    assert of_failure(socket.gaierror(socket.EAI_NONAME, "unknown")).outcome == "broken"
    assert of_failure(socket.gaierror(socket.EAI_AGAIN, "later")).outcome == "unknown"


def test_a_server_that_recovers_is_asked_again(server: Server) -> None:
    assert ask(f"{server.url}/recovers", Manner(0.01, 2, 1)).outcome == "ok"


def test_a_server_that_does_not_is_asked_so_often_and_no_more(server: Server) -> None:
    ask(f"{server.url}/status/503", Manner(0.01, 2, 1))
    assert server.count("/status/503") == 6  # three times its head, three times the page


def test_what_is_gone_is_not_asked_for_again(server: Server) -> None:
    ask(f"{server.url}/status/404", Manner(0.01, 5, 1))
    assert server.count("/status/404") == 2


def test_a_server_that_asks_to_wait_is_waited_for(server: Server) -> None:
    assert ask(f"{server.url}/patience", Manner(0, 1, 1)).outcome == "ok"
    first, second = server.asked[0][2], server.asked[-1][2]
    assert second - first >= 1


def test_a_host_is_asked_by_one_worker_with_pauses(server: Server) -> None:
    heard: dict[str, Answer] = {}
    ask_all([f"{server.url}/{n}" for n in range(4)], Manner(0.2, 0, 1), heard.__setitem__)
    times = [at for _, _, at in server.asked]
    assert all(later - before >= 0.2 for before, later in pairwise(times))
    assert [path for _, path, _ in server.asked] == ["/0", "/1", "/2", "/3"]
    assert {one.outcome for one in heard.values()} == {"ok"}


def test_a_host_that_hangs_does_not_keep_another_waiting(server: Server) -> None:
    heard: list[str] = []
    slow, quick = f"{server.url}/hangs", f"http://localhost:{server.server_port}/fine"
    ask_all([slow, quick], Manner(0, 0, 1), lambda address, _: heard.append(address))
    assert heard == [quick, slow]


def test_a_wrong_port_or_no_host_is_unknown_and_no_crash() -> None:
    assert ask("http://127.0.0.1:99999/", QUICK).outcome == "unknown"


def test_an_outcome_keeps_the_day_on_which_it_was_first_found() -> None:
    first = dated(of_status(404), date(2026, 1, 1), None)
    later = dated(of_status(410), date(2026, 1, 9), first)
    assert (later.asked, later.since) == (date(2026, 1, 9), date(2026, 1, 1))
    assert dated(of_status(200), date(2026, 1, 10), later).since == date(2026, 1, 10)


@pytest.mark.parametrize(
    ("outcome", "asked", "fresh"),
    [
        ("ok", date(2026, 1, 4), True),
        ("ok", date(2026, 1, 3), False),
        ("ok", date(2026, 2, 1), False),
        ("broken", date(2026, 1, 10), False),
        ("unknown", date(2026, 1, 10), False),
    ],
)
def test_only_good_answers_are_believed_and_for_some_days(outcome: str, asked: date, fresh: bool) -> None:
    answer = Dated(outcome, "", asked, asked)  # type: ignore[arg-type]
    assert answer.is_fresh(date(2026, 1, 10), 7) is fresh


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "http://a b/", "http://127.0.0.1:x/"])
def test_what_is_no_address_is_unknown_and_keeps_no_other_from_being_asked(
    server: Server, address: str
) -> None:
    heard: dict[str, Answer] = {}
    ask_all([address, f"{server.url}/fine"], QUICK, heard.__setitem__)
    assert [one.outcome for one in sorted(heard.values(), key=lambda one: one.outcome)] == ["ok", "unknown"]
