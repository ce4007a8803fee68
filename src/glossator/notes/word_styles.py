"""What a Word file's styles and numberings say of a paragraph or a run. Room `notes`; pure over `xml_tree`."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from glossator.notes.word_package import Package
from glossator.notes.xml_tree import Node

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_QUOTE = re.compile(
    r"(?:intense )?quote|block ?text|block ?quote|quotations?|(?:intensives )?zitat|citation(?: intense)?",
    re.I,
)
_CONTENTS = re.compile(r"(?:toc|table of figures|index) ?\d*", re.IGNORECASE)
_CONTENTS_HEADING = re.compile(r"(?:toc|contents|index) heading", re.IGNORECASE)
_LEADS = frozenset(("w:tab", "w:ptab", "w:hyperlink", "w:fldChar", "w:fldSimple"))
"""What Word puts between a heading's words and its page in a table of contents."""
_OFF = frozenset(("0", "false", "off", "none"))
_DEEPEST = 30


class Look(Struct, frozen=True):
    """How a run looks."""

    on: frozenset[str]
    """Properties that are not switched off: `w:b`, `w:vanish` …"""
    raised: str = ""
    """`superscript`, `subscript` or nothing."""


_PLAIN = Look(frozenset())


class Styles(Struct, frozen=True):
    """The styles of a file by id, and its numberings."""

    styles: Mapping[str, Node]
    levels: Mapping[tuple[str, str], Node]
    """What each level of a numbering is, by the numbering's id and the level."""

    def chain(self, style: str) -> Iterator[Node]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self.styles and style not in seen and len(seen) < _DEEPEST:
            seen.add(style)
            yield self.styles[style]
            style = value(self.styles[style], "w:basedOn")

    def name(self, style: str) -> str:
        """A style's name in lower case, in English for Word's own styles; its id where it has none."""
        found = self.styles.get(style)
        return (value(found, "w:name") if found else style).lower()

    def names(self, style: str) -> tuple[str, ...]:
        """The names of a style and of those that it is based on."""
        return tuple(value(one, "w:name").lower() for one in self.chain(style)) or (style.lower(),)

    def heading(self, paragraph: Node) -> int:
        """The level of a heading, from 1; 0 for a paragraph that is none."""
        own = paragraph.first("w:pPr")
        for name in self.names(value(own, "w:pStyle")):
            if found := _HEADING.fullmatch(name):
                return int(found[1])
        for one in self._properties(own):
            level = value(one, "w:outlineLvl")
            if level.isdigit():
                return int(level) + 1 if int(level) < 9 else 0
        return 0

    def is_quote(self, paragraph: Node) -> bool:
        """Whether a paragraph's style is for quotations."""
        own = value(paragraph.first("w:pPr"), "w:pStyle")
        return bool(own) and any(_QUOTE.fullmatch(name) for name in self.names(own))

    def is_contents(self, paragraph: Node) -> bool:
        """Whether a paragraph is a line of a table of contents that Word made, rather than merely styled like one."""
        style = self.name(value(paragraph.first("w:pPr"), "w:pStyle"))
        return bool(_CONTENTS.fullmatch(style)) and any(
            one.tag in _LEADS
            for run in paragraph.nodes()
            if run.tag != "w:pPr"
            for one in (run, *run.every())
        )

    def is_contents_heading(self, paragraph: Node) -> bool:
        """Whether a paragraph's style is for the heading of a table of contents; people use it for others, too."""
        return bool(_CONTENTS_HEADING.fullmatch(self.name(value(paragraph.first("w:pPr"), "w:pStyle"))))

    def item(self, paragraph: Node) -> tuple[str, int, Node] | None:
        """The numbering, the level (from 0) and what that level is, of a paragraph in a list."""
        for one in self._properties(paragraph.first("w:pPr")):
            found = one.first("w:numPr")
            if found is not None:
                number, level = value(found, "w:numId"), value(found, "w:ilvl") or "0"
                what = self.levels.get((number, level))
                return (number, int(level), what) if what is not None and level.isdigit() else None
        return None

    def look(self, run: Node) -> Look:
        """What a run's properties say of it, its own before its styles'."""
        own = run.first("w:rPr")
        if own is None:
            return _PLAIN
        inherited = (one.first("w:rPr") for one in self.chain(value(own, "w:rStyle")))
        said: dict[str, str] = {}
        for one in (own, *(each for each in inherited if each is not None)):
            for each in one.nodes():
                said.setdefault(each.tag, each.get("val").lower())
        return Look(
            frozenset(tag for tag, what in said.items() if what not in _OFF), said.get("w:vertAlign", "")
        )

    def _properties(self, own: Node | None) -> Iterator[Node]:
        """Properties of a paragraph, its own before its styles'."""
        yield from (own,) if own else ()
        for one in self.chain(value(own, "w:pStyle")):
            found = one.first("w:pPr")
            yield from (found,) if found else ()


def value(node: Node | None, tag: str) -> str:
    """The value of a property below a node; empty where there is none."""
    found = node.first(tag) if node else None
    return found.get("val") if found else ""


def read_styles(package: Package) -> Styles:
    """The styles and numberings of a file. Raises MalformedError."""
    trees = [package.tree(part) for kind in ("styles", "numbering") for part in package.related(kind)]
    nodes = [node for tree in trees if tree for node in tree.nodes()]
    styles = {one.get("styleId"): one for one in nodes if one.tag == "w:style"}
    kinds = {one.get("abstractNumId"): one for one in nodes if one.tag == "w:abstractNum"}
    levels: dict[tuple[str, str], Node] = {}
    for one in nodes:
        kind = kinds.get(value(one, "w:abstractNumId")) if one.tag == "w:num" else None
        own = [each.first("w:lvl") for each in one.nodes() if each.tag == "w:lvlOverride"] if kind else []
        for level in (*(kind.nodes() if kind else ()), *own):
            if level is not None and level.tag == "w:lvl":
                levels[one.get("numId"), level.get("ilvl")] = level
    return Styles(styles, levels)
