"""Problems become the output of `check`: JSON for programs, workflow commands for GitHub.

Room `cli`, pure: returns text, prints nothing.
"""

import html
import json
import re
from collections.abc import Iterable, Sequence

from glossator.problem import Problem, Severity

MOST = 200
"""How many problems a job's summary tells."""
_MARKUP = re.compile(r"[\\`*_\[\]|~]")


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


def as_summary(problems: Sequence[Problem], said: str) -> str:
    """A job's summary in GitHub's Markdown: what was found in a line (`said`), then a table with the errors first. A
    step's summary may have 1 MiB; of very many problems the first are told.

    GitHub, "Workflow commands for GitHub Actions", "Adding a job summary".
    """
    ranked = sorted(problems, key=lambda one: not one.is_error)
    rows = [_row(one) for one in ranked[:MOST]]
    head = ["", "| | file | problem |", "|---|---|---|"] if rows else []
    more = ["", f"and {len(ranked) - MOST} more"] if len(ranked) > MOST else []
    return "\n".join(("## Glossator", "", f"{said[:1].upper()}{said[1:]}.", *head, *rows, *more, ""))


def _row(problem: Problem) -> str:
    mark = "❌" if problem.is_error else "⚠️"
    hint = f"<br>{_cell(problem.hint)}" if problem.hint else ""
    return f"| {mark} | `{problem.place}` | **{problem.code}** {_cell(problem.message)}{hint} |"


def _cell(text: str) -> str:
    """A text as it is in a cell of a Markdown table: on one line, with nothing in it that is markup."""
    return _MARKUP.sub(r"\\\g<0>", html.escape(" ".join(text.split()), quote=False))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
