"""Text as a terminal shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.cli.cells import span, spread, visible, width, window

TEXTS = st.text(st.characters(exclude_characters="\n\r"), max_size=60).map(lambda text: spread(visible(text)))


def test_escape_sequences_of_a_file_do_not_reach_the_terminal() -> None:
    assert visible("a\x1b[31mb\x07\x9bc") == "a␛[31mb␇�c"


def test_direction_marks_are_shown_rather_than_obeyed() -> None:
    assert visible("abc\u202edef\u2066") == "abc�def�"


def test_tabs_reach_the_next_multiple_of_four() -> None:
    assert spread("a\tbc\t\td") == "a   bc      d"


def test_a_tab_after_a_wide_character_counts_cells() -> None:
    assert spread("計\tx") == "計  x"


@pytest.mark.parametrize(
    ("row", "column", "length", "expected"),
    [
        ("abc def", 5, 3, (4, 3)),
        ("\tabc", 2, 3, (4, 3)),
        ("計画 abc", 4, 3, (5, 3)),
        ("計画 abc", 1, 2, (0, 4)),
        ("cre\u0301ated x", 1, 8, (0, 7)),
        ("cre\u0301ated x", 10, 1, (8, 1)),
        ("abc", 4, 1, (3, 1)),
        ("abc", 2, 0, (1, 1)),
    ],
)
def test_a_span_is_measured_in_cells(row: str, column: int, length: int, expected: tuple[int, int]) -> None:
    assert span(row, column, length) == expected


def test_a_row_that_fits_is_shown_whole() -> None:
    assert window("abc", 0, 3) == ("abc", 0)


def test_both_cut_ends_carry_an_ellipsis() -> None:
    assert window("abcdefghij", 3, 5) == ("…def…", 2)


def test_a_wide_character_is_not_cut_in_two() -> None:
    text, begin = window("計画計画計画", 3, 6)
    assert text == "…計画…"
    assert begin == 3


@given(TEXTS, st.integers(0, 70), st.integers(4, 40))
def test_a_window_never_exceeds_its_cells(row: str, start: int, cells: int) -> None:
    assert width(window(row, start, cells)[0]) <= cells
