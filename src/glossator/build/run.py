"""The run itself: a site's folder becomes an output folder. Room `build`."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from glossator.build.addresses import unreachable
from glossator.build.cache import DAMAGED, FILE, FOLDER, UNUSABLE, Cache, forget
from glossator.build.drawing import undrawable
from glossator.build.examine import Examined, examine
from glossator.build.gone import gone_lines, gone_pages
from glossator.build.opening import opened, passing
from glossator.build.report import BuildOptions, Report
from glossator.build.rows import Changes
from glossator.build.searching import index, remember, unsearchable
from glossator.build.standing import Standing, rows_after, rows_digest
from glossator.build.store import LIST, place, refusals, staging
from glossator.build.untouched import Left, Shown, look_around, untouched_after
from glossator.build.workplace import Workplace
from glossator.codec import encode
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.problem import Place, Problem, ProblemError, judged, problem
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site, load_settings, named_files, read_site
from glossator.sources.survey import Survey
from glossator.theme.theme import Theme
from glossator.work import Crew, cores, uncollected

Seen = TypeVar("Seen")
Memory = Callable[[Path], AbstractContextManager[Cache]]
"""A cache for the site in a folder."""


def build(root: Path, options: BuildOptions) -> Report:
    """Render the site at `root` into its output folder. With errors nothing is written, and the last good output stays.

    Raises ProblemError where there is no site, or its settings are wrong.
    """
    started = time.perf_counter()
    report, remarks = _remembering(root, opened, lambda cache: _run(root, options, cache))
    return replace(report, remarks=(*remarks, *report.remarks), seconds=time.perf_counter() - started)


def check(root: Path, options: BuildOptions, imported: Iterable[Bundle[Matter]] = ()) -> tuple[Problem, ...]:
    """All problems of the site, nothing written; `imported` are articles that are not on disk yet."""
    bundles = tuple(imported)
    return look(root, options, lambda site, at: examine(site, options, at, bundles).problems)


def look(root: Path, options: BuildOptions, at_site: Callable[[Site, Workplace], Seen]) -> Seen:
    """What `at_site` finds at the site; it writes nothing but the cache. A damaged cache is thrown away, and the site
    looked at again."""
    # A site that was never built stays without a trace.
    memory = opened if (root / FOLDER / FILE).exists() else passing
    return _remembering(root, memory, lambda cache: _look(root, options, cache, at_site))[0]


def look_anew(root: Path, options: BuildOptions, at_site: Callable[[Site, Workplace], Seen]) -> Seen:
    """The same, and nothing that an earlier run remembers has a say."""
    with passing(root) as cache:
        return _look(root, options, cache, at_site)


def output_folder(root: Path, options: BuildOptions) -> Path:
    """Where a build writes to: what the run was told, else what settings say."""
    return _output(root, load_settings(root), options)


def _remembering(root: Path, memory: Memory, run: Callable[[Cache], Seen]) -> tuple[Seen, tuple[str, ...]]:
    """A run with the site's cache, with an empty one where that is damaged, with none where it cannot be written; and
    a word about which."""
    try:
        with memory(root) as cache:
            return run(cache), (cache.notice,) if cache.notice else ()
    except UNUSABLE:
        forget(root / FOLDER)
    try:
        with memory(root) as cache:
            return run(cache), (DAMAGED,)
    except sqlite3.DatabaseError as error:
        forget(root / FOLDER)
        remark = f"Nothing is remembered for the next build: the cache cannot be written ({error})."
    try:
        with passing(root) as cache:
            return run(cache), (remark,)
    except sqlite3.DatabaseError as error:
        said = f"no temporary file could be written: {error}"
        raise ProblemError(
            [problem("cannot-write", said, Place(""), "make room in the folder for temporary files")]
        ) from None


def _run(root: Path, options: BuildOptions, cache: Cache) -> Report:
    looked = options.looked or look_around(root)
    with options.measure.phase("settings"):
        site = _site(root, options)
    with _workplace(site, options, cache, looked) as at:
        refused = refusals(at.output, root)
        report = _examined(site, options, at, refused) if refused else _built(site, options, at)
        with at.measure.phase("store"):
            at.cache.prune()
        return report


def _look(
    root: Path, options: BuildOptions, cache: Cache, at_site: Callable[[Site, Workplace], Seen]
) -> Seen:
    looked = options.looked or look_around(root)
    site = _site(root, options)
    with _workplace(site, options, cache, looked) as at:
        return at_site(site, at)


@contextmanager
def _workplace(site: Site, options: BuildOptions, cache: Cache, looked: Survey) -> Iterator[Workplace]:
    output = _output(site.root, site.settings, options)
    with Crew(options.jobs or cores(), options.executor) as crew, uncollected():
        name = _name(output, site.root)
        yield Workplace(cache, crew, output, name, looked, progress=options.progress, measure=options.measure)


def _examined(site: Site, options: BuildOptions, at: Workplace, refused: Iterable[Problem]) -> Report:
    examined = examine(site, options, at)
    return Report(at.output, withheld=examined.withheld, problems=(*refused, *examined.problems))


def _built(site: Site, options: BuildOptions, at: Workplace) -> Report:
    try:
        with staging(at.output) as ready:
            examined = examine(site, options, replace(at, staging=ready))
            report = Report(at.output, withheld=examined.withheld, problems=examined.problems)
            if report.failed:
                return report
            made = examined.made
            with at.measure.phase("search"):
                found = index(site.settings, made, at, ready)
            with at.measure.phase("store"):
                paths = frozenset((*made.paths, *found.paths))
                stored = place(at.output, ready, made.ready + found.ready, paths)
    except ProblemError as error:
        return Report(at.output, problems=error.problems)
    # Once the staging folder is gone: nobody would look for it where all is as it is remembered.
    with at.measure.phase("store"):
        changes, left = _changes(site, examined, at)
        remember(found, at.name, at.cache)
        kept = untouched_after(at.looked, options, report, replace(left, searched=found.files))
        at.cache.keep_printed(at.name, replace(changes, untouched=kept))
    gone = judged(gone_pages(examined), site.settings.problems)
    done = replace(report, written=stored.written, kept=stored.kept, removed=stored.removed)
    return replace(done, remarks=tuple(gone_lines(gone)))


def _site(root: Path, options: BuildOptions) -> Site:
    """The site as it lies on disk, with the search that was asked for."""
    site = read_site(root, options.base_url)
    if options.search is not None:
        site = replace(site, settings=site.settings.model_copy(update={"search": options.search}))
    found = (*unsearchable(site), *undrawable(site), *unreachable(site, options))
    return replace(site, problems=(*site.problems, *found))


def _changes(site: Site, examined: Examined, at: Workplace) -> tuple[Changes, Left]:
    """What the cache is to keep of a run, and what the run leaves."""
    made, found = examined.made, examined.found
    rows = tuple(rows_after(made.before, made.printed, made.gone))
    standing = encode(Standing(found, rows_digest(rows)))
    read = examined.seeds.union(named_files(site.settings))
    listed = (at.output / LIST).stat()
    listing = (LIST, listed.st_size, listed.st_mtime_ns)
    left = Left(at.name, rows, found.span, read, _shown(site, examined.theme), listing)
    return Changes(made.printed, made.gone, made.views, standing, b""), left


def _shown(site: Site, theme: Theme | None) -> Shown:
    texts = (source.text for source in theme.templates.values()) if theme else ()
    scripts = tuple(text for text in texts if "<script" in text.lower())
    return Shown(site.settings.base_path, site.settings.search, scripts)


def _output(root: Path, settings: Settings, options: BuildOptions) -> Path:
    return options.output or root / settings.output


def _name(output: Path, root: Path) -> str:
    """An output folder in the cache: by its path in the site, so that both may be carried elsewhere."""
    resolved, site = output.resolve(), root.resolve()
    return resolved.relative_to(site).as_posix() if resolved.is_relative_to(site) else str(resolved)
