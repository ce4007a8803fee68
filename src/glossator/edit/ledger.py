"""Lines of a raw text that an article has dropped move from `source.body` to `source.rest`. Room `edit`, pure."""

from collections.abc import Iterator, Sequence

from glossator.config.matter import SourceMatter
from glossator.edit.front_matter import Front, appended, inserted, replaced
from glossator.edit.splices import Splice
from glossator.notes.discrepancies import Dropped

DROPPED = "dropped"
"""The class of lines that an editor left out on purpose."""
BODY, REST = ("source", "body"), ("source", "rest")


def without_lines(front: Front, source: SourceMatter, dropped: Sequence[Dropped]) -> Iterator[Splice]:
    """What records that lines are not the article's. Columns that are carved out of a line stay carved out of it."""
    gone = sorted({line for one in dropped for line in range(one.first, one.last + 1)})
    moved: list[tuple[int, int]] = []
    for nth, row in enumerate(source.body):
        lines = set(range(row[0], row[1] + 1)) if len(row) == 2 else set()
        if lines & set(gone):
            kept = _runs(sorted(lines - set(gone)))
            yield replaced(front, BODY, nth, [f"[{first}, {last}]" for first, last in kept])
            moved += _runs(sorted(lines & set(gone)))
    yield from _joined(front, source, moved)


def _joined(front: Front, source: SourceMatter, moved: Sequence[tuple[int, int]]) -> Iterator[Splice]:
    """What puts lines into `rest`, each at its place."""
    if not source.rest:
        rows = [f"[{first}, {last}, {DROPPED}]" for first, last in moved]
        yield from [appended(front, REST, rows)] if rows else []
        return
    places: dict[int, list[str]] = {}
    for first, last in moved:
        at = sum(int(row[0]) <= first for row in source.rest)
        places.setdefault(at, []).append(f"[{first}, {last}, {DROPPED}]")
    for at, rows in places.items():
        yield inserted(front, REST, at, rows)


def _runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Line numbers in ascending order as runs, first and last."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], line
        else:
            runs.append((line, line))
    return runs
