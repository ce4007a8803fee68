"""Room `topics`: priced spans become the least-cost parse of a line, and the margins of its gaps. Pure.

Dynamic programming over the places between words: `ahead[i]` is the least cost of the words before place i,
`behind[i]` of those from place i on.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from itertools import count
from math import inf

from msgspec import Struct

from glossator.topics.acronym import Span

REPEAT = 6.0
"""What every repeated use of a name costs."""
_STEPS = 120_000
"""How many spans the search for a parse without repetitions may look at, about a fifth of a second."""

_ROUNDING = 1e-6
"""Sums of the same costs in another order may differ by less."""

Costs = Mapping[Span, float]


class Table(Struct, frozen=True):
    """The best parses of every head and every tail of a line."""

    size: int
    costs: Costs
    ahead: tuple[float, ...]
    behind: tuple[float, ...]
    last: tuple[int, ...]
    """Where the last name of the best parse of the words before place i begins."""
    first: tuple[int, ...]
    """Where the first name of the best parse of the words from place i on ends."""

    def head(self, place: int) -> tuple[Span, ...]:
        """The best parse of the words before a place."""
        spans: list[Span] = []
        while place:
            spans.append((self.last[place], place))
            place = self.last[place]
        return tuple(reversed(spans))

    def tail(self, place: int) -> tuple[Span, ...]:
        """The best parse of the words from a place on."""
        spans = []
        while place < self.size:
            spans.append((place, self.first[place]))
            place = self.first[place]
        return tuple(spans)


class Choice(Struct, frozen=True):
    """What a place between two words costs, cut and not cut."""

    place: int
    apart: float
    together: float
    across: Span | None
    """The best name across the place; None if no name may lie there."""

    @property
    def margin(self) -> float:
        """How much the worse of both costs more."""
        return abs(self.apart - self.together)


def best_table(size: int, costs: Costs, keys: Mapping[Span, str]) -> Table:
    """The least-cost parse of a line of `size` words, repeated names paid for or avoided.

    Where the best parse repeats a name, two ways part: one forbids the first use, the other prices the
    repeated one higher, which avoids or pays it. The way that costs least so far is followed first, so that
    the first parse without an unpaid repetition is the cheapest of all. A line with very many repetitions
    ends the search early and pays.
    """
    order = count()
    opening = _solve(size, costs)
    waiting = [(opening.ahead[size], next(order), opening)]
    dearest = inf
    for _ in range(max(4, _STEPS // (len(costs) + 1))):
        table = heappop(waiting)[2]
        uses = _repeated(table, keys, costs)
        if not uses:
            return table
        dearest = min(dearest, table.ahead[size] + REPEAT * len(uses))
        for way in _ways(table.costs, uses):
            child = _solve(size, way)
            if child.ahead[size] <= dearest + _ROUNDING:
                heappush(waiting, (child.ahead[size], next(order), child))
    return _paid(opening, keys, costs)


def _paid(table: Table, keys: Mapping[Span, str], costs: Costs) -> Table:
    """A parse that pays for what it repeats, found by raising prices until it does."""
    while uses := _repeated(table, keys, costs):
        table = _solve(table.size, _paying(table.costs, uses))
    return table


def _ways(costs: Costs, uses: Sequence[tuple[Span, Span]]) -> list[Costs]:
    """Both ways on from a parse that repeats a name: without the first use, or with a dearer second."""
    if not uses:
        return []
    return [_paying(costs, uses[:1]), {**costs, uses[0][0]: inf}]


def _paying(costs: Costs, uses: Sequence[tuple[Span, Span]]) -> Costs:
    return {**costs, **{again: costs[again] + REPEAT for _, again in uses}}


def _repeated(table: Table, keys: Mapping[Span, str], unpaid: Costs) -> list[tuple[Span, Span]]:
    """The first use and each repeated one of every name, those left out that are paid for already."""
    first: dict[str, Span] = {}
    uses = [(first.setdefault(keys[span], span), span) for span in table.head(table.size)]
    return [(one, again) for one, again in uses if one != again and table.costs[again] == unpaid[again]]


def _solve(size: int, costs: Costs) -> Table:
    """Both directions of the dynamic programme. Of equal parses the one with the shorter last name wins."""
    ahead, last = [0.0] + [inf] * size, [0] * (size + 1)
    behind, first = [inf] * size + [0.0], [size] * (size + 1)
    ordered = sorted(costs.items(), key=_by_end)
    for (start, end), cost in ordered:
        if ahead[start] + cost < ahead[end]:
            ahead[end], last[end] = ahead[start] + cost, start
    for (start, end), cost in sorted(ordered, key=_by_start):
        if behind[end] + cost < behind[start]:
            behind[start], first[start] = behind[end] + cost, end
    return Table(size, costs, tuple(ahead), tuple(behind), tuple(last), tuple(first))


def _by_end(item: tuple[Span, float]) -> Span:
    return item[0][1], -item[0][0]


def _by_start(item: tuple[Span, float]) -> Span:
    return -item[0][0], item[0][1]


def choices(table: Table) -> tuple[Choice, ...]:
    """The cost of cutting and of not cutting at every place between two words."""
    across: list[tuple[float, Span | None]] = [(inf, None)] * (table.size + 1)
    for (start, end), cost in table.costs.items():
        total = table.ahead[start] + cost + table.behind[end]
        for place in range(start + 1, end):
            if total < across[place][0]:
                across[place] = total, (start, end)
    return tuple(
        Choice(place, table.ahead[place] + table.behind[place], *across[place])
        for place in range(1, table.size)
    )


def readings(table: Table, choice: Choice) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The best parse with a cut at a place and the best without: the names in which they differ."""
    apart = table.head(choice.place) + table.tail(choice.place)
    if choice.across is None:
        return apart, ()
    start, end = choice.across
    together = (*table.head(start), choice.across, *table.tail(end))
    before = _common(apart, together)
    behind = _common(apart[before:][::-1], together[before:][::-1])
    return apart[before : len(apart) - behind], together[before : len(together) - behind]


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many spans at the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
