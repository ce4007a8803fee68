"""The laws of Word files, for random ones: no word is lost, every footnote is there, the proof holds; and two readers
that others wrote, mammoth and python-docx, find no word that ours does not."""

import io
import re
import warnings
from collections import Counter

import docx
import mammoth
from hypothesis import given, settings
from hypothesis import strategies as st
from wording import item, note, p, refer, run, word_file

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

CONTEXT = ImportContext(Settings(title="A site"))
WORDS = st.lists(
    st.sampled_from(
        (
            "lamp",
            "keeper",
            "ship",
            "*star*",
            "_log_",
            "1986.",
            "[x](y)",
            "<b>",
            "&amp;",
            "Ω",
            "“so”",
            "a|b",
            "#",
        )
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
STYLE = st.sampled_from(
    ("", "<w:b/>", "<w:i/>", "<w:strike/>", "<w:b/><w:i/>", '<w:vertAlign w:val="superscript"/>')
)
RUNS = st.lists(st.tuples(WORDS, STYLE, st.booleans()), min_size=1, max_size=4)
SHAPE = st.sampled_from(("p", "heading", "quote", "item", "number", "cell", "inserted"))
BLOCKS = st.lists(st.tuples(SHAPE, RUNS), min_size=1, max_size=7)


class Document:
    """A random document, and what it must say."""

    def __init__(self, blocks: list[tuple[str, list[tuple[str, str, bool]]]]) -> None:
        self.notes: list[str] = []
        self.words: list[str] = []
        body = p("A Title of the Lamp", "Title") + "".join(self.block(shape, runs) for shape, runs in blocks)
        footnotes = "".join(note("footnote", at, words) for at, words in enumerate(self.notes, 2))
        self.data = word_file(body, footnotes=footnotes)

    def block(self, shape: str, runs: list[tuple[str, str, bool]]) -> str:
        inside = "".join(self.run(*one) for one in runs)
        self.words.append("\n")
        if shape in ("item", "number"):
            made = item("@", 1 if shape == "item" else 2)
            return re.sub(r"<w:r>.*</w:r>", lambda _: inside, made)
        if shape == "cell":
            return f"<w:tbl><w:tr><w:tc>{p(inside)}</w:tc><w:tc>{p()}</w:tc></w:tr></w:tbl>"
        if shape == "inserted":
            return p(f'<w:ins w:id="9" w:author="A">{inside}</w:ins>')
        return p(inside, {"heading": "Heading2", "quote": "Quote"}.get(shape, ""))

    def run(self, words: str, style: str, has_note: bool) -> str:
        self.words.append(words)
        if not has_note:
            return run(words, style)
        self.notes.append(f"Note {len(self.notes)} on {words}")
        return run(words, style) + refer("footnote", len(self.notes) + 1)


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_no_word_is_lost_and_every_footnote_is_there(
    blocks: list[tuple[str, list[tuple[str, str, bool]]]],
) -> None:
    document = Document(blocks)
    made = read_seed(document.data, "seeds/a.docx", CONTEXT)
    assert isinstance(made, Imported), made.problems
    written, problems = read_article(made.article, "x.md")
    assert written and written.matter.source and not problems
    assert unaccounted(made.lines, written.matter.source.ranges()) == ()
    edition = read_edition(written.body, EditionOptions())
    assert len(edition.notes) == len(document.notes)
    proof, faults = prove_markdown(written, edition, document.data, "x.md", made.article)
    assert proof and proof.holds and not faults
    meant = " ".join("".join(document.words).split())
    kept = " ".join((edition.plain, written.matter.dek, *(one.text for one in written.matter.pullquotes)))
    # A pull quote that stands twice is told once, and the ledger says that it was repeated.
    kept += f" {text_of(made.lines, made.ledger, 'repeated')}"
    assert not Counter(meant.split()) - Counter(kept.split())
    for words in document.notes:
        assert " ".join(words.split()) in " ".join(made.lines)


@settings(max_examples=30, deadline=None)
@given(BLOCKS)
def test_no_other_reader_finds_a_word_that_ours_does_not(
    blocks: list[tuple[str, list[tuple[str, str, bool]]]],
) -> None:
    document = Document(blocks)
    made = read_seed(document.data, "seeds/a.docx", CONTEXT)
    assert isinstance(made, Imported)
    ours = re.sub(r"\s+", "", "".join(made.lines))
    for paragraph in docx.Document(io.BytesIO(document.data)).paragraphs:
        assert re.sub(r"\s+", "", paragraph.text) in ours
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = mammoth.extract_raw_text(io.BytesIO(document.data)).value
    for line in raw.split("\n"):
        assert re.sub(r"\s+", "", line) in ours
