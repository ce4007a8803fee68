"""Rows become the output of `list`: a table for people, JSON and CSV for programs. Room `cli`, pure."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from glossator.cli.cells import visible
from glossator.cli.grids import grid
from glossator.sources.site import ARTICLES

NUMBERS = ("topics", "notes", "words", "articles")
"""Columns of a table that show how many."""
PATH, TITLE = "path", "title"
UNFOLDED = 10_000
"""Cells of a line in a pipe, where no terminal is to be fitted."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed, as a program gets it."""

    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    """Texts, numbers, and tuples of texts."""


def listing(kind: type[Struct], rows: Iterable[Any]) -> Listing:
    """Rows of one class, its fields as columns."""
    head = kind.__struct_fields__
    return Listing(head, tuple(tuple(getattr(row, name) for name in head) for row in rows))


def as_json(listed: Listing) -> str:
    """A JSON array with an object a row (RFC 8259)."""
    return json.dumps(list(_rows(listed)), ensure_ascii=False, indent=2) + "\n"


def as_csv(listed: Listing) -> str:
    """A row of names, then a record a row, each ended by CRLF (RFC 4180); several names in a cell are parted by `;`,
    as `import --metadata` reads them."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(listed.head)
    writer.writerows([_cell(value) for value in row] for row in listed.rows)
    return written.getvalue()


def wide_table(listed: Listing, shown: Sequence[str]) -> str:
    """The columns of `shown` as a table with a line a row."""
    cells = ([_shown(name, row) for name in shown] for row in _rows(listed))
    return grid(shown, cells, UNFOLDED, NUMBERS)


def narrow_table(listed: Listing, shown: Sequence[str], columns: int) -> str:
    """The columns of `shown` as a table of at most `columns` cells; a path stands below its title, and that of an
    article begins where its folder ends, as other commands take it."""
    head = tuple(name for name in shown if name != PATH or TITLE not in shown)
    cells = ([_stacked(name, row, shown) for name in head] for row in _rows(listed))
    return grid(head, cells, columns, NUMBERS)


def _rows(listed: Listing) -> Iterator[Mapping[str, object]]:
    return (dict(zip(listed.head, row, strict=True)) for row in listed.rows)


def _stacked(name: str, row: Mapping[str, object], shown: Sequence[str]) -> str:
    names = (name, PATH) if name == TITLE and PATH in shown else (name,)
    return "\n".join(filter(None, (_shown(one, row).removeprefix(ARTICLES) for one in names)))


def _cell(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _shown(name: str, row: Mapping[str, object]) -> str:
    value = row[name]
    if isinstance(value, tuple):
        return str(len(value)) if name in NUMBERS else visible(", ".join(map(str, value)))
    return visible(" ".join(str(value).split()))
