"""Notes and pull quotes get their places beside the blocks that they belong to. Room `theme`; imports the root; pure.

A page has its text first and one list of notes after it; a grid sets each note beside the line that refers to it. Its
rows are about half a line of text high, and stretch: an estimate of how many lines everything takes says in which row
it starts and how many it spans, and what is really higher makes its rows higher. Therefore nothing can overlap,
whatever the reader's faces and sizes are, and an estimate that is a little wrong costs a little room, nothing else.

Notes that crowd run on below their lines. Where one would stand far from its own, those before it are folded, the
longest first: to how they start, then to their label alone. Where even that is not enough, the text waits for them. In
one column the same elements follow each other by a second number, a block before what belongs to it.

Rows are told by classes, a digit each (`bu3 bt2` is row 23), since a policy for a page's content may forbid inline
styles, and the proof refuses them in the source's element.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from msgspec import Struct

from glossator.model import Byline, Html
from glossator.theme.crowding import Piece, fitted
from glossator.theme.extents import block_rows, note_rows, quote_rows, references, text_of

DIGITS = "uthk"
"""Units, tens, hundreds, thousands."""
FARTHEST = 9999
"""Rows of a grid: Firefox knows no more."""
LONG = 420
"""Characters of a note beyond which it always shows only how it starts."""
DRIFT = 30
"""How many rows notes may run on below their block before the text waits."""


class Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def html(self) -> Html: ...


class Hung(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def block(self) -> str: ...
    @property
    def html(self) -> Html: ...
    @property
    def plain(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def byline(self) -> Byline: ...


class Repeated(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def after(self) -> int: ...


class Places(Struct, frozen=True):
    """Where everything stands: classes, in the order of what was given."""

    blocks: tuple[str, ...]
    notes: tuple[str, ...]
    quotes: tuple[str, ...]
    folds: tuple[str, ...]
    """What a note shows beside the text: `start`, `label`, or all of it (empty)."""
    fits: bool
    """Whether it is short enough (some 40,000 words) for browsers to set it so; else all follows in one column."""
    after: str
    """Of what follows the text in its column, while notes may still run on beside it."""


class _Cell(Struct, frozen=True):
    order: int
    """In one column."""
    row: int
    """Beside the text, from 1."""
    span: int
    fold: str = ""
    is_last: bool = False
    """Of what belongs to its block."""

    @property
    def classes(self) -> str:
        digits = (*_digits("o", self.order), *_digits("b", self.row), *_digits("s", self.span))
        return " ".join((*digits, "last") if self.is_last else digits)


def beside(notes: Sequence[Hung], blocks: Sequence[Named], quotes: Sequence[Repeated] = ()) -> Places:
    """The places of a text's blocks, of its notes and of its pull quotes. A note whose block is not there, and a quote
    after the last, belong to the last block; a quote before the first stands above it, in the text's column."""
    texts = [text_of(block.html) for block in blocks]
    heights = [block_rows(text) for text in texts]
    pieces = _pieces(notes, blocks, texts, heights, quotes)
    cells: dict[tuple[str, int], _Cell] = {}
    order = row = 1
    while pieces and pieces[0].block < 0:
        piece = pieces.pop(0)
        cells[piece.what, piece.index] = _Cell(order, row, piece.rows)
        order, row = order + 1, row + piece.rows
    free = row
    held = {block: list(own) for block, own in groupby(fitted(pieces, heights), lambda piece: piece.block)}
    for index, height in enumerate(heights):
        start, own, margin = row, order, held.get(index, [])
        for piece in margin:
            at = max(start + piece.wanted, free)
            order, free = order + 1, at + piece.rows
            is_last = piece is margin[-1]
            cells[piece.what, piece.index] = _Cell(order, at, piece.rows, piece.fold, is_last)
        row = max(start + height, free - DRIFT)
        cells["block", index] = _Cell(own, start, row - start)
        order += 1
    hung = [cells["note", index] for index in range(len(notes))]
    return Places(
        tuple(cells["block", index].classes for index in range(len(blocks))),
        tuple(cell.classes for cell in hung),
        tuple(cells["quote", index].classes for index in range(len(quotes))),
        tuple(cell.fold for cell in hung),
        max(row, free) <= FARTHEST,
        _Cell(order, row, max(1, free - row)).classes,
    )


def _pieces(
    notes: Sequence[Hung],
    blocks: Sequence[Named],
    texts: Sequence[str],
    heights: Sequence[int],
    quotes: Sequence[Repeated],
) -> list[Piece]:
    """All that stands in the margin, in the order of the blocks; what comes before the first is of block -1."""
    places = {block.id: index for index, block in enumerate(blocks)}
    lines = {label: line for text in texts for label, line in references(text)}
    last = len(blocks) - 1
    found = [
        _note(index, note, places.get(note.block, last), lines.get(note.id, 0))
        for index, note in enumerate(notes)
    ]
    for index, quote in enumerate(quotes):
        after = max(-1, min(quote.after - 1, last))
        wanted = heights[after] if after >= 0 else 0
        found.append(Piece("quote", index, after, wanted, quote_rows(quote.text)))
    return sorted(found, key=lambda piece: piece.block)


def _note(index: int, note: Hung, block: int, line: int) -> Piece:
    piece = Piece("note", index, block, line, note_rows(note))
    return piece.folded if len(note.plain) > LONG else piece


def _digits(prefix: str, value: int) -> Iterator[str]:
    """A number as classes, its last digit first; zeros are left out."""
    digits = reversed(str(min(value, FARTHEST)))
    return (f"{prefix}{place}{digit}" for place, digit in zip(DIGITS, digits, strict=False) if digit != "0")
