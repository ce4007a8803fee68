"""Quoted words at a place of a text: which marks make a pair, and what they may enclose. Room `notes`; imports
nothing of ours."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from msgspec import Struct

CLOSING = MappingProxyType(
    {
        "“": "”“",
        "„": "“”",
        "”": "”",
        "«": "»",
        "»": "«",
        "‹": "›",
        "›": "‹",
        "‘": "’",
        "‚": "‘’",
        "「": "」",
        "『": "』",
        '"': '"',
    }
)
"""By each mark that opens quoted words, those that close them, the usual one first."""
OPENING = "".join(CLOSING)
_MARKS = MappingProxyType({marks: re.compile(f"[{marks}]") for marks in CLOSING.values()})
"""Every mark that opens quoted words."""

_MOST = 16
"""How many closing marks are tried; quoted words with more inner marks are cut short."""


class Quoted(Struct, frozen=True):
    """One reading of what a pair of marks encloses."""

    words: str
    end: int
    """The offset behind the closing mark."""


def quoted(text: str, at: int) -> tuple[Quoted, ...]:
    """The readings of the quoted words that start at an offset, longest first; none where no mark opens there or
    none closes."""
    closing = CLOSING.get(text[at : at + 1], "")
    return tuple(reversed([*_readings(text, at, closing)])) if closing else ()


def balanced(readings: tuple[Quoted, ...], opening: str) -> Quoted:
    """The reading that most readers would take: the shortest in which as many inner marks open as close."""
    closing = CLOSING[opening]
    for one in reversed(readings):
        if opening in closing or one.words.count(opening) == sum(one.words.count(mark) for mark in closing):
            return one
    return readings[-1]


def _readings(text: str, at: int, closing: str) -> Iterator[Quoted]:
    found = 0
    for mark in _MARKS[closing].finditer(text, at + 2):
        end = mark.start()
        # An apostrophe within a word closes nothing.
        if text[end] == "’" and text[end - 1].isalnum() and text[end + 1 : end + 2].isalnum():
            continue
        yield Quoted(text[at + 1 : end], end + 1)
        found += 1
        if found == _MOST:
            return
