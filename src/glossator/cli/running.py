"""A run of the engine as the command line speaks of it: import what waits, build, say what came of it.

Room `cli`.
"""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build, check, output_folder
from glossator.cli.console import Console
from glossator.cli.importing import Seeding
from glossator.cli.results import build_line, withheld_lines
from glossator.cli.showing import show
from glossator.cli.summary import WHOLE


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a run says."""

    quiet: bool = False
    """Only errors."""
    verbose: bool = False
    """Every problem whole, and each file that was withheld."""
    strict: bool = False
    """Warnings fail the run: they are told as errors are, and so is that they do."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: the articles that it imported, and the build after it."""

    imported: tuple[str, ...]
    report: Report
    remarks: tuple[str, ...] = ()
    """What else it did, a line each."""


def run(at: Console, root: Path, options: BuildOptions, seeding: Seeding) -> Run:
    """Do `seeding`, then build, each with a progress bar. An error of either keeps back nothing but the output.

    Raises ProblemError where there is no site to build.
    """
    started = time.perf_counter()
    with at.progress("Importing") as progress, options.measure.phase("import"):
        seeded = seeding(root, progress)
    with at.progress("Building") as progress:
        asked = replace(options, progress=progress)
        if any(one.is_error for one in seeded.problems):
            report = Report(output_folder(root, asked), problems=check(root, asked))
        else:
            report = build(root, asked)
    joined = replace(
        report,
        withheld=(*seeded.withheld, *report.withheld),
        problems=(*seeded.problems, *report.problems),
        seconds=time.perf_counter() - started,
    )
    return Run(seeded.imported, joined, (*seeded.remarks, *report.remarks))


def tell(at: Console, root: Path, done: Run, voice: Voice) -> None:
    """Print a run's problems, and the line that says what it did."""
    report = done.report
    for line in () if voice.quiet else done.remarks:
        at.say_plain(line)
    shown = [one for one in report.problems if one.is_error or voice.strict or not voice.quiet]
    show(at, root, shown, None if voice.verbose else WHOLE)
    if report.failed:
        at.note(build_line(report, len(done.imported)))
    elif not voice.quiet:
        for line in withheld_lines(report) if voice.verbose else ():
            at.say_plain(line)
        at.say(build_line(report, len(done.imported)))
    if voice.strict and shown and not report.failed:
        at.note("This counts as failed, since warnings do so with --strict.")
