"""The ledger of a raw text: which of its lines (or columns of a line) became what. Root module.

Whole-line ranges partition the lines. A range with columns carves its columns out of the whole-line range
that covers the line: `body 5–20` with `mark 7–9, columns 1–2` means that lines 5 to 20 are body but for the
first two characters of lines 7 to 9.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct

BODY = "body"


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """Lines `first` to `last` of a raw text (from 1, both included), or the columns `start` to `end` of each."""

    first: int
    last: int
    kind: str
    """`body`, or why it is not: `title`, `date`, `dek`, `bio`, `pullquote`, `repeated`, `topics`, `mark` …"""
    start: int = 0
    """First column (from 1, code points); 0 where whole lines are meant."""
    end: int = 0
    """Last column, included; 0 where whole lines are meant."""

    @property
    def is_whole(self) -> bool:
        return self.start == 0


class Piece(Struct, frozen=True):
    """A run of one line's characters and the kind that the ledger gives them; offsets from 0, half-open."""

    line: int
    start: int
    end: int
    kind: str


def unaccounted(lines: Sequence[str], ranges: Iterable[Range]) -> tuple[str, ...]:
    """What keeps ranges from partitioning the lines, as sentences: gaps, overlaps, places that are not there."""
    every = sorted(ranges)
    return (*_whole_faults(lines, [r for r in every if r.is_whole]), *_column_faults(lines, every))


def pieces(lines: Sequence[str], ranges: Iterable[Range]) -> Iterator[Piece]:
    """The lines cut into pieces of one kind, in order, empty lines included. Needs ranges without faults."""
    whole, carved = _by_line(ranges)
    for n, line in enumerate(lines, 1):
        yield from _cut(n, len(line), whole.get(n, ""), carved.get(n, ()))


def texts_of(lines: Sequence[str], ranges: Iterable[Range]) -> dict[str, str]:
    """The text that the ledger gives each kind: its pieces, each line's joined as they stand, lines by `\\n`."""
    whole, carved = _by_line(ranges)
    rows: dict[str, list[str]] = {}
    for n, line in enumerate(lines, 1):
        kind = whole.get(n, "")
        if n not in carved:
            rows.setdefault(kind, []).append(line)
            continue
        parts: dict[str, str] = {}
        for piece in _cut(n, len(line), kind, carved[n]):
            parts[piece.kind] = parts.get(piece.kind, "") + line[piece.start : piece.end]
        for own, text in parts.items():
            rows.setdefault(own, []).append(text)
    return {kind: "\n".join(own) for kind, own in rows.items()}


def text_of(lines: Sequence[str], ranges: Iterable[Range], kind: str = BODY) -> str:
    """The text that the ledger gives one kind."""
    return texts_of(lines, ranges).get(kind, "")


def _by_line(ranges: Iterable[Range]) -> tuple[dict[int, str], dict[int, list[Range]]]:
    """The kind of each line that has one as a whole, and what is carved out of lines, by the line's number."""
    whole: dict[int, str] = {}
    carved: dict[int, list[Range]] = {}
    for one in sorted(ranges, key=lambda one: one.start):
        for n in range(one.first, one.last + 1):
            if one.is_whole:
                whole[n] = one.kind
            else:
                carved.setdefault(n, []).append(one)
    return whole, carved


def _cut(n: int, width: int, kind: str, carved: Sequence[Range]) -> Iterator[Piece]:
    at = 0
    for one in carved:
        if one.start - 1 > at:
            yield Piece(n, at, one.start - 1, kind)
        yield Piece(n, one.start - 1, one.end, one.kind)
        at = one.end
    if at < width or not width:
        yield Piece(n, at, width, kind)


def _whole_faults(lines: Sequence[str], whole: Sequence[Range]) -> Iterator[str]:
    expected = 1
    for one in whole:
        if one.first > one.last or one.first < 1 or one.last > len(lines):
            yield f"lines {one.first}–{one.last} ({one.kind}) are not in a text of {len(lines)} lines"
        elif one.first > expected:
            yield f"no class for {_lines(expected, one.first - 1)}"
        elif one.first < expected:
            yield f"two classes for line {one.first}"
        expected = max(expected, one.last + 1)
    if expected <= len(lines):
        yield f"no class for {_lines(expected, len(lines))}"


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _column_faults(lines: Sequence[str], ranges: Sequence[Range]) -> Iterator[str]:
    taken: dict[int, int] = {}
    for one in sorted((r for r in ranges if not r.is_whole), key=lambda r: (r.start, r.first)):
        for n in range(max(1, one.first), min(one.last, len(lines)) + 1):
            if not 1 <= one.start <= one.end <= len(lines[n - 1]):
                yield f"line {n} has no columns {one.start}–{one.end} ({one.kind})"
            elif one.start <= taken.get(n, 0):
                yield f"two classes for column {one.start} of line {n}"
            taken[n] = max(taken.get(n, 0), one.end)
