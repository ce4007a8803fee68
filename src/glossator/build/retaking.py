"""Changed files of content are parsed again, and the desk is brought up to date with them. Room `build`.

What cannot be told from those files alone (settings, vocabulary, theme, files that come and go) is left to reading the
site whole.
"""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.content import AnyFacts, Taken, facts_of, take
from glossator.build.desk import Desk, Held, lot_of, relinked
from glossator.build.rows import Reading
from glossator.site.amended import amended
from glossator.site.facts import Facts
from glossator.site.output import Page
from glossator.site.parse import key_of
from glossator.sources.notes_files import NOTES_ENDING, article_of
from glossator.sources.site import CONTENT, VOCABULARY

MOST = 40
"""Files that are parsed here at most; more are worth processes."""


class Retaken(Struct, frozen=True):
    """A desk brought up to date."""

    desk: Desk
    texts: tuple[str, ...] = ()
    """The articles and pages whose files had changed."""
    copied: tuple[str, ...] = ()
    """The output files that are copies of files that may have changed."""


def retaken(desk: Desk, changed: Iterable[str]) -> Retaken | None:
    """The desk after the files of these paths (relative to the site) may have changed; None where the site must be
    read whole. Raises OSError where the disk refuses."""
    known = _Known(desk)
    texts, copies = set(), set()
    for path in changed:
        text = known.text(path)
        if text:
            texts.add(text)
        elif known.is_copied(path):
            copies.add(path)
        elif not known.is_passing(path):
            return None
    if len(texts) > MOST:
        return None
    found = take(lot_of(desk.site, sorted(texts), desk.reading))
    news = tuple(one for one in found if _is_news(desk, one))
    if desk.site.settings.extended.pages and any(_facts_differ(desk, one) for one in news):
        return None  # extensions may make pages of any facts, and keep them in the cache
    copied = tuple(_outputs_of(desk, copies)) if copies else ()
    return Retaken(_with(desk, news) if news else desk, tuple(one.path for one in news), copied)


class _Known(Struct, frozen=True):
    """What a path means to a site whose files do not come or go."""

    desk: Desk

    def text(self, path: str) -> str:
        """The article or page that a file belongs to; empty where it belongs to none, or is not there."""
        readings = self.desk.layout.content.readings
        own = article_of(path, readings) if path.endswith(NOTES_ENDING) else path
        listed = not path.endswith(NOTES_ENDING) or path in self.desk.site.notes.get(own, ())
        return own if own in readings and listed and self._is_file(path) else ""

    def is_copied(self, path: str) -> bool:
        site = self.desk.site
        return (path in site.files or path in site.static) and self._is_file(path)

    def is_passing(self, path: str) -> bool:
        """Whether a path was there for a moment only: an editor's own file, beside the one that it saved."""
        site = self.desk.site
        if not path.startswith(f"{CONTENT}/") or path == VOCABULARY or os.path.lexists(site.root / path):
            return False
        known = (
            *self.desk.layout.content.readings,
            *site.files,
            *(one for own in site.notes.values() for one in own),
            *(one.place.path for one in site.problems),
        )
        return not any(one == path or one.startswith(f"{path}/") for one in known)

    def _is_file(self, path: str) -> bool:
        """Whether a file lies there, and no link is on the way to it."""
        root: Path = self.desk.site.root
        return (root / path).is_file() and (root / path).resolve() == root.resolve() / path


def _is_news(desk: Desk, one: Taken) -> bool:
    """Whether a file reads otherwise than before. Of one that depends on more than it names (a raw text that is not
    where it should be) that is not told by its own bytes."""
    before = desk.layout.content.readings[one.path]
    told = (one.reading.text, one.reading.raw, one.reading.named, one.reading.problems, one.reading.galley)
    return told != (before.text, before.raw, before.named, before.problems, before.galley)


def _facts_differ(desk: Desk, one: Taken) -> bool:
    return one.reading.named != desk.layout.content.readings[one.path].named


def _with(desk: Desk, news: tuple[Taken, ...]) -> Desk:
    content = desk.layout.content
    readings = {**content.readings, **{one.path: one.reading for one in news}}
    fresh = {**desk.fresh, **{key_of(one.path): (one.reading.galley, one.galley) for one in news}}
    before = content.facts if isinstance(content, Held) else {}
    facts = dict(_facts_of(before, news, content.readings))
    held = Held(readings, content.stamps, facts)
    now = dataclasses.replace(desk, layout=replace(desk.layout, content=held), fresh=fresh)
    known = content.readings
    changed = [one.path for one in news if not _is_as_linked(desk, known[one.path], one.reading, one.path)]
    ahead = _amended(now, changed)
    if ahead is None:
        return relinked(now)
    read = {path: data for path, data in desk.read.items() if path not in ahead} if ahead else desk.read
    return dataclasses.replace(now, ahead={**desk.ahead, **ahead}, read=read)


def _amended(desk: Desk, changed: Sequence[str]) -> Mapping[str, Page] | None:
    """The pages of the one article whose facts changed, by path; none where there is no such article; None where all
    is to be linked at once."""
    if not changed:
        return {}
    content = desk.layout.content
    facts = content.facts.get(changed[0]) if isinstance(content, Held) and len(changed) == 1 else None
    if not isinstance(facts, Facts):
        return None
    pages = amended(desk.layout.linked, facts, desk.site.vocabulary)
    return None if pages is None else {page.path: page for page in pages}


def _facts_of(
    before: Mapping[str, AnyFacts], news: tuple[Taken, ...], readings: Mapping[str, Reading]
) -> Iterator[tuple[str, AnyFacts]]:
    """The facts of all content, by path; what could not be read has none."""
    changed = {one.path: one.reading for one in news if one.reading.named != readings[one.path].named}
    yield from (item for item in before.items() if item[0] not in changed)
    yield from ((path, facts_of(path, one)) for path, one in changed.items() if one.facts)


def _is_as_linked(desk: Desk, before: Reading, now: Reading, path: str) -> bool:
    """Whether linking would find the same: it tells nothing new of the facts."""
    if before.named == now.named:
        return True
    whole, noted = path in desk.layout.linked.exposed, desk.index.is_noted
    return before.tells(whole=whole, noted=noted) == now.tells(whole=whole, noted=noted)


def _outputs_of(desk: Desk, sources: set[str]) -> Iterator[str]:
    return (path for path, one in desk.outputs.items() if one.source in sources)
