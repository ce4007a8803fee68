"""Room `ingest`: what footnotes of a page mean for the classes of its elements. Pure."""

from collections.abc import Mapping

from glossator.ingest.web.footnotes import Footnotes
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Verdict


def spared(notes: Footnotes) -> frozenset[Element]:
    """Footnotes with all that they stand in, and references: no rule leaves them out."""
    holders = {element for holder in notes.notes.values() for element in holder}
    return frozenset(one for each in (*holders, *notes.references) for one in (each, *each.above()))


def note_verdicts(notes: Footnotes) -> Mapping[Element, Verdict]:
    """What the elements of footnotes are, and those around them."""
    holders = (
        element for holder in notes.notes.values() for element in holder if element not in notes.references
    )
    return {
        **{one: Verdict("note", "it is a footnote") for one in holders},
        **{one: Verdict("label", "it is the heading of the footnotes") for one in notes.headings},
        **{one: Verdict("mark", "it leads back from a footnote, or numbers it") for one in notes.marks},
    }


def note_starts(notes: Footnotes) -> frozenset[tuple[int, int]]:
    """Where each footnote begins, by line and offset: several may stand on a line."""
    firsts = (next(holder[0].words(), None) for holder in notes.notes.values())
    return frozenset((one.line, one.start) for one in firsts if one is not None)
