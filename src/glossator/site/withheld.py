"""Which articles are not published, and why: one predicate for pages, lists, feeds and exports. Room `site`."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import Struct

from glossator.config.values import moment_of, start_of
from glossator.model import Withheld
from glossator.site.facts import Facts, PageFacts
from glossator.site.front import Front


class Publishing(Struct, frozen=True):
    """What decides whether something is published: the time, the site's zone, and what a run lets through."""

    now: datetime
    zone: ZoneInfo
    drafts: bool = False
    future: bool = False


def withheld(found: Iterable[Facts | PageFacts], publishing: Publishing) -> Iterator[Withheld]:
    """Those articles and pages that are not published, each with the reason."""
    for one in found:
        if why := why_withheld(one.front, publishing):
            yield Withheld(one.path, why)


def withheld_files(
    files: Iterable[str], unshown: Iterable[Withheld], shown: Iterable[str]
) -> Mapping[str, str]:
    """Those of the files that are withheld, with the reason: they lie in the folder of an `index.md` that is, or beside
    a text in the folder with its name (`ferry.md`, `ferry/`), and would tell of it. A folder that has something
    published as well keeps nothing back. All paths are relative to the site."""
    own = {one.path.removesuffix(".md").removesuffix("/index"): one.why for one in unshown}
    if not own:
        return {}
    common = {folder for path in shown for folder in _folders(path)}
    told = ((path, next((folder for folder in _folders(path) if folder in own), "")) for path in files)
    return {path: own[folder] for path, folder in told if folder and folder not in common}


def _folders(path: str) -> Iterator[str]:
    """The folders that a file lies in, the innermost first."""
    return (str(folder) for folder in PurePosixPath(path).parents)


def next_change(found: Iterable[Facts | PageFacts], publishing: Publishing) -> datetime | None:
    """When something is published or expires next; None for never."""
    told = {(one.front.published, one.front.expiry) for one in found}
    days = (moment_of(text) for pair in told for text in pair)
    moments = (start_of(day, publishing.zone) for day in days if day)
    return min((moment for moment in moments if moment > publishing.now), default=None)


def why_withheld(front: Front, publishing: Publishing) -> str:
    """Why an article or page is not published (`draft`, `future: 2030-01-01`, `expired: …`); empty where it is."""
    if front.draft and not publishing.drafts:
        return "draft"
    zone, now = publishing.zone, publishing.now
    if (day := front.date) and not publishing.future and start_of(day, zone) > now:
        return f"future: {front.published}"
    if (end := front.expires) and start_of(end, zone) <= now:
        return f"expired: {front.expiry}"
    return ""
