"""Quotations of notes files that are not in the article any more, and what they would be now. Room `edit`, pure."""

from collections.abc import Iterator, Sequence

from glossator.edit.manuscript import Manuscript
from glossator.edit.mending import Repair, Status
from glossator.edit.splices import Splice, plain_ends
from glossator.notes.gathering import Gathered, gather
from glossator.notes.heads import head_words
from glossator.notes.options import KINDS
from glossator.notes.passages import Passages, article_passages
from glossator.notes.placing import located
from glossator.notes.quoting import block_quote
from glossator.notes.selectors import Found, Moved, Orphaned, TextQuote, resolve
from glossator.notes.standoff import Standoff, read_standoff

_SHORTEST = 20
"""Characters that a new quotation has around the words at the least, where there are so many."""


def quotation_repairs(manuscript: Manuscript) -> Iterator[Repair]:
    """What became of the notes of an article's notes files whose quotations are not in it, or more than once."""
    gathered = _gathered(manuscript)
    if not gathered.standoffs:
        return
    article = article_passages(manuscript.written.body, gathered.definitions)
    for key, note in gathered.standoffs.items():
        places, label = located(note.quotation, article), gathered.definitions[key].label
        if len(places) > 1:
            was = " ".join(note.quotation.text.split())
            yield Repair(label, note.quoted_at, Status.AMBIGUOUS, was)
        elif not places:
            yield _repair(manuscript, label, note, article)


def _gathered(manuscript: Manuscript) -> Gathered:
    words = head_words({**KINDS, **manuscript.options.kinds}, manuscript.options.scale)
    files = (read_standoff(one, manuscript.made, words) for one in manuscript.file.notes_files)
    return gather(manuscript.parted.definitions, files)


def _repair(manuscript: Manuscript, label: str, note: Standoff, article: Passages) -> Repair:
    quotation = note.quotation
    sought = TextQuote(quotation.exact, quotation.text[: quotation.start], quotation.text[quotation.end :])
    found = resolve(sought, article.folded)
    was = " ".join(quotation.exact.split())
    if isinstance(found, Orphaned):
        return Repair(label, note.quoted_at, Status.ORPHANED, was)
    around = (max(_SHORTEST, len(sought.prefix)), max(_SHORTEST, len(sought.suffix)))
    quote = block_quote(article, found.start, found.end, around)
    splices = _splices(manuscript, label, note, quote) if quote else ()
    now = " ".join(article.text[found.start : found.end].split())
    status = Status.FOUND if isinstance(found, Found) else Status.MOVED
    alike, rivals = (found.similarity, found.rivals) if isinstance(found, Moved) else (1.0, 0)
    return Repair(label, note.quoted_at, status, was, now, alike, rivals, splices)


def _splices(manuscript: Manuscript, label: str, note: Standoff, quote: str) -> tuple[Splice, ...]:
    """The lines of a note's quotation in its file, written anew. A note that is named by its words gets its name as
    a label, so that links to it hold."""
    texts = {one.path: plain_ends(one.text) for one in manuscript.file.notes_files}
    lines = texts[note.quoted_at.path].split("\n")
    first, last = note.quote_lines
    while last > first + 1 and not lines[last - 1].strip():
        last -= 1
    # A line right behind it, which did not go on with what was quoted, would go on with a paragraph.
    quote += "\n" if last < len(lines) and lines[last].strip() else ""
    written = Splice(_offset(lines, first), _offset(lines, last) - 1, quote)
    if note.label:
        return (written,)
    heading = _offset(lines, note.place.line - 1) + note.place.column - 1
    return (Splice(heading, heading, f"{label}: "), written)


def _offset(lines: Sequence[str], line: int) -> int:
    """Where a line (from 0) begins."""
    return sum(len(one) + 1 for one in lines[:line])
