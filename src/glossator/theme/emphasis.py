"""Emphasis in Markdown: asterisks where they are read as marks, tags where they would be words. Room `theme`; pure:
imports nothing of ours.

Asterisks open emphasis only on the left of words and close it only on their right (CommonMark 0.31, 6.2): between a
letter and a quotation mark they do neither, and beside others they are one with these. What stands around is known when
all of a block is written; until then marks are noted with characters that no text has.
"""

import re
import string
import unicodedata
from collections.abc import Container, Sequence
from types import MappingProxyType

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters (Unicode, 23.7)."""
_NOTED = re.compile(rf"({_OPEN}(?:\*\*?|~~){_OPEN}|{_CLOSE}(?:\*\*?|~~){_CLOSE})")
_TAGS = MappingProxyType({"*": "em", "**": "strong", "~~": "s"})


def noted(mark: str) -> tuple[str, str]:
    """What stands before and behind words that are to have a mark, until it is settled."""
    return f"{_OPEN}{mark}{_OPEN}", f"{_CLOSE}{mark}{_CLOSE}"


def settled(text: str) -> str:
    """A block whose marks are noted, with these or with the tags that say the same."""
    if _OPEN not in text:
        return text
    parts = _NOTED.split(text)
    pairs = _pairs(parts)
    closing = frozenset(end for _, end in pairs)
    for start, end in pairs:
        mark, sides = _mark(parts[start]), ((start, -1), (end, 1))
        doubtful = mark == "~~" or any(_is_doubtful(parts, *side) for side in sides)
        works = all(_works(parts, *side, closing) for side in sides)
        works = works and not (doubtful and _has_company(parts, (start, end), pairs))
        parts[start], parts[end] = (mark, mark) if works else (f"<{_TAGS[mark]}>", f"</{_TAGS[mark]}>")
    return "".join(parts)


def _pairs(parts: Sequence[str]) -> Sequence[tuple[int, int]]:
    """The places of the marks that open and close the same emphasis, the inner before the outer, from the last on."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for at in range(1, len(parts), 2):
        if parts[at].startswith(_OPEN):
            opened.append(at)
        elif opened:
            found.append((opened.pop(), at))
    return sorted(found, reverse=True)


def _works(parts: Sequence[str], at: int, outward: int, closing: Container[int]) -> bool:
    """Whether a mark is read as one: not as part of its neighbour, nor between white space or punctuation and a
    letter."""
    inner, outer = _beside(parts, at, -outward), _beside(parts, at, outward)
    merges = _joins(parts, at, outward, closing) or _joins(parts, at, -outward, closing)
    merges = merges or (_mark(parts[at]) == "~~" and "~" in inner + outer)
    return not merges and not inner.isspace() and (_parts_words(outer) or not _is_punctuation(inner))


def _is_doubtful(parts: Sequence[str], at: int, outward: int) -> bool:
    """Whether a mark might as well open as close, and so belong to another (rules 1 to 10)."""
    inner, outer = _beside(parts, at, -outward), _beside(parts, at, outward)
    return _is_punctuation(inner) or not _parts_words(outer)


def _has_company(parts: Sequence[str], pair: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether emphasis holds other emphasis, stands in it, or right beside it."""
    start, end = pair
    nested = any(a < start < b or start < a < end for a, b in pairs)
    return nested or (start > 1 and not parts[start - 1]) or (end < len(parts) - 2 and not parts[end + 1])


def _joins(parts: Sequence[str], at: int, step: int, closing: Container[int]) -> bool:
    """Whether the next mark is settled, stands right beside, and is of the same kind or of another emphasis."""
    place = at + 2 * step
    if parts[at + step] or not 0 < place < len(parts) or parts[place] not in _TAGS:
        return False
    return parts[place] == _mark(parts[at]) or (place in closing) != (at in closing)


def _beside(parts: Sequence[str], at: int, step: int) -> str:
    """The character beside a mark, other marks between them passed over; empty at the end of the block."""
    places = range(at + step, len(parts) if step > 0 else -1, step)
    found = next((parts[place] for place in places if _mark(parts[place]) not in (*_TAGS, "")), "")
    return found[:1] if step > 0 else found[-1:]


def _mark(part: str) -> str:
    return part.strip(f"{_OPEN}{_CLOSE}")


def _parts_words(char: str) -> bool:
    return not char or char.isspace() or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    """In the narrow sense outside of ASCII: not all parsers take signs for punctuation."""
    return bool(char) and (char in string.punctuation or unicodedata.category(char)[0] == "P")
