"""What a run does about raw files that have no article yet: import them, leave them, or import them in memory.

Room `cli`; `edit` reads and writes.
"""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossator.cli.console import Progress
from glossator.cli.summary import relative_to_here
from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.edit.ignored import Ignored, read_ignored
from glossator.edit.importing import hindrances, read_seeds, write_articles
from glossator.edit.leaving import settle
from glossator.edit.seeds import Waiting, waiting
from glossator.ingest.values import Imported, Refused
from glossator.problem import Problem, judged
from glossator.site.withheld import Withheld
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site, read_site


@dataclass(frozen=True, slots=True)
class Seeded:
    """What became of the raw files without an article."""

    imported: tuple[str, ...] = ()
    """The article files that were written."""
    withheld: tuple[Withheld, ...] = ()
    problems: tuple[Problem, ...] = ()
    """In order, with the severities that settings give them."""
    remarks: tuple[str, ...] = ()
    """What else was done, a line each."""


Seeding = Callable[[Path, Progress], Seeded]
"""What to do about the raw files without an article of the site in a folder, and whom to tell how far it is."""


def import_waiting(root: Path, progress: Progress) -> Seeded:
    """Each becomes an article file, or a problem; those whose article was deleted are ignored from now on.

    Raises ProblemError where the site cannot be read, or the list of the ignored not be written.
    """
    site = read_site(root)
    if not site.seeds and not read_ignored(root):
        return Seeded()  # the articles need not be read to know that nothing waits
    found = waiting(site)
    settle(root, found.stock, found.deleted)
    written = write_articles(root, found.stock, _read(site, found, progress), {})
    problems = judged(
        (*found.problems, *problems_of(written.results), *written.problems), site.settings.problems
    )
    remarks = tuple(_left(root, one) for one in found.deleted.values())
    return Seeded(tuple(written.articles.values()), (), problems, remarks)


def leave_waiting(root: Path, _progress: Progress) -> Seeded:
    """None is imported; each is withheld. Raises ProblemError where the site cannot be read."""
    site = read_site(root)
    found = waiting(site)
    withheld = tuple(Withheld(seed.file, "no article") for seed in found.seeds)
    return Seeded((), withheld, judged(found.problems, site.settings.problems))


def import_in_memory(
    root: Path, progress: Progress
) -> tuple[tuple[Bundle[Matter], ...], tuple[Problem, ...]]:
    """The articles that they would become, and what is wrong with them, judged by settings; nothing is written."""
    site = read_site(root)
    found = waiting(site)
    data = {seed.file: seed.data for seed in found.seeds}
    results = _read(site, found, progress)
    bundles = (_bundle(one, data[one.file]) for one in results if isinstance(one, Imported))
    problems = judged((*found.problems, *problems_of(results)), site.settings.problems)
    return tuple(one for one in bundles if one), problems


def _read(site: Site, found: Waiting, progress: Progress) -> tuple[Imported | Refused, ...]:
    """What the waiting seeds become; nothing where none can be imported, which is a problem of the site anyway."""
    return () if hindrances(site) else read_seeds(site, found.stock, found.seeds, progress=progress)


def _left(root: Path, one: Ignored) -> str:
    command = f"glossator import {shlex.quote(relative_to_here(root / one.file))}"
    return f"{one.file} is not imported again: {one.reason} ({command} takes it up after all)"


def problems_of(results: Sequence[Imported | Refused]) -> tuple[Problem, ...]:
    """What is wrong with raw files and what was read from them, in their order."""
    return tuple(problem for one in results for problem in one.problems)


def _bundle(imported: Imported, seed: bytes) -> Bundle[Matter] | None:
    written, _ = read_article(imported.article, imported.path)
    return Bundle(imported.path, imported.article, written, seed) if written else None
