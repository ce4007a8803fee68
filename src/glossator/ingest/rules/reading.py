"""Room `ingest`: what a rule sees of a raw text. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from glossator.ingest.headline import Knowledge
from glossator.ingest.sentences import sentences
from glossator.ingest.values import Block, Finding

HEAD = 40
"""Blocks at most that a head reaches down."""
TAIL = 60
"""Blocks at most that a tail reaches up."""

_STOP = regex.compile(r"[.!?…][\p{Pf}\p{Pe}\"'”’*_]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a raw text, what is known from outside, and what earlier rules have found."""

    blocks: tuple[Block, ...]
    known: Knowledge
    drop: frozenset[str]
    """Folded lines that the settings drop."""
    shared: frozenset[str]
    """Folded lines that stand at the head or tail of many seeds."""
    found: Mapping[int, Finding]
    """By index of the block."""

    def free(self) -> Sequence[Block]:
        """The blocks that no rule has claimed yet, in order."""
        return [block for block in self.blocks if block.index not in self.found]


def title_place(reading: Reading) -> int | None:
    """Index of the block that is the title or holds it; None if no rule has found it."""
    return next((at for at, one in reading.found.items() if holds_title(one)), None)


def holds_title(finding: Finding) -> bool:
    return finding.kind == "title" or any(part.kind == "title" for part in finding.parts)


def title_text(reading: Reading) -> str:
    """The title's words as they stand; empty if no rule has found it."""
    place = title_place(reading)
    if place is None:
        return ""
    text = reading.blocks[place].text
    part = next((one for one in reading.found[place].parts if one.kind == "title"), None)
    return text[part.start : part.end] if part else text


def is_prose(block: Block) -> bool:
    """Surely a paragraph of a text: long, or several sentences."""
    size = len(block.text.split())
    if size > 45:
        return True
    return size >= 20 and is_stopped(block) and len(sentences(block.text)) >= 2


def is_stopped(block: Block) -> bool:
    """It ends as a sentence ends."""
    return _STOP.search(block.text) is not None


def first_prose(reading: Reading) -> int:
    """Index of the first paragraph that no rule has claimed; the number of blocks if there is none."""
    return next((one.index for one in reading.free() if is_prose(one)), len(reading.blocks))


def last_prose(reading: Reading) -> int:
    """Index of the last paragraph that no rule has claimed; -1 if there is none."""
    return next((one.index for one in reversed(reading.free()) if is_prose(one)), -1)
