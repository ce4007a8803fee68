"""All content as *link* needs it: parsed, or known from the last time. Room `build`; reads through `sources`.

An article's file, its raw text and what settings say about parsing decide what is parsed anew; nothing else can.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.rows import Reading
from glossator.build.workplace import Workplace
from glossator.codec import DamagedError, decode, digest, encode
from glossator.config.matter import Matter
from glossator.digest import of_bytes
from glossator.extend.hooks import NO_EXTENSIONS
from glossator.notes.options import EditionOptions
from glossator.problem import Problem, ProblemError
from glossator.site.facts import Facts, PageFacts, noted, placing, told
from glossator.site.parse import Parsed, ParsedPage, faults_of_text, key_of, parse_article, parse_page
from glossator.sources.bundle import Bundle, content_text, read_article_bundle, read_page_bundle
from glossator.sources.folder import files_below
from glossator.sources.seeds import SeedSearch, seed_search
from glossator.sources.site import ARTICLES, SEEDS, Site
from glossator.sources.stamps import Stamp, stamps
from glossator.work import chunks

AnyFacts = Facts | PageFacts
Known = TypeVar("Known", Facts, PageFacts)
LOT = 40
"""Files that one task parses."""
NO_PROBLEMS = encode(())


@dataclass(frozen=True)
class Content:
    """The facts of everything that could be read, decoded where they are asked for; the texts lie in the cache."""

    readings: Mapping[str, Reading]
    """By path."""
    stamps: Mapping[str, Stamp]
    """Of every file that was looked at."""

    @cached_property
    def articles(self) -> tuple[Facts, ...]:
        return tuple(decoded((one for path, one in self._read.items() if path.startswith(ARTICLES)), Facts))

    @cached_property
    def pages(self) -> tuple[PageFacts, ...]:
        pages = (one for path, one in self._read.items() if not path.startswith(ARTICLES))
        return tuple(decoded(pages, PageFacts))

    @property
    def unread(self) -> tuple[str, ...]:
        """Files that could not be parsed: links to them are not judged."""
        return tuple(path for path, reading in self.readings.items() if not reading.facts)

    @property
    def seeds(self) -> frozenset[str]:
        """The raw texts that articles name."""
        return frozenset(reading.seed for reading in self.readings.values() if reading.seed)

    @cached_property
    def galleys(self) -> Mapping[str, bytes]:
        """The digest of each text by its key."""
        return {key_of(path): reading.galley for path, reading in self._read.items()}

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """Of the facts, by path."""
        return {path: reading.named for path, reading in self._read.items()}

    def told(self, exposed: Iterable[str], *, noted: bool) -> Mapping[str, bytes]:
        """Digests of the facts that linking tells of, by path: of texts that are `exposed` of all, of others with their
        notes or without."""
        whole = frozenset(exposed)
        return {path: one.tells(whole=path in whole, noted=noted) for path, one in self._read.items()}

    @cached_property
    def placed(self) -> Mapping[str, bytes]:
        """Of what of the facts decides in which lists an article stands, by path."""
        return {path: reading.placed for path, reading in self._read.items()}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        told = (reading.problems for reading in self.readings.values() if reading.problems != NO_PROBLEMS)
        return tuple(problem for data in told for problem in decode(data, tuple[Problem, ...]))

    @cached_property
    def _read(self) -> Mapping[str, Reading]:
        return {path: reading for path, reading in self.readings.items() if reading.facts}


class Lot(Struct, frozen=True):
    """What one task parses."""

    root: Path
    paths: Sequence[str]
    notes: Mapping[str, tuple[str, ...]]
    """Their notes files."""
    options: EditionOptions
    named: bytes
    """The digest of the options."""


class Taken(Struct, frozen=True):
    """One file parsed: what the cache keeps of it, and its text. Without facts it could not be read."""

    path: str
    reading: Reading
    galley: bytes
    lasting: bool
    """Whether the reading depends on nothing but what it names."""


def read_content(
    site: Site, options: EditionOptions, at: Workplace, imported: Iterable[Bundle[Matter]] = ()
) -> Content:
    """The content of a site, and of articles that are not on disk yet. What is parsed anew goes into the cache."""
    cache = at.cache
    known = cache.readings()
    named = options_digest(options)
    with at.measure.phase("files"):
        before = cache.stamps()
        looked_at = stamps(at.looked, _files(site, known), before, site.notes)
    paths = (*site.articles, *site.pages)
    stale = tuple(path for path in paths if not _is_fresh(path, known.get(path), named, looked_at))
    lots = (_lot(site, lot, options, named) for lot in chunks(stale, LOT))
    fresh = _taken_anew(lots, at, len(stale))
    extra = tuple(_taken(parse_article(bundle, options), bundle, named, ()) for bundle in imported)
    cache.keep_galleys((one.reading.galley, one.galley) for one in extra)
    lasting = {p: t.reading for p, t in fresh.items() if t.lasting and _is_same(t.reading, looked_at.get(p))}
    there = {path for path in paths if path in lasting or path not in fresh}
    cache.keep_stamps(before, looked_at)
    cache.keep_content(lasting, [path for path in known if path not in there])
    now = {path: fresh[path].reading if path in fresh else known[path] for path in paths}
    return Content({**now, **{one.path: one.reading for one in extra}}, looked_at)


def _taken_anew(lots: Iterable[Lot], at: Workplace, count: int) -> dict[str, Taken]:
    """So many files parsed, by path; their texts go into the cache as they come, and are not held."""
    fresh: dict[str, Taken] = {}
    for lot in at.crew.map(take, lots):
        at.cache.keep_galleys((one.reading.galley, one.galley) for one in lot if one.galley)
        fresh |= {one.path: replace(one, galley=b"") for one in lot}
        at.progress(len(fresh), 2 * count)  # printing is the other half
    return fresh


def _lot(site: Site, paths: Sequence[str], options: EditionOptions, named: bytes) -> Lot:
    notes = {path: site.notes[path] for path in paths if path in site.notes}
    return Lot(site.root, paths, notes, options, named)


def take(lot: Lot) -> tuple[Taken, ...]:
    """The files of a lot, parsed."""
    search = seed_search(lot.root, _seeds(lot.root), lambda path: lot.notes.get(path, ()))
    return tuple(
        _take_article(lot, path, search) if path.startswith(ARTICLES) else _take_page(lot, path)
        for path in lot.paths
    )


def options_digest(options: EditionOptions) -> bytes:
    """The digest of what parsing depends on besides a file and its raw text."""
    extended = options.extensions
    code = extended.digest if extended.markdown or extended.importers else ""
    plain = replace(options, scale=(), extensions=NO_EXTENSIONS)
    return digest((encode(plain), repr(options.scale).encode(), code.encode()))


def _seeds(root: Path) -> Iterator[str]:
    yield from files_below(root, SEEDS)[0]


def _files(site: Site, known: Mapping[str, Reading]) -> Iterator[str]:
    yield from (*site.articles, *site.pages, *site.files, *site.static)
    yield from {reading.seed for reading in known.values() if reading.seed}


def _is_fresh(path: str, known: Reading | None, options: bytes, looked_at: Mapping[str, Stamp]) -> bool:
    if known is None or known.options != options or not _is_same(known, looked_at.get(path)):
        return False
    return not known.seed or (known.seed in looked_at and looked_at[known.seed].digest == known.raw)


def _is_same(reading: Reading, stamp: Stamp | None) -> bool:
    return stamp is not None and stamp.digest == reading.text


def _take_article(lot: Lot, path: str, search: SeedSearch) -> Taken:
    bundle, problems = read_article_bundle(lot.root, path, search)
    if bundle is None:
        return _unread(path, lot, problems)
    try:
        return _taken(parse_article(bundle, lot.options), bundle, lot.named, problems)
    except ProblemError as error:  # of an extension
        return _unparsed(path, lot, (*problems, *error.problems))


def _take_page(lot: Lot, path: str) -> Taken:
    bundle, problems = read_page_bundle(lot.root, path)
    if bundle is None:
        return _unread(path, lot, problems)
    try:
        return _taken(parse_page(bundle, lot.options), bundle, lot.named, problems)
    except ProblemError as error:  # of an extension
        return _unparsed(path, lot, (*problems, *error.problems))


def _taken(
    parsed: Parsed | ParsedPage, bundle: Bundle[Any], options: bytes, problems: Sequence[Problem]
) -> Taken:
    galley, facts = encode(parsed.galley), encode(parsed.facts)
    raw = parsed.facts.front.raw_file
    reading = Reading(
        bundle.digest,
        options,
        raw,
        of_bytes(bundle.seed) if bundle.seed is not None else "",
        facts,
        digest((facts,)),
        told(parsed.facts),
        noted(parsed.facts),
        placing(parsed.facts.front),
        parsed.galley.body.words,
        encode((*problems, *parsed.problems)),
        digest((galley,)),
    )
    return Taken(bundle.path, reading, galley, lasting=not problems and (not raw or bundle.seed is not None))


def _unread(path: str, lot: Lot, problems: Sequence[Problem]) -> Taken:
    return _unparsed(path, lot, (*problems, *faults_of_text(content_text(lot.root, path), path, lot.options)))


def _unparsed(path: str, lot: Lot, problems: Sequence[Problem]) -> Taken:
    reading = Reading("", lot.named, "", "", b"", b"", b"", b"", b"", 0, encode(problems), b"")
    return Taken(path, reading, b"", lasting=False)


def decoded(readings: Iterable[Reading], kind: type[Known]) -> Iterator[Known]:
    """The facts that were read. Raises DamagedError where they are not what their digests say."""
    for one in readings:
        if digest((one.facts,)) != one.named:
            raise DamagedError("facts of the cache")
        yield decode(one.facts, kind)


def facts_of(path: str, reading: Reading) -> AnyFacts:
    """The facts in one reading. Raises DamagedError."""
    if path.startswith(ARTICLES):
        return next(decoded((reading,), Facts))
    return next(decoded((reading,), PageFacts))
