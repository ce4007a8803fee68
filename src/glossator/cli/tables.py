"""What an import did becomes a table for the terminal. Room `cli`, pure."""

import io

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from glossator.cli.cells import visible
from glossator.ingest.report import ORDER, Report, ReportRow

HEAD = ("", "raw file", "article", "date", "outlet", "authors", "topics")


def import_table(report: Report, columns: int) -> str:
    """The report's rows, the doubtful first, in at most `columns` cells; then how many there are of each."""
    table = Table(*HEAD, box=SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        column.overflow = "fold"
    table.columns[-1].justify = "right"
    for row in report.rows:
        table.add_row(*map(Text, _cells(row)))
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in ORDER if report.count(verdict))
    return f"{_text(table, columns)}\n{counts}"


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
    shown = (visible(cell) for cell in (row.date, row.outlet, row.authors))
    return row.verdict, visible(row.file), _article(row), *shown, topics


def _article(row: ReportRow) -> str:
    """Its title, and below it its file."""
    return "\n".join(visible(part) for part in (row.title, row.article) if part)


def _text(table: Table, columns: int) -> str:
    written = io.StringIO()
    Console(file=written, width=columns, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in written.getvalue().strip("\n").split("\n"))
