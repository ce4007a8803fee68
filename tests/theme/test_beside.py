"""Where notes stand beside their text, as far as numbers tell it; what a browser makes of them is `tests/browser`."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glossator.model import Byline, Html, Note, PullQuote
from glossator.theme.beside import DIGITS, Places, beside


@dataclass(frozen=True)
class Block:
    id: str
    html: Html


def paragraph(number: int, words: int = 60, *labels: str) -> Block:
    """A paragraph that refers to the notes at its end."""
    references = "".join(f'<sup><a id="ref-{label}" href="#note-{label}">1</a></sup>' for label in labels)
    return Block(f"p{number}", (f'<p id="p{number}">{"words " * words}{references}</p>',))


def note(label: str, block: str, words: int = 20) -> Note:
    text = "words " * words
    return Note(label, label, 1, "note", "", "", "", Byline(), "", (f"<p>{text}</p>",), text, 1, 1, block)


def number(classes: str, prefix: str) -> int:
    """The number that a digit a class makes."""
    digits = {name[1]: int(name[2:]) for name in classes.split() if name[0] == prefix}
    return sum(digit * 10 ** DIGITS.index(place) for place, digit in digits.items())


def cells(classes: Sequence[str]) -> list[tuple[int, int]]:
    """Row and span of each."""
    return [(number(one, "b"), number(one, "s")) for one in classes]


def test_a_row_is_told_by_a_digit_a_class() -> None:
    places = beside((), [paragraph(n, 600) for n in range(3)])
    assert places.blocks == (
        "ou1 bu1 su1 st1 sh1",
        "ou2 bu2 bt1 bh1 su1 st1 sh1",
        "ou3 bu3 bt2 bh2 su1 st1 sh1",
    )


def test_a_note_stands_beside_the_line_that_refers_to_it() -> None:
    blocks = [paragraph(1), Block("p2", (f'<p>{"words " * 44}<a id="ref-a"></a> {"words " * 40}</p>',))]
    places = beside([note("a", "p2")], blocks)
    start = number(places.blocks[1], "b")
    assert number(places.notes[0], "b") == start + 6  # the fourth line, of two rows each


def test_notes_of_one_column_follow_their_block() -> None:
    blocks = [paragraph(1, 60, "a", "b"), paragraph(2), paragraph(3, 60, "c")]
    places = beside([note("a", "p1"), note("b", "p1"), note("c", "p3")], blocks, [PullQuote("Words.", 2)])
    assert [number(one, "o") for one in places.blocks] == [1, 4, 6]
    assert [number(one, "o") for one in places.notes] == [2, 3, 7]
    assert number(places.quotes[0], "o") == 5


def test_a_lead_quote_opens_the_column_and_what_names_no_block_hangs_on_the_last() -> None:
    places = beside(
        [note("a", "gone")], [paragraph(1), paragraph(2)], [PullQuote("First.", 0), PullQuote("Last.", 9)]
    )
    assert number(places.quotes[0], "o") == 1
    assert number(places.blocks[0], "b") == 1 + number(places.quotes[0], "s")
    assert [number(one, "o") for one in (places.blocks[1], places.notes[0], places.quotes[1])] == [3, 4, 5]


def test_a_lone_note_is_whole_and_a_long_one_shows_how_it_starts() -> None:
    assert beside([note("a", "p1")], [paragraph(1, 60, "a")]).folds == ("",)
    assert beside([note("a", "p1", 1200)], [paragraph(1, 60, "a")]).folds == ("start",)


def test_notes_that_would_push_one_far_from_its_line_are_folded_the_longest_first() -> None:
    notes = [note("a", "p1", 60), note("b", "p1", 1), note("c", "p1", 60)]
    assert beside(notes, [paragraph(1, 60, "a", "b", "c")]).folds == ("label", "", "")


def test_where_folding_is_not_enough_the_text_waits() -> None:
    labels = [f"n{n}" for n in range(40)]
    places = beside([note(one, "p1") for one in labels], [paragraph(1, 40, *labels), paragraph(2)])
    assert set(places.folds[:-1]) == {"label"}
    (first, height), (second, _) = cells(places.blocks)
    assert second == first + height > 80


def test_a_book_does_not_fit() -> None:
    assert beside((), [paragraph(n, 300) for n in range(150)]).fits
    assert not beside((), [paragraph(n, 300) for n in range(220)]).fits


def _overlaps(columns: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [later for (row, span), later in pairwise(sorted(columns)) if later[0] < row + span]


@given(
    st.lists(
        st.tuples(st.integers(1, 300), st.lists(st.integers(1, 400), max_size=9)), min_size=1, max_size=12
    )
)
def test_nothing_ever_shares_a_row_of_its_column(text: list[tuple[int, list[int]]]) -> None:
    blocks, notes = [], []
    for nth, (words, lengths) in enumerate(text):
        own = [note(f"n{nth}-{one}", f"p{nth}", length) for one, length in enumerate(lengths)]
        blocks.append(paragraph(nth, words, *(one.id for one in own)))
        notes += own
    places: Places = beside(notes, blocks, [PullQuote("Some words once more.", 1)])
    assert _overlaps(cells(places.blocks)) == []
    assert _overlaps([*cells(places.notes), *cells(places.quotes)]) == []
    orders = [number(one, "o") for one in (*places.blocks, *places.notes, *places.quotes, places.after)]
    assert sorted(orders) == list(range(1, len(orders) + 1))
    assert all(number(one, "b") >= 1 and number(one, "s") >= 1 for one in (*places.notes, *places.blocks))
