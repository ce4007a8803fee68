"""A site's output as it would be, beside the one that lies there: what is new is laid ready in a folder that goes away.

Room `build`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from glossator.build.cache import galleys
from glossator.build.examine import Examined, examine
from glossator.build.gone import gone_pages
from glossator.build.layout import read_in
from glossator.build.report import BuildOptions
from glossator.build.store import READY
from glossator.build.workplace import Workplace
from glossator.codec import decode
from glossator.config.matter import Matter
from glossator.model import Note
from glossator.problem import Problem, judged
from glossator.site.parse import Galley
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site

Seen = TypeVar("Seen")


class Aside(Struct, frozen=True):
    """An output that was printed, and not put in its place."""

    site: Site
    problems: tuple[Problem, ...]
    """Of the site, as `check` tells them."""
    sources: Mapping[str, str]
    """What each output file comes from, by its path in the output folder: a file of the site, or words about it."""
    read: Callable[[str], bytes | None]
    """The bytes of an output file; None where it could not be printed, which is one of the problems."""
    notes: Callable[[], Iterator[tuple[str, Note]]]
    """Every note of the site, with the path of its article."""


def aside(
    site: Site,
    at: Workplace,
    options: BuildOptions,
    imported: Iterable[Bundle[Matter]],
    look: Callable[[Aside], Seen],
) -> Seen:
    """What `look` finds in the output of a site; `imported` are articles that are not on disk yet."""
    bundles = tuple(imported)
    with TemporaryDirectory() as folder:
        examined = examine(site, options, replace(at, staging=Path(folder)), bundles)
        read = partial(_read, Path(folder) / READY, at.output)
        notes = partial(_notes, site, at, options, bundles)
        return look(Aside(site, _problems(examined, site), _sources(examined), read, notes))


def _problems(examined: Examined, site: Site) -> tuple[Problem, ...]:
    """The problems of a site, and the addresses that the next build would take away."""
    return (*examined.problems, *judged(gone_pages(examined), site.settings.problems))


def _sources(examined: Examined) -> Mapping[str, str]:
    made = examined.made
    known = {**made.before, **made.printed}
    return {path: known[path].source for path in made.paths}


def _read(ready: Path, output: Path, path: str) -> bytes | None:
    found = (file for file in (ready / path, output / path) if file.is_file())
    return next((file.read_bytes() for file in found), None)


def _notes(
    site: Site, at: Workplace, options: BuildOptions, imported: Iterable[Bundle[Matter]]
) -> Iterator[tuple[str, Note]]:
    _, content = read_in(site, options, at, imported)
    with galleys(at.cache.path) as texts:
        for one in content.articles:
            if one.notes:
                galley = decode(texts[content.galleys[one.key]], Galley)
                yield from ((one.path, note) for note in galley.body.notes)
