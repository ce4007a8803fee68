"""Annotations from elsewhere become a notes file beside an article. Room `edit`.

A notes file that is there is added to: what it has stays as it is, and what it has already is not added again.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glossator.edit.arrived import Arrived, Status, arrive
from glossator.edit.arrived_text import Section, ids_in, mark_of, sections
from glossator.edit.article import content_bytes, read_article_file
from glossator.edit.files import create
from glossator.edit.files import replace as replace_file
from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.splices import Splice, plain_ends, spliced
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.passages import article_passages
from glossator.notes.received_text import plain_markdown
from glossator.notes.received_values import Received
from glossator.notes.rules import fold_label
from glossator.problem import ProblemError
from glossator.sources.notes_files import NOTES_ENDING, TEXT_ENDING, NotesFile

_TITLE = "<!-- Imported annotations. Those without a place in the article stand in comments. -->\n"


class Receipt(Struct, frozen=True):
    """What becomes of annotations."""

    path: str
    """Of the notes file."""
    arrived: tuple[Arrived, ...]
    was: str
    """The notes file's text as it lies there, empty where there is none."""
    text: str
    """The same with what is added."""


def receive(root: Path, path: str, who: str, received: Sequence[Received], site: EditionOptions) -> Receipt:
    """What a notes file of an article becomes with annotations; nothing is written. `who` names the file. Raises
    ProblemError where the article cannot be read."""
    file = read_article_file(root, path, site).file
    manuscript, problems = open_manuscript(file)
    if manuscript is None:
        raise ProblemError(problems)
    target = f"{path.removesuffix(TEXT_ENDING)}.{who}{NOTES_ENDING}"
    was = content_bytes(root, target).decode() if (root / target).exists() else ""
    marked = ids_in("\n".join(one.text for one in file.notes_files))
    known = [one.id for one in received if mark_of(one) in marked]
    labels = manuscript.edition.labels
    article = article_passages(manuscript.written.body, labels)
    arrived = _judged(arrive(received, article, known), manuscript, target)
    taken = {*labels, *map(fold_label, manuscript.written.matter.notes)}
    added = tuple(sections(iter(arrived), taken, manuscript.options))
    return Receipt(target, arrived, was, _added(was, added) if added else was)


def _added(was: str, added: Sequence[Section]) -> str:
    """A notes file with more in it: notes behind those that it has, and what has no place before them, since a comment
    behind a note would be a part of it. Every byte that it has stays."""
    plain = plain_ends(was)
    hidden = "".join(f"\n{one.text}" for one in added if not one.is_shown)
    noted = "".join(f"\n{one.text}" for one in added if one.is_shown)
    top = len(_TITLE) if plain.startswith(_TITLE) else 0
    titled = "" if top else _TITLE
    gap = "" if plain.endswith("\n") or not plain else "\n"
    ahead = Splice(top, top, f"{titled}{hidden}" + ("" if top or not plain else "\n"))
    return spliced(was, (ahead, Splice(len(plain), len(plain), f"{gap}{noted}" if noted else "")))


def write_receipt(root: Path, receipt: Receipt) -> None:
    """Writes the notes file with what is new. Raises ProblemError where the disk refuses or somebody changed it."""
    if receipt.text == receipt.was:
        return
    data = receipt.text.encode()
    if receipt.was:
        replace_file(root, receipt.path, data, receipt.was.encode())
    else:
        create(root, receipt.path, data)


def _judged(arrived: Sequence[Arrived], manuscript: Manuscript, target: str) -> tuple[Arrived, ...]:
    """The same, those only proposed that a build would not read as they are meant."""
    found = [one for one in arrived if one.status is Status.FOUND]
    if _are_read(found, manuscript, target):
        return tuple(arrived)
    return tuple(_settled(one, manuscript, target) if one in found else one for one in arrived)


def _settled(one: Arrived, manuscript: Manuscript, target: str) -> Arrived:
    """An annotation that is found as it can be read: with its text, with every character of it but a character, or not
    at all, so that it is only proposed."""
    replies = tuple(replace(each, text=plain_markdown(each.text)) for each in one.replies)
    received = replace(one.received, text=plain_markdown(one.received.text))
    ways = (one, replace(one, received=received, replies=replies))
    read = (way for way in ways if _are_read([way], manuscript, target))
    return next(read, replace(one, status=Status.MOVED))


def _are_read(found: Sequence[Arrived], manuscript: Manuscript, target: str) -> bool:
    """Whether a build reads each annotation as one note on exactly its words."""
    labels = set(manuscript.edition.labels)
    written = tuple(sections(iter(found), labels, manuscript.options))
    files = (NotesFile(target, "\n".join((_TITLE, *(one.text for one in written)))),)
    edition = read_edition(manuscript.written.body, manuscript.options, files)
    notes = {note.label: note.quote.split() for note in edition.notes if note.file == target}
    meant = {section.label: one.words.split() for section, one in zip(written, found, strict=True)}
    return notes == meant and not any(fault.place.path == target for fault in edition.problems)
