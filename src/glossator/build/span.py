"""The time for which what was found holds. Room `build`; a value only."""

from datetime import datetime

from msgspec import Struct


class Span(Struct, frozen=True):
    """The time for which it holds what is published: from a moment, to before the next at which that changes."""

    since: str
    until: str
    """In ISO 8601; empty for ever."""

    def has(self, now: datetime) -> bool:
        """Whether a moment lies in it."""
        return datetime.fromisoformat(self.since) <= now and (
            not self.until or now < datetime.fromisoformat(self.until)
        )
