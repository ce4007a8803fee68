"""A note of an article is read for editing, changed, or taken away. Room `edit`, pure: the article's text becomes
another, or the reason why not."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from glossator.edit.front_matter import read_front, removed
from glossator.edit.manuscript import ArticleFile, Manuscript, open_manuscript
from glossator.edit.own_text import own_text
from glossator.edit.reading import Meant, Stretch, hanging
from glossator.edit.revised import Revised, revised, rid
from glossator.edit.splices import Splice
from glossator.edit.spots import spots_in
from glossator.edit.wording import NoteWords, definitions
from glossator.notes.readings import tell
from glossator.notes.references import key_of, references
from glossator.notes.rules import fold_label
from glossator.problem import Place, Problem, problem

_LONGEST_MARK = 4000
"""Characters before a reference among which a mark for it is looked for."""
_MARKED = re.compile(r"<mark>([^<]*(?:<(?!/?mark\b)[^<]*)*)</mark>\Z")


class _Found(Struct, frozen=True):
    """A note as its file has it."""

    label: str
    """As its definition writes it."""
    words: NoteWords
    on: Stretch
    """The words that it hangs on."""
    at: Stretch
    """Its reference, where it would hang without them."""
    start: int
    """Of its definition in the file."""
    end: int


def read_note(file: ArticleFile, label: str) -> tuple[NoteWords | None, tuple[Problem, ...]]:
    """What a note says, its text as Markdown, so that it can be edited; None and why where there is no such note."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    found, problems = _find(manuscript, label)
    return (found.words if found else None), problems


def replace_note(
    file: ArticleFile, label: str, words: NoteWords
) -> tuple[Revised | None, tuple[Problem, ...]]:
    """The article's text with a note that says something else and keeps its label, its references and the words that it
    hangs on; None and why where that cannot be."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    found, problems = _find(manuscript, label)
    return _replaced(manuscript, found, words) if found else (None, problems)


def delete_note(file: ArticleFile, label: str) -> tuple[Revised | None, tuple[Problem, ...]]:
    """The article's text without a note: its definition, its references, a `<mark>` that was there for it, and what
    front matter says more about it."""
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        return None, problems
    span, problems = _span(manuscript, label)
    if span is None:
        return None, problems
    splices = (*_references(manuscript, label), _removal(manuscript, *span), *_more(manuscript, label))
    made, reasons = rid(manuscript, splices, label)
    return (made, ()) if made else (None, (_refused(manuscript, label, reasons),))


def _replaced(
    manuscript: Manuscript, found: _Found, words: NoteWords
) -> tuple[Revised | None, tuple[Problem, ...]]:
    if words.kind is None:
        words = replace(words, quote="", speaker="", byline=NoteWords("").byline)
    meant = Meant(found.label, words, found.on if words.quote or not found.words.quote else found.at)
    reasons: list[str] = []
    for definition in definitions(found.label, words, manuscript.options.kinds):
        made, why = revised(manuscript, [Splice(found.start, found.end, definition)], meant)
        if made:
            return made, ()
        reasons += why
    return None, (_refused(manuscript, found.label, reasons),)


def _find(manuscript: Manuscript, label: str) -> tuple[_Found | None, tuple[Problem, ...]]:
    span, problems = _span(manuscript, label)
    if span is None:
        return None, problems
    key = fold_label(label)
    reading, anchor = manuscript.readings[key], manuscript.anchors.get(key)
    told = tell(reading, anchor.quoted if anchor else None)
    own = own_text(manuscript, told.tokens, _source(manuscript, span), reading.byline)
    if own is None:
        return None, (_refused(manuscript, label, ["its text cannot be told from its head"]),)
    on = hanging(manuscript, label)
    if anchor is None or on is None:
        return None, (_refused(manuscript, label, ["no reference points to it"]),)
    head = reading.head
    words = NoteWords(
        text=own,
        kind=head.kind if head else None,
        verdict=head.verdict if head else "",
        lang=head.lang if head else "",
        draft=bool(head and head.draft),
        quote=anchor.quote if anchor.quoted else "",
        speaker=told.speaker,
        byline=reading.byline,
    )
    at = Stretch(on.passage, anchor.offset, anchor.offset)
    return _Found(reading.definition.label, words, on, at, *span), ()


def _span(manuscript: Manuscript, label: str) -> tuple[tuple[int, int] | None, tuple[Problem, ...]]:
    """From where to where in the file the definition of a note stands, blank lines at its end left out."""
    key = fold_label(label)
    lines = manuscript.written.body.split("\n")
    for token in manuscript.tokens:
        if token.type == "note_def_open" and token.map and fold_label(str(token.meta["label"])) == key:
            if token.level:
                why = ["its definition stands within another block"]
                return None, (_refused(manuscript, label, why),)
            last = token.map[1]
            while not lines[last - 1].strip():
                last -= 1
            return (manuscript.offset(token.map[0]), manuscript.offset(last - 1, len(lines[last - 1]))), ()
    message = f"the article has no note “{label}”"
    hint = "glossator notes list shows the labels of its notes"
    return None, (problem("note-refused", message, Place(manuscript.path), hint),)


def _source(manuscript: Manuscript, span: tuple[int, int]) -> str:
    """What a definition holds, as Markdown that starts at the margin."""
    first, *rest = manuscript.text[span[0] : span[1]].split("\n")
    first = first[first.index("]:") + 2 :].lstrip(" \t")
    return "\n".join((first, *(re.sub(r"^(?: {1,4}|\t)", "", line) for line in rest)))


def _references(manuscript: Manuscript, label: str) -> Iterator[Splice]:
    """What takes each reference to a note away. Where cells of a table are alike, each is in one of them."""
    text = manuscript.text
    taken: set[int] = set()
    for holder, token in references(manuscript.tokens):
        if key_of(token) == fold_label(label):
            spots = spots_in(manuscript, holder, int(token.meta["at"]))
            there = (one for one in spots if one not in taken and text.startswith(token.content, one))
            spot = next(there, -1)
            taken.add(spot)
            yield from _reference(text, spot, len(token.content)) if spot >= 0 else ()


def _reference(text: str, spot: int, length: int) -> Iterator[Splice]:
    yield Splice(spot, spot + length, "")
    marked = _MARKED.search(text, max(0, spot - _LONGEST_MARK), spot)
    if marked and text[spot + length : spot + length + 2] != "[^":
        yield Splice(marked.start(), marked.start(1), "")
        yield Splice(marked.end(1), marked.end(), "")


def _more(manuscript: Manuscript, label: str) -> Iterator[Splice]:
    """What takes away an entry of front matter about a note."""
    named = [one for one in manuscript.written.matter.notes if fold_label(one) == fold_label(label)]
    front = read_front(manuscript.text) if named else None
    splice = removed(front, ("notes", named[0])) if front else None
    yield from [splice] if splice else []


def _removal(manuscript: Manuscript, start: int, end: int) -> Splice:
    """What takes a definition away: with the blank lines before it where blank lines follow, so that one gap is left;
    else its own lines alone."""
    text = manuscript.text
    before, behind = text[:start].rstrip("\n"), text[end:]
    is_first = len(before) < manuscript.written.body_offset
    if behind.startswith("\n") and not behind.startswith("\n\n") and behind.strip("\n"):
        return Splice(start, end + 1, "")
    if is_first:
        return Splice(start, end + len(behind) - len(behind.lstrip("\n")), "")
    return Splice(len(before), end, "")


def _refused(manuscript: Manuscript, label: str, reasons: Sequence[str]) -> Problem:
    definition = manuscript.parted.definitions.get(fold_label(label))
    line = definition.place.line + manuscript.written.body_line - 1 if definition else 0
    message = f"the note “{label}” cannot be changed: {next(iter(reasons), 'it could not be read back')}"
    return problem("note-refused", message, Place(manuscript.path, line), "change it in the file itself")
