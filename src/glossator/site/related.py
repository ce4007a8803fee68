"""Which articles are related: those that share rare topics. Room `site`; pure.

Cost is bounded whatever the archive's size: a topic on more than a tenth of the articles says nothing and is left
out (small sites: more than ten articles), and of a topic's other articles only the nearest by date are looked at.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NEAREST = 200
FEW = 10


@dataclass(frozen=True, slots=True)
class Match:
    """Another article, by its place in the order of articles, and the names of the topics that both have."""

    index: int
    shared: tuple[str, ...]


def related(topics: Sequence[Sequence[str]], most: int) -> tuple[tuple[Match, ...], ...]:
    """For each article (in date order) its nearest by topics, best first: by the weight of what they share, then by
    nearness in the order, then the newer."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, names in enumerate(topics):
        for name in dict.fromkeys(names):
            postings[name].append(index)
    frequent = max(FEW, len(topics) // 10)
    weights = {name: _weight(len(where)) for name, where in postings.items() if 1 < len(where) <= frequent}
    return tuple(_best(index, names, postings, weights, most) for index, names in enumerate(topics))


def _weight(frequency: int) -> float:
    # By power of two, so that one more article seldom changes the weights of all others' topics.
    return 1 / (1 + frequency.bit_length())


def _best(
    index: int,
    names: Sequence[str],
    postings: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
    most: int,
) -> tuple[Match, ...]:
    shared: dict[int, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for other in _near(postings[name], index) if name in weights else ():
            shared[other].append(name)
    shared.pop(index, None)
    scored = sorted(
        shared.items(), key=lambda item: (-sum(weights[n] for n in item[1]), abs(item[0] - index), item[0])
    )
    return tuple(Match(other, tuple(both)) for other, both in scored[:most])


def _near(where: Sequence[int], index: int) -> Sequence[int]:
    first = max(0, min(bisect_left(where, index) - NEAREST // 2, len(where) - NEAREST))
    return where[first : first + NEAREST]
