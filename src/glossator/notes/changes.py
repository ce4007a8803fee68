"""The notes of two versions of an article become what was added, changed and removed. Room `notes`, pure."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from glossator.model import Note

FIELDS: Mapping[str, Callable[[Note], str]] = MappingProxyType(
    {
        "kind": lambda note: note.kind or "note",
        "verdict": lambda note: note.verdict,
        "words": lambda note: note.quote,
        "speaker": lambda note: note.speaker,
        "language": lambda note: note.lang,
        "author": lambda note: note.byline.author,
        "checked": lambda note: " ".join(filter(None, (note.byline.checker, str(note.byline.checked or "")))),
        "archive": lambda note: note.archive,
        "draft": lambda note: "draft" if note.draft else "",
        "text": lambda note: note.plain,
    }
)
"""What of a note is compared, each as text. Numbers and lines are not: a note above shifts them all."""


class NoteChange(Struct, frozen=True):
    """What became of one note."""

    label: str
    before: Note | None
    """None for one that was added."""
    now: Note | None
    """None for one that was removed."""

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """What of a changed note is not as it was: its name, the text before and the text now."""
        if self.before is None or self.now is None:
            return ()
        pairs = ((name, of(self.before), of(self.now)) for name, of in FIELDS.items())
        found = tuple(pair for pair in pairs if pair[1] != pair[2])
        is_reset = not found and self.before.html != self.now.html
        return (("markup", "", ""),) if is_reset else found


def note_changes(before: Sequence[Note], now: Sequence[Note]) -> tuple[NoteChange, ...]:
    """What became of the notes, in the order in which they stand now; removed ones come last."""
    earlier, later = _by_label(before), _by_label(now)
    kept = (NoteChange(note.label, earlier.get(label), note) for label, note in later.items())
    gone = (NoteChange(note.label, note, None) for label, note in earlier.items() if label not in later)
    return tuple(one for one in (*kept, *gone) if one.before is None or one.now is None or one.fields)


def _by_label(notes: Sequence[Note]) -> dict[str, Note]:
    return {note.label.casefold(): note for note in notes}
