"""Room `topics`: names of which two may be one topic written in two ways. Pure.

Each name is brought to a form without what writers vary: case, accents, punctuation, articles, plurals, the order of
words. Names of one form are alike; so are long ones of which the forms differ in one letter, found by what is left when
each letter is taken out (W. Garbe, "1000x faster spelling correction", 2012); and an acronym and the name it spells.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from anyascii import anyascii

from glossator.text import fold_name

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(("the", "of", "and", "for", "a", "an", "de", "la", "le"))
_LONG = 7
"""Letters of a form from which on one may differ: fewer make other words (`Iran`, `Iraq`; `Niger`, `Nigeria`)."""


def alike(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of names that may mean one topic, each pair and all pairs in the order of `names`."""
    listed = list(dict.fromkeys(names))
    order = {name: place for place, name in enumerate(listed)}
    pairs = {tuple(sorted(pair, key=order.__getitem__)) for pair in _pairs(listed)}
    return tuple(
        sorted(((one, other) for one, other in pairs), key=lambda pair: (order[pair[0]], order[pair[1]]))
    )


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        forms[_form(name)].append(name)
    for same in forms.values():
        yield from combinations(same, 2)
    for one, other in _near(forms):
        yield from ((a, b) for a in forms[one] for b in forms[other])
    yield from _acronyms(names)


def _near(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    shortened: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for rest in _rests(form):
            shortened[rest].add(form)
    for near in shortened.values():
        yield from (pair for pair in combinations(sorted(near), 2) if _differ_in_a_letter(*pair))


def _acronyms(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    spelled: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for initials in _initials(name):
            spelled[initials].append(name)
    for name in names:
        if name.isupper() and 2 <= len(name) <= 6:
            yield from ((name, whole) for whole in spelled[name.casefold()])


def _form(name: str) -> str:
    words = _WORD.findall(anyascii(fold_name(name)).lower().replace("'", ""))
    return " ".join(sorted(_singular(word) for word in words if word not in _SMALL)) or fold_name(name)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _rests(form: str) -> set[str]:
    """The form, and what is left of it without one letter; nothing of short ones."""
    if len(form) < _LONG:
        return set()
    return {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}


def _differ_in_a_letter(one: str, other: str) -> bool:
    """Whether two forms differ in one letter that one has more, or has instead, and in no digit."""
    if abs(len(one) - len(other)) > 1 or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    tails = (one[start + 1 :], other[start + 1 :])
    return tails[0] == tails[1] or one[start:] == tails[1] or tails[0] == other[start:]


def _initials(name: str) -> set[str]:
    """The first letters of a name of several words, with and without those of small words."""
    words = _WORD.findall(anyascii(name).lower())
    forms = (words, [word for word in words if word not in _SMALL])
    return {"".join(word[0] for word in form) for form in forms if len(form) > 1}
