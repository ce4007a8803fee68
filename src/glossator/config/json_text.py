"""JSON text becomes plain data, or a problem with its place. Room `config`; imports the root only."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from glossator.config.conflict import unmerged
from glossator.problem import Place, Problem, in_file, place_at, problem

_SPACE = " \t\r\n"
_SHOWN = 40
"""Characters of a value that a frame points at."""


def read_json(text: str, path: str) -> tuple[Any, tuple[Problem, ...]]:
    """The text of a file as data; None and the reason where it is not JSON (RFC 8259) or nested too deeply."""
    try:
        return _decoder().decode(text), ()
    except json.JSONDecodeError as error:
        return None, in_file(unmerged(text), path) or (_malformed(error, text, path),)
    except RecursionError:
        return None, (_refused(path, "brackets are nested too deeply"),)
    except ValueError as error:  # a number of thousands of digits, NaN
        return None, (_refused(path, f"this is not JSON: {error}"),)


def list_items(text: str, path: str, start: int = 0) -> Iterator[tuple[Any, Place]]:
    """The values of the list that starts at an offset of a file (`read_json` has read it), each with its place."""
    decoder, lines = _decoder(), text.split("\n")
    at = _skipped(text, _skipped(text, start) + 1)
    # Lines are counted on from the value before: from the start, each value would take as long as all before it.
    line = row = counted = 0
    while at < len(text) and text[at] != "]":
        value, end = decoder.raw_decode(text, at)
        line += text.count("\n", counted, at)
        row, counted = max(row, text.rfind("\n", counted, at) + 1), at
        length = min(end, row + len(lines[line]), at + _SHOWN) - at
        yield value, _on(lines, line, at - row, max(1, length), path)
        at = _skipped(text, end)
        at = _skipped(text, at + 1) if text[at : at + 1] == "," else at


def member_at(text: str, key: str, start: int = 0) -> int:
    """The offset of the value of a key of the object that starts at an offset of a file; -1 where it has none."""
    decoder = _decoder()
    at, found = _skipped(text, _skipped(text, start) + 1), -1
    while text[at : at + 1] == '"':
        name, end = decoder.raw_decode(text, at)
        at = _skipped(text, _skipped(text, end) + 1)
        found = at if name == key else found  # of several the last counts, as for the reader
        at = _skipped(text, decoder.raw_decode(text, at)[1])
        at = _skipped(text, at + 1) if text[at : at + 1] == "," else at
    return found


def _on(lines: Sequence[str], line: int, column: int, length: int, path: str) -> Place:
    """The place at a line and column, both from 0, with a frame of up to three lines."""
    first = max(0, line - 1)
    frame = tuple(row.rstrip("\r") for row in lines[first : line + 2])
    return Place(path, line + 1, column + 1, length, frame, first + 1)


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _malformed(error: json.JSONDecodeError, text: str, path: str) -> Problem:
    place = place_at(text, min(error.pos, len(text)), 1, path)
    hint = "export the file again, or mend it here: brackets, commas between values, double quotes"
    return problem("json-syntax", f"this is not JSON: {error.msg.lower()}", place, hint)


def _refused(path: str, said: str) -> Problem:
    return problem("json-syntax", said, Place(path, 1, 1), "export the file again")
