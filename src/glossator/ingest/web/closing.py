"""Room `ingest`: what stands at the end of a page's text or of its parts: biographies, signatures. Pure."""

from collections.abc import Container, Iterator, Sequence
from itertools import islice

import regex

from glossator.ingest.rules.bios import opens_biography
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element

LAST = 8
"""Blocks at the end among which biographies are looked for."""
LONGEST = 900
"""Characters of a biography at most."""
NEAR = 3
"""Elements around a text, in one of which its closing notes stand."""
NOTE = range(15, 600)
"""Characters of a closing note."""
_NOTED = regex.compile(
    r"(?:sources?|corrections?|clarifications?|editor['’]?s['’]? note|update|addendum|erratum|quellen?|korrektur|"
    r"berichtigung|anmerkung(?: der redaktion)?|mise à jour|note de la rédaction|fuentes?|corrección|fonti?|"
    r"izvori?|ispravka|извори?|исправка|источники?|исправление|джерел[ао]|виправлення)\s*[:：]\s*\w"
    r"|this (?:story|article|post|report) (?:has been|was) (?:updated|corrected|amended)\b",
    regex.IGNORECASE,
)
_WHOLE = frozenset(("", "html", "body"))


def closing_bios(holder: Element, names: Sequence[str], known: Container[Element]) -> Iterator[Element]:
    """The last blocks that begin with the name (folded) of one of the page's authors and say who that is."""
    leaves = [one for one in _leaves(holder) if not any(each in known for each in (one, *one.above()))]
    for one in leaves[1:][-LAST:] if names else ():
        if one.size <= LONGEST and opens_biography(one.text.strip(), names):
            yield one


def closing_notes(holder: Element, known: Container[Element]) -> Iterator[Element]:
    """Sources, corrections and notes of the editors behind a text, in blocks of their own beside the element that holds
    it."""
    around = {one for one in islice(holder.above(), NEAR) if one.tag not in _WHOLE}
    outermost = next((one for one in reversed(tuple(islice(holder.above(), NEAR))) if one in around), None)
    for one in outermost.elements() if outermost is not None else ():
        is_beside = not any(each is holder or each in known for each in one.above())
        is_leaf = one.is_block and not one.holds_blocks and one.size in NOTE
        if one.order > holder.order and is_beside and is_leaf and one not in known and _NOTED.match(one.text):
            yield one


def signatures(marked: Sequence[Element], holder: Element) -> frozenset[Element]:
    """Those of the elements that are marked as bylines which sign the parts of a text, as letters are signed: different
    ones, two at least, each behind a sentence that no other is behind."""
    if len({one.text for one in marked}) < 2:
        return frozenset()
    told: list[Element] = []
    is_behind = False
    for one in holder.elements():
        if one in marked:
            told += [one] if is_behind else []
            is_behind = False
        elif one.is_block and not one.holds_blocks and SENTENCE.search(one.text):
            is_behind = True
    return frozenset(told) if len({one.text for one in told}) > 1 else frozenset()


def _leaves(holder: Element) -> Iterator[Element]:
    for one in holder.elements():
        holds = any(isinstance(each, Element) and each.is_block and each.size for each in one.children)
        if one.is_block and one.size and not holds:
            yield one
