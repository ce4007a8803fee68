"""Room `topics`: a text becomes its words, in the one form in which names, lines and bodies are compared.

Pure functions on strings. NFC, straight apostrophes, plain hyphens; full stops of abbreviations and initials
are dropped and end no sentence; a hyphenated compound is one word; a possessive `'s` and an elided article
(`l'Ukraine`) are left off, and the offsets say so.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from glossator.text import fold_name

_CONNECTORS = (
    "a abu al an and as at bin by da dal dalla das de degli dei del della delle den der des di die do dos du e "
    "ed el en et for from i ibn il im in into la las le les lo los na nad of on or per por the to u ul und "
    "van vom von with y za zu zum zur &"
)
_ARTICLES = "a an das der die el il la las le les lo los the"
_OPENERS = "new saint sainte san sankt santa santo st são"

CONNECTORS = frozenset(_CONNECTORS.split())
"""Small words that hold a name together; written in lower case, they neither begin nor end one."""
ARTICLES = frozenset(_ARTICLES.split())
"""Articles that may open a name (`The Hague`, `El Salvador`)."""
OPENERS = frozenset(_OPENERS.split())
"""Words that open names of places (`New Delhi`)."""

_ABBREVIATIONS = (
    r"(?:Adm|Apr|Aug|Bros|Capt|Cmdr|Col|Corp|Dec|Dr|Feb|Fr|Ft|Gen|Gov|Inc|Jan|Jr|Lt|Ltd|Maj|Mr|Mrs|Ms|Mt|"
    r"Nov|Oct|Ph\.D|Pres|Prof|Rep|Rev|Sen|Sept?|Sgt|Sr|St|Ste|vs)\.|(?:Co|No)\.(?=\s*[\p{N}\p{Lu}])"
)
_PART = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*"
_JOINT = r"(?:[-‐‑–'’ʼ&](?=[\p{L}\p{N}])|(?<=\p{N})[.,](?=\p{N}))"
_WORD = regex.compile(
    rf"""(?P<stopped>(?:(?:\p{{L}}\.)+\p{{L}}(?![\p{{L}}\p{{M}}\p{{N}}])\.?
                     |\p{{Lu}}\p{{M}}*\.(?=\s*\p{{Lu}})
                     |{_ABBREVIATIONS})
         (?:[-‐‑–'’ʼ]{_PART})*)
       |{_PART}(?:{_JOINT}{_PART})*
       |(?<!\S)&(?!\S)""",
    regex.VERBOSE,
)
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})
_INVISIBLE = regex.compile(r"\p{Cf}")
_ELISION = regex.compile(r"(?:[cdjlmnst]|all|dall|dell|nell|qu|sull|un)'(?=\p{L})")
_SPACE_ONLY = regex.compile(r"[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
_OPENS = regex.compile(r"[\n\r\v\f\x85\u2028\u2029.!?…:“„«‹‘\"(\[¿¡。！？]")


class Word(NamedTuple):
    """One word of a text."""

    text: str
    """The form that is compared: NFC, no stops of abbreviations, no possessive, no elided article."""
    start: int
    """Offset of the compared part in the text, in code points."""
    end: int
    """Offset behind it; a possessive `'s` lies outside."""
    owner: bool
    """A possessive `'s` was dropped: a run of capitalised words ends here."""
    joined: bool
    """Only blanks lie between this word and the one before: both are in one stretch."""
    opens: bool
    """A sentence may begin here."""


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order. Marks between them are seen only in `joined` and `opens`."""
    behind = 0
    for match in _WORD.finditer(text):
        form = plain_form(match["stopped"].replace(".", "") if match["stopped"] else match[0])
        owner = len(form) > 2 and form[-2:] in ("'s", "'S")
        form = form[:-2] if owner else form
        elided = _elided(form)
        gap = text[behind : match.start()]
        yield Word(
            form[elided:],
            match.start() + elided,
            match.end() - (2 if owner else 0),
            owner,
            behind > 0 and _SPACE_ONLY.fullmatch(gap) is not None,
            behind == 0 or _OPENS.search(gap) is not None,
        )
        behind = match.end()


def plain_form(text: str) -> str:
    """A word without the variety of its marks: NFC, `'` and `-` for their relatives, nothing invisible."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text.translate(_MARKS)))


def _elided(form: str) -> int:
    """How many characters of an elided article stand before a capital (`l'Ukraine`: 2)."""
    match = _ELISION.match(form) if "'" in form else None
    return match.end() if match and form[match.end()].isupper() else 0


def word_key(form: str) -> str:
    """A compared form folded: vocabulary and gazetteer are compared without case."""
    folded = form.casefold()
    match = _ELISION.match(folded) if "'" in folded else None
    return folded[match.end() :] if match else folded


def name_key(name: str) -> str:
    """The folded words of a name, one blank between: equal keys are one name. A name of signs is its own key."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(name.lower().split())
    return words_key(words_of(name)) or fold_name(name)


def words_key(words: Iterable[Word]) -> str:
    """The folded words, one blank between. A possessive `'s` counts: `Lloyd's` is not `Lloyd`."""
    return " ".join(word_key(word.text) + ("'s" if word.owner else "") for word in words)


def is_number(form: str) -> bool:
    """A word that begins with a digit: a capitalised word that is known of itself to nobody."""
    return form[:1].isdigit()


def is_lower(form: str) -> bool:
    """Written in lower case: it has cased letters, none of them a capital, and is no number."""
    return (form.islower() and not is_number(form)) or form == "&"


def is_acronym(form: str) -> bool:
    """Two or more letters, all of them capitals."""
    return len(form) > 1 and form.isalpha() and form.isupper()
