"""A page with all that it shows in one file."""

import base64
import re

from glossator.theme.standalone import standalone

SITE = "https://example.org/repo/"
FILES = {
    "assets/style.css": b"@import 'more.css'; p { background: url(../img/a%20b.png) }"
    b" a { color: url(https://x.org/y.svg) }",
    "assets/more.css": b"p { background: url('/repo/img/c.png?v=1') } q { background: url(gone.png) }",
    "assets/a.js": b"const end = '</script>';",
    "assets/m.js": b"document.title = 1",
    "img/a b.png": b"PNG1",
    "img/c.png": b"PNG2",
    "articles/x/ship.jpg": b"JPG",
    "icon.svg": b"<svg/>",
}


def whole(body: str = "", head: str = "") -> str:
    html = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return standalone(html, f"{SITE}articles/x/", SITE, FILES.get)


def held(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def test_style_sheets_are_inside_with_what_they_name() -> None:
    page = whole(
        head='<link rel="stylesheet" href="/repo/assets/style.css">'
        "<link rel=stylesheet media=print href=/repo/assets/more.css>"
    )
    assert "<link" not in page
    assert f'background: url("{held(b"PNG1", "image/png")}")' in page
    assert 'url("https://x.org/y.svg")' in page
    assert f'<style media="print">\np {{ background: url("{held(b"PNG2", "image/png")}") }}' in page
    imported = re.search(r'@import "data:text/css;base64,([^"]+)"', page)
    assert imported
    assert held(b"PNG2", "image/png") in base64.b64decode(imported[1]).decode()
    assert f'url("{SITE}assets/gone.png")' in page


def test_nothing_outside_the_site_is_read() -> None:
    files = {**FILES, "../secret.png": b"PNG3"}
    html = f"<!doctype html><html><body><img src={SITE}%2e%2e/secret.png></body></html>"
    assert "data:" not in standalone(html, f"{SITE}articles/x/", SITE, files.get)


def test_scripts_are_inside_and_cannot_end_their_element() -> None:
    page = whole(
        head='<script src="/repo/assets/a.js"></script><script defer src=/repo/assets/m.js></script>'
    )
    assert "<script>\nconst end = '<\\/script>';</script>" in page
    assert '<script type="module">\ndocument.title = 1</script>' in page
    assert '<script src="https://cdn.example/x.js">' in whole(
        head='<script src="https://cdn.example/x.js"></script>'
    )


def test_pictures_are_inside() -> None:
    page = whole(
        '<img src="ship.jpg" srcset="ship.jpg 2x" alt="A"><img src="/repo/img/a%20b.png"><img src="gone.png">'
    )
    sources = re.findall(r'src="([^"]*)"', page)
    assert sources == [held(b"JPG", "image/jpeg"), held(b"PNG1", "image/png"), f"{SITE}articles/x/gone.png"]
    assert "srcset" not in page
    assert held(b"<svg/>", "image/svg+xml") in whole(head='<link rel="icon" href="/repo/icon.svg">')


def test_links_lead_to_the_published_site_and_those_within_the_page_stay() -> None:
    page = whole(
        '<a href="#note-a">1</a><a href="/repo/topics/">t</a><a href="../y/">y</a><a href="ship.jpg">s</a><a href="http://[">b</a>'
    )
    assert re.findall(r'href="([^"]*)"', page) == [
        "#note-a",
        f"{SITE}topics/",
        f"{SITE}articles/y/",
        f"{SITE}articles/x/ship.jpg",
        "http://[",
    ]


def test_what_is_loaded_in_advance_is_left_out() -> None:
    assert "preload" not in whole(head='<link rel="preload" as="style" href="/repo/assets/style.css">')


def test_style_sheets_that_import_each_other_end_somewhere() -> None:
    files = {"a.css": b"@import 'b.css';", "b.css": b"@import 'a.css';"}
    html = '<html><head><link rel=stylesheet href="/repo/a.css"></head></html>'
    assert "@import" in standalone(html, SITE, SITE, files.get)
