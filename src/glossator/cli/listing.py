"""Rows become the output of `list`: a table for people, JSON and CSV for programs. Room `cli`, pure."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from glossator.cli.cells import visible
from glossator.cli.grids import grid

NUMBERS = ("topics", "notes", "words", "articles")
"""Columns of a table that show how many."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed, as a program gets it."""

    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    """Texts, numbers, and tuples of texts."""


def listing(kind: type[Any], rows: Iterable[Any]) -> Listing:
    """Rows of a data class, its fields as columns."""
    head = tuple(field.name for field in fields(kind))
    return Listing(head, tuple(tuple(getattr(row, name) for name in head) for row in rows))


def as_json(listed: Listing) -> str:
    """A JSON array with an object a row (RFC 8259)."""
    objects = [dict(zip(listed.head, row, strict=True)) for row in listed.rows]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_csv(listed: Listing) -> str:
    """A row of names, then a record a row, each ended by CRLF (RFC 4180); several names in a cell are parted by `;`,
    as `import --metadata` reads them."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(listed.head)
    writer.writerows([_cell(value) for value in row] for row in listed.rows)
    return written.getvalue()


def as_table(listed: Listing, shown: Sequence[str], columns: int) -> str:
    """The columns of `shown` as a table of at most `columns` cells."""
    rows = (dict(zip(listed.head, row, strict=True)) for row in listed.rows)
    cells = ([_shown(name, row) for name in shown] for row in rows)
    return grid(shown, cells, columns, NUMBERS)


def _cell(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _shown(name: str, row: Mapping[str, object]) -> str:
    value = row[name]
    if isinstance(value, tuple):
        return str(len(value)) if name in NUMBERS else visible(", ".join(map(str, value)))
    return visible(" ".join(str(value).split()))
