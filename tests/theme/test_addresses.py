"""The base path goes before addresses in tags' attributes, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from glossator.theme.addresses import (
    CANDIDATES,
    ONE_ADDRESS,
    absolute,
    is_rooted,
    made_whole,
    rebase,
    taken_from,
    with_addresses,
)

BASE = "/repo/"
BLANK = "".join(map(chr, range(33)))
"""What the URL standard strips in front of an address."""
PIECES = [
    *(
        "<a ",
        "<img ",
        "<p>",
        "</a>",
        ">",
        "/>",
        "<!",
        "<?",
        "</",
        "<!--",
        "-->",
        "--!>",
        "/",
        "=",
        '"',
        "'",
        "x",
        "é",
    ),
    *("<script>", "</script>", "<title>", "</title>", "<textarea>", "</textarea", "<style>", "</style >"),
    *(
        "href=",
        "/x",
        "//h/x",
        "/\\x",
        "src=/y",
        "data-url=/u",
        'href="x"',
        "href='#y'",
        "&#47;",
        "&amp;",
        "&copy=1",
    ),
    *(
        "<IMG SRC='/z'>",
        '<a href="/q">',
        '<meta content="0; url=/r">',
        'srcset="/a 1x, /b,c 2x"',
        "<a\u00a0href=/no>",
    ),
    *(" ", "\n", "\t", "\x0b"),
]
# What a comment does to a script's end, and raw text in SVG, are the two things told apart less finely.
soup = (
    st.lists(st.sampled_from(PIECES), max_size=30)
    .map("".join)
    .filter(lambda html: not re.search(r"<script.*<!--.*<script", html, re.S))
)


@pytest.mark.parametrize(
    ("html", "rebased"),
    [
        ('<a href="/x">', '<a href="/repo/x">'),
        ("<a href='/x' id=y>", "<a href='/repo/x' id=y>"),
        ("<a class=z href=/x>", "<a class=z href=/repo/x>"),
        ('<A HREF = "/x">', '<A HREF = "/repo/x">'),
        ('<a title="a > b" href="/">', '<a title="a > b" href="/repo/">'),
        ('<img src="/a.png" srcset="/a.png 1x, /b,c.png 2x">', None),
        ('<a href="/x?a=1&copy=2&amp;b=3">', '<a href="/repo/x?a=1&amp;copy=2&amp;b=3">'),
        ('<meta http-equiv="refresh" content="0; url=/x/">', None),
        ('<script src="/s.js">var x = "<a href=\'/no\'>"</script>', None),
        ('<svg><use xlink:href="/i.svg#a"/></svg>', None),
    ],
)
def test_an_address_from_the_root_gets_the_base_path(html: str, rebased: str | None) -> None:
    expected = rebased or re.sub(r'(?<=[" =])/(?=[a-z])', "/repo/", html)
    assert rebase(html, BASE) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="//host/x">',
        '<a href="/\\host">',
        '<a href="https://host/x">',
        '<a href="x/y">',
        '<a href="#x">',
        '<a href="">',
        '<p title="/x">',
        '<!-- <a href="/x"> -->',
        '<style>a { background: url("/x") }</style>',
        '<textarea><a href="/x"></textarea>',
        "<code>&lt;a href=&#34;/x&#34;&gt;</code>",
        'He wrote href="/x" in the margin.',
        '<meta name="description" content="/x and y">',
    ],
)
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert rebase(html, BASE) == html


def test_the_srcset_of_an_image_is_a_list_of_addresses() -> None:
    html = '<img srcset="/a.png 1x, //h/b.png 2x,  /c.png, d.png 3x">'
    assert rebase(html, BASE) == '<img srcset="/repo/a.png 1x, //h/b.png 2x,  /repo/c.png, d.png 3x">'


@given(soup)
def test_a_site_at_the_root_needs_no_pass(html: str) -> None:
    assert rebase(html, "/") == html


@given(soup)
def test_a_browser_sees_the_same_page_but_for_the_addresses(html: str) -> None:
    before, after = _seen(html), _seen(rebase(html, BASE))
    assert after == [
        (tag, text, {k: _expected(tag, k, v) for k, v in attrs.items()}) for tag, text, attrs in before
    ]


@given(soup)
def test_tags_that_hold_no_address_from_the_root_are_passed_over_and_no_others(html: str) -> None:
    each = with_addresses(html, lambda one: BASE + one.lstrip(BLANK)[1:] if is_rooted(one) else one)
    assert rebase(html, BASE) == each


@given(st.text(alphabet=st.characters(exclude_characters="<")))
def test_text_without_tags_is_never_touched(text: str) -> None:
    assert rebase(text, BASE) == text


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    rebase(f'<a href="{text}">{text}', BASE)
    made_whole(f'<a href="{text}">{text}', "https://e.org/repo/", "https://e.org/repo/a/")


def test_a_thousand_unclosed_tags_take_no_time_to_speak_of() -> None:
    html = "<a x='" * 3000 + "<a href=" * 3000 + "<!--" * 3000
    assert rebase(html, BASE) == html


def test_a_full_address_has_the_site_before_it() -> None:
    assert absolute("/a/", "https://e.org/repo/") == "https://e.org/repo/a/"
    assert absolute("https://f.org/a/", "https://e.org/repo/") == "https://f.org/a/"


@pytest.mark.parametrize(
    ("html", "taken"),
    [
        ('<a href="#note-x">1</a>', '<a href="/a/#note-x">1</a>'),
        ('<sup><a id="ref-x" href="#n" role="r">', '<sup><a href="/a/#n" role="r">'),
        ("<p ID=p1 class='id'>id=p2", "<p class='id'>id=p2"),
        ('<a href="/b/#n">', '<a href="/b/#n">'),
        ('<a href="https://e.org/#n" data-id="x">', '<a href="https://e.org/#n" data-id="x">'),
        ('<!-- <a id="x" href="#n"> -->', '<!-- <a id="x" href="#n"> -->'),
    ],
)
def test_what_is_taken_to_another_page_leads_back_and_has_no_ids(html: str, taken: str) -> None:
    assert taken_from(html, "/a/") == taken


def test_a_feed_reader_can_follow_every_address() -> None:
    html = '<a href="/b/">, <a href="#note-x">, <img src="map.png">, <a href="https://f.org/">, <a href="//g.org/">'
    assert made_whole(html, "https://e.org/repo/", "https://e.org/repo/a/") == (
        '<a href="https://e.org/repo/b/">, <a href="https://e.org/repo/a/#note-x">, '
        '<img src="https://e.org/repo/a/map.png">, <a href="https://f.org/">, <a href="//g.org/">'
    )


def _seen(html: str) -> list[tuple[str, str, dict[str, str | None]]]:
    """The elements of a page as another program parses it: tag, text, attributes."""
    tree = LexborHTMLParser(html)
    return [(node.tag or "", node.text(deep=False), dict(node.attributes)) for node in tree.css("*")]


def _expected(tag: str, name: str, value: str | None) -> str | None:
    if value is None:
        return None
    if name in ONE_ADDRESS:
        return re.sub(r"\A[\x00-\x20]*/(?![\t\n\r]*[/\\])", BASE, value)
    if name in CANDIDATES or (tag == "meta" and name == "content"):
        return re.sub(r"(\A|[ ,=])/(?=[a-z])", rf"\1{BASE}", value)
    return value
