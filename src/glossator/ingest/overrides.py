"""Room `ingest`: a metadata file becomes front matter by raw file. Pure.

`.csv` with a header row (several names in a cell are separated by `;`), or `.jsonl` with one object a line. The
column `file` names the raw file; the others are keys of front matter, or `url` and `retrieved` of its source.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PureWindowsPath
from types import MappingProxyType

from pydantic import ValidationError

from glossator.config.json_text import read_json
from glossator.config.matter import Matter, SourceMatter
from glossator.config.validate import WORDING
from glossator.problem import Place, Problem, in_file, problem

FILE = "file"
_OTHER_NAMES = MappingProxyType(
    {"author": "authors", "topic": "topics", "issue": "issues", "language": "lang"}
)
_LISTS = frozenset(("authors", "topics", "issues", "aliases", "edited"))
_OF_SOURCE = ("url", "retrieved")
_KEYS = tuple(field.alias or name for name, field in Matter.model_fields.items() if name != "source")


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """What a metadata file says of one raw file."""

    values: Mapping[str, object]
    """Front matter, and `url` and `retrieved` of its source."""
    place: Place
    """Where it names the raw file."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    text: str
    """As it stands in the file, for the frame."""
    values: Mapping[str, object]


def read_overrides(text: str, path: str) -> tuple[Mapping[str, MetadataRow], tuple[Problem, ...]]:
    """The rows of a metadata file (its name ends in `.csv` or `.jsonl`) by name of the raw file, without folders.

    Every unknown key, wrong value, row without file and second row of a file is a problem with its place; rows
    with problems are left out.
    """
    rows, problems = _jsonl(text, path) if path.lower().endswith((".jsonl", ".ndjson")) else _csv(text, path)
    found: dict[str, MetadataRow] = {}
    for row in rows:
        values, faults = _checked(row, path)
        name = PureWindowsPath(str(row.values.get(FILE) or "")).name
        faults = (*faults, *_misnamed(name, row, path, found))
        problems = (*problems, *faults)
        if not faults:
            found[name] = MetadataRow(values, _place(row, path, name))
    return MappingProxyType(found), problems


def _misnamed(name: str, row: _Row, path: str, found: Mapping[str, object]) -> Iterator[Problem]:
    if not name:
        hint = "name the raw file in the column 'file'"
        yield problem("missing-key", "this row names no raw file", _place(row, path), hint)
    elif name in found:
        said = f"a second row for {name}"
        yield problem("bad-value", said, _place(row, path, name), "make one row of the two")


def _place(row: _Row, path: str, word: str = "") -> Place:
    """The row, or a word in it, rather one that stands in quotation marks than a part of another."""
    at = (row.text.find(f'"{word}"') + 1 or row.text.find(word)) + 1 if word else 0
    return Place(path, row.line, at, max(1, len(word)) if at else 1, (row.text,), row.line)


def _csv(text: str, path: str) -> tuple[list[_Row], tuple[Problem, ...]]:
    lines = text.split("\n")
    records, faults = _records(text, lines, path)
    header = [name.strip() for name in records[0][1]] if records else []
    rows: list[_Row] = []
    problems = [*_of_header(header, _Row(1, lines[0], {}), path), *faults]
    for line, cells in records[1:] if FILE in header else ():
        if any(cell.strip() for cell in cells):
            rows.append(_Row(line, lines[line - 1], _named(header, cells)))
            problems += _surplus(cells, header, rows[-1], path)
    return rows, tuple(problems)


def _records(
    text: str, lines: Sequence[str], path: str
) -> tuple[list[tuple[int, list[str]]], tuple[Problem, ...]]:
    """The cells of each record with the line where it starts, as far as the text is CSV."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(lines[0]), strict=True)
    records: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for cells in reader:
            records.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        place = Place(path, start, 0, 1, (lines[start - 1][:200],), start)
        hint = "close each quotation mark, and write one within a cell twice; split a cell that is too long"
        return records, (problem("bad-value", f"this is no CSV: {error}", place, hint),)
    return records, ()


def _of_header(header: Sequence[str], row: _Row, path: str) -> Iterator[Problem]:
    for at, name in enumerate(header):
        if name and not _is_known(name):
            yield _unknown(name, row, path)
        elif name and _key(name) in map(_key, header[:at]):
            said = f"two columns give '{_key(name)}'"
            yield problem("bad-value", said, _place(row, path, name), "keep one of them")
    if FILE not in header:
        hint = "start the file with a row of names, one of them 'file'"
        yield problem("missing-key", "no column is called 'file'", _place(row, path), hint)


def _surplus(cells: Sequence[str], header: Sequence[str], row: _Row, path: str) -> Iterator[Problem]:
    if any(cell.strip() for cell in cells[len(header) :]):
        said = f"this row has {len(cells)} cells, the first row names {len(header)}"
        hint = 'put a cell that holds the separator in quotation marks: "Roe, Jane"'
        yield problem("bad-value", said, _place(row, path), hint)


def _named(header: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    pairs = zip(header, cells, strict=False)
    return {name: _cell(name, cell) for name, cell in pairs if _is_known(name) and cell.strip()}


def _delimiter(header: str) -> str:
    """Spreadsheets of many countries write semicolons, or tabs."""
    return max(",;\t", key=header.count)


def _cell(name: str, cell: str) -> object:
    text = cell.strip()
    if _key(name) in _LISTS:
        return [part.strip() for part in text.split(";") if part.strip()]
    return {"true": True, "false": False}.get(text.lower(), text) if name in ("draft", "noindex") else text


def _jsonl(text: str, path: str) -> tuple[list[_Row], tuple[Problem, ...]]:
    rows: list[_Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row, faults = _object(number, line, path)
            rows += [row] if row else []
            problems += [*faults, *_unknown_keys(row, path)]
    return rows, tuple(problems)


def _object(number: int, line: str, path: str) -> tuple[_Row | None, tuple[Problem, ...]]:
    value, faults = read_json(line, path)
    if faults:
        return None, in_file(faults, path, number)
    if not isinstance(value, dict):
        hint = 'write {"file": "…", "title": "…"}'
        place = _place(_Row(number, line, {}), path)
        return None, (problem("bad-value", "this line is no object", place, hint),)
    return _Row(number, line, value), ()


def _unknown_keys(row: _Row | None, path: str) -> Iterator[Problem]:
    for name in row.values if row else ():
        if not _is_known(name):
            yield _unknown(name, row or _Row(0, "", {}), path)


def _unknown(name: str, row: _Row, path: str) -> Problem:
    close = get_close_matches(name, (FILE, *_KEYS, *_OF_SOURCE), 1, 0.6)
    hint = f"did you mean '{close[0]}'?" if close else "use a key of an article's front matter"
    return problem("unknown-key", f"there is no key '{name}'", _place(row, path, name), hint)


def _key(name: str) -> str:
    return _OTHER_NAMES.get(name, name)


def _is_known(name: str) -> bool:
    return name == FILE or _key(name) in _KEYS or name in _OF_SOURCE


def _checked(row: _Row, path: str) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """The row's values as front matter takes them, plain, and what is wrong with them."""
    values = {_key(name): value for name, value in row.values.items() if name != FILE and _is_known(name)}
    of_source = {name: values.pop(name) for name in _OF_SOURCE if name in values}
    try:
        matter = Matter.model_validate({"title": "-", **values})
        source = SourceMatter.model_validate({"file": "-", "sha256": "0" * 64, **of_source})
    except ValidationError as error:
        return {}, tuple(_faults(error, row, path))
    plain = matter.model_dump(by_alias=True, include=_fields(values), exclude_defaults=False)
    return {**_without_empty(plain), **source.model_dump(include=set(of_source))}, ()


def _fields(values: Mapping[str, object]) -> set[str]:
    return {name for name, field in Matter.model_fields.items() if (field.alias or name) in values}


def _without_empty(plain: Mapping[str, object]) -> dict[str, object]:
    """Authors without the keys that are empty, tuples as lists."""
    return {key: _plain(value) for key, value in plain.items()}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items() if one not in ("", None, (), [])}
    return (
        [_plain(one) for one in value]
        if isinstance(value, Sequence) and not isinstance(value, str)
        else value
    )


def _faults(error: ValidationError, row: _Row, path: str) -> Iterator[Problem]:
    for one in error.errors():
        if one["type"] == "extra_forbidden":
            yield _unknown(str(one["loc"][-1]), row, path)
            continue
        key = str(one["loc"][0]) if one["loc"] else ""
        word = one["input"] if isinstance(one["input"], str) else key
        said = WORDING.get(one["type"], one["msg"].removeprefix("Value error, "))
        yield problem("bad-value", f"'{key}' {said}", _place(row, path, word), "correct the metadata file")
