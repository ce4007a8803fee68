"""Room `ingest`: runs of body blocks become paragraphs, headings and lists. Pure.

A heading or a list only where the raw text leaves no doubt; everything else stays a paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import regex

from glossator.ingest.rules.reading import is_prose, is_stopped
from glossator.ingest.values import Block

HEADING_WORDS = 12
ITEM_WORDS = 60

_BULLET = regex.compile(r"\s*([•·‣▪◦●*+-])\s+(?=\S)")
_SURE_BULLETS = frozenset("•‣▪◦●")
_NUMBER = regex.compile(r"\s*(\d{1,3})([.)])\s+(?=\S)")
_NO_HEADING = regex.compile(
    r"(?:photo|image|picture|source|credit|foto|bild|фото|sign up|subscribe|read (?:more|also)|page \d+|p\. ?\d+)\b"
    r"|[\p{Pi}„\"].*[\p{Pf}“\"],?\s*[–—-]"
    r"|.*[.!?…:;,–—\p{Pf}\"]\s*\Z",
    regex.IGNORECASE,
)
_LETTERS = regex.compile(r"\p{L}.*\p{L}|\p{Lo}")
_STARTS_HIGH = regex.compile(r"\s*[\p{Pi}\"'(]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]")


@dataclass(frozen=True, slots=True)
class Shape:
    """A top-level block of the Markdown to be."""

    kind: str
    """`paragraph`, `heading`, `bullets` or `numbers`."""
    blocks: tuple[Block, ...]
    """One, or a list's items."""
    marks: tuple[int, ...] = ()
    """For lists: how many characters of each item's first line are its mark and the space around it."""


def shape_run(run: Sequence[Block], above: Block | None) -> Iterator[Shape]:
    """The shapes of neighbouring body blocks. `above`: the body's last block before them, if there is one."""
    at = 0
    while at < len(run):
        shapes = _bullets(run, at) or _numbers(run, at) or _heading(run, at, run[at - 1] if at else above)
        shapes = shapes or (Shape("paragraph", (run[at],)),)
        yield from shapes
        at += sum(len(shape.blocks) for shape in shapes)


def _bullets(run: Sequence[Block], at: int) -> tuple[Shape, ...]:
    """The items with the mark that this block begins with: a list, or paragraphs."""
    first = _BULLET.match(run[at].text)
    ends: list[int] = []
    for one in islice(run, at, None) if first else ():
        match = _BULLET.match(one.text)
        if match is None or first is None or match[1] != first[1]:
            break
        ends.append(match.end())
    items = tuple(run[at : at + len(ends)])
    if first is None:
        return ()
    sure = first[1] in _SURE_BULLETS or _announced(run, at) or not any(is_stopped(one) for one in items)
    return _list("bullets", items, ends, sure=sure)


def _list(kind: str, items: tuple[Block, ...], ends: Sequence[int], *, sure: bool) -> tuple[Shape, ...]:
    if len(items) < 2 or not sure or any(len(one.words) > ITEM_WORDS for one in items):
        return tuple(Shape("paragraph", (one,)) for one in items)
    return (Shape(kind, items, tuple(ends)),)


def _announced(run: Sequence[Block], at: int) -> bool:
    return at > 0 and run[at - 1].text.rstrip().endswith(":")


def _numbers(run: Sequence[Block], at: int) -> tuple[Shape, ...]:
    """Items numbered 1, 2, 3 … in one manner; `1986.` and a lone `1.` are prose, and so are numbered paragraphs."""
    first = _NUMBER.match(run[at].text)
    ends: list[int] = []
    for number, one in enumerate(islice(run, at, None), 1) if first else ():
        match = _NUMBER.match(one.text)
        if match is None or first is None or (int(match[1]), match[2]) != (number, first[2]):
            break
        ends.append(match.end())
    return _list("numbers", tuple(run[at : at + len(ends)]), ends, sure=True)


def _heading(run: Sequence[Block], at: int, above: Block | None) -> tuple[Shape, ...]:
    """A short line between blank lines without a stop, after a paragraph, before a longer one."""
    block = run[at]
    if at + 1 == len(run) or not (block.gap_before and block.gap_after) or not _is_title_line(block):
        return ()
    after = run[at + 1]
    full = is_stopped(after) and len(after.words) >= max(15, 2 * len(block.words))
    settled = above is None or is_stopped(above) or is_prose(above)
    return (Shape("heading", (block,)),) if full and settled else ()


def _is_title_line(block: Block) -> bool:
    text = block.text.strip()
    short = len(block.lines) == 1 and 1 <= len(block.words) <= HEADING_WORDS and len(text) <= 90
    return (
        short
        and _LETTERS.search(text) is not None
        and _STARTS_HIGH.match(text) is not None
        and not (_NO_HEADING.match(text) or _BULLET.match(text))
    )
