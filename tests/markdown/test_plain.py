"""Plain text is what a reader sees as text; outlines and places follow from it."""

import pytest

from glossator.markdown.cut import without
from glossator.markdown.outline import outline
from glossator.markdown.parser import parser
from glossator.markdown.places import places_of
from glossator.markdown.plain import blocks_text, inline_text
from glossator.markdown.sanitise import clean_tokens
from glossator.text import fold_source


def plain(markdown: str) -> str:
    tokens = parser().parse(markdown)
    clean_tokens(tokens, "articles/x.md", places_of(markdown))
    return fold_source(blocks_text(tokens))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One *two* **three** ~~four~~.", "One two three four."),
        ("One\n\nTwo", "One Two"),
        ("# Head\n\nText", "Head Text"),
        ("- one\n- two\n  - three", "one two three"),
        ("> said\n>\n> again", "said again"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("One\ntwo\\\nthree  \nfour", "One two three four"),
        ("Run `a  b` now", "Run a b now"),
        ("    code here\n    more", "code here more"),
        ("```py\ncode\n```", "code"),
        ("![alt text](x.png) after", "after"),
        ('[text](x.md "title")', "text"),
        ("<https://example.org/>", "https://example.org/"),
        ("&amp; &lt; &eacute; &#8212;", "& < é —"),
        ("a&nbsp;b", "a\u00a0b"),
        ("1\\. not a list \\*", "1. not a list *"),
        ("a <b>b</b> c<br>d", "a b c d"),
        ("a <!-- comment --> b", "a b"),
        ("<div>a</div><div>b &amp; c</div>", "a b & c"),
        ("---", ""),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees_as_text(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_nothing_rewrites_the_sources_words() -> None:
    words = "(c) (tm) +- ... ?.... !!!!!! -- --- \"q\" 'q' www.example.org a@example.org"
    assert plain(words) == words


def headings(markdown: str) -> list[tuple[int, str, str]]:
    return [(one.level, one.id, one.text) for one in outline(parser().parse(markdown))]


def test_headings_get_the_slugs_of_their_words() -> None:
    assert headings("# The *plan* & `us`\n\nSub\n---") == [
        (1, "the-plan-us", "The plan & us"),
        (2, "sub", "Sub"),
    ]


def test_equal_headings_are_told_apart() -> None:
    assert [one[1] for one in headings("# A\n\n# A\n\n# A 2\n\n# A")] == ["a", "a-2", "a-2-2", "a-3"]


def test_no_heading_takes_the_id_of_a_block_or_note() -> None:
    assert [one[1] for one in headings("# P1\n\n# Note jobs\n\n# Notes")] == [
        "section-p1",
        "section-note-jobs",
        "section-notes",
    ]


def test_headings_inside_containers_are_no_part_of_the_outline() -> None:
    assert headings("> # Quoted\n\n- # Listed") == []


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [(0, 4, "two three"), (4, 8, "one three"), (8, 13, "one two"), (0, 13, ""), (5, 6, "one to three")],
)
def test_text_is_cut_across_markup(start: int, end: int, left: str) -> None:
    children = parser().parse("one *two* three")[1].children or []
    assert inline_text(without(children, start, end)) == left


def test_cutting_all_of_an_emphasis_takes_its_tags() -> None:
    children = parser().parse("one *two* three")[1].children or []
    assert [token.type for token in without(children, 4, 8)] == ["text", "text"]
