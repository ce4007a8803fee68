"""The ledger partitions the lines of a raw text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.ledger import Range, pieces, text_of, unaccounted

LINES = ("Title", "", "- one", "- two", "")


def test_whole_lines_and_columns_together_account_for_everything() -> None:
    ranges = (Range(1, 2, "title"), Range(3, 5, "body"), Range(3, 4, "mark", 1, 2))
    assert unaccounted(LINES, ranges) == ()
    assert text_of(LINES, ranges) == "one\ntwo\n"
    assert text_of(LINES, ranges, "mark") == "- \n- "


@pytest.mark.parametrize(
    ("ranges", "said"),
    [
        ((Range(2, 5, "body"),), "no class for line 1"),
        ((Range(1, 3, "body"),), "no class for lines 4–5"),
        ((Range(1, 3, "body"), Range(3, 5, "bio")), "two classes for line 3"),
        ((Range(1, 6, "body"),), "lines 1–6 (body) are not in a text of 5 lines"),
        ((Range(1, 5, "body"), Range(3, 3, "mark", 1, 9)), "line 3 has no columns 1–9 (mark)"),
        (
            (Range(1, 5, "body"), Range(3, 3, "a", 1, 2), Range(3, 3, "b", 2, 3)),
            "two classes for column 2 of line 3",
        ),
    ],
)
def test_what_is_missing_or_there_twice_is_said(ranges: tuple[Range, ...], said: str) -> None:
    assert said in unaccounted(LINES, ranges)


@given(st.lists(st.text("ab ", max_size=5), min_size=1, max_size=8), st.data())
def test_pieces_put_together_are_the_lines(lines: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(lines)))) | {0, len(lines)})
    whole = [Range(a + 1, b, f"k{a}") for a, b in pairwise(cuts)]
    carved = [Range(n, n, "mark", 1, 1) for n, line in enumerate(lines, 1) if line.startswith("a")]
    assert unaccounted(lines, [*whole, *carved]) == ()
    again = [""] * len(lines)
    for piece in pieces(lines, [*whole, *carved]):
        again[piece.line - 1] += lines[piece.line - 1][piece.start : piece.end]
    assert again == lines
