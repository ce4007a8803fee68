"""Builds of a site that is lived in, and of one that is new, to be compared."""

from collections.abc import Mapping
from pathlib import Path

from laying import put, rest, stirred
from msgspec.structs import replace
from siting import compared, files_of

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build
from glossator.build.untouched import look_around, untouched

Built = tuple[Report, dict[str, bytes]]
"""What a build said, and the output folder after it."""
LAST = 40


def built(root: Path, options: BuildOptions) -> Built:
    return build(root, options), files_of(root / "output")


def built_by_editor(root: Path, options: BuildOptions) -> Built:
    """Built as the command does it: what is found at a glance must be what a build finds, and is found after one."""
    looked = rest(root)
    glance = untouched(root, options, looked)
    report, after = built(root, replace(options, settled=True, looked=looked))
    if glance:
        assert (report.written, report.removed) == (0, 0)
        assert same(glance, report)
    if not report.failed:
        now = look_around(root)
        again = untouched(root, options, now)
        # Somebody may merge another theme just then, which is to be noticed.
        assert (again is not None) == (looked.states == now.states), "\n".join(stirred(looked, now))
        if again:
            assert same(again, replace(report, written=0, kept=len(after) - 1, removed=0))
    return report, after


def same(one: Report, other: Report) -> bool:
    plain = [replace(report, output=Path(), seconds=0.0, remarks=()) for report in (one, other)]
    return plain[0] == plain[1]


def told_apart(lived: Built, clean: Built, root: Path) -> str:
    """In what a build of the site at `root` differs from a clean one, and the state (size, times, inode) of the files
    of site and theme that changed last, for whoever is to find out why. Empty where it differs in nothing."""
    said = zip(_said(clean[0]), _said(lived[0]), strict=True)
    differences = [*(f"{one} became {two}" for one, two in said if one != two), *compared(clean[1], lived[1])]
    if not differences:
        return ""
    looked = look_around(root)
    last = sorted(looked.states.items(), key=lambda item: -item[1][-1])[:LAST]
    return "\n".join(
        (f"in {root}", *differences, f"at {looked.at}", *(f"{path}: {state}" for path, state in last))
    )


def _said(report: Report) -> tuple[object, ...]:
    return report.problems, report.withheld


def fresh(folder: Path, files: Mapping[str, str], options: BuildOptions) -> Built:
    """A site of these files that was never built, built. An empty text is no file."""
    folder.mkdir()
    put(folder, {path: text for path, text in files.items() if text})
    return built(folder, options)
