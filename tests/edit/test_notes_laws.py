"""What holds for any article and any phrase of it: a note that is added hangs on exactly these words, all else renders
as before, and taking it away gives the file back."""

from editing import article, ask
from hypothesis import given
from hypothesis import strategies as st

from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.reading import hanging
from glossator.edit.revise import delete_note, read_note
from glossator.notes.folding import fold

WORDS = [
    "the",
    "plan",
    "jobs",
    "café",
    "Moscow’s",
    "3.5",
    "*naïve*",
    "**раст**",
    "`code`",
    "创造就业",
    "co-op",
    "“no”",
    "so…",
    "AT&amp;T",
    "a\\*b",
    "3&nbsp;000",
    "[link](x.md)",
    "~~gone~~",
    "<b>bold</b>",
    "<mark>m</mark>",
    "(in)",
    "said,",
    "end.",
]
WORD = st.sampled_from(WORDS)
TEXT_BLOCK = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
BLOCK = st.one_of(
    TEXT_BLOCK,
    TEXT_BLOCK.map(lambda text: text.replace(" ", "\n", 1)),
    st.lists(TEXT_BLOCK, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
    TEXT_BLOCK.map(lambda text: f"> {text}"),
    TEXT_BLOCK.map(lambda text: f"## {text}"),
    TEXT_BLOCK.map(lambda text: f"| a | b |\n|---|---|\n| {text} | x |"),
    st.just("    code of its own"),
    st.just("[^old]: **Note** “jobs” An old note."),
)
NOTE = st.sampled_from(
    [
        "Text.",
        "“Quoted”, he said",
        "[in brackets]",
        "- a list",
        "Two.\n\n> quoted",
        "(see p. 4)",
        "— so",
        "*so* `x`",
        "[^old] *so*",
        "See [^old]",
        "See\n![a](a.png)",
        "    code\n\nmore",
    ]
)


def opened(text: str) -> Manuscript:
    manuscript, problems = open_manuscript(article(text))
    assert manuscript is not None, problems
    return manuscript


@st.composite
def annotations(draw: st.DrawFn) -> tuple[str, int, str]:
    """An article's file, the number of a passage, and a phrase of that."""
    blocks = draw(st.lists(BLOCK, min_size=1, max_size=5))
    text = "---\ntitle: T\n---\n\n" + "\n\n".join(dict.fromkeys(blocks)) + "\n"
    passages = opened(text).passages
    if not passages:
        return text, 0, ""
    number = draw(st.integers(0, len(passages) - 1))
    words = passages[number].flow.text.split()
    first = draw(st.integers(0, max(0, len(words) - 1)))
    last = draw(st.integers(first, max(first, len(words) - 1)))
    return text, number, " ".join(words[first : last + 1])


@given(annotations(), NOTE, st.sampled_from(["note", "claim", "definition"]))
def test_a_note_hangs_on_its_words_or_is_refused(case: tuple[str, int, str], note: str, kind: str) -> None:
    text, _, phrase = case
    made, problems = ask(text, phrase, note, kind=kind)
    if made is None:
        assert problems[0].code in ("note-refused", "quote-ambiguous", "quote-not-found")
        return
    before, after = opened(text), opened(made.text)
    where = hanging(after, made.label)
    assert where is not None
    assert fold(after.passages[where.passage].flow.text[where.start : where.end]) == fold(phrase)
    assert after.edition.plain == before.edition.plain
    assert after.render(after.parted.source) == before.render(before.parted.source)
    words, problems = read_note(article(made.text), made.label)
    assert words is not None, problems
    assert (words.text, words.kind) == (note, kind)


@given(annotations(), NOTE)
def test_taking_a_note_away_gives_the_file_back(case: tuple[str, int, str], note: str) -> None:
    text, _, phrase = case
    made, _ = ask(text, phrase, note)
    if made is not None:
        without, problems = delete_note(article(made.text), made.label)
        assert without is not None, problems
        assert without.text == text


REASONS = (
    "several paragraphs",
    "more than once",
    "code or a link",
    "within a word",
    "not in the article",
    "<mark>",
    "is marked",
    "indented code would become part of it",
)


@given(annotations())
def test_a_phrase_of_a_paragraph_is_refused_for_one_of_a_few_reasons(case: tuple[str, int, str]) -> None:
    text, number, phrase = case
    made, problems = ask(text, phrase)
    if made is None and phrase and not opened(text).passages[number].is_heading:
        assert [reason for reason in REASONS if reason in problems[0].message], problems[0].message
