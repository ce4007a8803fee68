"""A text before and after an edit to its notes: that nothing else renders otherwise. Room `edit`, pure."""

import dataclasses
from collections.abc import Collection, Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from glossator.edit.manuscript import Manuscript
from glossator.model import Note
from glossator.notes.flow import Marked
from glossator.notes.rules import fold_label


def differences(before: Manuscript, after: Manuscript, concerned: Collection[str]) -> Iterator[str]:
    """What an edit changed besides the notes of some labels (folded), as sentences. None is what it must be: the
    source's words and their markup, its blocks, and all other notes with the words that they hang on."""
    if before.edition.plain != after.edition.plain:
        taken = _code_blocks(before) > _code_blocks(after)
        yield "indented code would become part of it" if taken else "the source's words would change"
    elif _marks(after, concerned) and not _marks(before, concerned):
        yield "a <mark> that is there already would become the note's own"
    elif _source_html(before, concerned) != _source_html(after, concerned):
        yield "the text around the note would render otherwise"
    elif [name for name, _ in before.edition.blocks] != [name for name, _ in after.edition.blocks]:
        yield "the text's blocks would be others"
    yield from _of_notes(before, after, concerned)


def _code_blocks(manuscript: Manuscript) -> int:
    return sum(token.type == "code_block" for token in manuscript.parted.source)


def _source_html(manuscript: Manuscript, concerned: Collection[str]) -> str:
    """The source as HTML without references, and without each `<mark>` that is there for a note that is concerned:
    it is no part of the text."""
    tags = {id(tag) for marked in _marks(manuscript, concerned) for tag in marked.tags}
    return manuscript.render([_without(token, tags) for token in manuscript.parted.source])


def _marks(manuscript: Manuscript, concerned: Collection[str]) -> list[Marked]:
    anchors = (manuscript.anchors[key] for key in concerned if key in manuscript.anchors)
    return [one.marked for one in anchors if one.marked]


def _without(holder: Token, tags: Collection[int]) -> Token:
    children = holder.children if tags else None
    return (
        dataclasses.replace(holder, children=[one for one in children if id(one) not in tags])
        if children
        else holder
    )


def _of_notes(before: Manuscript, after: Manuscript, concerned: Collection[str]) -> Iterator[str]:
    had, has = (_bare_notes(one, concerned) for one in (before, after))
    for key in sorted(had.keys() | has.keys()):
        if had.get(key) != has.get(key):
            yield f"the note “{key}” would be another"


def _bare_notes(manuscript: Manuscript, concerned: Collection[str]) -> dict[str, tuple[str, Note | None]]:
    """Each definition's HTML without references, and the note that it is, less what numbering decides."""
    notes = {fold_label(note.label): note for note in manuscript.edition.notes}
    return {
        key: (manuscript.render(one.tokens), unnumbered(notes[key]) if key in notes else None)
        for key, one in manuscript.parted.definitions.items()
        if key not in concerned
    }


def unnumbered(note: Note) -> Note:
    """A note without what other notes decide, and where it is written."""
    return replace(note, number=0, line=0, references=0, html=(), id="")
