"""Room `topics`: an article's text becomes an index of its stretches, runs and acronyms. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from glossator.topics.words import CONNECTORS, Word, is_acronym, is_lower, is_number, word_key, words_of

CUT = ""
"""Stands between two stretches: no word equals it, so nothing matches across."""

Run = tuple[str, ...]


class Evidence(Struct, frozen=True):
    """What a body shows of its words, in one way of comparing them (as written, or folded)."""

    words: tuple[str, ...]
    """All words in order, with `CUT` between stretches."""
    owners: frozenset[int]
    """Places in `words` where a possessive was dropped: a name may end there, not go on."""
    places: Mapping[str, tuple[int, ...]]
    """Word → its places in `words`."""
    runs: frozenset[Run]
    """The longest sequences of capitalised words."""
    alone: frozenset[str]
    """Words that are a whole run somewhere."""
    acronyms: Mapping[str, frozenset[tuple[Run, Run]]]
    """Acronym, as written → what stands before and behind it in its runs."""


class BodyIndex(Struct, frozen=True):
    """A body's evidence, made once by `index_body` and used for every line of its article."""

    written: Evidence
    """Compared with case."""
    folded: Evidence
    """Compared without, lower-case words standing alone too: for lines that show no case."""


def index_body(text: str) -> BodyIndex:
    """A text of any length becomes its index, in time linear in it."""
    words = tuple(words_of(text))
    runs = frozenset(_runs(words))
    lows = {word_key(word.text) for word in words if not word.text[0].isupper()}
    acronyms = _acronyms(runs)
    folded_runs = frozenset(tuple(map(word_key, run)) for run in runs)
    folded_acronyms = {
        acronym: frozenset((tuple(map(word_key, left)), tuple(map(word_key, right))) for left, right in sides)
        for acronym, sides in acronyms.items()
    }
    owners, order = _owners(words), tuple(_order(words))
    keys = tuple(map(word_key, order))
    return BodyIndex(
        Evidence(order, owners, _places(order), runs, _alone(runs), acronyms),
        Evidence(
            keys,
            owners,
            _places(keys),
            folded_runs,
            _alone(folded_runs) | (lows - CONNECTORS),
            folded_acronyms,
        ),
    )


def _order(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if not word.joined:
            yield CUT
        yield word.text


def _owners(words: Sequence[Word]) -> frozenset[int]:
    place, found = 0, []
    for word in words:
        place += 1 if word.joined else 2
        if word.owner:
            found.append(place - 1)
    return frozenset(found)


def _places(order: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(order):
        if word != CUT:
            places.setdefault(word, []).append(place)
    return {word: tuple(found) for word, found in places.items()}


def _alone(runs: Iterable[Run]) -> frozenset[str]:
    return frozenset(run[0] for run in runs if len(run) == 1 and not is_number(run[0]))


def _acronyms(runs: Iterable[Run]) -> Mapping[str, frozenset[tuple[Run, Run]]]:
    found: dict[str, set[tuple[Run, Run]]] = {}
    for run in runs:
        for place, word in enumerate(run):
            if is_acronym(word):
                found.setdefault(word, set()).add((run[:place], run[place + 1 :]))
    return {word: frozenset(sides) for word, sides in found.items()}


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    """The longest sequences of capitalised words of each stretch; a possessive ends one."""
    low = {word.text for word in words if is_lower(word.text)}
    return (tuple(word.text for word in run) for run in capital_runs(words, low))


def capital_runs(words: Iterable[Word], low: set[str]) -> Iterator[tuple[Word, ...]]:
    """The runs of a text as words. `low` holds its lower-case words: a sentence's first word is no part of a
    run if it is a connector or one of them."""
    run: list[Word] = []
    for word in chain(words, (_END,)):
        if run and (not word.joined or run[-1].owner):
            yield tuple(run)
            run = []
        if is_lower(word.text) or _only_opens(word, low):
            if run:
                yield tuple(run)
            run = []
        else:
            run.append(word)


_END = Word("&", 0, 0, owner=False, joined=False, opens=False)
"""A lower-case word behind the last, so that the last run ends too."""


def _only_opens(word: Word, low: set[str]) -> bool:
    """Is this a sentence's first word that owes its capital to its place?"""
    if not word.opens:
        return False
    folded = word.text.lower()
    return folded in CONNECTORS or folded in low
