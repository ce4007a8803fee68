"""Whether anything at all was touched since the last run, told by the state of files alone. Room `build`.

It must be quick: an editor's command that has nothing to do should be over before the engine is even loaded.
"""

import os
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from glossator.build.cache import FOLDER, UNUSABLE, Cache, peek
from glossator.build.report import BuildOptions, Report
from glossator.build.rows import Printed
from glossator.build.span import Span
from glossator.codec import decode, digest_of, encode
from glossator.extend.finding import offered
from glossator.model import Withheld
from glossator.problem import Problem
from glossator.sources.survey import Survey, survey
from glossator.theme.packaged import packaged_themes

Lying = tuple[str, int, int]
"""A file of an output folder: path, size and time of its last change."""
LOOKED_AT = ("content", "static", "seeds", "themes", "templates", "i18n", "extensions")
"""What a site is made of, with the files beside its settings."""


class Shown(Struct, frozen=True):
    """What must be known of a site to show its output."""

    base_path: str
    search: bool
    """Whether readers can search it."""
    scripts: tuple[str, ...] = ()
    """The texts of the theme's templates that have scripts."""


class Untouched(Struct, frozen=True):
    """A run after which nothing need be done while all is as it was."""

    asked: bytes
    published: bool
    """Whether its address was asked for one that others reach."""
    site: bytes
    """Of the state of its files, before they were read."""
    folder: str
    """The name of the output folder in the cache: its path in the site, if it lies there."""
    lying: bytes
    """Of the paths, sizes and times of its files, but for those of the search."""
    searched: tuple[Lying, ...]
    """Those: path, size and time of each."""
    listed: Lying
    """The list of all that builds wrote, which is written anew by a build that ends before it is remembered."""
    span: Span
    withheld: tuple[Withheld, ...]
    problems: tuple[Problem, ...]
    shown: Shown


class Left(Struct, frozen=True):
    """What a run left."""

    folder: str
    """The name of the output folder in the cache."""
    rows: Sequence[tuple[str, Printed]]
    """Its files, in the order of their paths."""
    span: Span
    read: frozenset[str]
    """Files of the site that settings and articles name, wherever they lie."""
    shown: Shown
    listed: Lying
    """The list of all files."""
    searched: tuple[Lying, ...] = ()
    """The files of the search: path, size and time of each."""


def look_around(root: Path) -> Survey:
    """The state of all that a site and its theme are made of."""
    beside = sorted(entry.name for entry in os.scandir(root) if entry.is_file() and entry.name[0] != ".")
    return survey(root, (*beside, *LOOKED_AT), (packaged_themes(),))


def untouched(root: Path, options: BuildOptions, looked: Survey) -> Report | None:
    """What a build would report of the site at `root`, given the state of its files, if nothing was touched since the
    last one; None where that cannot be told at a glance."""
    found = as_left(root, options, looked)
    if found is None:
        return None
    known, lying = found
    seconds = (time.time_ns() - looked.at) / 1e9
    shown = options.output or root / known.folder
    return Report(shown, 0, len(lying), 0, known.withheld, known.problems, seconds=seconds)


def as_left(root: Path, options: BuildOptions, looked: Survey) -> tuple[Untouched, Sequence[Lying]] | None:
    """The last run over the site at `root` with its files, if a build now would come to the same and find them all as
    they are; None where that cannot be told at a glance."""
    try:
        cache = peek(root / FOLDER)
        if cache is None:
            return None
        with closing(cache):
            return _as_left(root, options, cache, looked)
    except (*UNUSABLE, OSError):
        return None


def _as_left(
    root: Path, options: BuildOptions, cache: Cache, looked: Survey
) -> tuple[Untouched, Sequence[Lying]] | None:
    data = cache.untouched()
    known = decode(data, Untouched) if data else None
    if known is None or known.asked != _asked(options) or not known.span.has(options.now):
        return None
    if known.site != _state(looked) or (options.published and not known.published):
        return None
    lying = cache.lying(known.folder)
    if known.lying != digest_of(lying):
        return None
    output = root / known.folder
    lying += known.searched
    return (known, lying) if all(_lies(str(output), *row) for row in (*lying, known.listed)) else None


def untouched_after(looked: Survey, options: BuildOptions, report: Report, left: Left) -> bytes:
    """What the cache is to keep of a run over files of that state; empty where one of them is so new that it may have
    been changed since without a trace."""
    if not options.settled or not looked.is_settled or not looked.states.keys() >= left.read:
        return b""
    return encode(
        Untouched(
            _asked(options),
            options.published,
            _state(looked),
            left.folder,
            digest_of([(path, row.size, row.modified) for path, row in left.rows]),
            left.searched,
            left.listed,
            left.span,
            report.withheld,
            report.problems,
            left.shown,
        )
    )


def _asked(options: BuildOptions) -> bytes:
    output = str(options.output.absolute()) if options.output else ""
    return digest_of((output, offered(), options.drafts, options.future, options.base_url, options.search))


def _state(looked: Survey) -> bytes:
    return digest_of(looked.states)


def _lies(folder: str, path: str, size: int, modified: int) -> bool:
    stat = os.stat(f"{folder}/{path}")  # noqa: PTH116 — of every file of a large site, and twice as quick
    return (stat.st_size, stat.st_mtime_ns) == (size, modified)
