"""A note is added to an article: its text and what is asked become its text with the note, or the reason why not.
Room `edit`, pure.

The reference goes behind the words, the definition under their block, so that two people's notes merge. What comes of
it is read again: the note must hang on exactly those words and say what was asked, and all else must be as it was.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.settings import NoteKind
from glossator.edit.insertion import insertion
from glossator.edit.manuscript import ArticleFile, Manuscript, open_manuscript
from glossator.edit.reading import Meant, Stretch
from glossator.edit.revised import Revised, revised
from glossator.edit.selection import NOTES_FILE, Selected, Selection, place_in, select
from glossator.edit.splices import Splice
from glossator.edit.spots import below, spots_in
from glossator.edit.verdicts import verdict_of
from glossator.edit.wording import NoteWords, definitions, trimmed
from glossator.model import Byline
from glossator.notes.gathering import free_label
from glossator.notes.rules import fold_label
from glossator.problem import Place, Problem, problem

_MENTIONED = re.compile(r"\[\^([^\]\s]{1,999}+)\]")
"""What a new label would make a reference, though it is none yet."""


class NewNote(Struct, frozen=True):
    """A note that someone asks for."""

    selection: Selection
    text: str
    """Markdown."""
    kind: NoteKind = "note"
    verdict: str = ""
    """Of a claim: its name on the scale, or its slug."""
    lang: str = ""
    """Of a translation."""
    speaker: str = ""
    """Of a claim."""
    author: str = ""
    written: date | None = None
    """Without an author or a date there is no byline."""
    draft: bool = False
    label: str = ""
    """By default one made of the words."""


def add_note(file: ArticleFile, new: NewNote) -> tuple[Revised | None, tuple[Problem, ...]]:
    """An article's text with a note; None and why where it cannot be written so that all else stays as it is."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    _, fault = new_words(new, manuscript)
    if fault:
        return None, (fault,)
    selected, problems = select(manuscript, new.selection)
    return footnote_on(manuscript, selected, new) if selected else (None, problems)


def footnote_on(
    manuscript: Manuscript, selected: Selected, new: NewNote
) -> tuple[Revised | None, tuple[Problem, ...]]:
    """An article's text with a note on words that are found already, whatever `new.selection` says."""
    words, fault = new_words(new, manuscript)
    label, untaken = new_label(manuscript, selected.words, new)
    faults = tuple(one for one in (fault, untaken) if one)
    return (
        (None, faults)
        if faults
        else _written(manuscript, selected, replace(words, quote=selected.words), label)
    )


def new_words(new: NewNote, manuscript: Manuscript) -> tuple[NoteWords, Problem | None]:
    """What a note that someone asks for is to say, without the words that it quotes; and what is wrong with it."""
    verdict, fault = verdict_of(new.kind, new.verdict, manuscript)
    byline = Byline(new.author, new.written) if new.author and new.written else Byline()
    fault = fault or _misfit(new, verdict, manuscript.path)
    if not fault and not new.text.strip() and not verdict:
        fault = problem(
            "empty-note", "the note has no text", Place(manuscript.path), "say something, or give a verdict"
        )
    kind = "claim" if verdict else new.kind
    return NoteWords(trimmed(new.text), kind, verdict, new.lang, new.draft, "", new.speaker, byline), fault


def _misfit(new: NewNote, verdict: str, path: str) -> Problem | None:
    """What only another kind of note has."""
    if new.lang and new.kind != "translation":
        said = f"only a translation has a language, and this note is of kind '{new.kind}'"
        return problem("bad-language", said, Place(path), "leave one of the two out")
    if new.speaker and new.kind != "claim" and not verdict:
        said = f"only a claim has a speaker, and this note is of kind '{new.kind}'"
        return problem("note-refused", said, Place(path), "make it a claim, or name them in its text")
    return None


def _written(
    manuscript: Manuscript, selected: Selected, words: NoteWords, label: str
) -> tuple[Revised | None, tuple[Problem, ...]]:
    at = insertion(manuscript, selected.passage, selected.end, label)
    if at is None:
        return None, (_unreachable(manuscript, selected),)
    meant = Meant(label, words, Stretch(selected.number, selected.start, selected.end))
    reasons: list[str] = []
    for splices in _ways(manuscript, selected, words, label, at):
        made, why = revised(manuscript, splices, meant)
        if made:
            return made, ()
        reasons += why
    return None, (_refused(manuscript, selected, reasons),)


def new_label(manuscript: Manuscript, words: str, new: NewNote) -> tuple[str, Problem | None]:
    """The label of a note on words: the one that is asked for, else a free one that is made of them."""
    mentioned = (*_MENTIONED.findall(manuscript.written.body), *manuscript.written.matter.notes)
    named = {*manuscript.edition.labels, *map(fold_label, mentioned)}
    if not new.label:
        return free_label(words, named), None
    if fold_label(new.label) in named or any(char.isspace() or char in "[]^" for char in new.label):
        message = f"“{new.label}” cannot be the label of a new note: it is taken, or holds spaces or brackets"
        return "", problem("note-refused", message, Place(manuscript.path), "choose another, or none")
    return new.label, None


def _ways(
    manuscript: Manuscript, selected: Selected, words: NoteWords, label: str, at: int
) -> Iterator[tuple[Splice, ...]]:
    """The ways to write a note, the best first."""
    for definition in definitions(label, words, manuscript.options.kinds):
        for spot in spots_in(manuscript, selected.passage.flow.holder, at):
            for down in below(manuscript, selected.passage.last_line):
                yield (
                    Splice(spot, spot, f"[^{label}]"),
                    Splice(down.offset, down.offset, down.around(definition)),
                )


def _unreachable(manuscript: Manuscript, selected: Selected) -> Problem:
    message = f"no reference can stand right behind “{selected.words}”: they end within code or a link"
    hint = f"quote up to the end of the code or link, or {NOTES_FILE}"
    return problem("note-refused", message, place_in(manuscript, selected), hint)


def _refused(manuscript: Manuscript, selected: Selected, reasons: list[str]) -> Problem:
    why = next(iter(reasons), "it could not be read back")
    message = f"the note on “{selected.words}” cannot be written as a footnote: {why}"
    return problem(
        "note-refused", message, place_in(manuscript, selected), f"quote other words, or {NOTES_FILE}"
    )
