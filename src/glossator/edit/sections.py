"""A note of a notes file as it stands there: its heading, its quotation, its text. Room `edit`, pure."""

import re

from msgspec import Struct

from glossator.edit.manuscript import Manuscript
from glossator.edit.own_text import own_text
from glossator.edit.splices import plain_ends
from glossator.edit.wording import NoteWords
from glossator.model import Note
from glossator.notes.definitions import Definition
from glossator.notes.gathering import gather
from glossator.notes.heads import head_words
from glossator.notes.options import KINDS
from glossator.notes.readings import Reading, read_under, tell
from glossator.notes.rules import fold_label
from glossator.notes.standoff import Standoff, StandoffFile, read_standoff
from glossator.problem import Place, Problem, problem
from glossator.sources.notes_files import NotesFile

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Section(Struct, frozen=True):
    """A note in its file. Offsets count in the file's text with plain line ends."""

    file: NotesFile
    label: str
    note: Standoff
    words: NoteWords
    start: int
    """Of its heading's line."""
    quoted: tuple[int, int]
    """Of its quotation."""
    end: int
    """Behind the last of its text that is not blank."""


class _Read(Struct, frozen=True):
    file: NotesFile
    holds: StandoffFile
    note: Standoff
    reading: Reading


def section_of(manuscript: Manuscript, label: str) -> tuple[Section | None, tuple[Problem, ...]]:
    """The note of a label in its notes file; None and why where there is none, or one that no form can show."""
    found, shown = _read(manuscript, label), manuscript.note(label)
    if found is None or shown is None:
        hint = "glossator notes list shows the labels of its notes"
        said = f"the article's notes files have no note “{label}”"
        return None, (problem("note-refused", said, Place(manuscript.path), hint),)
    source = plain_ends(found.file.text)
    start, quoted, end = _places(source, found)
    ahead = source[source.index("\n", start) : quoted[0]]
    lines = (_offset(source, one.place.line - 1) for one in found.holds.definitions)
    is_mixed = bool(_COMMENT.sub("", ahead).strip()) or any(start < line < end for line in lines)
    tokens, behind = tell(found.reading, None).tokens, source[quoted[1] : end]
    text = None if is_mixed else own_text(manuscript, tokens, behind, found.reading.byline)
    if text is None:
        said = f"the text of note “{shown.label}” cannot be told from what stands around it"
        return None, (problem("note-refused", said, found.note.place, "change it in the file itself"),)
    return Section(
        found.file, shown.label, found.note, _words(found.reading, shown, text), start, quoted, end
    ), ()


def _read(manuscript: Manuscript, label: str) -> _Read | None:
    words = head_words({**KINDS, **manuscript.options.kinds}, manuscript.options.scale)
    files = [(one, read_standoff(one, manuscript.made, words)) for one in manuscript.file.notes_files]
    gathered = gather(manuscript.parted.definitions, [holds for _, holds in files])
    note = gathered.standoffs.get(fold_label(label))
    for file, holds in files:
        if note and file.path == note.place.path:
            definition: Definition = gathered.definitions[fold_label(label)]
            return _Read(file, holds, note, read_under(definition, note.head, holds.places))
    return None


def _words(reading: Reading, shown: Note, text: str) -> NoteWords:
    head = reading.head
    return NoteWords(
        text=text,
        kind=head.kind if head else None,
        verdict=head.verdict if head else "",
        lang=head.lang if head else "",
        draft=bool(head and head.draft),
        quote=shown.quote,
        speaker=tell(reading, None).speaker,
        byline=reading.byline,
    )


def _places(source: str, found: _Read) -> tuple[int, tuple[int, int], int]:
    """Where in a file a note starts, its quotation starts and ends, and the note ends."""
    first, last = found.note.quote_lines
    later = [one.place.line for one in found.holds.notes if one.place.line > found.note.place.line]
    end = len(source[: _offset(source, min(later) - 1) if later else len(source)].rstrip())
    quoted = _offset(source, first), len(source[: _offset(source, last)].rstrip("\n"))
    return _offset(source, found.note.place.line - 1), quoted, max(end, quoted[1])


def _offset(source: str, line: int) -> int:
    """Where a line (from 0) begins; a line behind the last is the text's end."""
    return min(len(source), sum(len(one) + 1 for one in source.split("\n")[:line]))
