"""What holds for any article and its notes files: a quotation is found at its one place or said to be ambiguous, and
the article's text stays as it is."""

import re

from glossing import PHRASES, html_of, read, short_html
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.notes.folding import fold
from glossator.notes.passages import Passages, article_passages
from glossator.sources.notes_files import NotesFile

WORDS = st.sampled_from(
    [*PHRASES, "(yes)", "*jobs*", "`x y`", "[it](a.md)", "**bold**", "عمل", "שלום", "—", "&amp;", "a\u00a0b"]
)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(["", "- ", "> ", "## "]), st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
    ).map("".join),
    min_size=1,
    max_size=5,
)
SPAN = re.compile(r'<span class="quoted note" data-notes="n">(.*?)</span>', re.DOTALL)
TYPED = str.maketrans({"’": "'", "“": '"', "”": '"', "…": "...", "—": "-", "\u00a0": " "})


def as_quotation(text: str) -> str:
    """Plain text as a block quote, a paragraph a line, nothing in it markup."""
    escaped = re.sub(r"([\\`*_\[\]<>&#+.()!-])", r"\\\1", text)
    return "\n>\n".join(f"> {line.strip()}" for line in escaped.split("\n") if line.strip())


def noted(quotation: str) -> NotesFile:
    return NotesFile("own.notes.md", f"## n: Note\n\n{quotation}\n\nText.\n")


@given(BLOCKS, st.booleans(), st.data())
def test_any_phrase_that_is_quoted_is_found_where_it_is_or_reported(
    blocks: list[str], typed: bool, data: st.DataObject
) -> None:
    article = "\n\n".join(blocks)
    text = article_passages(article).text
    edges = sorted({0, len(text), *(at for found in re.finditer(r"\s+", text) for at in found.span())})
    start = data.draw(st.sampled_from(edges[:-1]))
    end = data.draw(st.sampled_from([at for at in edges if at > start]))
    phrase = text[start:end].strip()
    edition = read(article, noted(as_quotation(phrase.translate(TYPED) if typed else phrase)))
    codes = {one.code for one in edition.problems}
    places = len(re.findall(f"(?={re.escape(fold(phrase))})", fold(text)))
    if not phrase:
        assert codes == {"bad-quotation"}
    elif codes:
        assert codes == {"quotation-ambiguous"}
        assert places > 1
    else:
        (note,) = edition.notes
        assert fold(note.quote) == fold(phrase)
        marked = " ".join(re.sub(r"<[^>]+>", "", piece) for piece in SPAN.findall(short_html(edition)))
        assert fold(marked).replace(" ", "") == fold(phrase).replace("&", "&amp;").replace(" ", "")
        assert note.selection is not None
        assert fold(edition.plain[note.selection.start : note.selection.end]) == fold(phrase)


@given(BLOCKS, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=4))
def test_notes_files_leave_the_article_as_it_is(blocks: list[str], cuts: list[tuple[int, int]]) -> None:
    article = "\n\n".join(blocks)
    text = article_passages(article).text
    notes = [
        f"## n{number}: Note\n\n{as_quotation(text[start % len(text) :][:length])}\n\nText {number}.\n"
        for number, (start, length) in enumerate(cuts)
        if text
    ]
    bare, edition = read(article), read(article, NotesFile("own.notes.md", "\n".join(notes)))
    assert edition.plain == bare.plain
    stripped = re.sub(r"</?span[^>]*>|\[\d+\]", "", short_html(edition))
    assert stripped.replace("</code><code>", "") == html_of(bare)
    assert len(edition.notes) + len([one for one in edition.problems if one.is_error]) == len(notes)


MARKDOWN = st.text(alphabet=st.sampled_from("ab *_`[]()<>!#-+.|\\\n\t&;:^~1\"'="), max_size=120)


@given(MARKDOWN, MARKDOWN)
def test_no_notes_file_breaks_the_reading(article: str, notes: str) -> None:
    bare, edition = read(article), read(article, NotesFile("own.notes.md", notes))
    assert edition.plain == bare.plain


@settings(max_examples=30)
@given(st.text("ab", max_size=60), st.text("ab", min_size=6, max_size=9))
def test_an_index_leads_to_all_places_that_a_search_finds(text: str, words: str) -> None:
    filler = "c" * 60_000
    long, short = Passages(text + filler, (), ()), Passages(text, (), ())
    assert [*long.occurrences(words)] == [*short.occurrences(words)] == overlapping(words, text)


def overlapping(words: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={words})", text)]
