"""Which articles are related: those that share rare topics. Room `site`; pure.

Cost is bounded whatever the archive's size: a topic on more than a tenth of the articles says nothing and is left
out (small sites: more than ten articles), and of a topic's other articles only the nearest by date are looked at.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest

from msgspec import Struct

NEAREST = 200
FEW = 10
UNIT = 720_720
"""What a weight is a fraction of: divisible by all numbers to 15."""


class Match(Struct, frozen=True):
    """Another article, by its place in the order of articles, and the names of the topics that both have."""

    index: int
    shared: tuple[str, ...]


Relate = Callable[[Sequence[Sequence[str]], int], tuple[tuple[Match, ...], ...]]
"""What `related` is."""


def related(
    topics: Sequence[Sequence[str]], most: int, among: range | None = None
) -> tuple[tuple[Match, ...], ...]:
    """For each article (in date order; or for some of them) its nearest by topics, best first: by the weight of what
    they share, then by nearness in the order, then the newer."""
    asked = range(len(topics)) if among is None else among
    if not most:
        return ((),) * len(asked)
    telling = _telling(topics)
    return tuple(_best(index, topics[index], telling, most) for index in asked)


def related_to(index: int, topics: Sequence[Sequence[str]], most: int) -> tuple[Match, ...]:
    """The same for one article alone."""
    return related(topics, most, range(index, index + 1))[0]


def _telling(topics: Sequence[Sequence[str]]) -> "Mapping[str, Posting]":
    """The articles of each topic that says something."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, names in enumerate(topics):
        for name in dict.fromkeys(names):
            postings[name].append(index)
    frequent = max(FEW, len(topics) // 10)
    return {
        name: Posting(_weight(len(where)), where, frozenset(where))
        for name, where in postings.items()
        if 1 < len(where) <= frequent
    }


class Posting(Struct, frozen=True):
    """The articles that have one topic."""

    weight: int
    where: Sequence[int]
    """In order."""
    members: frozenset[int]


def _weight(frequency: int) -> int:
    # By power of two, so that one more article seldom changes the weights of all others' topics; in whole numbers,
    # so that sums compare exactly.
    return UNIT // (1 + frequency.bit_length())


def _best(index: int, names: Sequence[str], postings: Mapping[str, Posting], most: int) -> tuple[Match, ...]:
    own = {name: postings[name] for name in names if name in postings}
    scores: dict[int, int] = defaultdict(int)
    for posting in own.values():
        weight = posting.weight
        for other in _near(posting.where, index):
            scores[other] += weight
    scores.pop(index, None)
    # Only what may be among the best is put in order: most share no more than one topic.
    least = min(nlargest(most, scores.values()), default=0)
    likely = [other for other, score in scores.items() if score >= least]
    likely.sort(key=lambda other: (-scores[other], abs(other - index), other))
    return tuple(Match(other, _shared(own, other)) for other in likely[:most])


def _shared(own: Mapping[str, Posting], other: int) -> tuple[str, ...]:
    return tuple(name for name, posting in own.items() if other in posting.members)


def _near(where: Sequence[int], index: int) -> Sequence[int]:
    first = max(0, min(bisect_left(where, index) - NEAREST // 2, len(where) - NEAREST))
    return where[first : first + NEAREST]
