"""How alike two texts are, and where in a text something like another stands. Room `notes`; imports nothing of ours.

The search is Myers' bit-parallel one (G. Myers, A fast bit-vector algorithm for approximate string matching, JACM 46,
1999), on Python's integers, which are as wide as the pattern.
"""

from msgspec import Struct


class Near(Struct, frozen=True):
    """The stretch of a text that is nearest to a pattern."""

    start: int
    end: int
    similarity: float
    """1 less the edit distance divided by the pattern's length; 1 is equal."""


def distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    return _costs(one, other, anchored=True)[-1] if one and other else len(one) + len(other)


def similarity(one: str, other: str) -> float:
    """1 less the distance divided by the longer one's length; 1 is equal."""
    longest = max(len(one), len(other))
    return 1 - distance(one, other) / longest if longest else 1.0


def parting(left: str, right: str, text: str) -> int:
    """Where a text that is like `left` and `right`, one after the other, is best cut in two."""
    ahead = [len(left), *(_costs(left, text, anchored=True) if left else range(1, len(text) + 1))]
    behind = _costs(right[::-1], text[::-1], anchored=True) if right else range(1, len(text) + 1)
    costs = map(sum, zip(ahead, [*[*behind][::-1], len(right)], strict=True))
    return min((cost, at) for at, cost in enumerate(costs))[1]


def nearest(pattern: str, text: str) -> Near | None:
    """Where in `text` stands what is nearest to `pattern`, the last such place; None where either is empty."""
    if not pattern or not text:
        return None
    best, end = min(((cost, -at) for at, cost in enumerate(_costs(pattern, text), 1)), default=(0, 0))
    end = -end
    # The same search backwards from the end finds where the stretch starts.
    window = text[max(0, end - 2 * len(pattern)) : end][::-1]
    back = min((cost, at) for at, cost in enumerate(_costs(pattern[::-1], window, anchored=True), 1))
    return Near(end - back[1], end, max(0.0, 1 - best / len(pattern)))


def may_hold(pattern: str, text: str, similarity: float) -> bool:
    """Whether a text may hold a stretch so like a pattern: quickly told, and never no where it does.

    An edit spoils three of the pattern's runs of three characters (E. Ukkonen, Approximate string matching with q-grams
    and maximal matches, TCS 92, 1992); the others must be in the text.
    """
    edits = int(len(pattern) * (1 - similarity) + 1e-9)
    runs = (pattern[at : at + 3] in text for at in range(len(pattern) - 2))
    return sum(runs) >= len(pattern) - 2 - 3 * edits


def _costs(pattern: str, text: str, *, anchored: bool = False) -> list[int]:
    """For each character of the text, the least distance of the pattern to a stretch that ends there; `anchored`
    ones start at the text's start."""
    masks: dict[str, int] = {}
    for at, char in enumerate(pattern):
        masks[char] = masks.get(char, 0) | 1 << at
    full, last = (1 << len(pattern)) - 1, 1 << len(pattern) - 1
    plus, minus, cost = full, 0, len(pattern)
    costs = []
    for char in text:
        match = masks.get(char, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        up, down = minus | ~(diagonal | plus) & full, plus & diagonal
        cost += bool(up & last) - bool(down & last)
        up = up << 1 & full | anchored
        down = down << 1 & full
        plus, minus = down | ~(diagonal | up) & full, up & diagonal
        costs.append(cost)
    return costs
