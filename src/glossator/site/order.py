"""Articles in order, and lists in pages. Room `site`; pure."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from glossator.config.values import moment_of, start_of
from glossator.site.facts import Facts
from glossator.site.shown import Pages

Item = TypeVar("Item")
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Sheet(Struct, Generic[Item], frozen=True):
    """One page of a list: its items, newest first, its address and its neighbours."""

    items: tuple[Item, ...]
    url: str
    pages: Pages


def newest_first(articles: Iterable[Facts], zone: ZoneInfo) -> tuple[Facts, ...]:
    """Articles by date, the newest first; those of one moment by path; undated ones last."""
    by_path = sorted(articles, key=lambda f: f.path)
    return tuple(sorted(by_path, key=lambda f: moment(f, zone), reverse=True))


def moment(facts: Facts, zone: ZoneInfo) -> datetime:
    """The point in time of an article's date; one before all others where it has none."""
    return _moment(facts.front.published, zone)


@lru_cache(maxsize=16_384)
def _moment(published: str, zone: ZoneInfo) -> datetime:
    day = moment_of(published)
    return start_of(day, zone) if day else LONG_AGO


def sheets(items: Sequence[Item], url: str, size: int) -> tuple[Sheet[Item], ...]:
    """A list (newest first) cut into pages that are numbered from the oldest, so that a new item rewrites only the
    newest page, which holds `size` to `2 * size - 1` items and has the list's own address."""
    count = max(1, len(items) // size)
    return tuple(_sheet(items, url, size, number, count) for number in range(count, 0, -1))


def _sheet(items: Sequence[Item], url: str, size: int, number: int, count: int) -> Sheet[Item]:
    first = 0 if number == count else len(items) - number * size
    last = len(items) - (number - 1) * size
    newer = _address(url, number + 1, count) if number < count else ""
    older = _address(url, number - 1, count) if number > 1 else ""
    return Sheet(tuple(items[first:last]), _address(url, number, count), Pages(number, count, newer, older))


def _address(url: str, number: int, count: int) -> str:
    return url if number == count else f"{url}page/{number}/"
