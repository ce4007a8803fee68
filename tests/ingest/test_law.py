"""The law of imports: whatever the text, its words come back and every line is accounted for."""

import time

import pytest
from fuzz_words import LINES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.config.vocabulary import Topic, Vocabulary
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import source_text
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import pieces, text_of, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.text import fold_source, split_lines

VOCABULARY = Vocabulary(
    topics=(Topic(name="Lamp", description="A light."), Topic(name="b", description="A letter."))
)
CONTEXT = ImportContext(Settings(title="A site"), VOCABULARY)

PHRASES = (
    *LINES,
    "Title: The Lamp",
    "Lamp b",
    "2. item",
    "| a | b |",
    "text\xa0",
    "\xa0text",
    "\xa0—\xa0Jane Roe is an editor of lamps.\xa0",
    "*\xa0Jane Roe is an editor of lamps.\xa0*",
    "The Lamp was lit again, and nobody came to see it burn in the rain that night.",
    "The Lamp was lit again, and nobody came to see it burn. " * 5,
    *("[a](b)", "**", "Facebook", "News", "Home"),
)
LINE = st.one_of(
    st.sampled_from(PHRASES),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.text(st.sampled_from("*_`[]()<>&#;!\\~|-+=:.1a b\xa0\t\"'^{}"), max_size=30),
    st.just(""),
)
TEXT = st.builds(
    lambda lines, ends: ends.join(lines), st.lists(LINE, max_size=25), st.sampled_from(["\n", "\r\n", "\r"])
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT)
def test_the_words_come_back_and_every_line_is_accounted_for(text: str) -> None:
    hold_to_the_law(text)


def hold_to_the_law(text: str) -> None:
    made = read_seed(text.encode(), "seeds/x.txt", CONTEXT)
    if not isinstance(made, Imported):
        assert [one.code for one in made.problems] == ["seed-empty"] and not text.removeprefix(
            "\ufeff"
        ).strip()
        return
    lines = split_lines(text.removeprefix("\ufeff"))
    assert made.lines == lines
    written, problems = read_article(made.article, "content/articles/x.md")
    assert written and not problems and written.matter.source
    ranges = written.matter.source.ranges()
    assert unaccounted(lines, ranges) == ()
    assert sum(piece.end - piece.start for piece in pieces(lines, ranges)) == sum(map(len, lines))
    assert source_text(written.body) == fold_source(text_of(lines, ranges))
    edition = read_edition(written.body, EditionOptions())
    assert (
        *edition.problems,
        *prove_markdown(written, edition, text.encode(), "x.md", made.article)[1],
    ) == ()


PROSE = "The Lamp was lit again, and nobody came to see it burn. " * 5
HEADS = (
    "Title: The Lamp\nDate: 2021-06-03\xa0\nAuthor:\xa0Jane Roe\nTags: [a, b]",
    "---\ntitle: 'The Lamp'\nauthor: Jane Roe\n---",
    "# The Lamp\xa0",
    "\xa0The Lamp\n\nBy Jane Roe and John Doe\n\nJane Roe is an editor.\n\nJune 3, 2021",
)
TAILS = (
    "*Jane Roe is an editor.*",
    "\xa0—\xa0Jane Roe is an editor of lamps.\xa0",
    "*\xa0Jane Roe is an editor of lamps.\xa0*",
    "— Jane Roe is an editor. John Doe is a poet.",
    "— Roe is an editor of lamps.",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_law_holds_for_values_with_marks_and_no_break_spaces_around_them(
    head: str, tail: str, end: str
) -> None:
    hold_to_the_law("\n\n".join((head, PROSE, PROSE, tail)).replace("\n", end))


@given(st.binary(max_size=400))
def test_no_bytes_whatever_make_an_import_raise(data: bytes) -> None:
    made = read_seed(data, "seeds/x.txt", CONTEXT)
    assert isinstance(made, Imported) or any(one.is_error for one in made.problems)


def seconds(words: int) -> float:
    """Processor time of importing a text of so many words."""
    sentence = (
        "The keeper of the 3rd lamp wrote snake_case, *stars* and a log in 1871, and [nobody] read it. "
    )
    text = "A Long Title\n\n" + f"{sentence * 4}\n\n" * (words // 72)
    started = time.process_time()
    made = read_seed(text.encode(), "seeds/long.txt", CONTEXT)
    assert isinstance(made, Imported) and len(text.split()) >= words * 0.99
    return time.process_time() - started


def test_a_text_of_two_hundred_thousand_words_takes_seconds_and_four_times_a_quarter_of_it() -> None:
    short, long = seconds(50_000), seconds(200_000)
    assert long < 20  # about two on a quiet machine
    assert long < 8 * short
