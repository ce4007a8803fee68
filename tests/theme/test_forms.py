"""The HTML of a text as Markdown that means it, and as plain text."""

import itertools
import json
import re
from pathlib import Path

import pytest
from glossing import read
from hypothesis import example, given
from hypothesis import strategies as st

from glossator.model import Html
from glossator.text import fold_source
from glossator.theme.forms import MARKDOWN, PLAIN, with_addresses
from glossator.theme.paragraph import paragraph
from glossator.theme.writing import written

SPEC = Path(__file__).parents[1] / "markdown/commonmark-0.31.2.json"
EXAMPLES = json.loads(SPEC.read_text(encoding="utf-8"))["examples"]


def shown(markdown: str) -> tuple[str, str]:
    """A text's HTML, its links filled, and its words."""
    edition = read(markdown)
    return "".join(filled(html) for _, html in edition.blocks), fold_source(edition.plain)


def filled(html: Html) -> str:
    return "".join(part if isinstance(part, str) else f"/{part.target}" for part in html)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: str(one["example"]))
def test_the_markdown_of_commonmark_s_examples_says_the_same_words(example: dict[str, str]) -> None:
    html, words = shown(example["markdown"])
    assert shown(written(html, MARKDOWN))[1] == words


@given(st.text(st.sampled_from("ab 1.)*_`~[]()<>!&#+-=|\\\n\"'\u00a0—;:"), max_size=40))
def test_any_words_are_said_again(text: str) -> None:
    html, words = shown(text)
    assert shown(written(html, MARKDOWN))[1] == words


EMPHASIS = st.lists(
    st.sampled_from(
        ["a", "b1", " ", "“c”", '"', ".", "我", "(d)", "*", "~", "&nbsp;", "$", "<br>", "[^x]"]
        + [f"<{end}{tag}>" for tag in ("em", "strong", "s", "i", "span") for end in ("", "/")]
    ),
    max_size=14,
).map("".join)


@given(EMPHASIS)
@example('a<em>"b"</em>c')
@example("<em>a</em><em>b</em>")
@example("<em>a</em><strong>b</strong><em>c</em>")
@example("我<span><strong>“c”</strong></span>我")
@example("<em><em>a</em></em>")
def test_no_mark_of_emphasis_becomes_a_word(text: str) -> None:
    html, words = shown(f"w {text} w")
    assert shown(written(html, MARKDOWN))[1] == words


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("so <em>“a”</em>, <strong>b</strong>", "so *“a”*, **b**"),
        ("a<em>b</em>c", "a*b*c"),
        ("a<em>“b”</em>c", "a<em>“b”</em>c"),
        ("<em>a</em><em>b</em>", "*a*<em>b</em>"),
        ("<strong><em>a</em> b</strong>", "***a* b**"),
    ],
)
def test_emphasis_has_marks_where_these_are_read_and_tags_elsewhere(html: str, markdown: str) -> None:
    assert written(f"<p>{html}</p>", MARKDOWN) == markdown


TAGS = st.sampled_from(
    [
        *(
            "p",
            "div",
            "b",
            "table",
            "tr",
            "td",
            "th",
            "thead",
            "caption",
            "ul",
            "ol",
            "li",
            "details",
            "summary",
        ),
        *("h2", "dl", "dt", "dd", "pre", "ruby", "rt", "figure", "figcaption", "br", "sup", "q", "a", "code"),
    ]
)
SOUP = st.lists(
    st.one_of(
        st.sampled_from(["WORD", "WORD ", "WORD\n", "\n\n", "- ", "1. ", "> ", "# "]),
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag}>"),
    ),
    max_size=12,
).map("".join)


def numbered(text: str) -> list[str]:
    return re.findall(r"w\d+x", text)


@given(SOUP)
@example("<ul>WORD<li>WORD</ul>")
@example("<table><caption>WORD<tr><td>WORD</table>")
def test_no_word_is_lost_however_malformed_its_raw_html_is(soup: str) -> None:
    count = itertools.count()
    html, words = shown(re.sub("WORD", lambda _: f"w{next(count)}x", soup))
    assert numbered(written(html, PLAIN)) == numbered(words)
    assert numbered(shown(written(html, MARKDOWN))[1]) == numbered(words)


def test_a_list_goes_on_behind_what_parts_it_and_a_caption_stands_above_its_table() -> None:
    table = "<table><caption>Said</caption><tr><td>a</td></tr></table>"
    html = f"<ol start=3><li>three</li>between<li>four</li></ol>{table}"
    assert written(html, PLAIN) == "3. three\n\nbetween\n\n4. four\n\nSaid\n\n| a |"


def test_what_markdown_has_marks_for_is_marked() -> None:
    text = """## A *head* #1

Some **bold**, *soft* [words](https://example.org/a(b) "T"), <https://example.org/>, `a | b`, H<sub>2</sub>O and
a line\\
that breaks.[^x][^x]

> Quoted
>
> - one
> - two
>
>   more

3. three
4. four
   - below

| left | right |
|:-----|------:|
| a\\|b  | c     |

    code *here*

```python
f("`")
```

* * *

![A ship](ship.png)

[^x]: Note.
"""
    html, _ = shown(text)
    assert (
        written(html, MARKDOWN)
        == """## A *head* #1

Some **bold**, *soft* [words](<https://example.org/a(b)>), <https://example.org/>, `a | b`, H<sub>2</sub>O and a line\\
that breaks.[^x][^x]

> Quoted
>
> - one
>
> - two
>
>   more

3. three
4. four
   - below

| left | right |
| :--- | ---: |
| a\\|b | c |

```
code *here*
```

```python
f("`")
```

* * *

![A ship](/articles/ship.png)"""
    )


def test_plain_text_has_words_alone() -> None:
    html, _ = shown("# Head\n\nSome **bold** [words](/x/) `x`.[^x]\n\n- one\n- *two*\n\n[^x]: Note.\n")
    assert written(html, PLAIN) == "Head\n\nSome bold words x.[1]\n\n- one\n- two"


def test_scripts_and_comments_are_no_words() -> None:
    html = "<p>a<!-- b --><script>c()</script></p><style>d</style>"
    assert (written(html, MARKDOWN), written(html, PLAIN)) == ("a", "a")


@pytest.mark.parametrize(
    "inner", [" a &amp; b\n c &lt;x&gt; *y* # ", "# a", "\u00a0x", "", "&nbsp;x&#13;", "1. x"]
)
def test_a_paragraph_of_words_alone_is_read_as_any_other(inner: str) -> None:
    for form in (MARKDOWN, PLAIN):
        assert written(f"<p>{inner}</p>\n", form) == written(f"<p><span>{inner}</span></p>\n", form)


INLINE = (
    *(
        "words",
        "a b",
        " ",
        "\n",
        "*soft*",
        "**bold**",
        "`co\\de`",
        '[l*in*k](/x?a=1&b=2 "T")',
        "<https://example.org/>",
    ),
    *(
        "![A](a.png)",
        "[^x]",
        "H<sub>2</sub>O",
        "~~gone~~",
        "  \n",
        "\\\n",
        "<b>x <i>y</i></b>",
        "&amp;",
        "&lt;",
        "_",
        "!",
        "~~",
        "1.",
    ),
    *(
        "#",
        "\u00a0",
        "<span title='a>b'>c</span>",
        "<a>d</a>",
        "<q>e</q>",
        "<!-- f -->",
        "<kbd hidden>g</kbd>",
        "<br>",
        "<a href>h</a>",
    ),
)


@given(st.lists(st.sampled_from(INLINE), min_size=1, max_size=8))
def test_a_paragraph_is_written_without_a_tree_as_with_one(pieces: list[str]) -> None:
    html, _ = shown(f"{''.join(pieces)}\n\n[^x]: Note.\n")
    for form in (MARKDOWN, PLAIN, with_addresses(MARKDOWN, lambda address: f"https://example.org/{address}")):
        for block in html.split("</p>\n"):
            found = paragraph(f"{block}</p>\n", form)
            assert found is None or found == written(f"<div>{block}</p>\n</div>", form)


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <em>b</em> <strong>c</strong> <a href="/d" title="e">f</a> <code>g</code></p>\n',
        '<p id="p1"><span class="quoted" data-notes="x">h</span>, i &amp; j</p>',
    ],
)
def test_what_most_paragraphs_have_in_them_needs_no_tree(html: str) -> None:
    assert paragraph(html, MARKDOWN) is not None


@pytest.mark.parametrize(
    "inner",
    [
        'a<img src="b">',
        "a <span data-not-source>b</span>",
        "<em>a",
        "a</em>",
        "<em>a<b>c</em></b>",
        '<a href="b">c<a href="d">e</a></a>',
        "a < b",
    ],
)
def test_what_only_a_parser_can_tell_is_left_to_it(inner: str) -> None:
    assert paragraph(f"<p>{inner}</p>\n", MARKDOWN) is None
