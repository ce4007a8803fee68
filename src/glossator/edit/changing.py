"""A note of an article is written, read, changed or taken away, wherever it stands: under its block, or in a notes
file. Room `edit`, pure: texts of files become others, or the reason why not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.settings import NoteKind
from glossator.edit.annotate import NewNote, footnote_on
from glossator.edit.beside import Beside, add_beside, delete_beside, read_beside, replace_beside
from glossator.edit.manuscript import ArticleFile, Manuscript, open_manuscript
from glossator.edit.pointing import Pointed, overlaps, point
from glossator.edit.revise import delete_note, read_note, replace_note
from glossator.edit.revised import Revised
from glossator.edit.topics import set_note_topics, set_topics
from glossator.edit.verdicts import verdict_of
from glossator.edit.wording import UNSIGNED, NoteWords, trimmed
from glossator.model import Byline
from glossator.notes.rules import fold_label
from glossator.notes.selectors import TextQuote
from glossator.problem import Place, Problem, problem

Where = Literal["auto", "article", "file"]
"""`auto`: under its block, unless its words run over several blocks or cross those of another footnote."""


class Change(Struct, frozen=True):
    """Files of an article with other texts; an empty one is a notes file without notes."""

    files: Mapping[str, str]
    label: str = ""
    """Of the note that changed."""
    problems: tuple[Problem, ...] = ()
    """Warnings that the change has brought."""


class Wanted(Struct, frozen=True):
    """A note that someone writes on words of a page."""

    quote: TextQuote
    new: NewNote
    """Its `selection` is not looked at."""
    beside: str
    """The notes file for it."""
    where: Where = "auto"
    topics: tuple[str, ...] = ()


class Written(Struct, frozen=True):
    """A note as it is now."""

    label: str
    words: NoteWords
    topics: tuple[str, ...] = ()
    file: str = ""
    """The notes file that has it; empty for a footnote of the article's own."""


class Edited(Struct, frozen=True):
    """What a note is to say now. It keeps its label and the words that it hangs on."""

    text: str
    verdict: str = ""
    """Its name on the scale, or its slug."""
    kind: NoteKind | Literal[""] = ""
    """Empty for a plain footnote."""
    lang: str = ""
    speaker: str = ""
    draft: bool = False
    topics: tuple[str, ...] = ()
    author: str = ""
    """Who signs a note that has no byline yet."""
    today: date | None = None
    """The day that is its revision's, if it was written on an earlier one."""


def annotate(file: ArticleFile, wanted: Wanted) -> tuple[Change | None, tuple[Problem, ...]]:
    """The article's files with a new note; None and why where it cannot be written so that all else stays."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    pointed, problems = point(manuscript, wanted.quote)
    if pointed is None:
        return None, problems
    made, refused = _under_block(manuscript, pointed, wanted)
    if made is None and wanted.where != "article":
        beside, problems = add_beside(manuscript, wanted.beside, pointed, wanted.new)
        made = _of_file(beside)
        refused = refused or problems
    return _with_topics(file, made, wanted.topics) if made else (None, refused)


def read_written(file: ArticleFile, label: str) -> tuple[Written | None, tuple[Problem, ...]]:
    """A note as it can be edited; None and why where there is none, or none that a form can show."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    beside = _file_of(manuscript, label)
    words, problems = read_beside(manuscript, label) if beside else read_note(file, label)
    note = manuscript.note(label)
    if words is None or note is None:
        return None, problems or (_untold(file, label),)
    return Written(note.label, words, _topics(manuscript, label), beside), ()


def change_note(file: ArticleFile, label: str, edited: Edited) -> tuple[Change | None, tuple[Problem, ...]]:
    """The article's files with a note that says something else; None and why where that cannot be."""
    manuscript, problems = open_manuscript(file)
    written, unread = read_written(file, label) if manuscript else (None, problems)
    if manuscript is None or written is None:
        return None, unread
    words, fault = _edited(manuscript, written.words, edited)
    if fault:
        return None, (fault,)
    made: Change | None = Change({}, written.label)
    if words != written.words:
        made, problems = _replaced(manuscript, written, words)
    return _with_topics(file, made, edited.topics, had=written.topics) if made else (None, problems)


def take_note(file: ArticleFile, label: str) -> tuple[Change | None, tuple[Problem, ...]]:
    """The article's files without a note, and without what front matter says about it."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    if not _file_of(manuscript, label):
        revised, problems = delete_note(file, label)
        return _of_article(file, revised), problems
    beside, problems = delete_beside(manuscript, label)
    made = _of_file(beside)
    return _with_topics(file, made, (), had=_topics(manuscript, label)) if made else (None, problems)


def change_topics(file: ArticleFile, topics: Sequence[str]) -> tuple[Change | None, tuple[Problem, ...]]:
    """The article's file with these topics of the article and no others."""
    text, problems = set_topics(file, topics)
    return (Change({file.path: text}) if text is not None else None), problems


def _under_block(
    manuscript: Manuscript, pointed: Pointed, wanted: Wanted
) -> tuple[Change | None, tuple[Problem, ...]]:
    """The note as a footnote; None where it is not to be one, with the reason if there is one besides."""
    selected = pointed.selected
    if wanted.where == "file" or (wanted.where == "auto" and selected and overlaps(manuscript, selected)):
        return None, ()
    if selected is None:
        said = (
            f"no footnote can hold on to “{pointed.words}”: the words are not in one paragraph, item or cell"
        )
        why = problem("note-refused", said, Place(manuscript.path), "choose the notes file, or other words")
        return None, (why,) if wanted.where == "article" else ()
    revised, problems = footnote_on(manuscript, selected, wanted.new)
    return _of_article(manuscript.file, revised), problems


def _replaced(
    manuscript: Manuscript, written: Written, words: NoteWords
) -> tuple[Change | None, tuple[Problem, ...]]:
    if written.file:
        beside, problems = replace_beside(manuscript, written.label, words)
        return _of_file(beside), problems
    revised, problems = replace_note(manuscript.file, written.label, words)
    return _of_article(manuscript.file, revised), problems


def _edited(manuscript: Manuscript, words: NoteWords, edited: Edited) -> tuple[NoteWords, Problem | None]:
    """What a note says with an edit in it. What only another kind has goes; an earlier note's revision is dated."""
    if not edited.kind:
        return NoteWords(trimmed(edited.text)), _empty(manuscript, edited)
    verdict, fault = verdict_of(edited.kind, edited.verdict, manuscript)
    kind: NoteKind = "claim" if verdict else edited.kind
    new = replace(
        words,
        text=trimmed(edited.text),
        kind=kind,
        verdict=verdict,
        lang=edited.lang if kind == "translation" else "",
        speaker=edited.speaker if kind == "claim" else "",
        draft=edited.draft,
    )
    return _dated(words, new, edited), fault or (None if verdict else _empty(manuscript, edited))


def _dated(words: NoteWords, new: NoteWords, edited: Edited) -> NoteWords:
    if new == words or edited.today is None:
        return new
    if new.byline == UNSIGNED:
        signed = words.kind is None and bool(edited.author)
        return replace(new, byline=Byline(edited.author, edited.today)) if signed else new
    if new.byline.written == edited.today:
        return new
    return replace(new, byline=replace(new.byline, revised=edited.today))


def _empty(manuscript: Manuscript, edited: Edited) -> Problem | None:
    if edited.text.strip():
        return None
    hint = "say something, give a verdict, or delete the note"
    return problem("empty-note", "the note has no text", Place(manuscript.path), hint)


def _with_topics(
    file: ArticleFile, made: Change, topics: Sequence[str], had: Sequence[str] = ()
) -> tuple[Change | None, tuple[Problem, ...]]:
    """The change, with front matter that tells the note's topics."""
    if tuple(topics) == tuple(had):
        return made, ()
    changed = replace(file, text=made.files.get(file.path, file.text))
    text, problems = set_note_topics(changed, made.label, topics)
    return (replace(made, files={**made.files, file.path: text}) if text is not None else None), problems


def _of_article(file: ArticleFile, revised: Revised | None) -> Change | None:
    return Change({file.path: revised.text}, revised.label, revised.problems) if revised else None


def _of_file(made: Beside | None) -> Change | None:
    return Change({made.path: made.revised.text}, made.revised.label) if made else None


def _file_of(manuscript: Manuscript, label: str) -> str:
    note = manuscript.note(label)
    return note.file if note else ""


def _topics(manuscript: Manuscript, label: str) -> tuple[str, ...]:
    of_notes = manuscript.written.matter.notes
    return next((of_notes[one].topics for one in of_notes if fold_label(one) == fold_label(label)), ())


def _untold(file: ArticleFile, label: str) -> Problem:
    said = f"the article has no note “{label}” that is shown"
    return problem("note-refused", said, Place(file.path), "change it in the file itself")
