"""Which articles are not published, and why: one predicate for pages, lists, feeds and exports. Room `site`."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from glossator.config.matter import Matter, PageMatter
from glossator.config.values import start_of


@dataclass(frozen=True, slots=True)
class Publishing:
    """What decides whether something is published: the time, the site's zone, and what a run lets through."""

    now: datetime
    zone: ZoneInfo
    drafts: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    path: str
    why: str


def why_withheld(matter: Matter | PageMatter, publishing: Publishing) -> str:
    """Why an article or page is not published (`draft`, `future: 2030-01-01`, `expired: …`); empty where it is."""
    if matter.draft and not publishing.drafts:
        return "draft"
    if isinstance(matter, PageMatter):
        return ""
    zone, now = publishing.zone, publishing.now
    if matter.date is not None and not publishing.future and start_of(matter.date, zone) > now:
        return f"future: {matter.date.isoformat()}"
    if matter.expires is not None and start_of(matter.expires, zone) <= now:
        return f"expired: {matter.expires.isoformat()}"
    return ""
