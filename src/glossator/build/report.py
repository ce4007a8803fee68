"""What a build was asked and what it did. Room `build`; values only."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from glossator.build.phases import UNMEASURED, Measure
from glossator.model import Withheld
from glossator.problem import Problem
from glossator.sources.survey import Survey

if TYPE_CHECKING:  # a run that finds nothing touched need not load it
    from concurrent.futures import Executor

Progress = Callable[[int, int], None]
"""Told how many pages of how many are done."""


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


class BuildOptions(Struct, frozen=True):
    """What a run is asked for; `now` is the one clock that anything built may read."""

    now: datetime
    output: Path | None = None
    """Where to, instead of the settings' `output`; relative to the current folder."""
    drafts: bool = False
    future: bool = False
    base_url: str | None = None
    jobs: int = 0
    """How many processes; 0 for as many as there are cores."""
    progress: Progress = silent
    settled: bool = False
    """Whether there was nothing to do or to tell before the build: a later run that finds nothing touched is then over
    at once."""
    looked: Survey | None = None
    """The state of the site's files, if it is known, and nothing was written since."""
    search: bool | None = None
    """Whether readers can search the site, instead of what the settings say."""
    published: bool = False
    """Whether it is for readers elsewhere, so that an address of this machine is an error."""
    measure: Measure = UNMEASURED
    """Told of the phases of the run."""
    executor: "Executor | None" = None
    """Whose processes work, instead of this machine's; `jobs` says how many."""


class Report(Struct, frozen=True):
    """What a build did. With errors nothing was written: `written`, `kept` and `removed` are 0."""

    output: Path
    written: int = 0
    kept: int = 0
    removed: int = 0
    withheld: tuple[Withheld, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else there is to say, a line each."""
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return any(p.is_error for p in self.problems)
