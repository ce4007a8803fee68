"""What a build did, in one line. Room `cli`, pure; apart from `summary`, which must not load the engine."""

from collections import Counter

from glossator.build.report import Report
from glossator.cli.summary import numbered, relative_to_here, tally


def build_line(report: Report, imported: int = 0) -> str:
    """One line that says what a build did, or that it wrote nothing."""
    done = [f"{imported} imported"] if imported else []
    if report.failed:
        written = f"{imported} imported, but no page was written" if imported else "Nothing was written"
        return f"{written}: {tally(report.problems)}. The last good output stays."
    done += [
        f"{numbered(report.written, 'file')} written",
        f"{report.kept} kept",
        f"{report.removed} removed",
    ]
    done += [_withheld(report)] if report.withheld else []
    done += [tally(report.problems)] if report.problems else []
    return f"Built {relative_to_here(report.output)} in {report.seconds:.2f} s: {', '.join(done)}."


def _withheld(report: Report) -> str:
    """`3 withheld (2 draft, 1 future)`."""
    reasons = Counter(one.why.split(":", 1)[0] for one in report.withheld)
    listed = ", ".join(f"{count} {why}" for why, count in sorted(reasons.items()))
    return f"{len(report.withheld)} withheld ({listed})"


def withheld_lines(report: Report) -> list[str]:
    """Each file that was not published, with the reason."""
    return [f"withheld: {one.path} ({one.why})" for one in report.withheld]
