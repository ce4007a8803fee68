"""Room `ingest`: the body's blocks become Markdown blocks, list marks apart. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from glossator.ingest.escape import escape
from glossator.ingest.rendered import OPTIONS
from glossator.ingest.shapes import Shape, shape_run
from glossator.ingest.values import Block, Finding, Recognised
from glossator.ledger import BODY, Range
from glossator.markdown.parser import parser
from glossator.markdown.plain import blocks_text
from glossator.text import fold_source


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an article, ready to be written."""

    blocks: tuple[str, ...]
    """Markdown, one top-level block each."""
    marks: tuple[Range, ...]
    """The list marks' columns, which Markdown's own marks stand for."""
    recognised: tuple[Recognised, ...]
    before: tuple[int, ...]
    """For each pull quote in order: how many of `blocks` stand before it."""
    is_verbatim: bool = False
    """It is Markdown already, and stays as it is."""


def make_body(blocks: Sequence[Block], findings: Sequence[Finding]) -> Body:
    """Body blocks as Markdown, in order; what interrupts them (a pull quote) cuts lists."""
    made: list[str] = []
    shapes: list[Shape] = []
    before: list[int] = []
    pairs = zip(blocks, findings, strict=True)
    for kind, group in groupby(pairs, key=lambda pair: pair[1].kind):
        run = [block for block, _ in group]
        if kind == BODY:
            found = tuple(_tried(shape_run(run, shapes[-1].blocks[-1] if shapes else None)))
            made += _markdown(found)
            shapes += found
        elif kind == "pullquote":
            before += [len(made)] * len(run)
    return Body(tuple(made), tuple(_marks(shapes)), tuple(_recognised(shapes)), tuple(before))


def _tried(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """A list whose Markdown would not say the same is paragraphs instead."""
    for shape in shapes:
        if shape.marks and not _says_the_same(shape):
            yield from (Shape("paragraph", (one,)) for one in shape.blocks)
        else:
            yield shape


def _says_the_same(shape: Shape) -> bool:
    text = " ".join(one.text[mark:] for one, mark in zip(shape.blocks, shape.marks, strict=True))
    tokens = parser(OPTIONS).parse(_list(shape, "-", "."))
    return sum(token.level == 0 for token in tokens) == 2 and fold_source(blocks_text(tokens)) == fold_source(
        text
    )


def _markdown(shapes: Sequence[Shape]) -> Iterator[str]:
    """Neighbouring lists take different marks, since Markdown would join them."""
    alternate = False
    for at, shape in enumerate(shapes):
        alternate = not alternate and at > 0 and bool(shape.marks) and shapes[at - 1].kind == shape.kind
        if shape.marks:
            yield _list(shape, "*" if alternate else "-", ")" if alternate else ".")
        elif shape.kind == "heading":
            yield "## " + escape(shape.blocks[0].text, "heading_open")
        else:
            yield escape(shape.blocks[0].text)


def _list(shape: Shape, bullet: str, delimiter: str) -> str:
    items = zip(shape.blocks, shape.marks, strict=True)
    return "\n".join(
        _item(escape(block.text[mark:]), bullet if shape.kind == "bullets" else f"{number}{delimiter}")
        for number, (block, mark) in enumerate(items, 1)
    )


def _item(text: str, mark: str) -> str:
    indent = " " * (len(mark) + 1)
    return f"{mark} " + text.replace("\n", f"\n{indent}")


def _marks(shapes: Sequence[Shape]) -> Iterator[Range]:
    for shape in shapes:
        for block, mark in zip(shape.blocks, shape.marks, strict=bool(shape.marks)):
            yield Range(block.first, block.first, "mark", 1, mark)


def _recognised(shapes: Sequence[Shape]) -> Iterator[Recognised]:
    for shape in shapes:
        text = " ".join(shape.blocks[0].text.split())
        if shape.kind == "heading":
            yield Recognised("heading", shape.blocks[0].first, text)
        elif shape.marks:
            yield Recognised("list", shape.blocks[0].first, f"{len(shape.blocks)} items from “{text[:60]}”")
