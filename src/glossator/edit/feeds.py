"""Feeds among raw files are taken apart: each entry is a raw text of its own. Room `edit`; reads, writes nothing.

A feed grows, and programs write its entries anew with each version; so an entry is known by what its feed calls it as
well. One that has a raw text in the site is passed over, even where the feed has other words for it now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from glossator.digest import of_bytes
from glossator.edit.arrivals import Passed, sort_files
from glossator.edit.named import RawFile
from glossator.edit.seeds import Seed, Waiting, waiting
from glossator.edit.stock import Kind, Standing, Stock
from glossator.ingest.feeds.split import EntryFile, is_feed, key_of, split_feed
from glossator.notes.malformed import MalformedError
from glossator.notes.raw_page import is_entry
from glossator.problem import Place, Problem, problem
from glossator.sources.folder import read_bytes
from glossator.sources.site import Site

_SHOWN = 5
"""Entries that a problem names."""


class TakenApart(Struct, frozen=True):
    """Raw files, with the entries of feeds in their stead."""

    files: tuple[RawFile, ...]
    passed: tuple[Passed, ...]
    """Entries that have a raw text in the site."""
    problems: tuple[Problem, ...]


def take_apart(site: Site, stock: Stock, files: Iterable[RawFile]) -> TakenApart:
    """Raw files, with the entries of each feed in its stead; a feed that cannot be read is a problem."""
    known: dict[str, str] | None = None
    made: list[RawFile] = []
    passed: list[Passed] = []
    problems: list[Problem] = []
    for raw in files:
        if not is_feed(raw.path.name, raw.data):
            made.append(raw)
            continue
        known = _known(site) if known is None else known
        entries, faults = _entries(raw)
        problems += faults
        for one, key in entries:
            standing = _standing(one, known.get(key, ""), stock)
            if standing is None:
                known.setdefault(key, one.path.name)
                made.append(one)
            else:
                passed.append(Passed(one, standing))
    return TakenApart(tuple(made), tuple(passed), tuple(problems))


def _known(site: Site) -> dict[str, str]:
    """The raw files of entries by what their feeds call them."""
    found: dict[str, str] = {}
    for file in site.seeds:
        data = read_bytes(site.root, file)[0] if is_entry(file) else None
        if data is not None:
            found.setdefault(key_of(data, file), file)
    return found


def _entries(feed: RawFile) -> tuple[tuple[tuple[RawFile, str], ...], tuple[Problem, ...]]:
    try:
        found = split_feed(feed.path.name, feed.data)
    except MalformedError as error:
        return (), (problem("seed-damaged", error.message, Place(str(feed.path)), error.hint),)
    if not any(one.has_text for one in found):
        said = "there is no entry with a text in this feed"
        return (), (problem("seed-empty", said, Place(str(feed.path)), "remove it, or save the feed anew"),)
    texts = tuple((_raw_file(feed, one), one.key) for one in found if one.has_text)
    left = _without_text(feed, [one.name for one in found if not one.has_text])
    return texts, (*_mended(feed, found[0].flaw), *left)


def _mended(feed: RawFile, flaw: str) -> Iterator[Problem]:
    if flaw:
        hint = "compare the entries with the site's pages"
        yield problem(
            "seed-uncertain", f"the feed was mended to be read: {flaw}", Place(str(feed.path)), hint
        )


def _without_text(feed: RawFile, names: Sequence[str]) -> Iterator[Problem]:
    if names:
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        said = f"entries without a text were left out: {', '.join(names[:_SHOWN])}{more}"
        yield problem(
            "seed-uncertain", said, Place(str(feed.path)), "import their pages instead, if they have any"
        )


def _raw_file(feed: RawFile, entry: EntryFile) -> RawFile:
    return RawFile(feed.path / entry.name, entry.data, of_bytes(entry.data), "", by_name=False)


def _standing(entry: RawFile, known: str, stock: Stock) -> Standing | None:
    """Why an entry is passed over that its feed calls as it called the one in a raw file."""
    if not known or entry.sha256 in stock.by_digest:
        return None
    return Standing(Kind.KNOWN, f"was taken over as {known}, and the feed has it in other words or marks now")


class Expected(Struct, frozen=True):
    """The raw texts of a site that have no article yet, those in feeds included."""

    waiting: Waiting
    new: Mapping[str, bytes]
    """Raw files that have yet to be written: entries, by the path that they are to have."""


def expected(site: Site, found: Waiting | None = None) -> Expected:
    """What waits in `seeds/`; a feed that lies there waits with each of its entries. `found` is what `waiting` tells of
    it."""
    found = found or waiting(site)
    feeds = tuple(_lying(site, [one for one in found.seeds if is_feed(one.file, one.data)]))
    if not feeds:
        return Expected(found, {})
    apart = take_apart(site, found.stock, feeds)
    ready = sort_files(site.root, found.stock, apart.files)
    own = tuple(one for one in found.seeds if not is_feed(one.file, one.data))
    seeds = (*own, *(one.seed for one in ready.arrivals))
    problems = (*found.problems, *_placed(site, apart.problems), *ready.problems)
    new = {one.seed.file: one.seed.data for one in ready.arrivals if one.is_new}
    return Expected(replace(found, seeds=seeds, problems=problems), new)


def _lying(site: Site, seeds: Iterable[Seed]) -> Iterator[RawFile]:
    return (RawFile(site.root / one.file, one.data, one.sha256, one.file, by_name=False) for one in seeds)


def _placed(site: Site, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems with paths from the site's folder, as all others of a site have them."""
    for one in problems:
        path = PurePosixPath(one.place.path)
        inside = path.is_relative_to(site.root.as_posix())
        path = path.relative_to(site.root.as_posix()) if inside else path
        yield replace(one, place=replace(one.place, path=str(path)))
