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

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import accumulate, groupby
from math import ceil
from typing import Protocol

from glossator.model import Byline, Html

DIGITS = "uthk"
"""Units, tens, hundreds, thousands."""
FARTHEST = 9999
LINE, LEADING = 66, 2
"""Characters on a line of text, and the rows that it takes."""
NOTE_LINE, NOTE_LEADING = 40, 1.48
"""The same for a note in the margin; rather too many, since a note that needs more room than it has parts the text."""
QUOTE_LINE, QUOTE_LEADING = 26, 2.4
HEAD, SPOKEN, ROOM = 1.9, 1.6, 1.4
"""Rows for a note's label, for who said its words, and for the room below it."""
IMAGE = 24
LONG = 420
"""Characters of a note beyond which it always shows only how it starts."""
START, LABEL = 11, 3
"""Rows of a note that shows how it starts, and of one that shows its label."""
WORTH = 3
"""How many rows must be won for a note to show but how it starts."""
NEAR = 8
"""How many rows a note may stand below its line before others are folded."""
DRIFT = 30
"""How many rows notes may run on below their block before the text waits."""
BREAK = re.compile(r"</(?:p|li|tr|dt|dd|h[1-6]|pre|figcaption|div)>|<br\b[^>]*>", re.I)
PICTURE = re.compile(r"<(?:img|svg|video)\b", re.I)
TAG = re.compile(r"<[^>]*>")
REFERENCE = re.compile(r'<a id="ref-([^"]+)"')


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


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands: classes, in the order of what was given."""

    blocks: tuple[str, ...]
    notes: tuple[str, ...]
    quotes: tuple[str, ...]
    folds: tuple[str, ...]
    """What a note shows beside the text: `start`, `label`, or all of it (empty)."""
    after: str
    """Of what follows the text in its column, while notes may still run on beside it."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in the margin: a note, or a pull quote."""

    what: str
    index: int
    block: int
    wanted: int
    """The row, from its block's first, where it would like to start."""
    rows: int
    fold: str = ""

    @property
    def can_fold(self) -> bool:
        return self.what == "note" and self.rows > LABEL

    @property
    def won(self) -> tuple[bool, int]:
        """How much folding it wins: first of all what is still whole, and worth it."""
        rows = self.rows - self.folded.rows
        return (not self.fold and rows >= WORTH, rows)

    @property
    def folded(self) -> "_Piece":
        """One step smaller."""
        return (
            replace(self, rows=START, fold="start")
            if self.rows >= START + WORTH
            else replace(self, rows=LABEL, fold="label")
        )


@dataclass(frozen=True, slots=True)
class _Cell:
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
    texts = [_text(block.html) for block in blocks]
    heights = [_height(text) for text in texts]
    pieces = _pieces(notes, blocks, texts, heights, quotes)
    cells: dict[tuple[str, int], _Cell] = {}
    order = row = 1
    while pieces and pieces[0].block < 0:
        piece = pieces.pop(0)
        cells[piece.what, piece.index] = _Cell(order, row, piece.rows)
        order, row = order + 1, row + piece.rows
    free = row
    held = {block: list(own) for block, own in groupby(_fitted(pieces, heights), lambda piece: piece.block)}
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
        _Cell(order, row, max(1, free - row)).classes,
    )


def _fitted(pieces: Sequence[_Piece], heights: Sequence[int]) -> Sequence[_Piece]:
    """The pieces, folded until each note stands near its line: those that push it down, the longest first. What need
    not have been folded after all is opened again."""
    tops = list(accumulate(heights, initial=0))
    wanted = [tops[piece.block] + piece.wanted for piece in pieces]
    fitted, rows = list(pieces), list[int]()
    for nth, piece in enumerate(pieces):
        rows.append(_after(fitted, rows, nth, wanted))
        first = nth
        while first and rows[first] > wanted[first]:
            first -= 1
        while piece.what == "note" and rows[nth] - wanted[nth] > NEAR:
            pushing = [at for at in range(first, nth) if fitted[at].can_fold]
            if not pushing:
                break
            longest = max(pushing, key=lambda at: fitted[at].won)
            fitted[longest] = fitted[longest].folded
            for at in range(longest + 1, nth + 1):
                rows[at] = _after(fitted, rows, at, wanted)
    return _opened(pieces, fitted, wanted)


def _opened(whole: Sequence[_Piece], fitted: list[_Piece], wanted: Sequence[int]) -> Sequence[_Piece]:
    """The pieces with those whole again for which there is room, the shortest first."""
    rows = list[int]()
    for nth in range(len(fitted)):
        rows.append(_after(fitted, rows, nth, wanted))
    short = sorted((nth for nth, piece in enumerate(fitted) if piece.fold), key=lambda nth: whole[nth].rows)
    for nth in short:
        for larger in (whole[nth], whole[nth].folded):
            if larger.rows > fitted[nth].rows and _has_room(fitted, rows, nth, larger, wanted):
                fitted[nth] = larger
    return fitted


def _has_room(
    pieces: Sequence[_Piece], rows: list[int], nth: int, larger: _Piece, wanted: Sequence[int]
) -> bool:
    """Whether a piece can be larger and no note after it comes to stand farther from its line than is near, or than it
    does already; if so, the rows are those that follow from it."""
    moved, bottom = dict[int, int](), rows[nth] + larger.rows
    for after in range(nth + 1, len(pieces)):
        if bottom <= rows[after]:
            break
        if pieces[after].what == "note" and bottom - wanted[after] > NEAR:
            return False
        moved[after], bottom = bottom, bottom + pieces[after].rows
    for after, row in moved.items():
        rows[after] = row
    return True


def _after(pieces: Sequence[_Piece], rows: Sequence[int], nth: int, wanted: Sequence[int]) -> int:
    """The row of a piece: where it would like to stand, or below the one before."""
    return max(wanted[nth], rows[nth - 1] + pieces[nth - 1].rows) if nth else wanted[nth]


def _pieces(
    notes: Sequence[Hung],
    blocks: Sequence[Named],
    texts: Sequence[str],
    heights: Sequence[int],
    quotes: Sequence[Repeated],
) -> list[_Piece]:
    """All that stands in the margin, in the order of the blocks; what comes before the first is of block -1."""
    places = {block.id: index for index, block in enumerate(blocks)}
    lines = {label: line for text in texts for label, line in _references(text)}
    last = len(blocks) - 1
    found = [
        _note(index, note, places.get(note.block, last), lines.get(note.id, 0))
        for index, note in enumerate(notes)
    ]
    for index, quote in enumerate(quotes):
        after = max(-1, min(quote.after - 1, last))
        rows = ceil(_lines(quote.text, QUOTE_LINE) * QUOTE_LEADING + 1)
        found.append(_Piece("quote", index, after, heights[after] if after >= 0 else 0, rows))
    return sorted(found, key=lambda piece: piece.block)


def _text(html: Html) -> str:
    return "".join(part for part in html if isinstance(part, str))


def _references(text: str) -> Iterator[tuple[str, int]]:
    """The notes that a block refers to, each with the row of its first reference's line, from 0."""
    for match in REFERENCE.finditer(text):
        yield unescape(match[1]), max(0, _text_lines(text[: match.start()], LINE) - 1) * LEADING


def _height(text: str) -> int:
    """How many rows a block takes, the room below it counted in."""
    return _text_lines(text, LINE) * LEADING + 1 + IMAGE * len(PICTURE.findall(text))


def _note(index: int, note: Hung, block: int, line: int) -> _Piece:
    signed = sum(len(part) + 16 for part in (note.byline.author, note.byline.checker) if part)
    lines = _text_lines(_text(note.html), NOTE_LINE) + signed / NOTE_LINE
    rows = ceil(HEAD + (SPOKEN if note.speaker else 0) + lines * NOTE_LEADING + ROOM)
    piece = _Piece("note", index, block, line, rows)
    return piece.folded if len(note.plain) > LONG else piece


def _text_lines(html: str, width: int) -> int:
    plain = (unescape(TAG.sub("", part)).strip() for part in BREAK.split(html))
    return sum(_lines(part, width) for part in plain if part) or 1


def _lines(text: str, width: int) -> int:
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return ceil((len(text) + wide) / width)


def _digits(prefix: str, value: int) -> Iterator[str]:
    """A number as classes, its last digit first; zeros are left out."""
    digits = reversed(str(min(value, FARTHEST)))
    return (f"{prefix}{place}{digit}" for place, digit in zip(DIGITS, digits, strict=False) if digit != "0")
