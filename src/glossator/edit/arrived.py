"""Annotations from elsewhere find their places in an article. Room `edit`, pure.

Found is what has the same words in clear context; what a search proposes is for a person to judge, and stays out of
the article's notes until then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossator.notes.passages import Passages
from glossator.notes.quoting import block_quote
from glossator.notes.received_values import Received
from glossator.notes.selectors import Found, Moved, TextQuote, resolve

_FIRST = (0, 0)


class Status(StrEnum):
    """What became of an annotation."""

    FOUND = "found"
    MOVED = "moved"
    ORPHANED = "orphaned"
    EMPTY = "empty"
    """It says nothing: a highlight."""
    KNOWN = "known"
    """An earlier import has it."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An annotation and its place."""

    received: Received
    status: Status
    quote: str = ""
    """The quotation of its words as a notes file has it; of proposed words, where it has moved."""
    words: str = ""
    """Those found or proposed."""
    similarity: float = 1.0
    rivals: int = 0
    replies: tuple[Received, ...] = ()
    """What answers it, in the order of the file."""
    at: tuple[int, int] = _FIRST


def arrive(received: Sequence[Received], article: Passages, known: Iterable[str]) -> tuple[Arrived, ...]:
    """Annotations with their places, those found in the order of the article and the others behind them; replies go
    with what they answer. `known` are the ids of those that an earlier import has."""
    old = frozenset(known)
    threads = _threads(received, old)
    placed = [
        _placed(one, threads.get(one.id, ()), article, old) for one in received if one.id not in _all(threads)
    ]
    order = {status: number for number, status in enumerate(Status)}
    return tuple(sorted(placed, key=lambda one: (order[one.status], one.at)))


def _all(threads: Mapping[str, Sequence[Received]]) -> frozenset[str]:
    return frozenset(one.id for replies in threads.values() for one in replies)


def _threads(received: Sequence[Received], old: frozenset[str]) -> dict[str, tuple[Received, ...]]:
    """The new replies to annotations of the file, by the id of the one that began."""
    by_id = {one.id: one for one in received}
    found: dict[str, tuple[Received, ...]] = {}
    for one in received:
        first, seen = one, {one.id}
        while first.parent in by_id and first.parent not in seen:
            first = by_id[first.parent]
            seen.add(first.id)
        if first is not one and first.parent not in seen and not {one.id, first.id} & old:
            found[first.id] = (*found.get(first.id, ()), one)
    return found


def _placed(one: Received, replies: Sequence[Received], article: Passages, old: frozenset[str]) -> Arrived:
    if one.id in old:
        return Arrived(one, Status.KNOWN)
    if not (one.text or one.tags or one.verdict or replies):
        return Arrived(one, Status.EMPTY)
    found = resolve(TextQuote(one.exact, one.prefix, one.suffix), article.folded)
    if not isinstance(found, Found | Moved):
        return Arrived(one, Status.ORPHANED, replies=tuple(replies))
    where = found.start, found.end
    quote = block_quote(article, *where) or ""
    # Words that no quotation leads to, such as those in a block of code, are for a person to place.
    status = Status.FOUND if isinstance(found, Found) and quote else Status.MOVED
    words = article.text[found.start : found.end]
    near = (found.similarity, found.rivals) if isinstance(found, Moved) else (1.0, 0)
    return Arrived(one, status, quote, words, *near, replies=tuple(replies), at=where)
