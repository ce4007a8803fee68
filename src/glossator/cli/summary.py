"""What a run has to say: its problems, the first ten whole and then a count per code.

Room `cli`, pure: returns text, prints nothing.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from glossator.cli.frames import Paint, frame_text, plain
from glossator.problem import Problem

WHOLE = 10
"""How many problems are shown with their frames."""


def problem_texts(
    problems: Sequence[Problem], columns: int, paint: Paint = plain, whole: int | None = WHOLE
) -> list[str]:
    """Problems as texts, errors first: so many whole (None: all), the rest as a count per code."""
    ranked = sorted(problems, key=lambda one: not one.is_error)
    texts = [frame_text(one, columns, paint) + "\n" for one in ranked[:whole]]
    rest = ranked[len(texts) :]
    return texts + ([_rest(rest)] if rest else [])


def _rest(problems: Sequence[Problem]) -> str:
    counts = Counter((not one.is_error, str(one.severity), one.code) for one in problems)
    rows = [f"  {count:>5}  {severity}[{code}]" for (_, severity, code), count in sorted(counts.items())]
    return "\n".join([f"and {len(problems)} more:", *rows, "  (glossator check shows each)\n"])


def tally(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`, or `no problems`."""
    counts = Counter(one.is_error for one in problems)
    said = [
        numbered(counts[kind], word) for kind, word in ((True, "error"), (False, "warning")) if counts[kind]
    ]
    return ", ".join(said) or "no problems"


def numbered(count: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def from_here(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems with paths from the current folder rather than from the site's, so that they can be opened."""
    return [replace(one, place=replace(one.place, path=_joined(root, one.place.path))) for one in problems]


def _joined(root: Path, path: str) -> str:
    return Path(relative_to_here(root / path)).as_posix() if path else path


def relative_to_here(path: Path) -> str:
    """A path as one would type it: from the current folder, or from the root where that is shorter."""
    absolute = str(path.absolute())
    try:
        return min(os.path.relpath(path), absolute, key=len)
    except ValueError:  # another drive
        return absolute
