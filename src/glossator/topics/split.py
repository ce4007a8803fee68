"""Room `topics`: a raw topic line, its article's text and the lists of names become the names in the line.

`split_topics` is the room's front door. Pure; nothing is read but the gazetteer that the caller hands in.
"""

from collections.abc import Iterable
from math import inf

from msgspec import Struct

from glossator.topics.acronym import Span
from glossator.topics.body import BodyIndex, index_body
from glossator.topics.cost import price_spans, set_scene
from glossator.topics.gazetteer import Gazetteer
from glossator.topics.line import Line, read_line, separated
from glossator.topics.names import Names
from glossator.topics.parse import Choice, Table, best_table, choices, readings
from glossator.topics.words import name_key

REPORTED = 4.0
"""Gaps with a smaller margin are for an editor to look at."""
DOUBTFUL = 2.0
"""Gaps with a smaller margin count towards giving the line up."""


class Part(Struct, frozen=True):
    """One name in a line."""

    text: str
    """As the line writes it, white space collapsed."""
    canonical: str
    """The vocabulary's name for it, empty if the vocabulary has none; information only."""
    ground: str
    """Why it is a name: `separator`, or a `Ground` of the costs."""
    margin: float
    """The smaller margin of its two ends; infinite between separators."""


class Gap(Struct, frozen=True):
    """A place between two words of a line without separators."""

    left: str
    """The word before it, as written."""
    right: str
    """The word behind it."""
    cut: bool
    """Does the reading cut here?"""
    margin: float
    """How much dearer the other reading is; from 0 up."""
    apart: tuple[str, ...]
    """The names around the gap if it is cut; filled where the gap is reported."""
    together: tuple[str, ...]
    """The names around the gap if it is not."""


class Split(Struct, frozen=True):
    """A topic line told apart."""

    raw: str
    """The line as it came."""
    names: tuple[str, ...]
    """Its names in order, each once, as written; none if the verdict is doubtful."""
    parts: tuple[Part, ...]
    """Every use of a name in the best reading, doubtful or not; together they cover the line."""
    gaps: tuple[Gap, ...]
    """Every place between two words that was weighed; none for a line with separators."""
    doubtful: bool
    """Too many gaps may as well be read otherwise: an editor must decide."""

    @property
    def inferred(self) -> bool:
        """Was any boundary weighed, not written?"""
        return bool(self.gaps)

    @property
    def reported(self) -> tuple[Gap, ...]:
        """The gaps that an editor should look at."""
        return tuple(gap for gap in self.gaps if gap.margin < REPORTED)


def split_topics(raw: str, body: str | BodyIndex, names: Names, gazetteer: Gazetteer) -> Split:
    """A raw topic line becomes its names.

    `body` is the article's text without its topic lines, or its index where several lines share one.
    Separators (new lines, commas, semicolons, `|`, `•`, `/`) decide where there are any; else the least-cost
    parse does. No line is refused: an empty one has no names.
    """
    pieces = separated(raw)
    if pieces is not None:
        parts = tuple(Part(piece, names.name_for(piece), "separator", inf) for piece in pieces)
        return Split(raw, distinct(pieces), parts, (), doubtful=False)
    line = read_line(raw)
    if not line.words:
        return Split(raw, (), (), (), doubtful=False)
    return _segmented(line, index_body(body) if isinstance(body, str) else body, names, gazetteer)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, the first spelling of each: equal are those with one key."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name_key(name), name)
    return tuple(first.values())


def _segmented(line: Line, body: BodyIndex, names: Names, gazetteer: Gazetteer) -> Split:
    size = len(line.words)
    prices = price_spans(set_scene(line, body, names, gazetteer))
    keys = {span: line.key(*span) for span in prices}
    table = best_table(size, {span: cost for span, (cost, _) in prices.items()}, keys)
    weighed = choices(table)
    spans = table.head(size)
    margins = [inf, *(choice.margin for choice in weighed), inf]
    parts = tuple(
        Part(
            line.text(*span),
            names.canonical.get(keys[span], ""),
            prices[span][1],
            min(margins[span[0]], margins[span[1]]),
        )
        for span in spans
    )
    cuts = {end for _, end in spans}
    gaps = tuple(_gap(line, table, choice, cut=choice.place in cuts) for choice in weighed)
    doubtful = is_doubtful(gaps)
    found = () if doubtful else distinct(part.text for part in parts)
    return Split(line.raw, found, parts, gaps, doubtful=doubtful)


def _gap(line: Line, table: Table, choice: Choice, *, cut: bool) -> Gap:
    apart, together = readings(table, choice) if choice.margin < REPORTED else ((), ())
    return Gap(
        line.text(choice.place - 1, choice.place),
        line.text(choice.place, choice.place + 1),
        cut,
        choice.margin,
        _texts(line, apart),
        _texts(line, together),
    )


def _texts(line: Line, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(line.text(*span) for span in spans)


def is_doubtful(gaps: tuple[Gap, ...]) -> bool:
    """Have at least three gaps, and more than a quarter of all, a margin under 2?"""
    near = sum(gap.margin < DOUBTFUL for gap in gaps)
    return near >= 3 and 4 * near > len(gaps)
