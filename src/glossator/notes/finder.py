"""Where quoted words are in a block: matching on plain text alone, which never guesses. Room `notes`; imports nothing
of ours but its neighbours.

Quoted words end at the reference, or occur exactly once before it in its block. Texts are compared folded; words start
and end at word boundaries (Unicode Standard Annex 29), but for scripts that write no spaces.
"""

import unicodedata
from collections.abc import Sequence

import regex
from msgspec import Struct

from glossator.notes.edges import at_edge, whole_words
from glossator.notes.flow import Flow
from glossator.notes.folding import fold
from glossator.notes.quotes import Quoted
from glossator.notes.similar import may_hold, nearest

_ELLIPSIS = regex.compile(r"\s*[\[(]?\.{3,4}[\])]?\s*")
_RUN = 64
"""The longest run of punctuation between words and their reference."""
_AROUND = (20, 10, 5)
"""How many characters around a place are told; fewer where that many do not tell it from another."""
_LISTED = 5
"""How many places of ambiguous words are looked for."""
_WINDOW = 4000
"""How many characters before a reference are searched for what is nearest to words that are not there."""


class Found(Struct, frozen=True):
    """Quoted words at their place in a block's text."""

    start: int
    end: int
    quoted: Quoted


class Ambiguous(Struct, frozen=True):
    """Quoted words that occur more than once; `starts` are the first few places."""

    starts: tuple[int, ...]
    quoted: Quoted


class Candidate(Struct, frozen=True):
    """What is nearest to quoted words that are not there."""

    start: int
    end: int


def find(block: Flow, quotes: Sequence[Quoted], offset: int) -> Found | Ambiguous | None:
    """The quoted words (several readings, longest first) before the reference at `offset` of a block's text."""
    for one in quotes:
        if _stands_before(block.text, one.words, offset):
            return Found(offset - len(one.words), offset, one)
        words = fold(one.words)
        places = (_literal(block, words, offset) or _elliptic(block, words, offset)) if words else []
        if len(places) == 1:
            return Found(*places[0], one)
        if places:
            return Ambiguous(tuple(start for start, _ in places), one)
    return None


def _stands_before(text: str, words: str, offset: int) -> bool:
    """Whether words end at an offset just as they are written, so that folding could only find them there as well: it
    joins no letter or digit of ASCII with a neighbour that is of ASCII too."""
    start = offset - len(words)
    if start < 0 or not words[:1].isalnum() or not words[-1:].isalnum() or not text.startswith(words, start):
        return False
    return text[max(0, start - 1) : offset + 1].isascii() and at_edge(text, start) and at_edge(text, offset)


def closest(block: Flow, words: str, offset: int, least: float) -> Candidate | None:
    """The stretch before the reference that is nearest to words, on whole words; None if it is less like them than
    `least`."""
    until = block.folded.at(offset)
    start = max(0, until - _WINDOW)
    pattern, text = fold(words), block.folded.text[start:until]
    near = nearest(pattern, text) if may_hold(pattern, text, least) else None
    if near is None or near.end == near.start or near.similarity < least:
        return None
    left, right = _source(block, start + near.start, start + near.end)
    while left > 0 and not at_edge(block.text, left):
        left -= 1
    while right < len(block.text) and not at_edge(block.text, right):
        right += 1
    return Candidate(left, right)


def is_run(text: str, start: int, end: int) -> bool:
    """Whether only punctuation stands between two offsets, as it may between words and their reference."""
    return end - start <= _RUN and all(_passable(char) for char in text[start:end])


def _passable(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] == "P"


def _literal(block: Flow, words: str, offset: int) -> list[tuple[int, int]]:
    """The words at the reference, or else everywhere before it, up to a few places."""
    until = block.folded.at(offset)
    at_reference = _ending(block, words, until)
    return [at_reference] if at_reference else _everywhere(block, words, 0, until)


def _ending(block: Flow, words: str, until: int) -> tuple[int, int] | None:
    """The words where they end at a reference, punctuation between them and it left out or not."""
    text = block.folded.text
    for end in range(until, max(0, until - _RUN) - 1, -1):
        if end - len(words) >= 0 and text.startswith(words, end - len(words)):
            place = _place(block, end - len(words), end)
            if place:
                return place
        if end == 0 or not _passable(text[end - 1]):
            return None
    return None


def _everywhere(block: Flow, words: str, start: int, until: int) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    at = block.folded.text.find(words, start, until)
    while at >= 0 and len(places) < _LISTED:
        place = _place(block, at, at + len(words))
        places += [place] if place else []
        at = block.folded.text.find(words, at + 1, until)
    return places


def _elliptic(block: Flow, words: str, offset: int) -> list[tuple[int, int]]:
    """`a … b`: from the one place of `a` to that of `b`, what stands between in order."""
    pieces = _ELLIPSIS.split(words)
    if len(pieces) < 2 or not all(pieces):
        return []
    ends = _literal(block, pieces[-1], offset)
    if len(ends) != 1:
        return ends
    before = block.folded.at(ends[0][0])
    starts = _everywhere(block, pieces[0], 0, before)
    if len(starts) == 1 and not _in_order(block, pieces[1:-1], block.folded.at(starts[0][1]), before):
        return []
    return [(start, ends[0][1]) for start, _ in starts]


def _in_order(block: Flow, pieces: Sequence[str], start: int, until: int) -> bool:
    for piece in pieces:
        places = _everywhere(block, piece, start, until)
        if not places:
            return False
        start = block.folded.at(places[0][1])
    return True


def _source(block: Flow, start: int, end: int) -> tuple[int, int]:
    """A stretch of the folded text as offsets of the text itself."""
    return block.folded.starts[start], block.folded.ends[end - 1]


def _place(block: Flow, start: int, end: int) -> tuple[int, int] | None:
    return whole_words(block.text, block.folded, start, end)


def contexts(text: str, starts: Sequence[int], width: int) -> tuple[str, ...]:
    """Each place in a text with a few words around it, so few that they tell the places apart."""
    listed: tuple[str, ...] = ()
    for around in _AROUND:
        listed = tuple(_context(text.replace("\n", " "), start, width, around) for start in starts)
        if len(set(listed)) == len(listed):
            break
    return listed


def _context(text: str, start: int, width: int, around: int) -> str:
    left = text.find(" ", max(0, start - around), start) + 1 if start > around else 0
    right = text.rfind(" ", start + width, start + width + around)
    right = len(text) if start + width + around >= len(text) else max(right, start + width)
    return f"“{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}”"
