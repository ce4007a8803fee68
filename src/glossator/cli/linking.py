"""`check` looks up links: those within the site in the pages as they would be built, those to others on request.

Room `cli`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from glossator.build.aside import Aside, aside
from glossator.build.report import BuildOptions
from glossator.build.run import look, look_anew
from glossator.build.workplace import Workplace
from glossator.cli.clock import today
from glossator.cli.console import Console
from glossator.config.matter import Matter
from glossator.links.check import Linked, Outward, inward, links_of, outward
from glossator.problem import Problem, judged
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site

Scope = Callable[[Console, Linked, BuildOptions], tuple[Problem, ...]]
"""Which links are looked up, and what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be looked up."""

    scope: Scope
    only: frozenset[str]
    """The files of articles that are named; where there are any, nothing is believed that an earlier run remembers."""


def check_with_links(
    at: Console, root: Path, options: BuildOptions, imported: Iterable[Bundle[Matter]], wanted: Wanted
) -> tuple[Problem, ...]:
    """All problems of a site, those of links among them. Raises ProblemError where there is no site."""

    def judge(found: Aside) -> tuple[Problem, ...]:
        wrong = wanted.scope(at, links_of(found, wanted.only), options)
        return (*found.problems, *judged(wrong, found.site.settings.problems))

    def printed(site: Site, work: Workplace) -> tuple[Problem, ...]:
        return aside(site, work, options, imported, judge)

    return (look_anew if wanted.only else look)(root, options, printed)


def _internal(_at: Console, linked: Linked, _options: BuildOptions) -> tuple[Problem, ...]:
    return inward(linked)


def _external(at: Console, linked: Linked, options: BuildOptions) -> tuple[Problem, ...]:
    done = outward(linked, today(options.now, linked.aside.site.settings.timezone))
    for line in done.unknown:
        at.note(f"unknown: {line}")
    at.note(_tally(done))
    return done.problems


def _all(at: Console, linked: Linked, options: BuildOptions) -> tuple[Problem, ...]:
    return (*_internal(at, linked, options), *_external(at, linked, options))


def _tally(done: Outward) -> str:
    broken = len({one.message.partition(" ")[0] for one in done.problems})
    counted = f"{done.ok} ok, {broken} broken, {len(done.unknown)} unknown"
    return f"Links to other sites: {counted} ({done.asked} asked now)."


SCOPES: dict[str, Scope] = {"internal": _internal, "external": _external, "all": _all}
