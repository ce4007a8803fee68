"""Room `ingest`: the lines of a raw text become blocks. Pure.

Three habits are told apart: a paragraph a line, blank lines between paragraphs, and lines broken at a width.
A file is hard-wrapped if most of its neighbouring lines were broken only where the next word did not fit; not if
half of it stands in longer lines (a menu above paragraphs), nor if the broken lines begin with capitals (verse).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from glossator.ingest.values import Block
from glossator.text import fold_name

WIDEST = 132
"""Columns of the widest page that anybody breaks lines for."""
NARROWEST = 36
RAGGED = 12
"""Columns that a broken line may stay short of the width."""
TORN = 60
"""A line of this length without a stop goes on in a next one that begins with a small letter."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’ʼ](?=\p{L})")
_STOP = regex.compile(r"[.!?…:;][\p{Pf}\p{Pe}\"'“‘*_]*\s*$")
_MARKED = regex.compile(r"\s*(?:[-–—*+•·‣▪◦●]|\d{1,3}[.)])\s")
_INVISIBLE = regex.compile(r"[\p{Z}\p{Cc}\p{Cf}]*")
_GREAT = regex.compile(r"\s*[\p{Pi}\p{Ps}\"']?\p{Lu}")
_SMALL = regex.compile(r"\s*[\p{Pi}\p{Ps}\"']?\p{Ll}")


def cut_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a raw text's lines, in order; every line that is not blank is in exactly one."""
    width = wrap_width(lines)
    spans = tuple(_spans(lines, width))
    return tuple(
        _block(index, first, tuple(lines[first:end]), lines) for index, (first, end) in enumerate(spans)
    )


def is_blank(line: str) -> bool:
    """Nothing of it can be seen: spaces of any kind, joiners, marks of direction or byte order."""
    return _INVISIBLE.fullmatch(line) is not None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text for comparison: case folded, without punctuation."""
    return tuple(_WORD.findall(_APOSTROPHE.sub("", fold_name(text))))


def wrap_width(lines: Sequence[str]) -> int:
    """The width that a text's lines were broken at; 0 if they were not."""
    runs = [pair for pair in pairwise(lines) if not is_blank(pair[0]) and not is_blank(pair[1])]
    lengths = sorted(len(line.rstrip()) for pair in runs for line in pair)
    width = lengths[int(len(lengths) * 0.97)] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    beyond = sum(len(line) for line in lines if len(line) > 1.5 * width)
    if beyond * 2 > sum(map(len, lines)):
        return 0
    long = [(one, other) for one, other in runs if len(one.rstrip()) >= 0.6 * width]
    torn = [other for one, other in long if not _STOP.search(one)]
    full = sum(_is_full(one, other, width) for one, other in long)
    verse = sum(_GREAT.match(other) is not None for other in torn) > 0.8 * len(torn)
    wrapped = len(long) >= 2 and len(torn) >= 0.5 * len(long) and full >= 0.6 * len(long) and not verse
    return width if wrapped else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """The next line's first word would not have fitted on the line."""
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) > width - RAGGED


def _spans(lines: Sequence[str], width: int) -> Iterator[tuple[int, int]]:
    """First line and the one behind the last, from 0, of each block."""
    start = -1
    for at, line in enumerate(lines):
        if start >= 0 and (is_blank(line) or not _goes_on(lines[at - 1], line, width)):
            yield start, at
            start = -1
        if start < 0 and not is_blank(line):
            start = at
    if start >= 0:
        yield start, len(lines)


def _goes_on(line: str, following: str, width: int) -> bool:
    if _MARKED.match(following):
        return False
    torn = not _STOP.search(line) and _SMALL.match(following) is not None
    if not width:
        return torn and len(line.rstrip()) >= TORN
    if _indent(following) >= _indent(line) + 2 and not _MARKED.match(line):
        return False
    return _is_full(line, following, width) or (torn and len(line.rstrip()) >= 0.5 * width)


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _block(index: int, first: int, own: tuple[str, ...], lines: Sequence[str]) -> Block:
    text = "\n".join(own)
    end = first + len(own)
    return Block(
        index,
        first + 1,
        own,
        gap_before=first == 0 or is_blank(lines[first - 1]),
        gap_after=end == len(lines) or is_blank(lines[end]),
        folded=fold_name(text),
        words=words_of(text),
    )
