"""What holds for any article: quoted words resolve to exactly their place or are said to be ambiguous; taking notes
away gives the source back; notes leave the rest alone."""

import re

from glossing import PHRASES, html_of, read, short_html
from hypothesis import given
from hypothesis import strategies as st

from glossator.markdown.parser import ParserOptions, parser
from glossator.notes.folding import fold, folded
from glossator.notes.page_text import page_text
from glossator.notes.rules import footnotes

WORDS = st.sampled_from(PHRASES)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=5)
SPAN = re.compile(r'<span class="quoted note" data-notes="n">(.*?)</span>')
TYPED = str.maketrans({"’": "'", "“": '"', "”": '"', "é": "e\u0301"})


@st.composite
def quotations(draw: st.DrawFn) -> tuple[list[str], int, int, int, int]:
    """Paragraphs, one of them, the first and last word quoted in it, the word that the reference follows."""
    paragraphs = draw(PARAGRAPHS)
    which = draw(st.integers(0, len(paragraphs) - 1))
    count = len(paragraphs[which].split())
    first = draw(st.integers(0, count - 1))
    last = draw(st.integers(first, count - 1))
    return paragraphs, which, first, last, draw(st.integers(last, count - 1))


@given(quotations(), st.booleans())
def test_any_quoted_phrase_is_found_where_it_is_or_reported(
    case: tuple[list[str], int, int, int, int], typed: bool
) -> None:
    paragraphs, which, first, last, at = case
    words = paragraphs[which].split()
    phrase = " ".join(words[first : last + 1])
    quoted = phrase.translate(TYPED) if typed else phrase
    annotated = [*paragraphs]
    annotated[which] = " ".join(words[: at + 1]) + "[^n]" + "".join(f" {word}" for word in words[at + 1 :])
    edition = read("\n\n".join(annotated) + f"\n\n[^n]: **Note:** «{quoted}» Text.")
    before = fold(" ".join(words[: at + 1]))
    found = edition.notes[0].quote
    if found:
        assert fold(found) == fold(phrase)
        (marked,) = SPAN.findall(edition.blocks[which][1][0])  # type: ignore[arg-type]
        assert fold(marked) == fold(phrase)
        ends_at_reference = before.rstrip("'. ").endswith(fold(phrase).rstrip("'. "))
        assert ends_at_reference or before.count(fold(phrase)) >= 1
    else:
        assert [p.code for p in edition.problems] == ["quote-ambiguous"]
        assert overlapping(fold(phrase), before) > 1


@given(quotations())
def test_words_right_before_the_reference_are_always_found_there(
    case: tuple[list[str], int, int, int, int],
) -> None:
    paragraphs, which, first, last, _ = case
    words = paragraphs[which].split()
    head, rest = " ".join(words[: last + 1]), "".join(f" {word}" for word in words[last + 1 :])
    phrase = " ".join(words[first : last + 1])
    paragraphs = [*paragraphs[:which], f"{head}[^n]{rest}", *paragraphs[which + 1 :]]
    edition = read("\n\n".join(paragraphs) + f"\n\n[^n]: **Note:** «{phrase}» Text.")
    assert edition.problems == ()
    markup = str(edition.blocks[which][1][0])
    before_reference = markup.partition("<sup")[0]
    assert re.sub(r"<[^>]+>", "", before_reference) == head
    assert before_reference.endswith(phrase.replace('"', "&quot;") + "</span>") or phrase in before_reference


@given(PARAGRAPHS, st.data())
def test_taking_the_notes_away_gives_the_source_back(paragraphs: list[str], data: st.DataObject) -> None:
    annotated: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        words = paragraph.split()
        at = data.draw(st.integers(0, len(words) - 1))
        annotated.append(
            " ".join(words[: at + 1]) + f"[^{number}]" + "".join(f" {word}" for word in words[at + 1 :])
        )
        annotated.append(f"[^{number}]: **Claim: False** Text {number}.")
    assert read("\n\n".join(annotated)).plain == read("\n\n".join(paragraphs)).plain


@given(PARAGRAPHS, st.data())
def test_spans_and_references_are_all_that_notes_add(paragraphs: list[str], data: st.DataObject) -> None:
    words = paragraphs[0].split()
    at = data.draw(st.integers(0, len(words) - 1))
    first = " ".join(words[: at + 1]) + "[^n]" + "".join(f" {word}" for word in words[at + 1 :])
    edition = read("\n\n".join([first, *paragraphs[1:]]) + f"\n\n[^n]: **Note:** «{words[at]}» Text.")
    bare = re.sub(r"</?span[^>]*>|\[\d+\]", "", short_html(edition))
    assert bare == html_of(read("\n\n".join(paragraphs)))


def overlapping(words: str, text: str) -> int:
    return len(re.findall(f"(?={re.escape(words)})", text))


MARKDOWN = st.text(alphabet=st.sampled_from("ab *_`[]()<>!#-+.|\\\n\t&;:^~1\"'"), max_size=80)


@given(MARKDOWN)
def test_the_rules_of_notes_change_nothing_where_no_note_is(markdown: str) -> None:
    plain, noted = parser(), parser(ParserOptions((footnotes,)))
    if "[^" not in markdown:
        assert noted.render(markdown) == plain.render(markdown)


@given(MARKDOWN)
def test_no_markdown_breaks_the_reading(markdown: str) -> None:
    edition = read(markdown)
    assert all(block_id in str(html[0]) for block_id, html in edition.blocks)
    assert len({block_id for block_id, _ in edition.blocks}) == len(edition.blocks)


@given(st.text(max_size=60))
def test_folding_keeps_count_of_where_each_character_comes_from(text: str) -> None:
    result = folded(text)
    assert len(result.text) == len(result.starts) == len(result.ends)
    assert list(result.starts) == sorted(result.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(result.starts, result.ends, strict=True))
    assert fold(fold(text)) == fold(text)


LETTERS = st.sampled_from(
    [*"ab-'\"` \t\n.", *"é´ßŽ§αЖ\u00a0\u00ad–—‑“”„’«", "e\u0301", "…", "\u200b", "就", "\r\n"]
)


@given(st.lists(LETTERS, max_size=30).map("".join))
def test_folding_at_once_is_folding_grapheme_by_grapheme(text: str) -> None:
    at_once, with_an_ellipsis = folded(text), folded(text + "…")  # an ellipsis takes the long way
    assert at_once.text + "..." == with_an_ellipsis.text
    assert [*at_once.starts] == [*with_an_ellipsis.starts][:-3]
    assert [*at_once.ends] == [*with_an_ellipsis.ends][:-3]


TAGS = st.sampled_from(
    ["p", "div", "b", "table", "tr", "td", "tbody", "caption", "ul", "li", "details", "h2", "dl", "dd", "pre"]
)
SOUP = st.lists(
    st.one_of(
        st.sampled_from(["a", "b c", "\n", "\n\n", " ", "*", "> ", "- ", "&amp;", "[^n]"]),
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag}>"),
    ),
    max_size=12,
).map("".join)


@given(SOUP)
def test_the_page_shows_the_words_that_were_read_however_malformed_its_raw_html_is(markdown: str) -> None:
    edition = read(f"{markdown}\n\n[^n]: Note.")
    page = f"<!doctype html><body><div data-source-text>{html_of(edition)}</div><p>After.</p>"
    assert page_text(page).text == edition.plain
