"""Everything in which an article differs from its raw text, so that an editor can say which of it was meant. Room
`notes`; imports root and config.

The proof stops at the first difference; this finds them all, word by word.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.load import Written
from glossator.config.matter import Emendation, Matter
from glossator.ledger import BODY
from glossator.notes.appearance import shown, unlike
from glossator.notes.edition import Edition
from glossator.notes.emend import emended, place
from glossator.notes.fields import field_faults
from glossator.notes.look import Move, ink, put
from glossator.notes.snapshot import RawText

_AROUND = 5
"""How many words around a difference are told."""


class Dropped(Struct, frozen=True):
    """Whole lines of the raw text that the article does not have."""

    first: int
    """Number of the first line, from 1."""
    last: int
    words: str
    at: int
    """Before which of the article's words they would stand, from 0."""
    start: int
    """Where they start in the raw text's body with the emendations that there are."""


class Changed(Struct, frozen=True):
    """Words of the raw text, in whose place the article has others, or none."""

    was: str
    now: str
    at: int
    """Which of the article's words the first is, from 0."""
    start: int
    """The same as of dropped lines."""
    before: str
    """Some words before, the same in both."""
    behind: str


class Altered(Struct, frozen=True):
    """A value of front matter that is not the raw text's."""

    key: str
    """What to list in `edited` where it was meant."""
    message: str


Discrepancy = Dropped | Changed | Altered


class _Hunk(Struct, frozen=True):
    """Words `i1` to `i2` of the raw text's body stand where the article has `j1` to `j2`."""

    i1: int
    i2: int
    j1: int
    j2: int


def discrepancies(written: Written[Matter], edition: Edition, raw: RawText) -> tuple[Discrepancy, ...]:
    """What differs: in the text, in its order; then in front matter; then what was added to it besides words."""
    body, rows = _with_rows(raw, written.matter.emend)
    was, now = body.split(" "), edition.plain.split(" ")
    hunks = tuple(_hunks(was, now))
    text = (_told(was, now, hunk, rows) for hunk in hunks)
    fields: dict[str, Altered] = {}
    for one in field_faults(written, raw):
        fields.setdefault(one.edited, Altered(one.edited, one.message))
    # From the last on, so that none changes the places of those that are to come.
    for each in unlike(written, shown(edition), raw, (_change(was, now, hunk) for hunk in reversed(hunks))):
        if each.addition:
            fields.setdefault(each.addition, Altered(each.addition, each.message))
    return (*text, *fields.values())


class _Row(Struct, frozen=True):
    """A line of the raw text's body."""

    line: int
    start: int
    """Where it starts in the body with its emendations."""
    text: str


def _with_rows(raw: RawText, entries: Iterable[Emendation]) -> tuple[str, tuple[_Row, ...]]:
    """The body with its emendations, and where in it its lines start."""
    rows: list[_Row] = []
    start = 0
    for line, text in raw.numbered(BODY):
        rows.append(_Row(line, start, text))
        start += len(text) + 1
    body = raw.folded(BODY)
    for entry in entries:
        at = place(body, entry)
        changed, _ = emended(body, (entry,))
        by = len(changed) - len(body)
        rows = [
            replace(one, start=one.start + by) if isinstance(at, int) and one.start > at else one
            for one in rows
        ]
        body = changed
    return body, tuple(rows)


def _hunks(was: Sequence[str], now: Sequence[str]) -> Iterator[_Hunk]:
    """What differs between two lists of words. Equal ends are left out first, as most of two versions is equal."""
    shortest = min(len(was), len(now))
    head = next((at for at in range(shortest) if was[at] != now[at]), shortest)
    most = shortest - head
    tail = next((at for at in range(most) if was[-1 - at] != now[-1 - at]), most)
    left, right = was[head : len(was) - tail], now[head : len(now) - tail]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Hunk(i1 + head, i2 + head, j1 + head, j2 + head)


def _change(was: Sequence[str], now: Sequence[str], hunk: _Hunk) -> Move:
    before, old, new = was[: hunk.i1], was[hunk.i1 : hunk.i2], now[hunk.j1 : hunk.j2]
    return put(*(ink(" ".join(words)) for words in (before, old, new)))


def _told(was: Sequence[str], now: Sequence[str], hunk: _Hunk, rows: Sequence[_Row]) -> Dropped | Changed:
    for one in _slid(was, hunk) if hunk.j1 == hunk.j2 else ():
        words = " ".join(was[one.i1 : one.i2])
        start = _offset(was, one.i1)
        lines = _lines(words, start, rows)
        if lines:
            return Dropped(*lines, words, one.j1, start)
    one = _widened(hunk) if hunk.i1 == hunk.i2 else hunk
    return Changed(
        " ".join(was[one.i1 : one.i2]),
        " ".join(now[one.j1 : one.j2]),
        one.j1,
        _offset(was, one.i1),
        " ".join(was[max(0, one.i1 - _AROUND) : one.i1]),
        " ".join(was[one.i2 : one.i2 + _AROUND]),
    )


def _offset(words: Sequence[str], nth: int) -> int:
    """Where a word starts in the words joined."""
    return sum(len(word) + 1 for word in words[:nth])


def _slid(was: Sequence[str], hunk: _Hunk) -> Iterator[_Hunk]:
    """A gap, and all gaps that leave the same words: `a b | a` and `a | b a`."""
    down = up = 0
    while hunk.i1 - down > 0 and was[hunk.i1 - 1 - down] == was[hunk.i2 - 1 - down]:
        down += 1
    while hunk.i2 + up < len(was) and was[hunk.i1 + up] == was[hunk.i2 + up]:
        up += 1
    for by in sorted(range(-down, up + 1), key=abs):
        yield _Hunk(hunk.i1 + by, hunk.i2 + by, hunk.j1 + by, hunk.j2 + by)


def _widened(hunk: _Hunk) -> _Hunk:
    """What was put in, with the word before it, or at the text's start the one behind: nothing stands for nothing."""
    if hunk.i1:
        return _Hunk(hunk.i1 - 1, hunk.i2, hunk.j1 - 1, hunk.j2)
    return _Hunk(hunk.i1, hunk.i2 + 1, hunk.j1, hunk.j2 + 1)


def _lines(words: str, start: int, rows: Sequence[_Row]) -> tuple[int, int] | None:
    """The first and last line of the raw text that words of its body, which start there, are as a whole."""
    first = next((nth for nth, row in enumerate(rows) if row.start == start), None)
    joined, last = "", first
    while first is not None and last is not None and last < len(rows) and len(joined) < len(words):
        joined = f"{joined} {rows[last].text}" if joined else rows[last].text
        if joined == words:
            return rows[first].line, rows[last].line
        last += 1
    return None
