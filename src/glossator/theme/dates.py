"""Dates in a language's own words, by Babel (CLDR). Room `theme`, pure."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton

from glossator.config.values import Moment

DAYS = 50_000
"""Dates whose words are kept: a century's. A site whose lists go through more of them than are kept would find none."""


def local(value: Moment, zone: str) -> Moment:
    """A date-time in the site's zone; a date is the same everywhere."""
    if not isinstance(value, datetime):
        return value
    place = ZoneInfo(zone)
    return value.astimezone(place) if value.tzinfo else value.replace(tzinfo=place)


def day_of(value: Moment, zone: str) -> date:
    """The day of a date or, in the site's zone, of a date-time."""
    there = local(value, zone)
    return there.date() if isinstance(there, datetime) else there


def _skeleton(skeleton: str) -> Callable[[date, Locale], str]:
    return lambda day, locale: format_skeleton(
        skeleton, datetime.combine(day, datetime.min.time()), locale=locale
    )


STYLES: Mapping[str, Callable[[date, Locale], str]] = MappingProxyType(
    {
        "long": lambda day, locale: format_date(day, "long", locale),
        "unbroken": lambda day, locale: format_date(day, "long", locale).replace(" ", "\xa0"),
        "short": lambda day, locale: format_date(day, "medium", locale),
        "day": _skeleton("MMMd"),
        "month": _skeleton("yMMMM"),
        "year": lambda day, _: str(day.year),
    }
)
"""`4 March 2024`, the same on one line, `4 Mar 2024`, `4 Mar`, `March 2024`, `2024`, each in the order and words of the
language."""


def written(value: Moment, style: str, locale: Locale, zone: str) -> str:
    """A moment in one of the styles, or `iso` for machines (ISO 8601, RFC 3339 with a time).
    Raises ValueError for a style that there is not."""
    if style == "iso":
        return local(value, zone).isoformat()
    if style not in STYLES:
        raise ValueError(f"no date style '{style}'; there are {', '.join((*STYLES, 'iso'))}")
    return _worded(day_of(value, zone), style, locale)


@lru_cache(maxsize=DAYS)
def _worded(day: date, style: str, locale: Locale) -> str:
    return STYLES[style](day, locale)
