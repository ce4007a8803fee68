"""Problems are printed on standard error. Room `cli`; loads no engine."""

from collections.abc import Iterable
from pathlib import Path

from glossator.cli.console import Console
from glossator.cli.summary import WHOLE, from_here, problem_texts
from glossator.problem import Problem


def show(at: Console, root: Path, problems: Iterable[Problem], whole: int | None = WHOLE) -> None:
    """Problems of the site at `root`, so many of them whole (None: all), with paths from the current folder."""
    for text in problem_texts(from_here(problems, root), at.columns, at.err_paint, whole):
        at.note(text)
