"""Room `ingest`: what stands at the end of a page's text or of its parts: biographies, signatures. Pure."""

from collections.abc import Container, Iterator, Sequence

from glossator.ingest.rules.bios import opens_biography
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element

LAST = 8
"""Blocks at the end among which biographies are looked for."""
LONGEST = 900
"""Characters of a biography at most."""


def closing_bios(holder: Element, names: Sequence[str], known: Container[Element]) -> Iterator[Element]:
    """The last blocks that begin with the name (folded) of one of the page's authors and say who that is."""
    leaves = [one for one in _leaves(holder) if not any(each in known for each in (one, *one.above()))]
    for one in leaves[1:][-LAST:] if names else ():
        if one.size <= LONGEST and opens_biography(one.text.strip(), names):
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
