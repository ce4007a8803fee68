"""Footnotes whose quoted words are not before their references any more, and what would be. Room `edit`, pure.

Either the words changed where the reference stands, and the note quotes the new ones; or they stand elsewhere, and the
reference goes there.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from glossator.edit.insertion import insertion
from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.mending import Repair, Status
from glossator.edit.sameness import differences
from glossator.edit.selection import Selected, Selection, in_place, select
from glossator.edit.splices import Splice, spliced
from glossator.edit.spots import spots_in
from glossator.markdown.literal import literal
from glossator.notes.anchors import Lost, lost_quotes, quote_place
from glossator.notes.finder import closest
from glossator.notes.flow import Flow, flows
from glossator.notes.folding import fold
from glossator.notes.rules import fold_label
from glossator.notes.similar import similarity

_PROPOSED = 0.6
"""How alike words must be to be proposed."""
_SAME = 0.9
"""How alike words at the reference must be to be preferred to equal words elsewhere."""


def footnote_repairs(manuscript: Manuscript) -> Iterator[Repair]:
    """What became of an article's footnotes whose quoted words are not before their references, or more than once."""
    blocks = flows(manuscript.parted.source)
    for lost in lost_quotes(blocks, manuscript.readings):
        yield _repair(manuscript, blocks, lost)


def _repair(manuscript: Manuscript, blocks: Sequence[Flow], lost: Lost) -> Repair:
    reading = manuscript.readings[lost.key]
    place = replace(
        in_place(manuscript, quote_place(reading, lost.quoted, manuscript.places)), path=manuscript.path
    )
    blank = Repair(reading.definition.label, place, Status.ORPHANED, " ".join(lost.quoted.words.split()))
    if lost.is_ambiguous:
        return replace(blank, status=Status.AMBIGUOUS)
    here = _reworded(manuscript, blocks, lost, blank)
    there, _ = select(manuscript, Selection(lost.quoted.words))
    if there and not (here and here.similarity >= _SAME):
        return _moved(manuscript, lost, there, blank)
    return here or blank


def _reworded(manuscript: Manuscript, blocks: Sequence[Flow], lost: Lost, blank: Repair) -> Repair | None:
    """The note on the words before its reference that are nearest to those that it quotes."""
    if lost.block is None or lost.point is None:
        return None
    block = blocks[lost.block]
    near = closest(block, lost.quoted.words, lost.point.offset, _PROPOSED)
    if near is None:
        return None
    now = " ".join(block.text[near.start : near.end].split())
    alike = similarity(fold(lost.quoted.words), fold(now))
    if alike < _PROPOSED:
        return None
    made = replace(blank, status=Status.MOVED, now=now, similarity=alike)
    ways = ((splice,) for splice in _requoted(manuscript, lost, now))
    return _first_that_holds(manuscript, made, ways)


def _requoted(manuscript: Manuscript, lost: Lost, now: str) -> Iterator[Splice]:
    """The quoted words of a definition replaced, where they stand in it as plain text."""
    opening = manuscript.readings[lost.key].opening
    words = r"\s+".join(re.escape(word) for word in lost.quoted.words.split())
    for token in manuscript.tokens:
        if token.type == "note_def_open" and token.map and fold_label(str(token.meta["label"])) == lost.key:
            start, end = manuscript.offset(token.map[0]), manuscript.offset(token.map[1])
            found = re.compile(f"{re.escape(opening)}({words})").search(manuscript.text, start, end)
            if found:
                yield Splice(*found.span(1), literal(now))


def _moved(manuscript: Manuscript, lost: Lost, there: Selected, blank: Repair) -> Repair:
    """The note's reference put behind its words, where they stand now."""
    made = replace(blank, status=Status.MOVED, now=there.words, similarity=1.0)
    return _first_that_holds(manuscript, made, _relocations(manuscript, lost, blank.label))


def _relocations(manuscript: Manuscript, lost: Lost, label: str) -> Iterator[tuple[Splice, ...]]:
    for removal in _removals(manuscript, lost):
        without, _ = open_manuscript(replace(manuscript.file, text=spliced(manuscript.file.text, removal)))
        there = select(without, Selection(lost.quoted.words))[0] if without else None
        at = insertion(without, there.passage, there.end, label) if without and there else None
        if without is None or there is None or at is None:
            continue
        for spot in spots_in(without, there.passage.flow.holder, at):
            was = spot + sum(one.end - one.start for one in removal if one.start <= spot)
            yield (*removal, Splice(was, was, f"[^{label}]"))


def _removals(manuscript: Manuscript, lost: Lost) -> Iterator[tuple[Splice, ...]]:
    """Ways to take a note's first reference out; none is there to take where nothing refers to it."""
    if lost.point is None or lost.block is None:
        yield ()
        return
    token = lost.point.token
    holder = flows(manuscript.parted.source)[lost.block].holder
    for spot in spots_in(manuscript, holder, int(token.meta["at"])):
        if manuscript.text.startswith(token.content, spot):
            yield (Splice(spot, spot + len(token.content), ""),)


def _first_that_holds(manuscript: Manuscript, repair: Repair, ways: Iterator[tuple[Splice, ...]]) -> Repair:
    """The repair with the first change after which the note hangs on the words; without one if none does."""
    good = (splices for splices in ways if _holds(manuscript, repair, splices))
    return replace(repair, splices=next(good, ()))


def _holds(manuscript: Manuscript, repair: Repair, splices: tuple[Splice, ...]) -> bool:
    after, _ = open_manuscript(replace(manuscript.file, text=spliced(manuscript.file.text, splices)))
    note = after.note(repair.label) if after else None
    if after is None or note is None or fold(note.quote) != fold(repair.now):
        return False
    return not any(differences(manuscript, after, {fold_label(repair.label)}))
