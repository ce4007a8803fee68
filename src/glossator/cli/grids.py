"""Rows become a table for the terminal. Room `cli`, pure."""

import io
from collections.abc import Collection, Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

DATE = "date"


def grid(
    head: Sequence[str], rows: Iterable[Sequence[str]], columns: int, numbers: Collection[str] = ()
) -> str:
    """A table in at most `columns` cells, its lines folded where they must be; the columns of `numbers` stand right,
    and like dates are not folded. What the cells hold must be `visible`."""
    table = Table(*head, box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name, column in zip(head, table.columns, strict=True):
        column.overflow = "fold"
        column.justify = "right" if name in numbers else "left"
        column.no_wrap = name in numbers or name == DATE
    for row in rows:
        table.add_row(*map(Text, row))
    written = io.StringIO()
    Console(file=written, width=columns, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in written.getvalue().split("\n")).strip("\n")
