"""Annotations from elsewhere find their places in an article. Room `edit`, pure.

Found is what has the same words in clear context; what a search proposes is for a person to judge, and stays out of
the article's notes until then.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

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


class Arrived(Struct, frozen=True):
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
    answering = {reply.id for replies in threads.values() for reply in replies}
    placed = [
        _placed(one, threads.get(one.id, ()), article, old) for one in received if one.id not in answering
    ]
    order = {status: number for number, status in enumerate(Status)}
    return tuple(sorted(placed, key=lambda one: (order[one.status], one.at)))


def _threads(received: Sequence[Received], old: frozenset[str]) -> Mapping[str, Sequence[Received]]:
    """The new replies to annotations of the file, by the id of the one that began."""
    firsts = _firsts({one.id: one.parent for one in received})
    found: dict[str, list[Received]] = {}
    for one in received:
        first = firsts[one.id]
        if first != one.id and not {one.id, first} & old:
            found.setdefault(first, []).append(one)
    return found


def _firsts(parents: Mapping[str, str]) -> Mapping[str, str]:
    """The id of the one that began, for each that answers another; of those that answer one another in a circle, each
    its own. Every step is taken once."""
    firsts: dict[str, str] = {}
    for one in parents:
        path = [one]
        on_path = {one}
        while path[-1] not in firsts and parents[path[-1]] in parents and parents[path[-1]] not in on_path:
            path.append(parents[path[-1]])
            on_path.add(path[-1])
        last = path[-1]
        in_circle = last not in firsts and parents[last] in on_path
        first = firsts.get(last, last)
        firsts |= {each: each if in_circle else first for each in path if each not in firsts}
    return firsts


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
