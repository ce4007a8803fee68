"""Room `ingest`: the numbers of a page's lists, which Markdown can count up by one only. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from glossator.ingest.web.tree import Element
from glossator.ingest.web.values import Block, Listing
from glossator.notes.list_numbers import LISTS, numbering


def item_numbers(ordered: Element) -> Mapping[Element, int | None]:
    """The items of an `<ol>` with the numbers that browsers show; None for one that Markdown cannot write."""
    kept = numbering(ordered.attributes)
    taken = {one: kept.take(one.attributes) for one in _own(ordered)}
    return {one: kept.shown(number) for one, number in taken.items()}


def _own(parent: Element) -> Iterator[Element]:
    """The items of a list, but not those of a list within."""
    for child in parent.children:
        if isinstance(child, Element) and child.tag == "li":
            yield child
        if isinstance(child, Element) and child.tag not in LISTS:
            yield from _own(child)


def numbered(items: Iterable[tuple[int | None, tuple[Block, ...]]]) -> Iterator[Block]:
    """Items as lists that each count up by one; what has no number of its own goes on with the item before."""
    first, held = 0, list[tuple[Block, ...]]()
    for number, blocks in items:
        if number is None and held:
            held[-1] = (*held[-1], *blocks)
        elif number is None:
            yield from blocks
        elif held and number == first + len(held):
            held.append(blocks)
        else:
            yield from (Listing(tuple(held), first),) if held else ()
            first, held = number, [blocks]
    yield from (Listing(tuple(held), first),) if held else ()
