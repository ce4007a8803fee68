"""What is wrong with a site, as values: a stable code, a place, a severity, a message and a remedy.

Root module: imports only the table of codes. Problems are collected and printed together by `cli`; no room
prints or exits. An exception is raised only where work cannot go on, and then carries problems.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from glossator.codes import CODES


class Severity(StrEnum):
    """How grave a problem is; settings may change it for a code (`problems: {unknown-kind: ignore}`)."""

    ERROR = "error"
    WARNING = "warning"
    IGNORE = "ignore"


class Place(Struct, frozen=True, array_like=True):
    """Where in a file something is: lines and columns count from 1, 0 is "the whole file" or "the whole line"."""

    path: str
    """Relative to the site, with forward slashes; empty until the one who knows the path fills it in."""
    line: int = 0
    column: int = 0
    length: int = 1
    """How many characters from `column` on are meant; 0 points between two."""
    frame: tuple[str, ...] = ()
    """The lines around the place, for the code frame."""
    frame_first: int = 1
    """The line number of the frame's first line."""

    def __str__(self) -> str:
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Problem(Struct, frozen=True, array_like=True):
    """One thing that is wrong, where, and what to do about it."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class ProblemError(Exception):
    """Work that cannot go on; `problems` says why. Never a stack trace to a user."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.place}: {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[type["ProblemError"], tuple[tuple[Problem, ...]]]:
        # It comes back from other processes, where exceptions are made again of their messages.
        return ProblemError, (self.problems,)


def problem(code: str, message: str, place: Place, hint: str = "") -> Problem:
    """A problem with the severity that the table of codes gives it. Raises KeyError for a code not in the table."""
    return Problem(code, message, place, hint, Severity(CODES[code].severity))


def place_at(text: str, offset: int, length: int = 1, path: str = "") -> Place:
    """The place of the character at `offset` (code points) of a file's `text`, with a frame of up to three lines."""
    start = text.rfind("\n", 0, offset) + 1
    line = text.count("\n", 0, start) + 1
    return place_on(text, line, offset - start + 1, length, path)


def place_on(text: str, line: int, column: int = 0, length: int = 1, path: str = "") -> Place:
    """The place at `line` and `column` (from 1) of a file's `text`, with a frame of up to three lines."""
    lines = text.split("\n")
    first = max(1, line - 1)
    frame = tuple(row.rstrip("\r") for row in lines[first - 1 : line + 1])
    return Place(path, line, column, length, frame, first)


def in_file(found: Iterable[Problem], path: str, first_line: int = 1) -> tuple[Problem, ...]:
    """The same problems, in the file `path`, in a text that starts on its line `first_line`."""
    down = first_line - 1
    return tuple(
        replace(
            one,
            place=replace(
                one.place,
                path=path,
                line=one.place.line + down if one.place.line else 0,
                frame_first=one.place.frame_first + down,
            ),
        )
        for one in found
    )


def in_own_file(found: Iterable[Problem], path: str, first_line: int = 1) -> tuple[Problem, ...]:
    """The same problems, those that have no path yet as `in_file` makes them."""
    return tuple(one if one.place.path else in_file((one,), path, first_line)[0] for one in found)


def with_severities(found: Iterable[Problem], severities: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems with the severities that settings give their codes; ignored ones are gone."""
    judged = (replace(p, severity=Severity(severities.get(p.code, p.severity))) for p in found)
    return tuple(p for p in judged if p.severity is not Severity.IGNORE)


def judged(found: Iterable[Problem], severities: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems as they are printed: in order, with the severities that settings give their codes."""
    return in_order(with_severities(found, severities))


def in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by path, line and column, errors before warnings at one place, each once: the order of print."""
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda p: (p.place.path, p.place.line, p.place.column, p.severity, p.code, p.message),
        )
    )
