"""How the words of a raw text's body look, as far as it says so. Room `notes`; imports root and config."""

import re
from collections.abc import Iterable, Iterator

from glossator.config.matter import Emendation
from glossator.ledger import BODY, Piece, pieces
from glossator.notes.emend import emended, place
from glossator.notes.look import Item, Look, Move, ink, kept, put
from glossator.notes.looks import look_of
from glossator.notes.snapshot import RawText
from glossator.notes.web_text import page_events
from glossator.text import fold_source

_NUMBER = re.compile(r"\W*(\d{1,9})\W*")
"""A list's mark with a number: `1.`, `(2)`, `3 –`."""


def raw_look(raw: RawText, entries: Iterable[Emendation]) -> Look:
    """What is seen of a raw text's body besides its words, in the words that emendations make of it. Plain text says
    no more than the numbers of its lists."""
    cut = tuple(pieces(raw.lines, raw.ranges))
    if raw.form == "text":
        look = Look(items=tuple(_items(raw, cut)))
    else:
        before = sum(map(ink, raw.lines[: raw.markup_first - 1]))
        move = kept((ink(_words(raw, one)), one.kind == BODY) for one in cut)
        look = look_of(raw.events or page_events(raw.markup)).moved(lambda at: move(at + before))
    for change in _changes(raw.folded(BODY), entries):
        look = look.moved(change)
    return look


def _words(raw: RawText, one: Piece) -> str:
    return raw.lines[one.line - 1][one.start : one.end]


def _items(raw: RawText, cut: Iterable[Piece]) -> Iterator[Item]:
    """The items of a plain text's lists: lines with a mark, which the ledger names."""
    at, marks = 0, dict[int, int]()
    for one in cut:
        width = ink(_words(raw, one)) if one.kind == BODY else 0
        found = _NUMBER.fullmatch(_words(raw, one)) if one.kind == "mark" else None
        if found:
            marks[one.line] = int(found[1])
        elif width and one.line in marks:
            yield Item(at, at + width, marks.pop(one.line))
        at += width


def _changes(body: str, entries: Iterable[Emendation]) -> Iterator[Move]:
    """What each emendation does to places."""
    for one in entries:
        at = place(body, one)
        if isinstance(at, int):
            yield put(ink(body[:at]), ink(fold_source(one.from_)), ink(fold_source(one.to)))
        body, _ = emended(body, (one,))
