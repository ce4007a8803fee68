"""A problem becomes text: its code, its place, the lines around it with a run of carets, the remedy.

Room `cli`, pure: returns text, prints nothing. The same text is shown on the terminal, in colour, and in the
preview's overlay, without.
"""

from collections.abc import Callable

from glossator.cli.cells import ELLIPSIS, span, spread, visible, width, window
from glossator.problem import Place, Problem, Severity

Paint = Callable[[str, str], str]
"""Text and the name of its part (`error`, `warning`, `code`, `gutter`, `help`) become text with colours."""

COLOURS = {"error": "1;31", "warning": "1;33", "gutter": "34", "help": "1;36", "bold": "1"}
"""Parameters of the SGR sequence (ECMA-48, 8.3.117) for each part."""


def plain(text: str, _part: str) -> str:
    """No colours."""
    return text


def ansi(text: str, part: str) -> str:
    """Colours by ECMA-48 sequences."""
    return f"\x1b[{COLOURS[part]}m{text}\x1b[0m"


def frame_text(problem: Problem, columns: int = 100, paint: Paint = plain) -> str:
    """A problem as lines of at most `columns` cells where its words allow: head, message, code frame, remedy."""
    rows = [_head(problem, paint), *_message(problem.message)]
    rows += _frame(problem.place, columns, paint, problem.severity)
    if problem.hint:
        first, *rest = _message(problem.hint)
        rows += [f"  {paint('help:', 'help')} {first.strip()}", *("      " + row for row in rest)]
    return "\n".join(rows)


def _head(problem: Problem, paint: Paint) -> str:
    name = paint(f"{problem.severity}[{problem.code}]", _part(problem.severity))
    place = visible(str(problem.place))
    return f"{name} {paint(place, 'bold')}" if place else name


def _message(text: str) -> list[str]:
    return ["  " + visible(row) for row in text.strip().split("\n")]


def _part(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _frame(place: Place, columns: int, paint: Paint, severity: Severity) -> list[str]:
    """The lines around the place. Nothing without a line or without lines."""
    if not place.line or not place.frame:
        return []
    gutter = len(str(place.frame_first + len(place.frame) - 1))
    room = max(20, columns - gutter - 3)
    rows = []
    for number, row in enumerate(place.frame, place.frame_first):
        shown = visible(row)
        mark = paint(f"{number:>{gutter}} |", "gutter")
        if number == place.line and place.column:
            text, carets = _pointed(shown, place.column, place.length, room)
            under = paint(" " * gutter + " |", "gutter")
            rows += [
                f"{mark} {text}".rstrip(),
                f"{under} {_indent(carets)}{paint(carets.strip(), _part(severity))}",
            ]
        else:
            rows.append(f"{mark} {window(spread(shown), 0, room)[0]}".rstrip())
    return rows


def _indent(carets: str) -> str:
    return carets[: len(carets) - len(carets.lstrip())]


def _pointed(row: str, column: int, length: int, room: int) -> tuple[str, str]:
    """The part of a row around its marked characters, and the carets under them: a paragraph is one long line."""
    start, cells = span(row, column, length)
    whole = spread(row)
    fits = width(whole) <= room and start + cells <= room
    left = 0 if fits or start + min(cells, room // 2) < room - len(ELLIPSIS) else start - room // 3
    text, begin = window(whole, left, room)
    indent = start - begin
    return text, " " * indent + "^" * max(1, min(cells, width(text) - indent))
