"""A text quote selector against an article's text: found, moved or orphaned. Room `notes`; pure.

Selectors (Web Annotation Data Model, W3C Recommendation 2017, 4.2.4) come from elsewhere: exact words with some text
before and behind them, of an article that may have changed since. They are found where the words are equal after
folding and their context is clear. What a fuzzy search finds is only proposed: nothing here attaches a note to words
that nobody chose.
"""

from collections.abc import Iterator

from msgspec import Struct

from glossator.notes.folding import Folded, fold, folded
from glossator.notes.similar import Near, nearest, parting, similarity

CONTEXT = 32
"""How many code points before and behind the words count."""
_LONG = 24
"""From how many characters on words say enough for one side of their context to do."""
_CLEAR = 0.5
"""How alike the context must be."""
_AHEAD = 0.05
"""By how much the best place must beat the next."""
_PROPOSED = 0.5
"""How alike a passage, and the words in it, must be to be proposed."""
_LIKE = 0.8
"""How alike long words must be to be proposed in another context."""


class TextQuote(Struct, frozen=True):
    """Words and where they stood."""

    exact: str
    prefix: str = ""
    """What stood before them; 32 code points of it count."""
    suffix: str = ""
    position: int | None = None
    """Where they began, in code points: of equal proposals the nearest is the first. It decides nothing else."""


class Found(Struct, frozen=True):
    """The words, at their place. Offsets in the article's text."""

    start: int
    end: int


class Moved(Struct, frozen=True):
    """Where the words may be now: for a person to judge."""

    start: int
    end: int
    similarity: float
    """Of the words there to those that were selected; 1 is equal."""
    rivals: int = 0
    """How many other places are as likely."""


class Orphaned(Struct, frozen=True):
    """The words are gone, as far as anyone can tell."""


Resolved = Found | Moved | Orphaned


class _Folded(Struct, frozen=True):
    """A selector folded as the text is; positions need no folding to be compared."""

    exact: str
    prefix: str
    suffix: str

    @property
    def passage(self) -> str:
        return self.prefix + self.exact + self.suffix


class _Place(Struct, frozen=True):
    """Where the exact words stand in the folded text, and how clearly their context says that it is here."""

    start: int
    end: int
    clear: float


def resolve(quote: TextQuote, text: Folded) -> Resolved:
    """Where a selector's words are in an article's text (`folding.folded` of it).

    They are found where they are equal after folding and the context is clear: its similarity to the 32 code points
    on each side is at least 0.5, for words of under 24 characters on the worse of both sides, for longer ones on
    the better; and the next place is at least 0.05 behind. A selector without context is found if it is long and occurs
    once. Else the likeliest place is proposed; orphaned is what is like nothing in the text.
    """
    sought = _sought(quote)
    if not sought.exact:
        return Orphaned()
    near = len(text.text) if quote.position is None else text.at(quote.position)
    places = sorted(_places(sought, text.text), key=lambda one: (-one.clear, abs(one.start - near)))
    if places and _is_clear(sought, places):
        return Found(*_source(text, places[0].start, places[0].end))
    return _proposed(sought, places, text) or _nearest(sought, text) or Orphaned()


def _sought(quote: TextQuote) -> _Folded:
    """The selector folded; white space at the ends of its words is part of their context."""
    words = quote.exact.strip()
    before, _, behind = quote.exact.partition(words) if words else ("", "", "")
    prefix, suffix = folded(quote.prefix + before).text, folded(behind + quote.suffix).text
    return _Folded(fold(words), prefix[max(0, len(prefix) - CONTEXT) :], suffix[:CONTEXT])


def _places(sought: _Folded, text: str) -> Iterator[_Place]:
    at = text.find(sought.exact)
    while at >= 0:
        end = at + len(sought.exact)
        yield _Place(at, end, _clearness(sought, text, at, end))
        at = text.find(sought.exact, at + 1)


def _clearness(sought: _Folded, text: str, start: int, end: int) -> float:
    """How like the context of a place is to the selector's. A side that the selector does not have says nothing,
    but where the text ends there, too."""
    before = text[max(0, start - (len(sought.prefix) or CONTEXT)) : start]
    behind = text[end : end + (len(sought.suffix) or CONTEXT)]
    pairs = ((sought.prefix, before), (sought.suffix, behind))
    sides = [similarity(said, there) for said, there in pairs if said or not there]
    if not sought.prefix and not sought.suffix:
        return 0.0
    return (max if len(sought.exact) >= _LONG else min)(sides)


def _is_clear(sought: _Folded, places: list[_Place]) -> bool:
    if not sought.prefix and not sought.suffix:
        return len(places) == 1 and len(sought.exact) >= _LONG
    runner_up = places[1].clear if len(places) > 1 else 0.0
    return places[0].clear >= _CLEAR and places[0].clear - runner_up >= _AHEAD


def _proposed(sought: _Folded, places: list[_Place], text: Folded) -> Moved | None:
    """The likeliest of the places where the exact words stand; none where short words stand in another context."""
    if not places:
        return None
    best = places[0]
    around = text.text[max(0, best.start - len(sought.prefix)) : best.end + len(sought.suffix)]
    if len(sought.exact) < _LONG and similarity(sought.passage, around) < _PROPOSED:
        return None
    rivals = sum(best.clear - one.clear < _AHEAD for one in places[1:])
    return Moved(*_source(text, best.start, best.end), 1.0, rivals)


def _nearest(sought: _Folded, text: Folded) -> Moved | None:
    """What is like the words: where the passage that held them is like it was, or anywhere if they are long."""
    found = _in_passage(sought, text.text) or _alone(sought, text.text)
    return Moved(*_source(text, found.start, found.end), found.similarity) if found else None


def _in_passage(sought: _Folded, text: str) -> Near | None:
    passage = nearest(sought.passage, text)
    if passage is None or passage.similarity < _PROPOSED:
        return None
    held = text[passage.start : passage.end]
    start = parting(sought.prefix, sought.exact + sought.suffix, held)
    end = start + parting(sought.exact, sought.suffix, held[start:])
    return _trimmed(sought, text, passage.start + start, passage.start + end, _PROPOSED)


def _alone(sought: _Folded, text: str) -> Near | None:
    found = nearest(sought.exact, text) if len(sought.exact) >= _LONG else None
    return _trimmed(sought, text, found.start, found.end, _LIKE) if found else None


def _trimmed(sought: _Folded, text: str, start: int, end: int, least: float) -> Near | None:
    """A stretch without white space at its ends; None where it is less like the words than `least`."""
    there = text[start:end]
    start += len(there) - len(there.lstrip())
    end = start + len(there.strip())
    alike = similarity(sought.exact, text[start:end])
    return Near(start, end, alike) if start < end and alike >= least else None


def _source(text: Folded, start: int, end: int) -> tuple[int, int]:
    """A stretch of the folded text as offsets of the text itself."""
    return text.starts[start], text.ends[end - 1]
