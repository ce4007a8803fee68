"""Room `ingest`: a line of an article's head told apart into date, outlet, authors and section. Pure.

`June 3, 2025 | Kyiv Post`, `16th March 2018 - Tablet Magazine`, `By Jane Roe`, `Posted on 3 June 2025 by Jane
Roe`, `8th January 2017 - Quoted by Jane Roe - The Weekly`. Only a line that is nothing else is a head line.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import regex

from glossator.ingest.dates import Dated, find_dates, is_weekday
from glossator.ingest.names import is_person_shaped, is_post, meaning_of, name_spans

LONGEST = 160
"""Characters of a head line."""

_SEPARATOR = regex.compile(r"\s*[|•·\t]\s*|\s+[-–—/]\s+|\s*\|\Z")
_BEFORE_DATE = regex.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|date|created|modified|issued)(?: on| at)?|on|stand|"
    r"veröffentlicht(?: am)?|publiée? le|mise? à jour le|le|publicado(?: el| em)?|pubblicato(?: il)?|"
    r"opublikowano|dodano|objavljeno|ažurirano|datum|опубліковано|опубликовано|објављено|датум|дата)?\s*:?\s*",
    regex.IGNORECASE,
)
_LAST_WORD = regex.compile(r"(?:\A|(?<=[\s,]))(\p{L}[\p{L}\p{M}-]{1,11})\.?,?\s+\Z")
_AFTER_DATE = regex.compile(
    r"\s*(?:[,.;]|г\.|р\.|року|года|god(?:ine|\.))*\s*"
    r"(?:[,T–—-]?\s*(?:at |um |u |о |в |à |a las |alle |kl\.? |godz\.? )?"
    r"\d{1,2}(?:[:.]|[ \xa0]?h[ \xa0]?)\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Uhr|h|Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?\s*",
    regex.IGNORECASE,
)
_UPDATED = regex.compile(r"updated|modified|ažurirano", regex.IGNORECASE)
_READING_TIME = regex.compile(r"\d+[ -]?(?:min(?:ute)?s?\.?|Minuten)(?: read| Lesezeit)?\Z", regex.IGNORECASE)
_BY = regex.compile(
    r"(?:co-?authored|quoted|written|words|story|text|reported|analysis|commentary|opinion|posted)?\s*\b[bB][yY]:?\s+"
    r"|(?:authors?|autor(?:in|i|ka)?|аутор[ик]?|автори?|пише|piše|pišu|napisao|napisala|текст|tekst|text):\s*",
    regex.IGNORECASE,
)
_IN_SECTION = regex.compile(r"\s+(?:in|u|у|в)\s+(?=\p{Lu}[\p{L}\p{M} &-]{1,30}\Z)")
_CONTACT = regex.compile(r"<?[\w.+-]+@[\w.-]+\.\w+>?|@\w{2,30}")
_SPECIAL = regex.compile(
    r"(?:special (?:contributor )?(?:to|for)|for|of|from)\s+(?:(?-i:the)\s+)?(?=\p{Lu})", regex.IGNORECASE
)
_FOREIGN_BY = regex.compile(r"(?:von|par|por|door|di|af|av)\s+", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a head line (offsets from 0, half-open) and what it is."""

    kind: str
    """`date`, `updated`, `outlet`, `author`, `section`, `other`; empty where it cannot be told."""
    start: int
    end: int
    evidence: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What helps to tell names apart."""

    outlets: frozenset[str]
    """Folded names of outlets."""
    first_names: Collection[str]
    lang: str = ""
    authors: frozenset[str] = frozenset()
    """Folded names of persons whom the text's tail introduces."""


def read_headline(line: str, known: Knowledge) -> tuple[Segment, ...]:
    """The segments of a head line, in order; none if the line is not one: it needs a date or a byline, and
    nothing in it may be prose."""
    if len(line) > LONGEST or not line.strip():
        return ()
    found = tuple(one for start, end in _stretches(line) for one in _segments(line, start, end, known))
    anchored = any(
        one.kind in ("date", "updated") or (one.kind == "author" and _opens(line, one)) for one in found
    )
    return found if anchored and all(one.kind for one in found) else ()


def _opens(line: str, segment: Segment) -> bool:
    """A `By` stands before it."""
    before = _SEPARATOR.split(line[: segment.start])[-1]
    return bool(_BY.search(before) or _FOREIGN_BY.fullmatch(before.lstrip()))


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in (*(match.span() for match in _SEPARATOR.finditer(line)), (len(line), len(line))):
        own = line[at:start]
        if own.strip():
            yield at + len(own) - len(own.lstrip()), at + len(own.rstrip())
        at = end


def _segments(line: str, start: int, end: int, known: Knowledge) -> Iterator[Segment]:
    text = line[start:end]
    if _READING_TIME.match(text):
        yield Segment("other", start, end, "a reading time")
    elif _CONTACT.fullmatch(text):
        yield Segment("other", start, end, "an address")
    elif dated := next(find_dates(text, known.lang), None):
        yield from _around(line, start, end, dated, known)
    elif (match := _BY.match(text)) or (
        (match := _FOREIGN_BY.match(text)) and _opens_with_person(text[match.end() :], known)
    ):
        yield from _byline(line, start + match.end(), end, known)
    else:
        yield from _named(line, start, end, known)


def _around(line: str, start: int, end: int, dated: Dated, known: Knowledge) -> Iterator[Segment]:
    """A date with what stands beside it between two separators: `Posted on … by …`, `Kyiv Post, June 3, 2025`."""
    before, right = line[start : start + dated.start], line[start + dated.end : end]
    left = _without_weekday(before)
    if not _BEFORE_DATE.fullmatch(left):
        name = left.rstrip().rstrip(",;(").rstrip()
        apart = name != before.rstrip()
        found = tuple(_signed(line, start, start + len(name), known))
        # Without a comma between them, only a name that is sure is no sentence.
        yield from found if apart or all(one.sure for one in found) else (Segment("", start, end, "prose"),)
    after = _AFTER_DATE.match(right)
    rest = after.end() if after else 0
    yield _date_segment(line, start, dated, before)
    if right[rest:].strip(" )"):
        begin = start + dated.end + rest
        closely = bool(right[:rest].strip(" \xa0")) or _BY.match(line, begin) is not None
        yield from _segments(line, begin, end, known) if closely else (Segment("", begin, end, "prose"),)


def _signed(line: str, start: int, end: int, known: Knowledge) -> Iterator[Segment]:
    """Who or what stands before a date, with a `By` or without."""
    match = _BY.match(line[start:end])
    yield from _byline(line, start + match.end(), end, known) if match else _named(line, start, end, known)


def _without_weekday(left: str) -> str:
    """What stands before a date and its weekday."""
    match = _LAST_WORD.search(left)
    return left[: match.start()] if match and is_weekday(match[1]) else left


def _date_segment(line: str, start: int, dated: Dated, left: str) -> Segment:
    kind = "updated" if _UPDATED.search(left) else "date"
    text = line[start + dated.start : start + dated.end]
    if dated.other:
        evidence = f"“{text}” may be {dated.value} or {dated.other}"
        return Segment(kind, start + dated.start, start + dated.end, evidence, sure=False)
    return Segment(kind, start + dated.start, start + dated.end, f"“{text}” is a date")


def _byline(line: str, start: int, end: int, known: Knowledge) -> Iterator[Segment]:
    if section := _IN_SECTION.search(line[start:end]):
        yield from _byline(line, start, start + section.start(), known)
        yield Segment("section", start + section.end(), end, "a section behind the byline")
        return
    for begin, stop in name_spans(line[start:end]):
        name = line[start + begin : start + stop]
        meaning = meaning_of(name, known.outlets, known.first_names)
        special = _SPECIAL.match(name) if begin else None
        if begin and is_post(name):
            yield Segment("other", start + begin, start + stop, "a post")
        elif special:
            yield from _named(line, start + begin + special.end(), end, known)
            return
        elif is_person_shaped(name):
            yield Segment("author", start + begin, start + stop, f"“{name}” stands in a byline")
        elif meaning.kind == "outlet" and begin:
            yield Segment("outlet", start + begin, start + stop, meaning.evidence, meaning.sure)
        elif meaning.kind and name[0].isupper() and stop == end - start:
            yield Segment("author", start + begin, start + stop, f"“{name}” stands in a byline", sure=False)
        else:
            yield Segment("", start + begin, start + stop, "no name")


def _are_persons(text: str) -> bool:
    return all(is_person_shaped(text[start:end]) for start, end in name_spans(text))


def _opens_with_person(text: str, known: Knowledge) -> bool:
    """Only persons; or a person and then what may be an outlet."""
    names = [text[start:end] for start, end in name_spans(text)]
    named = all(meaning_of(one, known.outlets, known.first_names).kind for one in names)
    return _are_persons(text) or (named and bool(names) and is_person_shaped(names[0]))


def _named(line: str, start: int, end: int, known: Knowledge) -> Iterator[Segment]:
    text = line[start:end]
    if not text.strip():
        return
    meaning = meaning_of(text, known.outlets, known.first_names)
    spans = name_spans(text)
    if (
        meaning.kind != "author"
        and any(_known_author(text[a:b], known) for a, b in spans)
        and _are_persons(text)
    ):
        evidence = f"“{text}” is introduced at the end of the text"
        yield from (Segment("author", start + a, start + b, evidence) for a, b in spans)
    elif meaning.kind == "author":
        yield from (Segment("author", start + a, start + b, meaning.evidence, meaning.sure) for a, b in spans)
    elif cut := _persons_before(text, spans, known):
        yield from _named(line, start, start + spans[cut - 1][1], known)
        yield from _named(line, start + spans[cut][0], end, known)
    else:
        yield Segment(meaning.kind, start, end, meaning.evidence, meaning.sure)


def _persons_before(text: str, spans: Sequence[tuple[int, int]], known: Knowledge) -> int:
    """How many sure persons open a list whose rest, behind a comma, is an outlet; 0 if it is none such."""
    meanings = [meaning_of(text[start:end], known.outlets, known.first_names) for start, end in spans]
    cut = next((at for at, one in enumerate(meanings) if one.kind != "author" or not one.sure), 0)
    rest = text[spans[cut][0] :] if cut else ""
    apart = bool(cut) and text[spans[cut - 1][1] :].lstrip().startswith((",", ";"))
    return cut if apart and meaning_of(rest, known.outlets, known.first_names).kind == "outlet" else 0


def _known_author(name: str, known: Knowledge) -> bool:
    return " ".join(name.casefold().split()) in known.authors
