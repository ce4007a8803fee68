"""A site is checked as if it had never been built: nothing that an earlier run remembers has a say. Room `cli`."""

from collections.abc import Iterable
from pathlib import Path

from glossator.build.examine import examine
from glossator.build.opening import passing
from glossator.build.report import BuildOptions
from glossator.build.workplace import Workplace
from glossator.config.matter import Matter
from glossator.problem import Problem
from glossator.sources.bundle import Bundle
from glossator.sources.site import read_site
from glossator.work import Crew, cores


def check_anew(
    root: Path, options: BuildOptions, imported: Iterable[Bundle[Matter]] = ()
) -> tuple[Problem, ...]:
    """All problems of the site at `root`, found without its cache: every article is read, printed and proven.
    `imported` are articles that are not on disk yet. Raises ProblemError where there is no site."""
    site = read_site(root, options.base_url)
    output = options.output or root / site.settings.output
    with passing(root) as cache, Crew(options.jobs or cores()) as crew:
        at = Workplace(cache, crew, output, "", progress=options.progress)
        return examine(site, options, at, imported).problems
