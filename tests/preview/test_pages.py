"""Addresses and the files that they name."""

import pytest

from glossator.preview.outcome import File
from glossator.preview.pages import Tags, address_of, content_type, path_of, with_script


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "index.html"),
        ("articles/ćurčić/", "articles/ćurčić/index.html"),
        ("feed.xml", "feed.xml"),
        ("a", "a"),
    ],
)
def test_an_address_names_a_file_and_the_file_an_address(address: str, path: str) -> None:
    assert path_of(address) == path
    assert address_of(path) == address


def test_only_an_index_stands_for_its_folder() -> None:
    assert address_of("no-index.html") == "no-index.html"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("x.html", "text/html"),
        ("x.JS", "text/javascript"),
        ("feed.xml", "application/xml"),
        ("x.woff2", "font/woff2"),
        ("x.png", "image/png"),
        ("x.unheardof", "application/octet-stream"),
    ],
)
def test_a_type_follows_the_name(name: str, expected: str) -> None:
    assert content_type(name) == expected


def test_the_scripts_come_before_all_others() -> None:
    page = File(b"<!doctype html><html><HEAD><script src=x></script></head>", (), "content/a.md", "abc")
    assert with_script(page, Tags("/a b/", "r1", "n", ("more.js",))) == (
        b'<!doctype html><html><HEAD><script src="/a%20b/__glossator/idiomorph.js" nonce="n"></script>'
        b'<script src="/a%20b/__glossator/reload.js" nonce="n" data-events="/a%20b/__glossator/events" '
        b'data-revision="r1" data-source="content/a.md" data-text="abc"></script>'
        b'<script type="module" src="/a%20b/__glossator/more.js" nonce="n"></script>'
        b"<script src=x></script></head>"
    )


def test_errors_of_a_page_are_told_in_it() -> None:
    page = with_script(File(b"<head>", ('a "b" <c>',)), Tags("/", "r1")).decode()
    assert 'data-errors="[&quot;a \\&quot;b\\&quot; &lt;c&gt;&quot;]"' in page


@pytest.mark.parametrize(
    ("page", "start"), [(b"<p>x", b""), (b"<!doctype html><p>x", b"<!doctype html>"), (b"<html>x", b"<html>")]
)
def test_a_page_without_a_head_gets_the_scripts_where_that_would_begin(page: bytes, start: bytes) -> None:
    assert with_script(File(page), Tags("/", "r1")).startswith(start + b'<script src="/__glossator/')
