"""Annotations that have their places become the text of a notes file. Room `edit`, pure.

Each stands under a heading with a comment that has its id, by which the next import knows it. What has no place stands
in comments: readers see nothing of it, and an editor loses nothing.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import quote

from msgspec import Struct

from glossator.config.settings import NoteKind
from glossator.edit.arrived import Arrived, Status
from glossator.markdown.literal import literal
from glossator.model import Byline
from glossator.notes.bylines import Signed, in_parenthesis
from glossator.notes.gathering import free_label
from glossator.notes.options import KINDS, EditionOptions
from glossator.notes.received_text import plain_markdown
from glossator.notes.received_values import Received
from glossator.notes.rules import fold_label
from glossator.slug import slugify
from glossator.text import fold_name

_KIND_OF: Mapping[str, NoteKind] = {
    "assessing": "claim",
    "linking": "source",
    "editing": "correction",
    "describing": "translation",
    "identifying": "definition",
}
"""The kind of note for a motivation of the W3C model; others are notes."""
_MARKS = re.compile(r"<!--[ \t]*((?:annotation: \S+\s+)+)-->")
_MARK = "annotation:"
_UNFIT = re.compile(r"[\s<>]")
_WHY = {
    Status.MOVED: "The words are not where they were. Are these meant? Then take the note out of this comment.",
    Status.ORPHANED: "The words are not in the article. Quote others, then take the note out of this comment.",
    Status.EMPTY: "A highlight without a text. Say something, then take the note out of this comment.",
}


class Section(Struct, frozen=True):
    """A note as a notes file has it."""

    label: str
    text: str
    is_shown: bool
    """Whether it is a note, or in a comment."""


def ids_in(text: str) -> frozenset[str]:
    """The ids of the annotations that a notes file has, from its comments, as `mark_of` writes them."""
    return frozenset(word for marks in _MARKS.findall(text) for word in marks.split() if word != _MARK)


def mark_of(one: Received) -> str:
    """An annotation's id without what would end a line or a comment."""
    return _UNFIT.sub(lambda found: quote(found[0]), one.id)


def sections(arrived: Iterator[Arrived], taken: set[str], options: EditionOptions) -> Iterator[Section]:
    """Each annotation that is new as a section with a label that no other has; `taken` are folded labels."""
    for one in arrived:
        if one.status is not Status.KNOWN:
            label = free_label(one.words or one.received.exact or one.received.text, taken)
            taken.add(fold_label(label))
            yield Section(label, _section(one, label, options), one.status is Status.FOUND)


def _section(one: Arrived, label: str, options: EditionOptions) -> str:
    marks = "\n".join(f"{_MARK} {mark_of(each)}" for each in (one.received, *one.replies))
    heading = f"## {label}: {_head(one.received, options)}"
    quotation = one.quote or _quotation(one.received)
    note = "\n\n".join(filter(None, (quotation, *_paragraphs(one, options))))
    if one.status is Status.FOUND:
        return f"{heading}\n\n<!-- {marks} -->\n\n{note}\n"
    inside = f"{heading}\n\n{note}".replace("-->", "--\\>").replace("--!>", "--!\\>")
    return f"<!-- {marks} -->\n\n<!-- {_WHY[one.status]}\n\n{inside}\n\n-->\n"


def _quotation(one: Received) -> str:
    """The words that an annotation was on, which the article does not have."""
    text = plain_markdown(" ".join(f"{one.prefix}{one.exact}{one.suffix}".split()))
    return f"> {text}" if text else ""


def _head(one: Received, options: EditionOptions) -> str:
    kind = _kind(one, options)
    verdict = _verdict(one, options) if kind == "claim" else ""
    word = next((word for word, named in {**options.kinds, **KINDS}.items() if named == kind), kind)
    value = verdict or (one.lang if kind == "translation" else "")
    head = f"{word}: {value}" if value else word
    return f"Draft {head[:1].lower()}{head[1:]}" if one.private else head


def _kind(one: Received, options: EditionOptions) -> NoteKind:
    """The kind that a tag names, else that of the motivation where it has what the kind needs."""
    words = {fold_name(word): kind for word, kind in {**KINDS, **options.kinds}.items()}
    tagged = [words[fold_name(tag)] for tag in one.tags if fold_name(tag) in words]
    if _verdict(one, options):
        return "claim"
    meant: NoteKind = tagged[0] if tagged else _KIND_OF.get(one.motivation, "note")
    return "note" if meant == "translation" and not one.lang else meant


def _verdict(one: Received, options: EditionOptions) -> str:
    """The verdict of the scale that an annotation gives."""
    names = {slugify(verdict.name): verdict.name for verdict in options.scale}
    given = (one.verdict, *one.tags)
    return next((names[slugify(word)] for word in given if word and slugify(word) in names), "")


def _paragraphs(one: Arrived, options: EditionOptions) -> Iterator[str]:
    """What follows the quotation: text, tags, replies, byline."""
    received = one.received
    yield received.text
    if received.verdict and not _verdict(received, options):
        yield plain_markdown(received.verdict)
    # Words of ours would be in the wrong language on most sites: signs say the same.
    yield plain_markdown(" ".join(f"#{tag}" for tag in _further_tags(received, options)))
    for reply in one.replies:
        yield f"{_introduced(reply)}\n\n{reply.text}" if reply.text else _introduced(reply)
    yield _signed(received)


def _further_tags(one: Received, options: EditionOptions) -> Iterator[str]:
    """The tags that say something else than the note's head does."""
    words = {**KINDS, **options.kinds}
    heads = {fold_name(word) for word, kind in words.items() if kind == _kind(one, options)}
    verdict = fold_name(_verdict(one, options))
    return (tag for tag in one.tags if fold_name(tag) not in heads and fold_name(tag) != verdict)


def _introduced(reply: Received) -> str:
    by = [literal(reply.author)] if reply.author else []
    return " ".join(("↳", ", ".join((*by, *([str(reply.created)] if reply.created else [])))))


def _signed(one: Received) -> str:
    """The byline, on a line of its own where parentheses would be read otherwise."""
    if not one.author:
        return ""
    if one.created is None:
        return f"— {literal(one.author)}"
    written = f"({one.author}, {one.created}{_revised(one.revised)})"
    read = in_parenthesis(written)
    meant = Byline(one.author, one.created, one.revised)
    if isinstance(read, Signed) and read.byline == meant:
        return f"({literal(one.author)}, {one.created}{_revised(one.revised)})"
    return f"— {literal(one.author)}, {one.created}"


def _revised(day: date | None) -> str:
    return f"; rev. {day}" if day else ""
