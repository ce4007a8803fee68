"""Room `ingest`: an article of a web page, between its elements and its Markdown. Frozen values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words; a line feed is where the page's canonical text starts a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the page asks for."""


@dataclass(frozen=True, slots=True)
class Image:
    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Reference:
    """References to footnotes."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words with a meaning."""

    kind: str
    """`em`, `strong`, `del`, `code`, `link`, or the name of an HTML element that Markdown has no sign for."""
    inside: tuple["Inline", ...]
    value: str = ""
    """A link's address, or the language of a `span`."""


Inline = Text | Break | Image | Reference | Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is blocks."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None
    """The first number; None where items have marks."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule."""


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    has_head: bool
    """The first row names the columns."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Images with their caption."""

    images: tuple[Image, ...]
    caption: tuple[Inline, ...]


Block = Paragraph | Heading | Quote | Listing | Rule | Code | Table | Figure


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    label: str
    blocks: tuple[Block, ...]
    before: str = ""
    """Markdown to stand before its words."""
    behind: str = ""
    """Markdown to stand behind them."""


def inline_words(inside: Sequence[Inline]) -> str:
    """The words of inline content."""
    return "".join(_inline_words(inside))


def _inline_words(inside: Sequence[Inline]) -> Iterator[str]:
    for one in inside:
        if isinstance(one, Text):
            yield one.text
        elif isinstance(one, Span):
            yield from _inline_words(one.inside)
        elif isinstance(one, Break):
            yield "\n"


def block_words(blocks: Sequence[Block]) -> str:
    """The words of blocks, parted by line feeds."""
    return "\n".join(_block_words(blocks))


def _block_words(blocks: Sequence[Block]) -> Iterator[str]:
    for one in blocks:
        if isinstance(one, Paragraph | Heading):
            yield inline_words(one.inside)
        elif isinstance(one, Quote):
            yield from _block_words(one.blocks)
        elif isinstance(one, Listing):
            for item in one.items:
                yield from _block_words(item)
        elif isinstance(one, Code):
            yield one.text
        elif isinstance(one, Table):
            yield from (inline_words(cell) for row in one.rows for cell in row)
        elif isinstance(one, Figure):
            yield inline_words(one.caption)


def every_inline(blocks: Sequence[Block]) -> Iterator[Inline]:
    """All inline content of blocks, spans before what is in them."""
    for one in blocks:
        if isinstance(one, Paragraph | Heading):
            yield from _spread(one.inside)
        elif isinstance(one, Quote):
            yield from every_inline(one.blocks)
        elif isinstance(one, Listing):
            yield from (inline for item in one.items for inline in every_inline(item))
        elif isinstance(one, Table):
            yield from (inline for row in one.rows for cell in row for inline in _spread(cell))
        elif isinstance(one, Figure):
            yield from (*one.images, *_spread(one.caption))


def _spread(inside: Sequence[Inline]) -> Iterator[Inline]:
    for one in inside:
        yield one
        yield from _spread(one.inside) if isinstance(one, Span) else ()
