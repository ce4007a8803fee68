"""Words in the order of a language's alphabet, by their first letters and by kind, as an index has them.

Room `theme`; imports root, pure. A full collation (ISO 14651) is more than an index of names wants: here letters with
marks stand with their plain ones, unless the language counts them as letters of their own.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Protocol

ALPHABETS: Mapping[str, str] = MappingProxyType(
    {
        "bg": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я",
        "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
        "da": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
        "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
        "hr": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
        "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
        "nb": "a b c d e f g h i j k l m n o p q r s t u v w x y z æ ø å",
        "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
        "ru": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
        "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
        "sr-Latn": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
        "sv": "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö",
        "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    }
)
"""Alphabets whose order or letters differ from those of code points without marks (CLDR's exemplar characters)."""
FIRST = 1000
"""The rank of an alphabet's first letter: what is no letter stands before."""
STRANGE = 10_000
"""The rank at which letters of other alphabets begin."""
NO_LETTER = "#"
BEFORE_NAMES = " «»„“”‘’'([¿¡" + '"'
"""What may stand before a name and is passed over."""


class Word(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...


Letter = tuple[str, int]
"""A letter in lower case, and its rank."""


def by_letter(words: Iterable[Word], lang: str) -> list[tuple[str, list[Word]]]:
    """Words under their first letters, both in the order of the language's alphabet; what begins with a digit or a sign
    stands first, under `#`."""
    ordered = sorted(words, key=lambda word: ([rank for _, rank in _letters(word.name, lang)], word.name))
    runs = groupby(ordered, key=lambda word: _initial(word.name, lang))
    return [(letter, list(run)) for letter, run in runs]


def by_kind(words: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    """Words under their kinds, the largest first and those of none last, as '' ; all of them together where less than
    half have one, or all the same."""
    found: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        found[word.kind].append(word)
    if len(found) < 2 or 2 * len(found.get("", ())) > len(words):
        return [("", list(words))]
    return sorted(found.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))


def _initial(name: str, lang: str) -> str:
    letters = _letters(name, lang)
    first = letters[0][0] if letters else ""
    return first[:1].upper() + first[1:] if first[:1].isalpha() else NO_LETTER


@lru_cache(maxsize=8192)
def _letters(name: str, lang: str) -> tuple[Letter, ...]:
    """A name's letters, from the first that is one, if any is."""
    text = unicodedata.normalize("NFC", name).lstrip(BEFORE_NAMES).lower()
    ranks, found, at = _ranks(lang), [], 0
    while at < len(text):
        size = 2 if text[at : at + 2] in ranks else 1
        found.append(_letter(text[at : at + size], ranks))
        at += size
    return tuple(found)


def _letter(written: str, ranks: Mapping[str, int]) -> Letter:
    if written in ranks:
        return written, ranks[written]
    bare = unicodedata.normalize("NFD", written)[0]
    plain = bare.upper().lower()[:1] or bare
    if plain in ranks:
        return plain, ranks[plain]
    return plain, ord(plain) % FIRST if not plain.isalpha() else STRANGE + ord(plain)


@lru_cache(maxsize=8)
def _ranks(lang: str) -> Mapping[str, int]:
    """The ranks of a language's letters: of the longest part of its tag that has an alphabet here."""
    parts = lang.split("-")
    tags = ["-".join(parts[:size]) for size in range(len(parts), 0, -1)]
    letters = next((ALPHABETS[tag].split() for tag in tags if tag in ALPHABETS), [])
    return MappingProxyType({letter: FIRST + number for number, letter in enumerate(letters)})
