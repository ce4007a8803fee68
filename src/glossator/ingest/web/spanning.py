"""Room `ingest`: words of whole blocks in one span: what is struck out, or quoted, over several paragraphs. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from glossator.ingest.web.inline import tidy
from glossator.ingest.web.values import (
    Block,
    Code,
    Figure,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)

HANDED_ON = MappingProxyType({"del": "del", "s": "del", "strike": "del", "q": "q"})
"""The spans of elements without which words would say something else, by their tags."""


def around(inside: Iterable[Inline], kinds: Iterable[str]) -> tuple[Inline, ...]:
    """Inline content in a span of each kind."""
    held = tuple(inside)
    for kind in kinds:
        held = (Span(kind, held),)
    return held


def spanned(blocks: Iterable[Block], kinds: Sequence[str]) -> Iterator[Block]:
    """Blocks, all their words in a span of each kind. Code, which holds none, stays as it is."""
    for one in blocks:
        yield _spanned(one, kinds) if kinds else one


def _spanned(one: Block, kinds: Sequence[str]) -> Block:
    if isinstance(one, Paragraph):
        return Paragraph(_inside(one.inside, kinds))
    if isinstance(one, Heading):
        return Heading(one.level, _inside(one.inside, kinds))
    if isinstance(one, Quote):
        return Quote(tuple(spanned(one.blocks, kinds)))
    if isinstance(one, Listing):
        return Listing(tuple(tuple(spanned(item, kinds)) for item in one.items), one.start)
    return one if isinstance(one, Code | Rule) else _in_cells(one, kinds)


def _in_cells(one: Table | Figure, kinds: Sequence[str]) -> Block:
    if isinstance(one, Figure):
        return Figure(one.images, _inside(one.caption, kinds))
    rows = (tuple(_inside(cell, kinds) for cell in row) for row in one.rows)
    return Table(tuple(rows), one.has_head)


def _inside(inside: Sequence[Inline], kinds: Sequence[str]) -> tuple[Inline, ...]:
    return tidy(around(_without(inside, kinds), kinds))


def _without(inside: Sequence[Inline], kinds: Sequence[str]) -> Iterator[Inline]:
    """Inline content without spans of some kinds: one in another of its kind shows nothing more."""
    for one in inside:
        if not isinstance(one, Span):
            yield one
        elif one.kind in kinds:
            yield from _without(one.inside, kinds)
        else:
            yield Span(one.kind, tuple(_without(one.inside, kinds)), one.value)
