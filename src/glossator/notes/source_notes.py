"""The verbatim proof of the source's own footnotes: each stands among the article's notes, word for word and whole.
Room `notes`; imports root and `markdown`.

Notes that an editor adds are none of the source's and are not compared.
"""

from collections import defaultdict, deque
from collections.abc import Container, Iterator, Sequence
from heapq import merge

from glossator.ledger import pieces
from glossator.notes.difference import difference
from glossator.notes.markdown_text import note_rows
from glossator.notes.similar import similarity
from glossator.notes.snapshot import RawText
from glossator.text import fold_source

KIND = "note"
"""The ledger's class of a footnote's words."""
_COMPARED = 200
"""Characters by which notes are held against each other to find the one that was changed."""
_ALIKE = 0.5


def missing_notes(body: str, raw: RawText) -> Iterator[str]:
    """What is wrong, a sentence for each footnote of the raw text that the Markdown `body` does not have as it was.

    A footnote is one stretch of a line that the ledger sets apart, or several in a row; a note of the article says
    these and nothing else.
    """
    if all(one.kind != KIND for one in raw.ranges):
        return
    rows, notes = tuple(_rows(raw)), note_rows(body)
    used = _used(rows, notes)
    for at, (number, row) in enumerate(rows):
        if at not in used:
            yield _said(number, row, notes)


def _rows(raw: RawText) -> Iterator[tuple[int, str]]:
    """The stretches of the source's footnotes, folded, each after the number of its line."""
    for one in pieces(raw.lines, raw.ranges):
        row = fold_source(raw.lines[one.line - 1][one.start : one.end]) if one.kind == KIND else ""
        if row:
            yield one.line, row


def _used(rows: Sequence[tuple[int, str]], notes: Sequence[str]) -> frozenset[int]:
    """The lines that notes are made of, each once. A page may have ten thousand notes: each is looked for among the
    lines that it begins with, those left out that others are made of."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, (_, row) in enumerate(rows):
        places[row].append(at)
    lengths = {len(row) for row in places}
    used: set[int] = set()
    for note in sorted(notes, key=len, reverse=True):
        begun = [
            places[note[:length]] for length in lengths if length <= len(note) and note[:length] in places
        ]
        for at in merge(*(_unused(those, used) for those in begun)):
            lines = range(at, _end(rows, at, note))
            if lines and used.isdisjoint(lines):
                used.update(lines)
                break
    return frozenset(used)


def _unused(places: deque[int], used: Container[int]) -> Iterator[int]:
    while places and places[0] in used:
        places.popleft()
    return (at for at in places if at not in used)


def _end(rows: Sequence[tuple[int, str]], start: int, note: str) -> int:
    """Behind which line a note ends that begins with one; 0 where it is not made of lines. A space parts lines; it may
    part stretches of one."""
    left, at = note, start
    while at < len(rows) and left.startswith(rows[at][1]):
        left = left[len(rows[at][1]) :]
        at += 1
        if not left:
            return at
        if at < len(rows) and rows[at][0] != rows[at - 1][0] and not left.startswith(" "):
            return 0
        left = left.removeprefix(" ")
    return 0


def _said(number: int, row: str, notes: Sequence[str]) -> str:
    """What is wrong with a footnote, beside the note that is most like it."""
    likest = max(notes, key=lambda note: similarity(note[:_COMPARED], row[:_COMPARED]), default="")
    found = difference(likest, row) if similarity(likest[:_COMPARED], row[:_COMPARED]) > _ALIKE else None
    if found is None:
        return f"the raw text's footnote is missing (line {number}): “{row[:_COMPARED]}”"
    return f"a footnote has “{found.said}” where the raw text (line {number}) has “{found.meant}”"
