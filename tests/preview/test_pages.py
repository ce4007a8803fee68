"""Addresses and the files that they name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.preview.pages import Tags, content_type, locate, with_script


@pytest.fixture
def root(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "articles" / "ćurčić").mkdir(parents=True)
    (pages / "articles" / "ćurčić" / "index.html").write_text("article", encoding="utf-8")
    (pages / "feed.xml").write_text("feed", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "pages-beside").mkdir()
    (tmp_path / "pages-beside" / "index.html").write_text("secret", encoding="utf-8")
    return pages


def test_a_folder_is_its_index(root: Path) -> None:
    assert locate(root, "articles/ćurčić/") == (root / "articles/ćurčić/index.html").resolve()


def test_a_file_is_itself(root: Path) -> None:
    assert locate(root, "feed.xml") == (root / "feed.xml").resolve()


@pytest.mark.parametrize(
    "address",
    [
        "../secret.txt",
        "articles/../../secret.txt",
        "./feed.xml",
        "/etc/passwd",
        "//etc/passwd",
        "articles//ćurčić/",
        "../pages-beside/",
        "feed.xml/",
        "feed.xml\0.html",
        "..\\secret.txt",
        "..",
        ".",
        "",
        "articles",
        "x" * 5000,
    ],
)
def test_nothing_else_names_a_file(root: Path, address: str) -> None:
    assert locate(root, address) is None


def test_a_link_that_leads_outside_names_no_file(root: Path, tmp_path: Path) -> None:
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "beside").symlink_to(tmp_path)
    assert locate(root, "link.txt") is None
    assert locate(root, "beside/secret.txt") is None


@given(st.text(st.sampled_from("./\\\0:~ab"), max_size=30))
def test_no_address_leads_outside(address: str) -> None:
    here = Path(__file__).parent
    found = locate(here / "no-such-folder", address)
    assert found is None


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
    assert content_type(Path(name)) == expected


def test_the_script_comes_before_the_end_of_the_body() -> None:
    page = with_script(b"<body>x</BODY></html>", Tags("/a b/", "r1"))
    assert page == (
        b'<body>x<script src="/a%20b/__glossator/reload.js" data-events="/a%20b/__glossator/events" '
        b'data-revision="r1"></script></BODY></html>'
    )


def test_a_page_without_a_body_tag_gets_the_script_at_its_end() -> None:
    assert with_script(b"<p>x", Tags("/", "r1")).startswith(b'<p>x<script src="/__glossator/reload.js"')
