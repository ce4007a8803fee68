"""What an import did becomes a table for the terminal. Room `cli`, pure."""

from glossator.cli.cells import visible
from glossator.cli.grids import grid
from glossator.ingest.report import ORDER, Report, ReportRow

DAY = 10
"""Characters of a moment that are its day: a table has no room for more."""
HEAD = ("", "raw file", "article", "date", "outlet", "authors", "topics")


def import_table(report: Report, columns: int) -> str:
    """The report's rows, the doubtful first, in at most `columns` cells; then how many there are of each."""
    table = grid(HEAD, map(_cells, report.rows), columns, ("topics",))
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in ORDER if report.count(verdict))
    return f"\n{table}\n\n{counts}"


def remark_lines(report: Report) -> list[str]:
    """What an editor should look at, a heading a file, the files as in the table. Failed ones are shown as problems."""
    doubtful = [row for row in report.rows if row.verdict == "look"]
    return [
        line
        for row in doubtful
        for line in (visible(row.file), *(f"  - {visible(remark)}" for remark in row.remarks), "")
    ]


def _cells(row: ReportRow) -> tuple[str, ...]:
    topics = str(row.topics) if row.topics else ""
    shown = (visible(cell) for cell in (row.date[:DAY], row.outlet, row.authors))
    return row.verdict, visible(row.file), _article(row), *shown, topics


def _article(row: ReportRow) -> str:
    """Its title, and below it its file."""
    return "\n".join(visible(part) for part in (row.title, row.article) if part)
