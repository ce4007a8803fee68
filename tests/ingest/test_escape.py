"""Markdown escaping: what a raw text says is what the rendered Markdown says, with as few backslashes as possible."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.ingest.escape import escape, renders_to
from glossator.text import fold_source

UNTOUCHED = (
    "snake_case and CamelCase",
    "3 * 4 = 12",
    "AT&T, R&D and Q&A",
    "a < b and c > d, but <3",
    "“[The minister] said so,” she wrote [sic].",
    "It cost $5 (or £4.50) – 10% off!",
    "C:\\temp and D:\\news",
    "#hashtag and @name at 10:30",
    "~5 million",
    "1986 was a good year.",
    "-5 degrees and +3 points",
    "https://example.org/a_b_c?x=1&y=2",
    "a footnote*",
    "don`t",
    "The year 1986. A great one.",
    "x_1 and y_2",
    "100% | 50%",
)
ADVERSARIAL = (
    ("1986. A great year.", "1986\\. A great year."),
    ("1) first", "1\\) first"),
    ("- a dash", "\\- a dash"),
    ("+ a plus", "\\+ a plus"),
    ("* a star", "\\* a star"),
    ("# a heading", "\\# a heading"),
    ("###### six", "\\###### six"),
    ("> a quotation", "\\> a quotation"),
    (">tight", "\\>tight"),
    ("*stressed*", "\\*stressed\\*"),
    ("**bold** words", "\\*\\*bold\\*\\* words"),
    ("_stressed_ words", "\\_stressed\\_ words"),
    ("`code` words", "\\`code\\` words"),
    ("[a link](http://x)", "\\[a link](http://x)"),
    ("![an image](x.png)", "!\\[an image](x.png)"),
    ("[a]: http://x", "\\[a]: http://x"),
    ("as he said[^1]", "as he said\\[^1]"),
    ("[^1]: a definition", "\\[^1]: a definition"),
    ("<b>bold</b>", "\\<b>bold\\</b>"),
    ("<http://example.org>", "\\<http://example.org>"),
    ("<!-- a comment -->", "\\<!-- a comment -->"),
    ("a &amp; b &#160; c &nbsp;", "a \\&amp; b \\&#160; c \\&nbsp;"),
    ("\\*not\\*", None),
    ("a backslash \\", "a backslash \\\\"),
    ("line one\\\nline two", None),
    ("title\n===", "title\n\\==="),
    ("title\n---", "title\n\\---"),
    ("a | b\n--- | ---\n1 | 2", "a | b\n\\--- | ---\n1 | 2"),
    ("a | b\n:-|-:\n1 | 2", None),
    ("***", "\\*\\*\\*"),
    ("<<<<<<< back\nto >>>>>>>\n>>>>>>> on", "\\<<<<<<< back\nto >>>>>>>\n\\>>>>>>> on"),
    ("- - -", "\\- - -"),
    ("___", "\\_\\_\\_"),
    ("~~struck~~", "\\~\\~struck\\~\\~"),
    ("```\ncode\n```", None),
    ("~~~\ncode", None),
    ("    four spaces", "four spaces"),
    ("\ta tab", "a tab"),
    ("a line  \nwith two spaces at its end", "a line\nwith two spaces at its end"),
    ("no-break at the end\xa0", "no-break at the end&nbsp;"),
    ("\xa0\u2003no-break at the start", "&nbsp;&emsp;no-break at the start"),
    ("*a _b* c_ [d](e) `f`", None),
    ("a*b*c", "a\\*b\\*c"),
    ("*", "\\*"),
    ("-", "\\-"),
    ("1.", "1\\."),
    ("# ", "\\#"),
    ("[x][y] and [y]", None),
    ("<a href=\"x\">", "\\<a href=\"x\">"),
    ("<?php echo 1 ?>", None),
    ("]]>", "]]>"),
    ("&#0; &#xD800; &copy", None),
    ("a\u2028b\u0085c", "a\u2028b\u0085c"),
    ("![^1]", None),
    ("[[wiki]](link)", None),
    ("``a`` `b", None),
    ("foo\n# bar\n> baz\n1. qux", "foo\n\\# bar\n\\> baz\n1\\. qux"),
)  # fmt: skip


@pytest.mark.parametrize("line", UNTOUCHED)
def test_a_line_that_markdown_leaves_alone_gets_no_backslash(line: str) -> None:
    assert escape(line) == line
    assert renders_to(line, line)


@pytest.mark.parametrize(("text", "markdown"), ADVERSARIAL)
def test_a_line_that_looks_like_markup_renders_to_itself(text: str, markdown: str | None) -> None:
    escaped = escape(text)
    assert renders_to(escaped, text)
    if markdown is not None:
        assert escaped == markdown


@pytest.mark.parametrize("text", ["Heading #", "Heading ##", "## two", "a \\#", "- x", "1. y"])
def test_a_heading_renders_to_itself(text: str) -> None:
    assert renders_to(escape(text, "heading_open"), text, "heading_open")


MARKUP = st.text(st.sampled_from("*_`[]()<>&#;!\\~|-+=:.1 a\nb\xa0\t\"'^{}$/"), min_size=1, max_size=40)


@settings(max_examples=400)
@given(st.one_of(MARKUP, st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)))
def test_any_text_renders_to_itself(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip(" \t")]
    if lines and all(line.strip() for line in lines):
        block = "\n".join(lines)
        escaped = escape(block)
        assert renders_to(escaped, block), (escaped, fold_source(block))
