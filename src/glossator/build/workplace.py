"""With what a run works, and where. Room `build`; values only."""

from pathlib import Path

from msgspec import Struct

from glossator.build.cache import Cache
from glossator.build.phases import UNMEASURED, Measure
from glossator.build.report import Progress, silent
from glossator.sources.survey import Survey
from glossator.work import Crew


class Workplace(Struct, frozen=True):
    """What a run has at hand."""

    cache: Cache
    crew: Crew
    output: Path
    """The output folder."""
    name: str
    """The output folder's name in the cache."""
    looked: Survey
    """The state of the site's files, before any was read."""
    staging: Path | None = None
    """Where files are laid ready; None where nothing is to be written."""
    progress: Progress = silent
    measure: Measure = UNMEASURED
