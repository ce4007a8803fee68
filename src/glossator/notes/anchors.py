"""What each note of a text hangs on: the words that it quotes, those that are marked, or its reference alone. Room
`notes`; imports root and `markdown`."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from glossator.markdown.places import Places
from glossator.notes.finder import Ambiguous, Found, closest, contexts, find, is_run
from glossator.notes.flow import Flow, Marked, Point
from glossator.notes.folding import fold
from glossator.notes.quotes import Quoted, balanced
from glossator.notes.readings import Reading
from glossator.problem import Place, Problem, problem
from glossator.text import fold_space

_NEAR = 0.8
"""How alike words behind a head with a full stop must be to the source's to be a mistaken quotation."""
_WORTH_SHOWING = 0.5
_SEARCHES = 50
"""For how many notes of a text the nearest words are looked for: each search reads some thousand characters."""


class Part(Struct, frozen=True):
    """A part of the words that a note hangs on."""

    block: int
    """The number of its flow."""
    start: int
    end: int
    """Offsets in the flow's text."""


class Anchor(Struct, frozen=True):
    """Where a note hangs."""

    key: str
    block: int
    """The number of its flow."""
    start: int
    end: int
    """Offsets in the flow's text; equal where the note hangs on its reference."""
    offset: int
    """Of the reference."""
    quote: str
    """The words as the source has them."""
    quoted: Quoted | None
    """The same as the note has them, where it quotes them."""
    marked: Marked | None = None
    earlier: tuple[Part, ...] = ()
    """What of the words stands in blocks before."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The words block by block; empty where the note hangs on its reference."""
        return (*self.earlier, Part(self.block, self.start, self.end)) if self.start < self.end else ()


class Anchored(Struct, frozen=True):
    """The anchors of a text's notes by key, in the order of their first references, and what is wrong with them."""

    anchors: Mapping[str, Anchor]
    problems: tuple[Problem, ...]


class Lost(Struct, frozen=True):
    """A note whose quoted words are not where it says, or more than once."""

    key: str
    quoted: Quoted
    block: int | None
    """The number of the flow that has its first reference; None where none has."""
    point: Point | None
    """That reference."""
    is_ambiguous: bool = False
    """Whether the words stand before it more than once."""


class _Spot(Struct, frozen=True):
    """A note's first reference: where it is, and what the note says."""

    block: Flow
    number: int
    point: Point
    reading: Reading

    def hanging(self) -> Anchor:
        """The note hung on its reference."""
        at = self.point.offset
        return Anchor(self.point.key, self.number, at, at, at, "", None)

    def on(self, start: int, end: int, quoted: Quoted | None) -> Anchor:
        """The note hung on words."""
        words = fold_space(self.block.text[start:end])
        return Anchor(self.point.key, self.number, start, end, self.point.offset, words, quoted)


_NONE: Mapping[str, Anchor] = MappingProxyType({})


def anchor_all(
    blocks: Sequence[Flow],
    readings: Mapping[str, Reading],
    places: Places,
    known: Mapping[str, Anchor] = _NONE,
) -> Anchored:
    """The anchor of each note that the blocks refer to, by its first reference; `known` are those of notes files."""
    anchors: dict[str, Anchor] = {}
    problems: list[Problem] = []
    for number, block in enumerate(blocks):
        for point in block.points:
            reading = readings.get(point.key)
            if reading and point.key not in anchors and point.key not in known:
                spot = _Spot(block, number, point, reading)
                anchors[point.key], faults = _anchor(spot, places, search=len(problems) < _SEARCHES)
                problems += faults
        problems += _after_space(block, readings, places)
    return Anchored({**anchors, **known}, tuple(problems))


def _anchor(spot: _Spot, places: Places, *, search: bool) -> tuple[Anchor, list[Problem]]:
    marked = _marked_before(spot.block, spot.point.offset)
    if marked:
        return _on_mark(spot, marked, places)
    found = find(spot.block, spot.reading.quotes, spot.point.offset)
    if isinstance(found, Found):
        return spot.on(found.start, found.end, found.quoted), []
    if isinstance(found, Ambiguous):
        return spot.hanging(), [_ambiguous(spot, found, places)]
    return spot.hanging(), list(_missing(spot, places, search=search)) if spot.reading.quotes else []


def lost_quotes(blocks: Sequence[Flow], readings: Mapping[str, Reading]) -> Iterator[Lost]:
    """The notes whose quoted words are not before their first reference, or more than once, or that have none; each
    with its words as most readers would take them."""
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        for point in block.points:
            reading = readings.get(point.key)
            if reading and reading.quotes and point.key not in seen:
                yield from _lost(_Spot(block, number, point, reading))
            seen.add(point.key)
    for key, reading in readings.items():
        if key not in seen and reading.quotes and not (reading.head and reading.head.loose):
            yield Lost(key, _primary(reading), None, None)


def _lost(spot: _Spot) -> Iterator[Lost]:
    block, reading, offset = spot.block, spot.reading, spot.point.offset
    found = None if _marked_before(block, offset) else find(block, reading.quotes, offset)
    if isinstance(found, Ambiguous):
        yield Lost(spot.point.key, found.quoted, spot.number, spot.point, is_ambiguous=True)
    elif found is None and not _marked_before(block, offset):
        loose = reading.head is not None and reading.head.loose
        if not loose or closest(block, _primary(reading).words, offset, _NEAR):
            yield Lost(spot.point.key, _primary(reading), spot.number, spot.point)


def _marked_before(block: Flow, offset: int) -> Marked | None:
    at = bisect_right(block.marked, offset, key=lambda one: one.end) - 1
    if at < 0:
        return None
    marked = block.marked[at]
    return marked if marked.start < marked.end and is_run(block.text, marked.end, offset) else None


def _on_mark(spot: _Spot, marked: Marked, places: Places) -> tuple[Anchor, list[Problem]]:
    reading, words = spot.reading, spot.block.text[marked.start : marked.end]
    same = next((one for one in reading.quotes if fold(one.words) == fold(words)), None)
    anchor = replace(spot.on(marked.start, marked.end, same), marked=marked)
    if same or not reading.quotes or (reading.head and reading.head.loose):
        return anchor, []
    primary = _primary(reading)
    message = f"note “{reading.definition.label}” quotes “{primary.words}”, but “{words}” is marked"
    hint = "quote the marked words, or none"
    return anchor, [problem("quote-not-found", message, quote_place(reading, primary, places), hint)]


def _missing(spot: _Spot, places: Places, *, search: bool) -> Iterator[Problem]:
    block, reading = spot.block, spot.reading
    primary = _primary(reading)
    loose = reading.head is not None and reading.head.loose
    least = _NEAR if loose else _WORTH_SHOWING
    near = closest(block, primary.words, spot.point.offset, least) if search or loose else None
    if loose and near is None:
        return
    message = f"the words “{primary.words}” of note “{reading.definition.label}” are not before its reference"
    if near:
        message += f"; the closest are “{_one_line(block.text[near.start : near.end])}”"
    hint = "quote the article's words exactly, or put the reference behind them, in the same paragraph"
    yield problem("quote-not-found", message, quote_place(reading, primary, places), hint)


def _ambiguous(spot: _Spot, found: Ambiguous, places: Places) -> Problem:
    listed = ", ".join(contexts(spot.block.text, found.starts, len(found.quoted.words)))
    words, label = found.quoted.words, spot.reading.definition.label
    message = f"the words “{words}” of note “{label}” are before its reference more than once: {listed}"
    hint = f"put the reference right behind the words, quote more of them, or write <mark>{words}</mark>[^{label}]"
    return problem("quote-ambiguous", message, quote_place(spot.reading, found.quoted, places), hint)


def _primary(reading: Reading) -> Quoted:
    return balanced(reading.quotes, reading.opening)


def quote_place(reading: Reading, quote: Quoted, places: Places) -> Place:
    """The place of quoted words in their definition, or of the definition where they are written in another way."""
    line = reading.definition.place.line
    first = quote.words.split("\n", 1)[0]
    for number in range(line, min(line + 3, len(places.lines) + 1)):
        column = places.lines[number - 1].find(reading.opening + first)
        if column >= 0:
            return places.on(number, column + 1 + len(reading.opening), len(first))
    return reading.definition.place


def _after_space(block: Flow, readings: Mapping[str, Reading], places: Places) -> Iterator[Problem]:
    """Typed notes' references that white space parts from the words before them."""
    seen = -1
    for point in block.points:
        before = block.text[point.offset - 1 : point.offset] if point.offset else ""
        typed = point.key in readings and readings[point.key].head is not None
        if typed and before.isspace() and point.offset != seen:
            seen = point.offset
            place = places.within(block.holder, int(point.token.meta["at"]), len(point.token.content))
            message = f"white space stands before the reference {point.token.content}"
            yield problem(
                "space-before-reference", message, place, "delete the space: the reference follows its words"
            )


def _one_line(text: str) -> str:
    return " ".join(text.split())
