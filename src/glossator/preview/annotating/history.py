"""What was changed in a preview, so that the last change can be taken back. Room `preview`; in memory, until the
preview ends."""

import secrets
from dataclasses import dataclass

from glossator.edit.desk import Done

KEPT = 50
"""How many changes can be taken back, the last one first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    id: str
    article: str
    said: str
    """What was done, in words that can follow “Undo:”."""
    done: Done


class History:
    """The changes of one run of a preview, the last one last."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def add(self, article: str, said: str, done: Done) -> Entry:
        """One more; none of them is remembered for ever."""
        entry = Entry(secrets.token_hex(8), article, said, done)
        self._entries = [*self._entries[-KEPT + 1 :], entry]
        return entry

    def last(self, article: str) -> Entry | None:
        """The last change of an article's files."""
        return next((one for one in reversed(self._entries) if one.article == article), None)

    def forget(self, entry: Entry) -> None:
        """It was taken back."""
        self._entries = [one for one in self._entries if one.id != entry.id]
