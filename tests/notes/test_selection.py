"""Where a note's words are in the article's plain text, for selectors of other programs."""

from glossing import read
from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Selection
from glossator.text import fold_source

WORDS = st.sampled_from(
    ["the", "plan,", "cafe\u0301", "“jobs”", "no\u00a0break", "创造就业", "*so*", "`a  b`", "&amp;"]
)
SPACES = st.sampled_from([" ", "\n", "  ", "\\\n"])


def selection(markdown: str) -> Selection:
    (note,) = read(markdown).notes
    assert note.selection is not None
    return note.selection


def test_a_selection_has_the_words_their_offsets_and_what_is_around_them() -> None:
    found = selection("A first one.\n\nThe plan made\njobs[^n] for all.\n\n[^n]: **Note:** “made jobs” Text.")
    assert found == Selection(22, 31, "made jobs", "A first one. The plan ", " for all.")


def test_context_is_of_32_characters() -> None:
    found = selection(f"{'a' * 40} words[^n] {'b' * 40}\n\n[^n]: **Note:** “words” Text.")
    assert (found.prefix, found.suffix) == ("a" * 31 + " ", " " + "b" * 31)


def test_a_note_without_quoted_words_selects_the_point_of_its_reference() -> None:
    found = selection("One two.[^n] Three.\n\n[^n]: A footnote.")
    assert found == Selection(8, 8, "", "One two.", " Three.")


def test_a_note_that_only_a_note_refers_to_selects_nothing() -> None:
    notes = read("One.[^a]\n\n[^a]: See below.[^b]\n\n[^b]: Below.").notes
    assert [note.selection is None for note in notes] == [False, True]


def test_characters_beyond_the_basic_plane_count_for_one() -> None:
    assert selection("🦊🦊 word[^n]\n\n[^n]: **Note:** “word” Text.").start == 3


@given(
    st.lists(st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=8), min_size=1, max_size=4), st.data()
)
def test_the_plain_text_has_the_words_where_the_selection_says(
    blocks: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    which = data.draw(st.integers(0, len(blocks) - 1))
    first = data.draw(st.integers(0, len(blocks[which]) - 1))
    texts = ["".join(word + space for word, space in block).strip() for block in blocks]
    before = "".join(word + space for word, space in blocks[which][:first])
    rest = "".join(word + space for word, space in blocks[which][first:])
    texts[which] = f"{before}<mark>{blocks[which][first][0]}</mark>[^n] {rest}".strip()
    edition = read("\n\n".join(texts) + "\n\n[^n]: **Note:** Text.")
    (note,) = edition.notes
    found = note.selection
    assert found is not None
    assert found.exact == edition.plain[found.start : found.end] == fold_source(note.quote)
    assert edition.plain[: found.start].endswith(found.prefix)
    assert edition.plain[found.end :].startswith(found.suffix)
