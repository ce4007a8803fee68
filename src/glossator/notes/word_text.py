r"""The canonical text of a Word file: a page of HTML, whose lines a ledger counts and the proof compares (`web_text`).
Room `notes`; imports nothing of ours but its own readers of Word files.

The page has one line for each paragraph, in this order: the text; footnotes, endnotes and comments that the text refers
to, in the order of the file; those that nothing refers to; headers and footers. Tracked changes are read as if they
were accepted. What is then no part of a paragraph (deleted and hidden words, the reading aids of ruby) is a line behind
it. Numbers that Word makes by itself are no words. This never changes, for articles name their words by these lines.

Elements tell what a line is: `data-apart` (`deleted`, `hidden`, `ruby`, `unused`, `header`, `contents`), `data-note` on
a reference (`footnote-2`), `data-holds` on the note with the same value, `class` for the name of a paragraph's style.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import groupby, zip_longest

from msgspec import Struct

from glossator.notes.word_package import Package, open_package
from glossator.notes.word_runs import Field, Runs, Source
from glossator.notes.word_styles import Styles, read_styles, value
from glossator.notes.xml_tree import Node

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
_REFERENCE = re.compile(r'data-note="([^"]+)"')
_UNFIT = re.compile(r"[^\w]+")
_BULLETS = frozenset(("bullet", "none", ""))
_LOOSE = frozenset(("w:r", "w:hyperlink", "w:fldSimple", "m:oMath", "m:oMathPara"))
_Key = tuple[str, str, str]
"""What a note is called by its references, who wrote it and when (comments only)."""


class _Item(Struct, frozen=True):
    """Where a paragraph stands in a list."""

    level: int
    numbering: str
    start: int
    """Its number; 0 where it has a bullet."""


class _Block(Struct, frozen=True):
    html: str
    item: _Item | None = None
    is_quote: bool = False
    contents: str = ""
    """`line` of a table of contents that Word made, or a `heading` that may be one's."""


def word_page(data: bytes) -> str:
    """A Word file as a page of HTML. Raises `malformed.MalformedError` for what is no Word file, or is damaged."""
    package = open_package(data)
    styles = read_styles(package)
    body = _part(package, styles, package.main)
    notes = dict(_notes(package, styles))
    used = frozenset(map(unescape, _REFERENCE.findall("".join((body, *notes.values())))))
    said = (f"<section {_held(key)}>{html}</section>" for key, html in notes.items() if key[0] in used)
    rest = (f'<div data-apart="unused">{html}</div>' for key, html in notes.items() if key[0] not in used)
    return "".join((f"<body><main>{body}</main>", *said, *rest, *_margins(package, styles), "</body>"))


def _part(package: Package, styles: Styles, part: str) -> str:
    tree = package.tree(part)
    return _Reader(package, styles, part).blocks(tree) if tree else ""


def _notes(package: Package, styles: Styles) -> Iterator[tuple[_Key, str]]:
    """The notes of all kinds, as they stand in their parts."""
    for kind, tag in _NOTES:
        for part in package.related(kind):
            reader = _Reader(package, styles, part)
            tree = package.tree(part)
            for one in tree.nodes() if tree else ():
                if one.tag == f"w:{tag}" and not one.get("type").lower().endswith(("separator", "notice")):
                    yield (f"{tag}-{one.get('id')}", one.get("author"), one.get("date")), reader.blocks(one)


def _held(key: _Key) -> str:
    name, author, date = map(escape, key)
    return f'data-holds="{name}" data-author="{author}" data-date="{date}"'


def _margins(package: Package, styles: Styles) -> Iterator[str]:
    for kind in ("header", "footer"):
        for part in package.related(kind):
            yield f'<div data-apart="header">{_part(package, styles, part)}</div>'


@dataclass(slots=True)
class _Reader:
    """The blocks of one part, as they are passed."""

    package: Package
    styles: Styles
    part: str
    fields: list[Field] = field(default_factory=list)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    """How many items of each level of each numbering were passed."""
    carried: list[tuple[str, str]] = field(default_factory=list)
    """Content of a paragraph whose end was deleted: it goes on in the next."""
    source: Source = field(init=False)

    def __post_init__(self) -> None:
        self.source = Source(self.styles, self.package.relations(self.part), self.blocks)

    def blocks(self, holder: Node) -> str:
        """The HTML of all that an element holds."""
        found = tuple(_with_contents([one for one in self._blocks(holder) if one.html]))
        rest = Runs(self.source, pieces=self._carried()).html()
        return "".join(_grouped((*found, *((_Block(f"<p>{rest}</p>"),) if rest else ()))))

    def _carried(self) -> list[tuple[str, str]]:
        """What a paragraph before has to go on in this one."""
        carried, self.carried = self.carried, []
        return carried

    def _blocks(self, holder: Node) -> Iterator[_Block]:
        for one in holder.nodes():
            if one.tag == "w:p":
                yield from self._paragraph(one)
            elif one.tag == "w:tbl":
                yield _Block(self._table(one))
            elif one.tag in ("w:moveFrom", "w:del"):
                yield _Block("".join(_apart([("deleted", " ".join(_every_text(one)))])))
            elif one.tag in _LOOSE:
                yield self._loose(one)
            elif one.tag == "w:sdt" and _is_table_of_contents(one):
                yield _Block(f'<div data-apart="contents">{self.blocks(one)}</div>')
            elif one.tag != "mc:Fallback":
                yield from self._blocks(one)

    def _loose(self, one: Node) -> _Block:
        """Words that stand in no paragraph, as formulas may."""
        runs = Runs(self.source, fields=self.fields)
        runs.take(Node("", {}, 0, children=[one]))
        html = runs.html()
        return _Block("".join((f"<p>{html}</p>" if html else "", *_apart(runs.apart), *runs.behind)))

    def _paragraph(self, one: Node) -> Iterator[_Block]:
        level = self.styles.heading(one)
        runs = Runs(self.source, bold_is_plain=level > 0, fields=self.fields, pieces=self._carried())
        runs.take(one)
        if _is_joined(one):
            self.carried = runs.pieces
            yield _Block("".join((*_apart(runs.apart), *runs.behind)))
            return
        apart = "".join((*_apart(runs.apart), *runs.behind))
        html = runs.html()
        if self.styles.is_contents(one):
            yield _Block(f"<p>{html}</p>{apart}", contents="line")
        elif level:
            kind = "heading" if self.styles.is_contents_heading(one) else ""
            yield _Block(f"<h{min(level + 1, 6)}>{html}</h{min(level + 1, 6)}>{apart}", contents=kind)
        else:
            yield self._plain(one, html, apart)

    def _plain(self, one: Node, html: str, apart: str) -> _Block:
        style = self.styles.name(value(one.first("w:pPr"), "w:pStyle"))
        name = _UNFIT.sub("-", style)
        named = f' class="{escape(name)}"' if name else ""
        found = self.styles.item(one)
        words = f"<p{named}>{html}</p>{apart}" if html else apart
        return _Block(words, self._item(*found) if found and html else None, self.styles.is_quote(one))

    def _item(self, numbering: str, level: int, what: Node) -> _Item:
        first = value(what, "w:start")
        for each in [one for one in self.counts if one[0] == numbering and one[1] > level]:
            del self.counts[each]
        passed = self.counts[numbering, level]
        self.counts[numbering, level] += 1
        number = passed + (int(first) if first.isdigit() else 1)
        return _Item(level, numbering, 0 if value(what, "w:numFmt") in _BULLETS else number)

    def _table(self, one: Node) -> str:
        rows = tuple(_own(one, "w:tr"))
        look = one.first("w:tblPr", "w:tblLook")
        is_headed = look is not None and (look.get("firstRow") == "1" or _bit(look.get("val")))
        made: list[str] = []
        gone: list[str] = []
        for row in rows:
            if row.first("w:trPr", "w:del") is not None:
                gone.append(" ".join(_every_text(row)))
                continue
            head = row.first("w:trPr", "w:tblHeader") is not None or is_headed
            made.append(self._row(row, "th" if head and not made and len(rows) > 1 else "td"))
        apart = "".join(_apart([("deleted", text) for text in gone]))
        return f"<table>{''.join(made)}</table>{apart}"

    def _row(self, row: Node, tag: str) -> str:
        cells = []
        for cell in _own(row, "w:tc"):
            span = value(cell.first("w:tcPr"), "w:gridSpan")
            wide = f' colspan="{span}"' if span.isdigit() and span != "1" else ""
            cells.append(f"<{tag}{wide}>{self.blocks(cell)}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"


def _own(node: Node, tag: str) -> Iterator[Node]:
    """The rows of a table, or the cells of a row, but not those of a table within."""
    for one in node.nodes():
        if one.tag == tag:
            yield one
        elif one.tag != "w:tbl":
            yield from _own(one, tag)


def _bit(look: str) -> bool:
    try:
        return bool(int(look or "0", 16) & 0x20)
    except ValueError:
        return False


def _every_text(node: Node) -> Iterator[str]:
    return (one.text for one in node.every() if one.tag in ("w:t", "w:delText"))


def _is_table_of_contents(control: Node) -> bool:
    """Whether a content control (`w:sdt`) is one of Word's own tables of contents (ECMA-376 part 1, 17.5.2.13)."""
    found = control.first("w:sdtPr", "w:docPartObj")
    return value(found, "w:docPartGallery").lower() == "table of contents"


def _with_contents(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """The same; lines of a table of contents, and a heading right above the first, are apart."""
    for one, below in zip_longest(blocks, blocks[1:]):
        is_above = one.contents == "heading" and below is not None and below.contents == "line"
        is_apart = one.contents == "line" or is_above
        yield _Block(f'<div data-apart="contents">{one.html}</div>') if is_apart else one


def _is_joined(paragraph: Node) -> bool:
    """Whether the end of a paragraph was deleted, or moved away, so that the next goes on with it; or it is a drop cap,
    which Word sets as a paragraph of its own (ECMA-376 part 1, 17.3.1.11)."""
    frame = paragraph.first("w:pPr", "w:framePr")
    if frame is not None and frame.get("dropCap") in ("drop", "margin"):
        return True
    mark = paragraph.first("w:pPr", "w:rPr")
    return mark is not None and any(mark.first(tag) is not None for tag in ("w:del", "w:moveFrom"))


def _apart(words: Sequence[tuple[str, str]]) -> Iterator[str]:
    for kind, group in groupby(words, lambda one: one[0]):
        yield f'<div data-apart="{kind}">{escape("".join(text for _, text in group), quote=False)}</div>'


def _grouped(blocks: Sequence[_Block]) -> Iterator[str]:
    """Items together as lists, quotations as one."""
    for kind, group in groupby(blocks, lambda one: "list" if one.item else "quote" if one.is_quote else ""):
        held = tuple(group)
        if kind == "list":
            yield "".join(_lists(held))
        elif kind:
            yield f"<blockquote>{''.join(one.html for one in held)}</blockquote>"
        else:
            yield "".join(one.html for one in held)


def _lists(blocks: Sequence[_Block]) -> Iterator[str]:
    """Items as lists within lists."""
    stack: list[tuple[int, str, str]] = []
    for one in blocks:
        item = one.item
        if item is None:
            continue
        while stack and (
            stack[-1][0] > item.level or (stack[-1][0] == item.level and stack[-1][1] != item.numbering)
        ):
            yield f"</li></{stack.pop()[2]}>"
        if stack and stack[-1][0] == item.level:
            yield "</li>"
        else:
            tag = "ol" if item.start else "ul"
            stack.append((item.level, item.numbering, tag))
            yield f'<{tag} start="{item.start}">' if item.start else f"<{tag}>"
        yield f"<li>{one.html}"
    for _, _, tag in reversed(stack):
        yield f"</li></{tag}>"
