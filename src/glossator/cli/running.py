"""A run of the engine as the command line speaks of it: import what waits, then build.

Room `cli`.
"""

import time
from pathlib import Path

from msgspec.structs import replace

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build, check, output_folder
from glossator.cli.console import Console
from glossator.cli.importing import Seeded, Seeding
from glossator.cli.telling import Run
from glossator.edit.acquainted import remember


def run(at: Console, root: Path, options: BuildOptions, seeding: Seeding) -> Run:
    """Do `seeding`, then build, each with a progress bar. An error of either keeps back nothing but the output.

    Raises ProblemError where there is no site to build.
    """
    started = time.perf_counter()
    with at.progress("Importing") as progress, options.measure.phase("import"):
        seeded = seeding(root, progress, options.looked)
    with at.progress("Building") as progress:
        is_idle = seeded == Seeded()
        looked = options.looked if is_idle else None  # an import writes files
        asked = replace(options, progress=progress, settled=is_idle, looked=looked)
        if any(one.is_error for one in seeded.problems):
            report = Report(output_folder(root, asked), problems=check(root, asked))
        else:
            report = build(root, asked)
    if seeded.learnt:
        remember(root, *seeded.learnt)
    joined = replace(
        report,
        withheld=(*seeded.withheld, *report.withheld),
        problems=(*seeded.problems, *report.problems),
        seconds=time.perf_counter() - started,
    )
    return Run(seeded.imported, joined, (*seeded.remarks, *report.remarks))
