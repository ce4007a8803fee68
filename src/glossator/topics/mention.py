"""Room `topics`: a text and a vocabulary become the places where its names are mentioned. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator.topics.names import Names
from glossator.topics.words import CONNECTORS, Word, is_lower, word_key, words_key, words_of


class Mention(NamedTuple):
    """A name or alias of the vocabulary, found in a text."""

    name: str
    """The vocabulary's name, whatever alias stands in the text."""
    start: int
    """Offset of its first character in the text, in code points."""
    end: int
    """Offset behind its last; a possessive `'s` lies outside."""


def mentions(text: str, names: Names) -> Iterator[Mention]:
    """Every mention of the vocabulary's names, in order, none overlapping: at each word the longest name wins.

    Names match whole words within one stretch: across no mark and no line end. A word that the name writes with
    a capital must have it; one in lower case matches in any. In a name like `Western world`, which is written
    as a sentence begins, the first capital may be missing.
    """
    words = list(words_of(text))
    openers = {key.partition(" ")[0].removesuffix("'s") for key in names.canonical}
    place = 0
    while place < len(words):
        here = _candidates(words, place, names.longest) if word_key(words[place].text) in openers else ()
        found = next((one for one in here if _is_name(one, names)), ())
        if found:
            end = found[-1].end + (2 if found[-1].owner else 0)
            yield Mention(names.canonical[words_key(found)], found[0].start, end)
        place += len(found) or 1


def _candidates(words: Sequence[Word], place: int, longest: int) -> Iterator[tuple[Word, ...]]:
    """What stands in one stretch from a place on, longest first; a possessive at its end as part of it, then
    without."""
    end = place + 1
    while end < min(len(words), place + longest) and words[end].joined:
        end += 1
    for stop in range(end, place, -1):
        found = tuple(words[place:stop])
        yield found
        if found[-1].owner:
            yield (*found[:-1], found[-1]._replace(owner=False))


def _is_name(words: Sequence[Word], names: Names) -> bool:
    forms = [word.text for word in words]
    return any(_has_case_of(written, forms) for written in names.written.get(words_key(words), ()))


def _has_case_of(written: str, forms: Sequence[str]) -> bool:
    """Do equal words have the capitals that a name is written with?"""
    wanted = [word.text for word in words_of(written)]
    sentence = any(is_lower(form) and form not in CONNECTORS for form in wanted[1:])
    return all(
        is_lower(want) or want == form or (place == 0 and sentence and want.lower() == form.lower())
        for place, (want, form) in enumerate(zip(wanted, forms, strict=False))
    )
