"""Notes of notes files are added, read for editing, changed and taken away. Room `edit`, pure: the file's text becomes
another, or the reason why not.

What comes of it is read again as a build reads it: the note must say what was asked, on exactly its words, and every
other note must be as it was.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from glossator.edit.annotate import NewNote, new_label, new_words
from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.pointing import Pointed
from glossator.edit.reading import unlike
from glossator.edit.revised import Revised
from glossator.edit.sameness import unnumbered
from glossator.edit.sections import section_of
from glossator.edit.splices import Splice, plain_ends, spliced
from glossator.edit.wording import NoteWords, byline_text, head_text
from glossator.markdown.literal import literal
from glossator.model import Note
from glossator.notes.quoting import block_quote
from glossator.notes.rules import fold_label
from glossator.problem import Place, Problem, problem
from glossator.sources.notes_files import NotesFile


class Beside(Struct, frozen=True):
    """A notes file with one note added, changed or taken away."""

    path: str
    revised: Revised


def add_beside(
    manuscript: Manuscript, path: str, pointed: Pointed, new: NewNote
) -> tuple[Beside | None, tuple[Problem, ...]]:
    """A notes file of the article, which may have to be made, with a note on words that may run over several blocks and
    over other notes' words. None and why where it cannot be read as it is meant."""
    words, fault = new_words(new, manuscript)
    label, untaken = new_label(manuscript, pointed.words, new)
    faults = tuple(one for one in (fault, untaken) if one)
    quote = block_quote(pointed.article, pointed.start, pointed.end)
    if faults or quote is None:
        return None, faults or (_unquotable(manuscript, pointed),)
    was = next((one.text for one in manuscript.file.notes_files if one.path == path), "")
    plain = plain_ends(was)
    gap = "" if not plain.strip() else "\n" if plain.endswith("\n") else "\n\n"
    meant = replace(words, quote=pointed.words)
    heading = f"## {label}: {head_text(meant, manuscript.options.kinds)}"
    reasons: list[str] = []
    for text in _texts(meant):
        section = f"{gap}{heading}\n\n{quote}\n{text}"
        made, why = _made(
            manuscript, NotesFile(path, was), Splice(len(plain), len(plain), section), (label, meant)
        )
        if made:
            return made, ()
        reasons += why
    return None, (_refused(path, label, reasons),)


def read_beside(manuscript: Manuscript, label: str) -> tuple[NoteWords | None, tuple[Problem, ...]]:
    """What a note of a notes file says, its text as Markdown, so that it can be edited."""
    section, problems = section_of(manuscript, label)
    return (section.words if section else None), problems


def replace_beside(
    manuscript: Manuscript, label: str, words: NoteWords
) -> tuple[Beside | None, tuple[Problem, ...]]:
    """The notes file with a note that says something else, and keeps its label and its quotation."""
    section, problems = section_of(manuscript, label)
    if section is None:
        return None, problems
    plain = plain_ends(section.file.text)
    kept = plain[plain.index("\n", section.start) : section.quoted[1]].rstrip("\n")
    named = f"{section.note.label}: " if section.note.label else ""
    head = head_text(words, manuscript.options.kinds)
    heading = f"## {named}{head}" if head else f"## {section.label}"
    reasons: list[str] = []
    for text in _texts(words):
        splice = Splice(section.start, section.end, f"{heading}{kept}\n{text}".rstrip("\n"))
        made, why = _made(manuscript, section.file, splice, (section.label, words))
        if made:
            return made, ()
        reasons += why
    return None, (_refused(section.file.path, section.label, reasons),)


def delete_beside(manuscript: Manuscript, label: str) -> tuple[Beside | None, tuple[Problem, ...]]:
    """The notes file without a note: its heading, its quotation and its text."""
    section, problems = section_of(manuscript, label)
    if section is None:
        return None, problems
    plain = plain_ends(section.file.text)
    behind = plain[section.end :]
    end = section.end + len(behind) - len(behind.lstrip("\n"))
    start = section.start if end < len(plain) else len(plain[: section.start].rstrip("\n") + "\n")
    splice = Splice(start if plain[: section.start].strip() else section.start, end, "")
    made, reasons = _made(manuscript, section.file, splice, (section.label, None))
    return (made, ()) if made else (None, (_refused(section.file.path, section.label, reasons),))


def _texts(words: NoteWords) -> Iterator[str]:
    """The ways to write what follows a quotation, the most readable first; each begins with a blank line."""
    signed, text = byline_text(words.byline), words.text.strip("\n")
    speaker = f"[{literal(words.speaker)}]" if words.speaker else ""
    signatures = (f"\n— {signed}\n", f"\n({signed})\n") if signed else ("",)
    for between, signature in product((" ", "\n\n") if speaker else ("",), signatures):
        yield f"\n{f'{speaker}{between}{text}'.rstrip()}\n{signature}" if speaker or text else signature


def _made(
    before: Manuscript, file: NotesFile, splice: Splice, meant: tuple[str, NoteWords | None]
) -> tuple[Beside | None, list[str]]:
    """The notes file after a change to one note, if that is all that it changes; else why not, as sentences."""
    label, words = meant
    text = spliced(file.text, [splice])
    others = tuple(one for one in before.file.notes_files if one.path != file.path)
    files = sorted((*others, NotesFile(file.path, text)), key=lambda one: one.path)
    after, _ = open_manuscript(replace(before.file, notes_files=tuple(files)))
    if after is None:
        return None, ["the article could not be read"]
    reasons = [*_misread(before, after, label, words)]
    note = after.note(label)
    line = note.line if note else 0
    return (None, reasons) if reasons else (Beside(file.path, Revised(text, label, line)), [])


def _misread(before: Manuscript, after: Manuscript, label: str, words: NoteWords | None) -> Iterator[str]:
    key, note = fold_label(label), after.note(label)
    had, has = (_others(one, key) for one in (before, after))
    yield from (
        f"the note “{one}” would be another"
        for one in sorted(had.keys() | has.keys())
        if had.get(one) != has.get(one)
    )
    known = {(one.code, one.message) for one in before.edition.problems}
    new = (one for one in after.edition.problems if (one.code, one.message) not in known)
    yield from (one.message for one in new if one.is_error)
    if words and note:
        if note.quote.split() != words.quote.split():
            yield f"it would hang on other words: “{note.quote}”"
        yield from unlike(note, words, after)
    elif words:
        yield "it would not be read as a note"
    elif note or key in after.edition.labels:
        yield "it is there more than once"


def _others(manuscript: Manuscript, key: str) -> dict[str, Note]:
    notes = ((fold_label(one.label), one) for one in manuscript.edition.notes)
    return {label: unnumbered(one) for label, one in notes if label != key}


def _unquotable(manuscript: Manuscript, pointed: Pointed) -> Problem:
    message = f"no quotation of “{pointed.words}” leads back to these words"
    return problem("note-refused", message, Place(manuscript.path), "select other words")


def _refused(path: str, label: str, reasons: Sequence[str]) -> Problem:
    why = next(iter(reasons), "it could not be read back")
    message = f"the note “{label}” cannot be written into the notes file: {why}"
    return problem("note-refused", message, Place(path), "change the file itself")
