"""The canonical text of web pages: the lines that ledgers count, which may never change."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.config.matter import SourceMatter
from glossator.notes.snapshot import RawText, raw_text
from glossator.notes.web_text import Closing, Opening, Words, decoded_page, is_page, page_events, page_lines

PAGES = (
    ("<title>Ferries &amp; fares</title><p>One<p>Two", ("Ferries & fares", "One", "Two")),
    ("<p>one <b>two</b>,\n  three<br>four</p>", ("one two, three", "four")),
    ("<div>a<div>b</div>c</div>", ("a", "b", "c")),
    ("<p>seen<!-- unseen --><script>no()</script><style>p{}</style><template>no</template></p>", ("seen",)),
    ("<p hidden>kept</p><noscript>Enable <i>it</i></noscript>", ("kept", "Enable it")),
    ("<table><tr><th>a<td>b<tr><td colspan=2>c</table>", ("a", "b", "c")),
    ("<pre>\n  one\n\n  two <b>three</b>\n</pre>", ("one", "two three")),
    ("<p>no&nbsp;break&shy;able</p>", ("no\xa0break\xadable",)),
    ("<p>&#150; &#0; &copy</p>", ("– \ufffd ©",)),
    ("<p>a<wbr>b<svg><title>icon</title></svg>c</p>", ("abc",)),
    ("<iframe><p>not this</p></iframe><p>\x01this</p>", ("this",)),
    ("", ()),
    ("<p> \n </p><div></div>", ()),
    ("plain words\n\n only", ("plain words only",)),
    ("<select><option>a<option>b</select><button>c</button>d", ("a", "b", "c", "d")),
)


@pytest.mark.parametrize(("html", "lines"), PAGES)
def test_a_page_has_its_lines(html: str, lines: tuple[str, ...]) -> None:
    assert page_lines(html) == lines


def test_a_page_may_nest_as_deeply_as_it_likes() -> None:
    assert page_lines("<div>" * 10_000 + "deep" + "</div>" * 10_000 + "out") == ("deep", "out")


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<br>", "<pre>", "</pre>", "<li>", "<td>", "</div>", "<div>"]
        )
        | st.text("ab \n<&\xa0", max_size=6)
    ).map("".join)
)
def test_each_word_stands_where_it_says_and_each_element_ends(html: str) -> None:
    lines = page_lines(html)
    depth = 0
    for event in page_events(html):
        depth += isinstance(event, Opening) - isinstance(event, Closing)
        if isinstance(event, Words) and event.text:
            assert lines[event.line - 1].startswith(event.text, event.start)
    assert depth == 0
    assert all(line and line == line.strip(" ") and "  " not in line and "\n" not in line for line in lines)


def test_what_cannot_be_decoded_is_marked_as_a_browser_marks_it() -> None:
    assert decoded_page(b"\xef\xbb\xbfa\xffb", "utf-8") == "a\ufffdb"


@pytest.mark.parametrize(
    ("name", "is_one"), [("a.html", True), ("a.HTM", True), ("a.txt", False), ("html", False)]
)
def test_a_page_is_known_by_its_name(name: str, is_one: bool) -> None:
    assert is_page(name) is is_one


def test_the_proof_of_a_page_runs_on_its_lines() -> None:
    page = "<title>T</title><nav>Menu</nav><p>Caf\xe9 one.\n<p>Two.".encode("cp1252")
    source = SourceMatter(
        file="seeds/a.html",
        sha256=sha256(page).hexdigest(),
        encoding="windows-1252",
        body=((3, 4),),
        rest=((1, 1, "title"), (2, 2, "menu")),
    )
    raw = raw_text(page, source)
    assert isinstance(raw, RawText)
    assert raw.folded("body") == "Café one. Two."
    wrong = raw_text(page, replace_body(source))
    assert not isinstance(wrong, RawText) and wrong[0].code == "proof-ledger"


def replace_body(source: SourceMatter) -> SourceMatter:
    return source.model_copy(update={"body": ((3, 5),)})
