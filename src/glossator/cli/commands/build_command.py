"""`glossator build`."""

from functools import partial
from pathlib import Path

import click
from msgspec.structs import replace

from glossator.build.phases import UNMEASURED
from glossator.build.report import BuildOptions
from glossator.build.untouched import look_around, untouched
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.clock import now
from glossator.cli.profile import profile_lines, stopwatch, workers_memory
from glossator.cli.telling import Run, Voice, tell


@click.command(
    "build",
    epilog="\b\nExample:\n  glossator build --base-url https://user.github.io/repository/ -o public",
)
@options.output("Where to write the site, instead of where the settings say.")
@options.drafts
@options.future
@options.no_import
@options.base_url
@options.search
@options.strict
@options.jobs
@click.option("--profile", is_flag=True, help="Tell where time and memory went.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Show every problem whole, and each file that was withheld."
)
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call,
    output: Path | None,
    *,
    drafts: bool,
    future: bool,
    no_import: bool,
    base_url: str | None,
    search: bool | None,
    strict: bool,
    jobs: int,
    profile: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Import new seeds, then render the site.

    Only what changed is written. With errors nothing is written, and the last good output stays. The present is
    SOURCE_DATE_EPOCH where that is set, so that a build can be repeated to the byte.
    """
    measure = stopwatch() if profile else UNMEASURED
    asked = BuildOptions(now(), output, drafts, future, base_url, jobs, search=search, published=strict)
    with call.site() as root:
        looked = look_around(root)
        asked = replace(asked, looked=looked, measure=measure)
        standing = untouched(root, asked, looked)
        done = Run((), standing) if standing else _done(call, root, asked, no_import=no_import)
        spent = profile_lines(measure.phases, workers_memory())
        tell(call.console, root, done, Voice(quiet=quiet, verbose=verbose, strict=strict))
    for line in spent:
        call.console.say(line)
    return int(done.report.failed or (strict and bool(done.report.problems)))


def _done(call: Call, root: Path, asked: BuildOptions, *, no_import: bool) -> Run:
    """The run itself; the engine is loaded only where there may be something to do."""
    with asked.measure.phase("start"):
        from glossator.cli.importing import import_waiting, leave_waiting  # noqa: PLC0415 — as the docstring says
        from glossator.cli.running import run  # noqa: PLC0415

    seeding = leave_waiting if no_import else partial(import_waiting, jobs=asked.jobs)
    return run(call.console, root, asked, seeding)
