"""Problems become the output of `check`: JSON for programs, workflow commands for GitHub.

Room `cli`, pure: returns text, prints nothing.
"""

import json
from collections.abc import Iterable

from glossator.problem import Problem, Severity


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array with an object a problem; keys are stable, `line` and `column` are null where a whole file or
    line is meant."""
    return json.dumps([_record(one) for one in problems], ensure_ascii=False, indent=2)


def _record(problem: Problem) -> dict[str, str | int | None]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "length": place.length if place.column else None,
    }


def as_github(problem: Problem) -> str:
    """A workflow command that GitHub shows beside the line.

    Format and escapes: GitHub, "Workflow commands for GitHub Actions", and `actions/toolkit`, `command.ts`.
    """
    place = problem.place
    properties: dict[str, str | int] = {"file": place.path}
    if place.line:
        properties |= {"line": place.line}
    if place.column:
        properties |= {"col": place.column, "endColumn": place.column + place.length}
    properties |= {"title": problem.code}
    level = "error" if problem.severity is Severity.ERROR else "warning"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    words = f"{problem.message}\n{problem.hint}".strip()
    return f"::{level} {listed}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
