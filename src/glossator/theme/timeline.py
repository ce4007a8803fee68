"""How many articles there are of each month, as a line of time to be drawn. Room `theme`; imports root, pure.

All places are in hundredths of the drawing's width, so that it can be as wide as its page and its letters stay as large
as they are.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

MONTHS_AT_MOST = 36
YEARS_AT_MOST = 100
SLOT = 48
"""Pixels that a slot has where there are few."""
WIDEST = 560
NARROWEST = 288
"""Pixels of width that labels must do with: a phone's."""
LABEL = 46
"""Pixels that a year needs, with the space beside it."""
NUMBER = 24
"""Likewise a count."""
TALLEST = 26
"""Pixels of the tallest tick."""
LEAST = 5


class Tick(Struct, frozen=True):
    """A month, year or decade that has articles."""

    name: str
    """In ISO 8601: `2024-03` or `2024`; a decade as `1870`."""
    count: int
    x: float
    height: int
    """In pixels."""
    numbered: bool
    """Whether there is room to write the count above it."""


class Label(Struct, frozen=True):
    """A year beneath the line."""

    x: float
    anchor: str
    """`start`, `middle` or `end`: which part of it stands at `x`."""
    text: str


class Timeline(Struct, frozen=True):
    unit: str
    """`month`, `year` or `decade`; empty where there is but one of them, and nothing to draw."""
    width: int
    """In pixels, if there is room."""
    first: str
    last: str
    """Names of the first and last tick."""
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]


def timeline(months: Iterable[tuple[str, int]]) -> Timeline:
    """Pairs of a month in ISO 8601 (`2024-03`) and a count, in any order, as ticks: of months where they span up to
    three years, of years, or, beyond a hundred years, of decades."""
    counts = Counter(dict(months))
    if len(counts) < 2:
        return Timeline("", 0, min(counts, default=""), max(counts, default=""), (), ())
    unit, size = _unit(_number(max(counts)) - _number(min(counts)) + 1)
    slots: Counter[int] = Counter()
    for month, count in counts.items():
        slots[_number(month) // size] += count
    start, end = min(slots), max(slots)
    if start == end:
        return Timeline("", 0, _name(start, size), _name(end, size), (), ())
    ticks = tuple(_ticks(slots, start, end, size))
    width = min(WIDEST, SLOT * (end - start + 1))
    return Timeline(unit, width, ticks[0].name, ticks[-1].name, ticks, _labels(start, end, size))


def _unit(months: int) -> tuple[str, int]:
    """The unit for a span of so many months, and how many months it has."""
    if months <= MONTHS_AT_MOST:
        return "month", 1
    return ("year", 12) if months <= 12 * YEARS_AT_MOST else ("decade", 120)


def _number(month: str) -> int:
    """A month's number, counted from the year 0."""
    return 12 * int(month[:4]) + int(month[5:7]) - 1


def _name(slot: int, size: int) -> str:
    year, rest = divmod(slot * size, 12)
    return f"{year:04}-{rest + 1:02}" if size == 1 else f"{year:04}"


def _ticks(slots: Counter[int], start: int, end: int, size: int) -> Iterable[Tick]:
    most, many = max(slots.values()), end - start + 1
    tallest = min(slot for slot, count in slots.items() if count == most)
    for slot in sorted(slots):
        height = LEAST + round((TALLEST - LEAST) * slots[slot] / most)
        numbered = slot == tallest or NARROWEST / many >= NUMBER
        yield Tick(_name(slot, size), slots[slot], _x(slot - start, many), height, numbered)


def _labels(start: int, end: int, size: int) -> tuple[Label, ...]:
    """The years at which the line is labelled: as many as a phone has room for."""
    many = end - start + 1
    year = 12 if size == 1 else 1
    first = -(-start // year) * year
    marks = [*range(first, end + 1, year)]
    if not marks or first - start >= LABEL * many / NARROWEST:
        marks.insert(0, start)
    every = -(-LABEL * many // (NARROWEST * year))
    return tuple(_label(mark - start, many, _name(mark, size)[:4]) for mark in marks[::every])


def _label(at: int, many: int, text: str) -> Label:
    x = _x(at, many)
    edge = 100 * LABEL / 2 / min(WIDEST, SLOT * many)
    return Label(x, "start" if x < edge else "end" if x > 100 - edge else "middle", text)


def _x(at: int, many: int) -> float:
    return round(100 * (at + 0.5) / many, 2)
