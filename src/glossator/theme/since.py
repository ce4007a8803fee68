"""What the editors added after an article was published. Room `theme`; imports root and config, pure."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from glossator.config.values import Moment
from glossator.model import Note
from glossator.theme.dates import day_of


class Since(Struct, frozen=True):
    """Notes that are newer than something."""

    count: int
    latest: date | None
    """The last day on which one was written or revised; None where there is none."""


def since_in(zone: str) -> Callable[[Iterable[Note], Moment | None], Since]:
    """The filter `since` for a site in a time zone."""

    def since(notes: Iterable[Note], moment: Moment | None) -> Since:
        """How many of the notes were written or revised after the day of a moment, by their bylines, and when the last
        was; none after no moment."""
        if moment is None:
            return Since(0, None)
        day = day_of(moment, zone)
        touched = [last for note in notes if (last := _touched(note)) and last > day]
        return Since(len(touched), max(touched, default=None))

    return since


def _touched(note: Note) -> date | None:
    days = [day for day in (note.byline.written, note.byline.revised) if day]
    return max(days, default=None)
