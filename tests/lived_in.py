"""Builds of a site that is lived in, and of one that is new, to be compared."""

from collections.abc import Mapping
from pathlib import Path

from laying import put
from msgspec.structs import replace
from siting import files_of

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build
from glossator.build.untouched import look_around, untouched

Built = tuple[Report, dict[str, bytes]]
"""What a build said, and the output folder after it."""


def built(root: Path, options: BuildOptions) -> Built:
    return build(root, options), files_of(root / "output")


def built_by_editor(root: Path, options: BuildOptions) -> Built:
    """Built as the command does it: what is found at a glance must be what a build finds, and is found after one."""
    glance = untouched(root, options, look_around(root))
    report, after = built(root, replace(options, settled=True))
    if glance:
        assert (report.written, report.removed) == (0, 0)
        assert same(glance, report)
    if not report.failed:
        again = untouched(root, options, look_around(root))
        assert again is not None
        assert same(again, replace(report, written=0, kept=len(after) - 1, removed=0))
    return report, after


def same(one: Report, other: Report) -> bool:
    plain = [replace(report, output=Path(), seconds=0.0, remarks=()) for report in (one, other)]
    return plain[0] == plain[1]


def fresh(folder: Path, files: Mapping[str, str], options: BuildOptions) -> Built:
    """A site of these files that was never built, built. An empty text is no file."""
    folder.mkdir()
    put(folder, {path: text for path, text in files.items() if text})
    return built(folder, options)
