"""What a run does about raw files that have no article yet: import them, leave them, or import them in memory.

Room `cli`; `edit` reads and writes. What reads raw files is loaded where there are any: most runs find none.
"""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli.console import Progress
from glossator.cli.summary import relative_to_here
from glossator.edit.ignored import Ignored, read_ignored
from glossator.model import Withheld
from glossator.problem import Problem, judged
from glossator.sources.folder import files_below
from glossator.sources.site import SEEDS, Site, read_site

if TYPE_CHECKING:
    from glossator.edit.feeds import Expected


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
    if _none_lies(root):
        return Seeded()
    from glossator.edit.leaving import settle  # noqa: PLC0415 — as the module says

    site, both = _expected(root)
    found = both.waiting
    settle(root, found.stock, found.deleted)
    articles, problems = _taken_up(site, both, progress) if found.seeds else ((), ())
    remarks = tuple(_left(root, one) for one in found.deleted.values())
    return Seeded(articles, (), judged((*found.problems, *problems), site.settings.problems), remarks)


def leave_waiting(root: Path, _progress: Progress) -> Seeded:
    """None is imported; each is withheld. Raises ProblemError where the site cannot be read."""
    if _none_lies(root):
        return Seeded()
    site, both = _expected(root)
    found = both.waiting
    withheld = tuple(Withheld(seed.file, "no article") for seed in found.seeds)
    return Seeded((), withheld, judged(found.problems, site.settings.problems))


def _none_lies(root: Path) -> bool:
    """Whether no raw file lies in the site, and none is ignored: nothing else need be read to know that none waits."""
    return not files_below(root, SEEDS)[0] and not read_ignored(root)


def _expected(root: Path) -> "tuple[Site, Expected]":
    from glossator.edit.feeds import expected  # noqa: PLC0415 — as the module says

    site = read_site(root)
    return site, expected(site)


def _taken_up(site: Site, found: "Expected", progress: Progress) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    from glossator.cli.taking import take_up  # noqa: PLC0415 — most runs have nothing to read

    written, problems = take_up(site, found.waiting, found.new, progress)
    return tuple(written.articles.values()), problems


def _left(root: Path, one: Ignored) -> str:
    command = f"glossator import {shlex.quote(relative_to_here(root / one.file))}"
    return f"{one.file} is not imported again: {one.reason} ({command} takes it up after all)"
