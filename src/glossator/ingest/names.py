"""Room `ingest`: is this a person's name, or an outlet's? Pure.

A test by shape (words with capitals, particles, initials), by known first names and by the words that outlets
are named with. It says when it is not sure.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from glossator.text import fold_name

HONORIFIC = regex.compile(
    r"(?:(?:Prof|Dr|Mr|Mrs|Ms|Rev|Hon|Gen|Lt|Col|Maj|Brig|Capt|Cmdr|Adm|Sgt|Gov|Sen|Rep|Amb|Др|Проф|Ing|Mag|Mgr)\b\.?"
    r"(?:[ \xa0]?(?:med|phil|jur|rer|nat|h|c|hc)\.)*|Professor|Sir|Dame|Lord|Lady|Ambassador|General|Colonel|Admiral"
    r"|Senator|Father|Rabbi|Imam|Професор|Др\.?|Доктор|проф\.|dr\.|prof\.)(?:[ \xa0]\(ret\.?\))?[ \xa0]+"
)
_SUFFIX = regex.compile(
    r"(?:,?[ \xa0](?:Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?|MBE|OBE|CBE|KC|QC|MP)"
    r"|,[ \xa0](?:[BM]\.?[AS]\.?|[BM]Sc|LL[BM]|J\.?D\.?|MBA|MPH|MPA|RN|RD|DO|DDS|EdD|PsyD|DPhil|CPA|CFA|Esq\.?))\Z"
)
_NAME_WORD = regex.compile(
    r"(?:\p{Lu}\.){1,3}|(?:[dDlLO]['’]|al-|el-)?\p{Lu}[\p{L}\p{M}]*(?:['’.-]\p{L}[\p{L}\p{M}]*)*"
)
_INITIAL = regex.compile(r"\p{Lu}\.?\Z|(?:\p{Lu}\.){2,3}\Z")
_NAME_LIST = regex.compile(
    r"[ \xa0]*(?:[,;&]|\b(?:and|und|et|with|та|и)\b)(?:[ \xa0]*(?:and|&)\b)?[ \xa0]*"
    r"|(?<=\p{Ll})[ \xa0]+[yiіе][ \xa0]+(?=\p{Lu})"
)
_DOMAIN = regex.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|eu|news|[a-z]{2})\Z", regex.IGNORECASE
)


THE_LONGEST = 3
"""Words of a name that `The` alone makes an outlet's; longer ones are often titles."""


@cache
def _words(heading: str) -> frozenset[str]:
    """The bundled words under one heading."""
    text = files(__package__).joinpath("data", "words.txt").read_text(encoding="utf-8")
    return frozenset(text.partition(f"[{heading}]\n")[2].partition("\n[")[0].split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a short text in a head most likely names."""

    kind: str
    """`author`, `outlet`, `section`, or empty where it looks like no name."""
    evidence: str
    sure: bool


def is_person_shaped(text: str) -> bool:
    """Two to five words written as a person's name is: capitals, particles, initials, no word of an outlet."""
    words = _SUFFIX.sub("", _without_honorific(text)).split()
    if not 2 <= len(words) <= 5 or words[-1].casefold() in _words("particles") or _INITIAL.match(words[-1]):
        return False
    if any(word.casefold() in _words("outlet") or word == "The" for word in words) or is_post(text):
        return False
    return all(word in _words("particles") or _NAME_WORD.fullmatch(word) for word in words)


def is_post(text: str) -> bool:
    """It names what somebody does: `Senior Fellow`."""
    return any(word.casefold().strip(",.") in _words("role") for word in text.split())


def meaning_of(text: str, outlets: Collection[str], first_names: Collection[str]) -> Meaning:
    """What a short text names. `outlets` are folded names, `first_names` folded first names."""
    folded = fold_name(text)
    if folded in outlets:
        return Meaning("outlet", f"“{text}” is an outlet of the settings", sure=True)
    if folded in _words("section"):
        return Meaning("section", f"“{text}” is the name of a section", sure=True)
    people = split_names(text)
    if people and all(is_person_shaped(one) for one in people):
        return _person(text, people, first_names)
    return _outlet(text)


def _person(text: str, people: tuple[str, ...], first_names: Collection[str]) -> Meaning:
    if all(_is_surely_person(one, first_names) for one in people):
        return Meaning("author", f"“{text}” has the shape and first name of a person", sure=True)
    if len(people) > 1:
        return Meaning("author", f"“{text}” has the shape of several persons' names", sure=True)
    return Meaning("outlet", f"“{text}” may be an outlet or a person", sure=False)


def _is_surely_person(name: str, first_names: Collection[str]) -> bool:
    if _without_honorific(name) != name:
        return True
    words = name.split()
    known = any(fold_name(part) in first_names for word in words[:-1] for part in (word, *word.split("-")))
    return known or any(_INITIAL.match(word) for word in words[:-1])


def _outlet(text: str) -> Meaning:
    words = text.split()
    if (
        not words
        or len(words) > 9
        or not any(c.isalpha() for c in text)
        or (text[-1:] in ".!?:;…" and len(words) > 2)
    ):
        return Meaning("", f"“{text}” looks like no name", sure=False)
    if _DOMAIN.match(text):
        return Meaning("outlet", f"“{text}” is a site's address", sure=True)
    telling = [word for word in words if word.casefold().strip(".,") in _words("outlet")]
    if telling:
        return Meaning("outlet", f"“{text}” has an outlet's word, “{telling[-1]}”", sure=True)
    if (1 < len(words) <= THE_LONGEST and words[0] == "The") or (
        len(words) == 1 and len(text) > 1 and text.isupper()
    ):
        return Meaning("outlet", f"“{text}” is written as an outlet is", sure=True)
    if text[0].isupper() or text[0].isdigit():
        return Meaning("outlet", f"“{text}” is no person's name, so perhaps an outlet", sure=False)
    return Meaning("", f"“{text}” looks like no name", sure=False)


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list such as `Jane Roe, John Doe and Max Muster`."""
    return tuple(text[start:end] for start, end in name_spans(text))


def name_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of a list's names."""
    edges = [0, *(edge for match in _NAME_LIST.finditer(text) for edge in match.span()), len(text)]
    spans: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        own = text[start:end]
        if spans and _SUFFIX.match(f", {own.strip()}"):
            spans[-1] = (spans[-1][0], start + len(own.rstrip()))
        elif own.strip():
            spans.append((start + len(own) - len(own.lstrip()), start + len(own.rstrip())))
    return tuple(spans)


def split_honorific(text: str) -> tuple[str, str]:
    """`Dr. Jane Roe` as `Dr.` and `Jane Roe`; several honorifics stay together."""
    name = _without_honorific(text)
    return " ".join(text[: len(text) - len(name)].split()), " ".join(name.split())


def _without_honorific(text: str) -> str:
    rest = text.strip()
    while match := HONORIFIC.match(rest):
        rest = rest[match.end() :]
    return rest
