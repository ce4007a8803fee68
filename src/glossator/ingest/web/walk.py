"""Room `ingest`: the elements of a container become an article's blocks, and every word gets its class. Pure.

Words that no block takes have the class that a rule gave them; so each word of a page is in the article or in the
ledger, whatever the page is made of.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import regex

from glossator.ingest.web.attributes import is_data
from glossator.ingest.web.inline import parted, tidy
from glossator.ingest.web.numbering import item_numbers, numbered
from glossator.ingest.web.phrases import Phrases
from glossator.ingest.web.spanning import HANDED_ON, spanned
from glossator.ingest.web.tree import BLOCKS, Element
from glossator.ingest.web.values import (
    Block,
    Break,
    Code,
    Figure,
    Heading,
    Image,
    Inline,
    Listing,
    Note,
    Paragraph,
    Quote,
    Reference,
    Rule,
    Span,
    Table,
    Text,
    every_inline,
    inline_words,
)
from glossator.ledger import BODY
from glossator.notes.list_numbers import LISTS
from glossator.notes.web_text import Words

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SPACE = regex.compile(r"[\v\f\r]")
_LANGUAGE = regex.compile(r"(?:lang|language|highlight)-([\w+#-]{1,20})")


@dataclass(slots=True)
class Walk(Phrases):
    """A walk over a page's elements: the classes of the words that it has passed."""

    def blocks(self, top: Element) -> tuple[Block, ...]:
        """The blocks that an element holds."""
        own = (HANDED_ON[top.tag],) if top.tag in HANDED_ON else ()
        return tuple(spanned(self._blocks_of(top.children, top), own))

    def notes(self) -> tuple[Note, ...]:
        """The footnotes, in the order in which they are referred to; what they hold is `note` in the ledger."""
        found = self.content.footnotes
        own = {element for holder in found.notes.values() for element in holder}
        around = {one: verdict for one, verdict in self.content.verdicts.items() if one not in own}
        inside = Walk(replace(self.content, verdicts=around), images=self.images, unfetched=self.unfetched)
        made = tuple(
            Note(
                label,
                tuple(block for one in holder for block in inside.blocks(one)),
                *found.framed.get(label, ("", "")),
            )
            for label, holder in found.notes.items()
        )
        self.kinds |= {key: "note" if kind == BODY else kind for key, kind in inside.kinds.items()}
        return made

    def _blocks_of(self, children: Sequence[Element | Words], parent: Element) -> Iterator[Block]:
        for is_block, group in groupby(self._spread(children), _is_block):
            if not is_block:
                yield from self._paragraph(tuple(group), parent)
                continue
            for one in group:
                if isinstance(one, Element):
                    yield from self._block(one)

    def _spread(self, children: Sequence[Element | Words]) -> Iterator[Element | Words]:
        """Children, with those of inline elements that hold blocks in their stead: these part no words themselves."""
        for one in children:
            if isinstance(one, Element) and self._is_passed_through(one):
                self._hand_on(one)
                yield from self._spread(one.children)
            else:
                yield one

    def _hand_on(self, one: Element) -> None:
        """What an element that is passed through makes of its words, its children make of theirs."""
        own = (HANDED_ON[one.tag],) if one.tag in HANDED_ON else ()
        kinds = tuple(dict.fromkeys((*self.handed.get(id(one), ()), *own)))
        self.handed |= {id(child): kinds for child in one.children} if kinds else {}

    def _is_passed_through(self, one: Element) -> bool:
        known = one in self.content.verdicts or one in self.content.footnotes.references
        return one.holds_blocks and one.tag not in BLOCKS and not known

    def _paragraph(self, children: Sequence[Element | Words], parent: Element) -> Iterator[Block]:
        inside = self.inside(children, parent)
        if inline_words(inside).strip() or any(isinstance(one, Reference) for one in inside):
            yield from map(Paragraph, parted(inside))
            return
        yield from (Paragraph((one,)) for one in every_inline([Paragraph(inside)]) if isinstance(one, Image))
        self._pass_over(children)

    def _pass_over(self, children: Sequence[Element | Words]) -> None:
        """White space that no block says is of no class of the article's."""
        for child in children:
            for one in child.words() if isinstance(child, Element) else (child,):
                if self.kinds.get((one.line, one.start)) == BODY:
                    self.kinds[one.line, one.start] = "blank"

    def _block(self, one: Element) -> Iterator[Block]:
        return spanned(self._as_block(one), self.handed.get(id(one), ()))

    def _as_block(self, one: Element) -> Iterator[Block]:
        verdict = self.content.verdicts.get(one)
        if verdict is not None:
            self.leave(one, verdict.kind)
            return
        if one in self.content.footnotes.references:
            yield from self._paragraph((one,), one)
        elif one.tag in _HEADINGS and not one.is_endless:
            yield from self._heading(one)
        elif one.tag == "hr":
            yield Rule()
        elif one.tag == "blockquote":
            quoted = self.blocks(one)
            yield from (Quote(quoted),) if quoted else ()
        elif one.tag in LISTS:
            yield from self._list(one)
        else:
            yield from self._other(one)

    def _other(self, one: Element) -> Iterator[Block]:
        if one.tag in ("pre", "listing", "xmp"):
            yield from self._code(one)
        elif one.tag == "table" and is_data(one):
            yield from self._table(one)
        elif one.tag == "figure":
            yield from self._figure(one)
        elif one.tag == "dt":
            yield from (
                Paragraph(tidy((Span("strong", block.inside),))) if isinstance(block, Paragraph) else block
                for block in self.blocks(one)
            )
        else:
            yield from self.blocks(one)

    def _heading(self, one: Element) -> Iterator[Block]:
        if any(isinstance(child, Element) and child.is_block for child in one.children):
            inside = tidy(_flat(self.blocks(one)))
        else:
            inside = self.inside(one.children, one)
        words = [each for each in inside if not isinstance(each, Image)]
        yield from (Paragraph((each,)) for each in inside if isinstance(each, Image))
        if inline_words(words).strip():
            yield Heading(_HEADINGS[one.tag], tuple(words))
        else:
            self._pass_over((one,))

    def _list(self, one: Element) -> Iterator[Block]:
        if one.tag == "ol":
            yield from numbered(tuple(self._items(one, one.children, item_numbers(one))))
            return
        items = tuple(blocks for _, blocks in self._items(one, one.children, {}))
        yield from (Listing(items, None),) if items else ()

    def _items(
        self, one: Element, children: Sequence[Element | Words], numbers: Mapping[Element, int | None]
    ) -> Iterator[tuple[int | None, tuple[Block, ...]]]:
        """The blocks of each item of a list, and of what stands between items, after the item's number."""
        for is_block, group in groupby(self._spread(children), _is_block):
            held = tuple(group)
            if not is_block:
                blocks = tuple(self._paragraph(held, one))
                yield from ((None, blocks),) if blocks else ()
                continue
            for child in (each for each in held if isinstance(each, Element)):
                if self._holds_items(child, numbers):
                    yield from self._items(one, child.children, numbers)
                elif blocks := tuple(self._block(child)):
                    yield numbers.get(child), blocks

    def _holds_items(self, child: Element, numbers: Mapping[Element, int | None]) -> bool:
        """Whether something that is no item of a list holds some of it."""
        is_other = child not in numbers and child not in self.content.verdicts
        return is_other and any(below in numbers for below in child.elements())

    def _code(self, one: Element) -> Iterator[Block]:
        rows = list(self._every(one))
        if not any(words.text for words in rows):
            return
        for words in rows:
            if words.text:
                self.kinds[words.line, words.start] = BODY
        text = "".join(_rows(rows)).strip("\n")
        named = " ".join((one.get("class"), *(each.get("class") for each in one.elements())))
        found = _LANGUAGE.search(named)
        yield Code(text, found[1] if found else "")

    def _every(self, one: Element) -> Iterator[Words]:
        """All words of an element, with those that are white space only, but without what is no part of the article."""
        for child in one.children:
            if isinstance(child, Words):
                yield child
            elif child in self.content.verdicts:
                self.leave(child, self.content.verdicts[child].kind)
            elif child in self.content.footnotes.references:
                self.leave(
                    child, "note" if (child,) in self.content.footnotes.notes.values() else "reference"
                )
            else:
                yield from self._every(child)

    def _table(self, one: Element) -> Iterator[Block]:
        for caption in (each for each in one.elements() if each.tag == "caption"):
            yield from self.blocks(caption)
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        for row in (each for each in one.elements() if each.tag == "tr"):
            rows.append(tuple(self._cells(row)))
        width = max(map(len, rows))
        padded = tuple((*row, *(() for _ in range(width - len(row)))) for row in rows)
        first = next(each for each in one.elements() if each.tag == "tr")
        heads = {each.tag for each in first.children if isinstance(each, Element)}
        yield Table(padded, heads == {"th"} or bool(first.parent and first.parent.tag == "thead"))

    def _cells(self, row: Element) -> Iterator[tuple[Inline, ...]]:
        for cell in (each for each in row.children if isinstance(each, Element)):
            yield tidy(_flat(self.blocks(cell)))
            span = cell.get("colspan")
            wide = int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1
            yield from (() for _ in range(wide - 1))

    def _figure(self, one: Element) -> Iterator[Block]:
        blocks = self.blocks(one)
        inline = tuple(every_inline(blocks))
        images = tuple(each for each in inline if isinstance(each, Image))
        plain = all(isinstance(each, Paragraph) for each in blocks)
        if not images or not plain or any(isinstance(each, Reference | Break) for each in inline):
            yield from blocks
            return
        words = tuple(Paragraph(tuple(_without_images(_flat([each])))) for each in blocks)
        yield Figure(images, tidy(_flat([each for each in words if inline_words(each.inside)])))


def _is_block(one: Element | Words) -> bool:
    return isinstance(one, Element) and one.is_block


def _rows(rows: Sequence[Words]) -> Iterator[str]:
    """What is written in code, without controls; where a line begins that no line end parts from the last, with one."""
    line, ends = rows[0].line, True
    for one in rows:
        text = _SPACE.sub(" ", _CONTROL.sub("", one.raw))
        yield f"\n{text}" if one.line != line and not ends else text
        line, ends = one.line, text.endswith("\n") if text else ends


def _flat(blocks: Sequence[Block]) -> tuple[Inline, ...]:
    """Blocks as inline content, parted by spaces."""
    parts = [part for block in blocks for part in _parts(block) if part]
    return tuple(one for part in parts for one in (*part, Text(" ")))[:-1]


def _parts(block: Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, Paragraph | Heading):
        yield block.inside
    elif isinstance(block, Quote):
        yield _flat(block.blocks)
    elif isinstance(block, Listing):
        yield from map(_flat, block.items)
    elif isinstance(block, Code):
        yield (Text(" ".join(block.text.split("\n"))),)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Figure):
        yield from (block.images, block.caption)


def _without_images(inside: Sequence[Inline]) -> list[Inline]:
    kept = (one for one in inside if not isinstance(one, Image))
    return [
        Span(one.kind, tuple(_without_images(one.inside)), one.value) if isinstance(one, Span) else one
        for one in kept
    ]
