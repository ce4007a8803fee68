"""Room `ingest`: dates as articles write them become dates. Pure; month names come from Babel's CLDR data.

`June 3, 2025`, `3 June 2025`, `16th March 2018`, `Tuesday, June 3, 2025`, `2025-06-03`, `03.06.2025`,
`3. Juni 2025`, `3. јун 2025.`, `3 червня 2025`. A bare year, or a month and year, is no date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex
from babel import Locale

LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "sr", "sr_Latn"),
    *("mk", "bg", "ro", "hu", "uk", "ru", "be", "sv", "da", "nb", "fi", "tr"),
)

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_MONTH = r"(?P<month>\p{L}[\p{L}\p{M}]{2,14})\.?"
_WORDY = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"{_MONTH}[ \xa0]+{_DAY}(?:st|nd|rd|th)?[ \xa0]*,?[ \xa0]+{_YEAR}(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th|er|º|ª|\.)?[ \xa0]+(?:of |de |d['’])?{_MONTH},?[ \xa0]+(?:de |del )?{_YEAR}(?!\d)",
        rf"{_DAY}-{_MONTH}-{_YEAR}(?!\d)",
        rf"{_YEAR}\.?[ \xa0]+{_MONTH}[ \xa0]+{_DAY}(?!\d)\.?",
    )
)
_ISO = regex.compile(rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_ASIAN = regex.compile(rf"{_YEAR}[年년][ ]?(?P<month>[01]?\d)[月월][ ]?{_DAY}[日일]")
_DOTTED = regex.compile(rf"{_DAY}\.[ \xa0]?(?P<month>[01]?\d)\.[ \xa0]?{_YEAR}(?!\d)\.?")
_SLASHED = regex.compile(rf"(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/{_YEAR}(?!\d)")
_BEGIN = regex.compile(r"(?<![\p{L}\p{N}.,/-])(?=[\p{L}\p{N}])")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text, and where (offsets from 0, half-open)."""

    value: date
    start: int
    end: int
    other: date | None = None
    """The other reading where day and month may be exchanged."""


def find_date(text: str, lang: str = "") -> Dated | None:
    """The first date of a text; None if there is none. `lang` decides what a month's name means that two
    languages share (`listopad` is October in Croatian and November in Polish)."""
    return next(find_dates(text, lang), None)


def find_dates(text: str, lang: str = "") -> Iterator[Dated]:
    """All dates of a text, in order."""
    at = 0
    for place in _BEGIN.finditer(text):
        found = _at(text, place.start(), lang) if place.start() >= at else None
        if found:
            at = found.end
            yield found


def parse_date(text: str, lang: str = "") -> date | None:
    """The date that a text is, nothing more; None if it is none or may be two."""
    found = _at(text.strip(), 0, lang)
    return found.value if found and found.end == len(text.strip()) and not found.other else None


def _at(text: str, start: int, lang: str) -> Dated | None:
    for pattern in (_ISO, _ASIAN, _DOTTED):
        if match := pattern.match(text, start):
            return _dated(match, int(match["month"]))
    if match := _SLASHED.match(text, start):
        return _slashed(match)
    for pattern in _WORDY:
        if (match := pattern.match(text, start)) and (month := month_number(match["month"], lang)):
            return _dated(match, month)
    return None


def _dated(match: regex.Match[str], month: int) -> Dated | None:
    value = _date(int(match["year"]), month, int(match["day"]))
    return Dated(value, match.start(), match.end()) if value else None


def _slashed(match: regex.Match[str]) -> Dated | None:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    readings = (_date(year, first, second), _date(year, second, first))
    valid = tuple(dict.fromkeys(one for one in readings if one))
    return Dated(valid[0], match.start(), match.end(), *valid[1:]) if valid else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(name: str, lang: str = "") -> int:
    """The number of a month by its name or short name in one of `LANGUAGES`; 0 if it is none, or is two."""
    folded = name.casefold().rstrip(".")
    english = _months("en").get(folded, 0)
    if english:
        return english
    own = _months(_locale(lang)).get(folded, 0)
    if own:
        return own
    meant = {_months(code).get(folded, 0) for code in LANGUAGES} - {0}
    return meant.pop() if len(meant) == 1 else 0


def _locale(lang: str) -> str:
    code = lang.replace("-", "_")
    return code if code in LANGUAGES else code.split("_", maxsplit=1)[0]


def is_weekday(name: str) -> bool:
    """`Tuesday`, `Tue.`, `utorak` …: a weekday's name or short name in one of `LANGUAGES`."""
    return name.casefold().strip(" \xa0.,") in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    days = [Locale.parse(code).days for code in LANGUAGES]
    return frozenset(
        name.casefold().rstrip(".")
        for one in days
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in one[context][width].values()
    )


@cache
def _months(code: str) -> dict[str, int]:
    if code not in LANGUAGES:
        return {}
    months = Locale.parse(code).months
    names = {
        name.casefold().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
    }
    return names | ({"sept": 9} if code == "en" else {})
