r"""Stretches of a text are replaced, and every other byte stays: line ends and a byte-order mark, too. Room `edit`,
pure.

Who edits counts in the text as the parser reads it, whose lines end at `\n`; the file may have other ends.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

BOM = "\ufeff"
_PAIR = re.compile(r"\r\n")


class Splice(Struct, frozen=True):
    """What stands from `start` to `end` becomes `new`. Offsets count in the text that `plain_ends` gives."""

    start: int
    end: int
    new: str


def plain_ends(text: str) -> str:
    r"""A file's text as everything here reads it: lines end at `\n`, no byte-order mark."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """A file's text with stretches replaced, which must not overlap. New lines end as most of the file's do."""
    ahead = len(BOM) if text.startswith(BOM) else 0
    pairs = [found.start() - ahead - nth for nth, found in enumerate(_PAIR.finditer(text))]
    end_of_line = _end_of_line(text, len(pairs))
    # The last first, so that offsets hold; of two at one place the later in the order given stands behind.
    ordered = [*splices]
    ordered.reverse()
    ordered.sort(key=lambda one: one.start, reverse=True)
    for one in ordered:
        start, end = (at + ahead + bisect_left(pairs, at) for at in (one.start, one.end))
        text = text[:start] + one.new.replace("\n", end_of_line) + text[end:]
    return text


def _end_of_line(text: str, pairs: int) -> str:
    feeds, returns = text.count("\n") - pairs, text.count("\r") - pairs
    return max((feeds, "\n"), (pairs, "\r\n"), (returns, "\r"), key=lambda one: one[0])[1]
