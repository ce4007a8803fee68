"""A note that was written is read again and compared with what it was to say. Room `edit`, pure."""

from collections.abc import Iterator

from msgspec import Struct

from glossator.edit.manuscript import Manuscript
from glossator.edit.wording import NoteWords
from glossator.markdown.plain import blocks_text
from glossator.model import Byline, Note
from glossator.notes.rules import fold_label
from glossator.slug import slugify


class Stretch(Struct, frozen=True):
    """Words of a passage; a note that hangs on its reference has none, and the offsets are equal."""

    passage: int
    """Its number."""
    start: int
    end: int


class Meant(Struct, frozen=True):
    """What a note is to be after a change."""

    label: str
    words: NoteWords
    stretch: Stretch
    """The words that it is to hang on."""


def hanging(manuscript: Manuscript, label: str) -> Stretch | None:
    """The words that a footnote hangs on; None where no reference points to it."""
    key = fold_label(label)
    anchor = manuscript.anchors.get(key)
    for number, passage in enumerate(manuscript.passages):
        if anchor and any(point.key == key for point in passage.flow.points):
            return Stretch(number, anchor.start, anchor.end)
    return None


def misread(before: Manuscript, after: Manuscript, meant: Meant) -> Iterator[str]:
    """What keeps a note from being read as it was meant, as sentences, and the errors that it brings."""
    key = fold_label(meant.label)
    note = after.note(meant.label)
    if note is None or key not in after.parted.definitions:
        yield "it would not be read as a note"
        return
    known = {(one.code, one.message) for one in before.edition.problems}
    for one in after.edition.problems:
        if one.is_error and (one.code, one.message) not in known:
            yield one.message
    if set(after.parted.definitions) - set(before.parted.definitions) - {key}:
        yield "its text defines further notes"
    if hanging(after, meant.label) != meant.stretch:
        yield (
            f"it would hang on other words: “{note.quote}”"
            if note.quote
            else "it would hang on its reference alone"
        )
    yield from unlike(note, meant.words, after)


def unlike(note: Note, words: NoteWords, after: Manuscript) -> Iterator[str]:
    """In what a note, as it is read, is not what it was to say, as sentences; where it hangs is not looked at."""
    if (note.kind, note.verdict) != (words.kind or "", slugify(words.verdict) if words.verdict else ""):
        yield "its kind or verdict would be read otherwise"
    if note.draft != words.draft or (words.lang and note.lang != words.lang):
        yield "its head would be read otherwise"
    if words.kind == "claim" and note.speaker != (words.speaker or after.options.speaker):
        yield "its speaker would be read otherwise"
    if words.byline != Byline() and note.byline != words.byline:
        yield "its byline would be read otherwise: a name holds no parentheses and no semicolon"
    if note.plain != _plain(words.text, after):
        yield "its text would be read otherwise"


def _plain(text: str, after: Manuscript) -> str:
    tokens = after.made.parse(text.strip("\n"), dict(after.env))
    return " ".join(blocks_text(tokens).split())
