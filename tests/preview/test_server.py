"""A real preview, asked over HTTP and edited on disk."""

import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from previewing import PATIENCE, Start


def test_a_page_is_served_under_the_base_path_with_the_reload_script(preview: Start) -> None:
    answer = preview(base="/repo/").get()
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert '<script src="/repo/__glossator/reload.js"' in answer.text


def test_the_root_leads_to_the_base_path(preview: Start) -> None:
    running = preview(base="/user/repo/")
    for path in ("/", "/user", "/user/", "/user/repo"):
        answer = running.get(path)
        assert (answer.status_code, answer.headers["location"]) == (307, "/user/repo/")


def test_a_missing_page_is_404_with_the_sites_own_page(preview: Start) -> None:
    running = preview()
    assert running.get("nowhere/").status_code == 404
    running.edit("404.html", "<body>Our own</body>")
    assert running.line() == "read"
    wait_for(lambda: "Our own" in running.get("nowhere/").text)
    answer = running.get("nowhere/")
    assert answer.status_code == 404
    assert "__glossator/reload.js" in answer.text
    assert running.get("/outside-the-base").status_code == 404


@pytest.mark.parametrize(
    "path", ["%2e%2e/site/content/index.html", "..%2fsite.yaml", "%2fetc%2fpasswd", "%00"]
)
def test_no_address_reaches_outside_the_pages(preview: Start, path: str) -> None:
    running = preview()
    url = httpx.URL(running.url)
    with socket.create_connection((url.host, url.port)) as raw:  # a client would tidy the path
        raw.sendall(f"GET /repo/{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert raw.makefile("rb").readline().split()[1] == b"404"


def test_other_hosts_are_refused(preview: Start) -> None:
    answer = preview().get("", headers={"Host": "evil.example.org"})
    assert answer.status_code == 421
    assert "Home" not in answer.text


def test_bound_to_all_addresses_it_answers_to_each_name(preview: Start) -> None:
    running = preview(bind="0.0.0.0")
    assert running.url.startswith("http://127.0.0.1:")
    assert running.get("", headers={"Host": "editor.example.org"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(preview: Start, method: str) -> None:
    assert httpx.request(method, preview().url).status_code == 405


def test_a_part_of_the_preview_may_have_addresses_and_scripts_of_its_own(preview: Start) -> None:
    running = preview()
    own = running.url + "__glossator/home"
    assert httpx.get(own).status_code == 405
    assert 'src="/repo/__glossator/more.js"' in running.get().text
    with running.events(running.revision()) as events:
        events.next()
        assert httpx.post(own, content="<body>Posted</body>").status_code == 204
        assert events.next()[0] == "changed"
    assert "Posted" in running.get().text


def test_head_is_answered(preview: Start) -> None:
    running = preview()
    assert httpx.head(running.url).status_code == 200
    assert httpx.head(running.url + "__glossator/events").status_code == 200


def test_a_taken_port_gives_the_next_free_one(preview: Start) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert taken < httpx.URL(preview(port=taken).url).port <= taken + 100


def test_an_edit_tells_open_pages_that_they_changed(preview: Start) -> None:
    running = preview()
    first = running.revision()
    with running.following() as events:
        running.edit("index.html", "<body>Changed</body>")
        name, revision = events.next()
        assert (name, revision) == ("changed", running.revision())
        assert revision != first
        assert "Changed" in running.get().text


def test_pages_that_are_as_they_were_hear_nothing(preview: Start) -> None:
    running = preview()
    running.edit("other.html", "<body>Other</body>")
    wait_for(lambda: running.get("other.html").status_code == 200)
    with running.following("other.html") as other, running.following() as home:
        running.edit("index.html", "<body>Changed</body>")
        assert home.next()[0] == "changed"
        running.edit("other.html", "<body>Changed, too</body>")
        assert other.next() == ("changed", running.revision("other.html"))


def test_a_change_between_load_and_connect_is_not_lost(preview: Start) -> None:
    running = preview()
    loaded = running.revision()
    running.edit("index.html", "<body>Changed</body>")
    wait_for(lambda: running.revision() != loaded)
    with running.events(loaded) as events:
        assert events.next() == ("problems", [])
        assert events.next() == ("changed", running.revision())


def test_a_page_that_appears_and_goes_is_told(preview: Start) -> None:
    running = preview()
    with running.events("none", "new.html") as events:
        assert events.next() == ("problems", [])
        running.edit("new.html", "<body>New</body>")
        assert events.next() == ("changed", running.revision("new.html"))
        (running.site / "content/new.html").unlink()
        assert events.next()[0] == "gone"


def test_a_save_that_changes_nothing_tells_nothing(preview: Start) -> None:
    running = preview()
    with running.following() as events:
        running.edit("index.html", (running.site / "content/index.html").read_text(encoding="utf-8"))
        assert running.line() == "read"
        running.edit("broken.txt", "oh")
        assert events.next() == ("problems", ["oh"])


def test_a_reading_of_everything_does_not_cause_the_next(preview: Start) -> None:
    running = preview()
    running.edit("index.html", "<body>Changed</body>")
    assert running.line() == "read"
    assert running.is_quiet_for(0.5)


def test_errors_reach_open_pages_and_the_last_good_pages_stay(preview: Start) -> None:
    running = preview()
    with running.following() as events:
        running.edit("broken.txt", "error[x] <b>\nno")
        assert events.next() == ("problems", ["error[x] <b>\nno"])
        assert "Home" in running.get().text
        (running.site / "content/broken.txt").unlink()
        assert events.next() == ("problems", [])


def test_a_page_opened_during_an_error_is_told_of_it(preview: Start) -> None:
    running = preview()
    with running.events(running.revision()) as events:
        events.next()
        running.edit("broken.txt", "oh")
        events.next()
    with running.events(running.revision()) as late:
        assert late.next() == ("problems", ["oh"])


def test_a_preview_that_begins_with_errors_comes_to_life_when_they_are_mended(
    preview: Start, tmp_path: Path
) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "site/content/broken.txt").write_text("oh", encoding="utf-8")
    running = preview()
    answer = running.get()
    assert answer.status_code == 404
    assert "__glossator/reload.js" in answer.text
    loaded = answer.text.split('data-revision="')[1].split('"')[0]
    with running.events(loaded) as events:
        assert events.next() == ("problems", ["oh"])
        (running.site / "content/broken.txt").unlink()
        assert events.next() == ("problems", [])
        assert events.next()[0] == "changed"
    assert "Home" in running.get().text


def test_twenty_pages_are_told(preview: Start) -> None:
    running = preview()
    shown = running.revision()
    with ExitStack() as open_pages:
        pages = [open_pages.enter_context(running.events(shown)) for _ in range(20)]
        assert {page.next()[0] for page in pages} == {"problems"}
        running.edit("index.html", "<body>Changed</body>")
        assert {page.next()[0] for page in pages} == {"changed"}


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_at_once_though_pages_are_open(preview: Start, sign: signal.Signals) -> None:
    running = preview()
    with running.events(running.revision()) as events:
        events.next()
        started = time.monotonic()
        running.process.send_signal(sign)
        assert events.ended()
        assert running.process.wait(5) == 0
        assert time.monotonic() - started < 5
    assert running.line() == "ended"


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)
