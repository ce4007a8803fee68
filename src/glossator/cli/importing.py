"""What a run does about raw files that have no article yet: import them, leave them, or import them in memory.

Room `cli`; `edit` reads and writes.
"""

import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from glossator.cli.console import Progress
from glossator.cli.summary import relative_to_here
from glossator.edit.acquainted import Acquainted, acquaint, recall
from glossator.edit.ignored import Ignored, read_ignored
from glossator.edit.seeds import Waiting, waiting
from glossator.edit.stock import stock_of
from glossator.model import Withheld
from glossator.problem import Problem, judged
from glossator.sources.folder import holds_files
from glossator.sources.site import SEEDS, Site, read_site
from glossator.sources.survey import Survey


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
    learnt: tuple[Acquainted, Acquainted] | None = field(default=None, compare=False)
    """What was known before of raw files and articles, and what is now."""


Seeding = Callable[[Path, Progress, Survey | None], Seeded]
"""What to do about the raw files without an article of the site in a folder, whom to tell how far it is, and the state
of its files where that is known."""


def import_waiting(root: Path, progress: Progress, looked: Survey | None = None, jobs: int = 0) -> Seeded:
    """Each becomes an article file, or a problem; those whose article was deleted are ignored from now on. Where many
    wait, `jobs` processes read them, 0 for one a core.

    Raises ProblemError where the site cannot be read, or the list of the ignored not be written.
    """
    if _none_lies(root):
        return Seeded()
    site = read_site(root)
    found, learnt = _waiting(site, looked)
    _settle(root, found)
    articles, problems = _taken_up(site, found, progress, jobs) if found.seeds else ((), found.problems)
    remarks = tuple(_left(root, one) for one in found.deleted.values())
    return Seeded(articles, (), judged(problems, site.settings.problems), remarks, learnt)


def leave_waiting(root: Path, _progress: Progress, looked: Survey | None = None) -> Seeded:
    """None is imported; each is withheld. Raises ProblemError where the site cannot be read."""
    if _none_lies(root):
        return Seeded()
    site = read_site(root)
    found, learnt = _waiting(site, looked)
    if found.seeds:
        from glossator.edit.feeds import expected  # noqa: PLC0415 — most runs have nothing to read

        found = expected(site, found).waiting
    withheld = tuple(Withheld(seed.file, "no article") for seed in found.seeds)
    return Seeded((), withheld, judged(found.problems, site.settings.problems), learnt=learnt)


def _none_lies(root: Path) -> bool:
    """Whether no raw file lies in the site, and none is ignored: nothing else need be read to know that none waits."""
    return not holds_files(root, SEEDS) and not read_ignored(root)


def _waiting(site: Site, looked: Survey | None) -> tuple[Waiting, tuple[Acquainted, Acquainted]]:
    """The raw files without an article, and what was learnt of all; feeds are not taken apart."""
    before = recall(site.root)
    now, problems = acquaint(site, looked, before)
    return waiting(site, stock_of(site, now, problems)), (before, now)


def _settle(root: Path, found: Waiting) -> None:
    if found.deleted or found.stock.ignored:
        from glossator.edit.leaving import settle  # noqa: PLC0415 — as above

        settle(root, found.stock, found.deleted)


def _taken_up(
    site: Site, found: Waiting, progress: Progress, jobs: int
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    from glossator.cli.taking import take_up  # noqa: PLC0415 — as above
    from glossator.edit.feeds import expected  # noqa: PLC0415

    both = expected(site, found)
    if not both.waiting.seeds:
        return (), both.waiting.problems
    written, problems = take_up(site, both.waiting, both.new, progress, jobs)
    return tuple(written.articles.values()), (*both.waiting.problems, *problems)


def _left(root: Path, one: Ignored) -> str:
    command = f"glossator import {shlex.quote(relative_to_here(root / one.file))}"
    return f"{one.file} is not imported again: {one.reason} ({command} takes it up after all)"
