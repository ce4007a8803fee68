"""Nobody writes but the preview's own pages. One test for each way to try."""

import json
import os
from pathlib import Path

import pytest
from annotating import ARTICLE, DO, PATH, STATE, Asking

from glossator.preview.annotating.guard import LARGEST, is_ours
from glossator.preview.annotating.routes import annotating
from glossator.preview.session import NOTHING_MORE, Session

DELETE = {"do": "delete", "article": PATH, "label": "yard"}


def attempt(page: Asking, status: int, *, body: object = None, **headers: str | None) -> None:
    """A request that deletes a note, but for what is given here, is refused, and nothing is written."""
    page.state()
    asked = DELETE | {"digest": page.known["digest"]} if body is None else body
    sent = {**page.headers(), **{name.replace("_", "-"): value for name, value in headers.items()}}
    content = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    answer = page.client.post(
        DO, content=content, headers={name: value for name, value in sent.items() if value is not None}
    )
    assert answer.status_code == status, answer.text
    assert page.is_untouched()


def test_the_request_that_the_attacks_vary_is_good(page: Asking) -> None:
    assert page.ask("delete", label="yard").status_code == 200
    assert not page.is_untouched()


def test_another_sites_page(page: Asking) -> None:
    attempt(page, 403, Origin="https://evil.example")


def test_another_server_of_this_machine(page: Asking) -> None:
    attempt(page, 403, Origin="http://localhost:9000")


@pytest.mark.parametrize(
    "origin", [None, "null", "", "file://localhost:8000", "http://localhost:8000@evil.example"]
)
def test_a_request_that_hides_where_it_comes_from(page: Asking, origin: str | None) -> None:
    attempt(page, 403, Origin=origin)


def test_a_browser_that_says_it_is_cross_site(page: Asking) -> None:
    attempt(page, 403, Sec_Fetch_Site="cross-site")
    attempt(page, 403, Sec_Fetch_Site="same-site")


def test_a_name_that_was_made_to_lead_here(page: Asking) -> None:
    attempt(page, 421, Host="evil.example:8000", Origin="http://evil.example:8000")
    answer = page.client.get(
        STATE, params={"article": PATH}, headers={"Host": "evil.example", "X-Glossator-Token": "ask"}
    )
    assert answer.status_code == 421
    assert "token" not in answer.text.replace("X-Glossator-Token", "")


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("localhost:8000", True),
        ("127.0.0.1", True),
        ("[::1]:8000", True),
        ("192.168.1.7:8000", True),
        ("evil.example", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
        (":8000", False),
    ],
)
def test_names_that_nobody_else_can_have_are_ours(host: str, ours: bool) -> None:
    assert is_ours(host) is ours


def test_a_proxy_tells_its_own_name_and_no_other(page: Asking) -> None:
    attempt(page, 403, Origin="https://evil.example", X_Forwarded_Host="work.example")
    headers = page.headers() | {"Origin": "https://work.example", "X-Forwarded-Host": "work.example"}
    asked = DELETE | {"digest": page.known["digest"]}
    assert page.client.post(DO, json=asked, headers=headers).status_code == 200


@pytest.mark.parametrize("token", [None, "", "ask", "0" * 64, "ä"])
def test_no_token_or_another(page: Asking, token: str | None) -> None:
    attempt(page, 403, X_Glossator_Token=token.encode() if token == "ä" else token)  # type: ignore[arg-type]


def test_the_token_of_another_article(page: Asking) -> None:
    (page.root / "content/articles/other.md").write_text(ARTICLE, encoding="utf-8")
    page.state()
    asked = DELETE | {"digest": page.known["digest"], "article": "content/articles/other.md"}
    answer = page.client.post(DO, json=asked, headers=page.headers())
    assert answer.status_code == 403
    assert page.text("content/articles/other.md") == ARTICLE


def test_a_form_in_an_article(page: Asking) -> None:
    attempt(page, 415, Content_Type="text/plain")
    attempt(page, 415, Content_Type="application/x-www-form-urlencoded")
    attempt(page, 415, Content_Type=None)


def test_an_address_that_someone_is_made_to_open(page: Asking) -> None:
    assert page.client.get(DO, headers=page.headers()).status_code == 405
    assert page.is_untouched()


def test_a_script_of_another_site_that_reads_the_token(page: Asking) -> None:
    assert page.client.get(STATE, params={"article": PATH}).status_code == 403
    headers = {"X-Glossator-Token": "ask", "Sec-Fetch-Site": "cross-site"}
    assert page.client.get(STATE, params={"article": PATH}, headers=headers).status_code == 403


def test_nobody_is_allowed_what_browsers_ask_beforehand(page: Asking) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = page.client.send("OPTIONS", DO, headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]
    told = page.client.get(STATE, params={"article": PATH}, headers={"X-Glossator-Token": "ask"})
    assert not [name for name in told.headers if name.startswith("access-control")]
    assert told.headers["cross-origin-resource-policy"] == "same-origin"


def test_more_than_a_megabyte(page: Asking) -> None:
    attempt(page, 413, body=b" " * (LARGEST + 1))


def test_more_than_a_megabyte_in_pieces(page: Asking) -> None:
    headers = page.headers()
    pieces = [b" " * 65536] * (LARGEST // 65536 + 2)
    answer = page.client.post(DO, pieces=pieces, headers=headers)
    assert answer.status_code == 413
    assert page.is_untouched()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"do": "shell"}',
        {"do": "delete"},
        DELETE | {"digest": 1},
        DELETE | {"digest": "x", "more": 1},
        DELETE | {"digest": "x", "label": "y" * 501},
    ],
)
def test_what_is_no_command(page: Asking, body: object) -> None:
    attempt(page, 400, body=body)


@pytest.mark.parametrize(
    "path",
    [
        "site.yaml",
        "content/articles/../../site.yaml",
        "content/../site.yaml",
        "../outside.md",
        "/etc/passwd",
        "content/articles/ferry.md/../../../site.yaml",
        "content\\articles\\ferry.md",
        "content/articles/ferry.md\0",
        "content/articles/ferry.jane-roe.notes.md",
        "content/pages/about.md",
    ],
)
def test_a_path_that_is_no_article(page: Asking, path: str) -> None:
    answer = page.client.get(STATE, params={"article": path}, headers={"X-Glossator-Token": "ask"})
    assert answer.status_code == 422
    assert "token" not in answer.json()


def test_an_author_who_names_a_path(page: Asking) -> None:
    answer = page.add("he said. It", ", ", " sank", note={"author": "../../../evil"})
    assert answer.status_code == 200, answer.text
    made = list(page.root.rglob("*evil*"))
    assert [one.relative_to(page.root).as_posix() for one in made] == ["content/articles/ferry.evil.notes.md"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right that not every user has there")
def test_a_link_that_leads_out_of_the_content(page: Asking, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(ARTICLE, encoding="utf-8")
    (page.root / PATH).unlink()
    (page.root / PATH).symlink_to(outside)
    answer = page.ask("delete", label="yard")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["code"] == "unsafe-path"
    assert outside.read_text(encoding="utf-8") == ARTICLE


def test_a_notes_text_that_breaks_out_of_its_note(page: Asking) -> None:
    answer = page.add(note={"text": "x\n\n---\ntitle: Mine\n---\n"})
    assert page.text().startswith(ARTICLE.partition("It sank")[0]) or answer.status_code == 422
    assert page.state()["title"] == "The ferry"


def test_where_annotating_is_not_allowed_there_is_nothing_to_ask(root: Path) -> None:
    session = Session(root, lambda: "/", lambda _: None, annotating=False)
    assert annotating(lambda: None, lambda: "")(session) is NOTHING_MORE  # type: ignore[arg-type,return-value]
