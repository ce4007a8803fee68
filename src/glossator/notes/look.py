"""How the words of a page look: values. Room `notes`; imports nothing of ours.

Places are counted in *ink*: characters that are neither white space nor combining, so that two pages of the same words
have the same places, whatever stands between the words and however letters are composed.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

Move = Callable[[int], int]
"""Where a place of some words is in others; never turns two about."""


class Stretch(Struct, frozen=True, order=True):
    """Words of which readers see more than what they say."""

    effect: str
    """`italic`, `bold`, `struck` … ; `folded` in a closed `<details>`, `moved` where shown elsewhere than it stands."""
    start: int
    end: int


class Item(Struct, frozen=True):
    """An item of a list with the number that browsers show."""

    start: int
    end: int
    number: int
    letters: str = ""
    """`a`, `A`, `i` or `I` where letters stand for the number."""


class Picture(Struct, frozen=True):
    """A picture, film or recording."""

    at: int
    address: str
    """May be empty."""


class Look(Struct, frozen=True):
    """What is seen of a page besides its words."""

    stretches: tuple[Stretch, ...] = ()
    items: tuple[Item, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def moved(self, move: Move) -> "Look":
        """The same in other words. What has no words left there is gone, but for pictures."""
        stretches = (Stretch(one.effect, move(one.start), move(one.end)) for one in self.stretches)
        items = (replace(one, start=move(one.start), end=move(one.end)) for one in self.items)
        return Look(
            tuple(one for one in stretches if one.start < one.end),
            tuple(one for one in items if one.start < one.end),
            tuple(Picture(move(one.at), one.address) for one in self.pictures),
        )


def ink(text: str) -> int:
    """How many characters of a text are ink."""
    bare = "".join(text.split())
    if bare.isascii():
        return len(bare)
    return sum(not unicodedata.combining(char) for char in unicodedata.normalize("NFD", bare))


def offset_of(text: str, place: int) -> int:
    """The offset in a text of the character before which so much ink stands; the text's length behind all."""
    seen = 0
    for at, char in enumerate(text):
        width = ink(char)
        if width and seen >= place:
            return at
        seen += width
    return len(text)


def kept(parts: Iterable[tuple[int, bool]]) -> Move:
    """From words to those of them that were kept: `parts` are the words' ink piece by piece, and whether each was."""
    ends, befores, keeps = [0], [0], [False]
    for width, is_kept in parts:
        if is_kept != keeps[-1]:
            ends.append(ends[-1])
            befores.append(befores[-1])
            keeps.append(is_kept)
        ends[-1] += width
        befores[-1] += width if is_kept else 0
    return lambda place: _kept_before(place, ends, befores, keeps)


def _kept_before(place: int, ends: Sequence[int], befores: Sequence[int], keeps: Sequence[bool]) -> int:
    """How much of what was kept stands before a place. A run has an end, and what was kept until there."""
    run = bisect_right(ends, place)
    if run == len(ends):
        return befores[-1]
    return befores[run] - (ends[run] - place if keeps[run] else 0)


def put(at: int, old: int, new: int) -> Move:
    """From words to the same with `new` ink in the place of the `old` ink that stands at `at`."""

    def move(place: int) -> int:
        if place <= at:
            return place
        return place + new - old if place >= at + old else at + min(place - at, new)

    return move
