"""What a run of the engine did, as the command line tells it. Room `cli`; loads no engine."""

from dataclasses import dataclass
from pathlib import Path

from glossator.build.report import Report
from glossator.cli.console import Console
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
