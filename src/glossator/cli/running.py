"""A run of the engine as the command line speaks of it: import what waits, build, say what came of it.

Room `cli`.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build
from glossator.cli.console import Console
from glossator.cli.results import build_line, withheld_lines
from glossator.cli.summary import WHOLE, from_here, problem_texts
from glossator.problem import Problem


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a run says."""

    quiet: bool = False
    """Only errors."""
    verbose: bool = False
    """Every problem whole, and each file that was withheld."""


def run(at: Console, root: Path, options: BuildOptions) -> Report:
    """Build the site with a progress bar. Raises ProblemError where there is no site to build."""
    with at.progress("Building") as progress:
        return build(root, replace(options, progress=progress))


def tell(at: Console, root: Path, report: Report, voice: Voice) -> None:
    """Print a run's problems, and the line that says what it did."""
    show(at, root, [one for one in report.problems if one.is_error or not voice.quiet], voice)
    if report.failed:
        at.note(build_line(report))
    elif not voice.quiet:
        for line in withheld_lines(report) if voice.verbose else ():
            at.say(line)
        at.say(build_line(report))


def show(at: Console, root: Path, problems: list[Problem], voice: Voice) -> None:
    """Print problems on standard error."""
    whole = None if voice.verbose else WHOLE
    for text in problem_texts(from_here(problems, root), at.columns, at.err_paint, whole):
        at.note(text)
