"""Text as a terminal shows it: characters that would steer it made visible, tabs spread, widths in cells.

Room `cli`, pure. Widths come from rich's tables (UAX 11: wide and full-width are two cells, combining marks none).
"""

import re

from rich.cells import cell_len

TAB = 4
ELLIPSIS = "…"

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_STEERING = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff{_BIDI}\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with each control character, line end, direction mark and lone surrogate replaced by a picture of
    one cell, so that a file's content cannot steer the terminal. Tabs are left to `spread`."""
    return _STEERING.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x09:
        return "\t"
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


def spread(text: str) -> str:
    """The text with tabs as spaces up to the next multiple of four cells."""
    head, *cells = text.split("\t")
    for cell in cells:
        head += " " * (TAB - width(head) % TAB) + cell
    return head


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return cell_len(text)


def span(row: str, column: int, length: int) -> tuple[int, int]:
    """Where `length` characters from `column` (from 1) of a row stand once it is spread: first cell and number of
    cells, at least one. What lies beyond the row counts as one cell after its end."""
    start = width(spread(row[: column - 1]))
    end = width(spread(row[: column - 1 + length]))
    return start, max(1, end - start)


def window(row: str, start: int, cells: int) -> tuple[str, int]:
    """The part of a spread row that shows its cells from `start` on in at most `cells` cells, and the cell at which
    that part really begins (a wide character is not cut in two). Cut ends are marked by an ellipsis."""
    if start == 0 and width(row) <= cells:
        return row, 0
    first, begin = _skip(row, start)
    tail = row[first:]
    lead = ELLIPSIS if first else ""
    if width(tail) + len(lead) > cells:
        tail = tail[: _fit(tail, cells - len(lead) - 1)] + ELLIPSIS
    return lead + tail, begin - len(lead)


def _skip(row: str, cells: int) -> tuple[int, int]:
    """The index of the first character at or after a cell that is no combining mark, and its cell."""
    at = 0
    for index, character in enumerate(row):
        size = width(character)
        if at >= cells and size:
            return index, at
        at += size
    return len(row), at


def _fit(row: str, cells: int) -> int:
    """How many characters fit into so many cells."""
    at = 0
    for index, character in enumerate(row):
        at += width(character)
        if at > cells:
            return index
    return len(row)
