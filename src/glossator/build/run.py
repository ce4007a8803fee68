"""The run itself: a site's folder becomes an output folder. Room `build`."""

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from glossator.build.examine import examine
from glossator.build.report import BuildOptions, Report
from glossator.build.store import refusals, store
from glossator.config.matter import Matter
from glossator.problem import Problem, ProblemError
from glossator.sources.bundle import Bundle
from glossator.sources.site import load_settings, read_site


def build(root: Path, options: BuildOptions) -> Report:
    """Render the site at `root` into its output folder. With errors nothing is written, and the last good output stays.

    Raises ProblemError where there is no site, or its settings are wrong.
    """
    started = time.perf_counter()
    site = read_site(root, options.base_url)
    output = output_folder(root, options)
    refused = refusals(output, root)
    examined = examine(site, options)
    report = Report(output, withheld=examined.withheld, problems=(*refused, *examined.problems))
    if not report.failed:
        try:
            stored = store(output, examined.files)
        except ProblemError as error:
            report = replace(report, problems=(*error.problems, *report.problems))
        else:
            report = replace(report, written=stored.written, kept=stored.kept, removed=stored.removed)
    return replace(report, seconds=time.perf_counter() - started)


def check(root: Path, options: BuildOptions, imported: Iterable[Bundle[Matter]] = ()) -> tuple[Problem, ...]:
    """All problems of the site, nothing written; `imported` are articles that are not on disk yet."""
    return examine(read_site(root, options.base_url), options, imported).problems


def output_folder(root: Path, options: BuildOptions) -> Path:
    """Where a build writes to: what the run was told, else what settings say."""
    return options.output if options.output else root / load_settings(root).output
