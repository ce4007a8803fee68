"""What stands within a paragraph of a Word file, as HTML; what is no part of the text is kept apart. Room `notes`.

Insertions are in, deletions are apart, as the text would be if every tracked change were accepted; the same holds for
what was moved. Elements that are not known are passed through: no word is left out because of what holds it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from types import MappingProxyType

from msgspec import Struct

from glossator.notes.word_package import Relation
from glossator.notes.word_styles import Styles
from glossator.notes.xml_tree import Node

_SILENT = frozenset(
    (
        *("w:rPr", "w:pPr", "w:delInstrText", "w:sectPr", "w:fldData", "mc:Fallback", "w:footnoteRef"),
        *(
            "w:endnoteRef",
            "w:annotationRef",
            "w:separator",
            "w:continuationSeparator",
            "w:lastRenderedPageBreak",
        ),
    )
)
_SIGNS = MappingProxyType(
    {
        "w:tab": " ",
        "w:ptab": " ",
        "w:cr": "<br>",
        "w:noBreakHyphen": "\u2011",
        "w:softHyphen": "\xad",
    }
)
_NOTES = MappingProxyType(
    {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote", "w:commentReference": "comment"}
)
_APART = MappingProxyType({"w:del": "deleted", "w:moveFrom": "deleted", "w:rt": "ruby"})
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[lotn]\s+)*"([^"]*)"', re.IGNORECASE)
_STYLES = (("b", ("w:b",)), ("i", ("w:i",)), ("s", ("w:strike", "w:dstrike")))
_SCRIPTS = MappingProxyType({"superscript": "sup", "subscript": "sub"})


class Source(Struct, frozen=True):
    """What the words of a part are read with."""

    styles: Styles
    relations: Mapping[str, Relation]
    blocks: Callable[[Node], str]
    """The HTML of the paragraphs and tables that an element holds, such as a text box."""


@dataclass(slots=True)
class Field:
    """A field that Word fills in, such as a link."""

    code: str = ""
    link: str = ""


@dataclass(slots=True)
class Runs:
    """The content of paragraphs, as it is passed."""

    source: Source
    bold_is_plain: bool = False
    """In a heading, which is bold anyway."""
    pieces: list[tuple[str, str]] = field(default_factory=list)
    """HTML, each with the address that it links to."""
    apart: list[tuple[str, str]] = field(default_factory=list)
    """Words that are no part of the text, each after their class."""
    behind: list[str] = field(default_factory=list)
    """Blocks that hang on the paragraph: text boxes, rules."""
    fields: list[Field] = field(default_factory=list)
    """Those that are open, which may be over several paragraphs."""
    alt: str = ""
    """What is said of the pictures of the drawing that is being read."""

    def take(self, node: Node, kind: str = "", link: str = "") -> None:
        """What an element holds. Words of a `kind` are apart; others may link to an address."""
        for one in node.nodes():
            self._one(one, kind, link)

    def html(self) -> str:
        """What was taken so far, and nothing of it again."""
        made = []
        for link, group in groupby(self.pieces, lambda piece: piece[1]):
            text = "".join(html for html, _ in group)
            made.append(f'<a href="{escape(link)}">{text}</a>' if link else text)
        self.pieces.clear()
        return "".join(made)

    def _one(self, one: Node, kind: str, link: str) -> None:
        if one.tag in _SILENT:
            return
        if one.tag == "w:r":
            self._run(one, kind, link)
        elif one.tag == "w:hyperlink":
            self.take(one, kind, self._target(one) or link)
        elif one.tag == "w:fldSimple":
            self.take(one, kind, _link_of(one.get("instr")) or link)
        elif one.tag in ("w:t", "m:t", "w:delText"):
            self._words(one.text, "deleted" if one.tag == "w:delText" else kind, link)
        elif one.tag in ("w:txbxContent", "w:rect") or one.get("hr") in ("t", "true", "1"):
            self._box(one, kind)
        else:
            self._in_run(one, kind, link)

    def _run(self, run: Node, kind: str, link: str) -> None:
        look = self.source.styles.look(run)
        hidden = "hidden" if "w:vanish" in look.on else ""
        inside = Runs(self.source, fields=self.fields, behind=self.behind, apart=self.apart)
        inside.take(run, kind or hidden, link)
        tags = [tag for tag, names in _STYLES if not look.on.isdisjoint(names)]
        tags = [tag for tag in tags if not (tag == "b" and self.bold_is_plain)]
        script = _SCRIPTS.get(look.raised)
        before = "".join(f"<{tag}>" for tag in (*tags, *((script,) if script else ())))
        behind = "".join(f"</{tag}>" for tag in (*((script,) if script else ()), *reversed(tags)))
        for html, target in inside.pieces:
            plain = html.startswith("<") or not before
            self.pieces.append((html if plain else f"{before}{html}{behind}", target))

    def _in_run(self, one: Node, kind: str, link: str) -> None:
        if one.tag in _SIGNS:
            self._put(_SIGNS[one.tag], kind, link)
        elif one.tag == "w:br":
            self._put(" " if one.get("type") in ("page", "column") else "<br>", kind, link)
        elif one.tag == "w:sym":
            self._words(_sign(one), kind, link)
        elif one.tag in ("w:fldChar", "w:instrText"):
            self._field(one)
        elif one.tag in _NOTES:
            self._put(f'<a data-note="{_NOTES[one.tag]}-{escape(one.get("id"))}"></a>', kind, "")
        elif one.tag in ("a:blip", "v:imagedata"):
            self._picture(one, kind)
        elif one.tag == "wp:docPr":
            self.alt = " ".join(one.get("descr").split())
        else:
            self.take(one, kind or _APART.get(one.tag, ""), link)

    def _words(self, text: str, kind: str, link: str) -> None:
        if kind:
            self.apart.append((kind, text))
        elif text:
            self._put(escape(text, quote=False), kind, self._open_link() or link)

    def _put(self, html: str, kind: str, link: str) -> None:
        if not kind:
            self.pieces.append((html, link))
        elif html == " " and self.apart:
            self.apart.append((kind, html))

    def _field(self, one: Node) -> None:
        state = one.get("fldCharType")
        if state == "begin":
            self.fields.append(Field())
        elif state == "end" and self.fields:
            self.fields.pop()
        elif self.fields:
            self.fields[-1].code += one.text
            self.fields[-1].link = _link_of(self.fields[-1].code) if state == "separate" else ""

    def _open_link(self) -> str:
        return next((one.link for one in reversed(self.fields) if one.link), "")

    def _target(self, one: Node) -> str:
        found = self.source.relations.get(one.get("id"))
        return found.target if found and found.is_outside else ""

    def _picture(self, one: Node, kind: str) -> None:
        found = self.source.relations.get(one.get("embed") or one.get("id"))
        if found and not found.is_outside:
            self._put(f'<img src="{escape(found.target)}" alt="{escape(self.alt)}">', kind, "")

    def _box(self, one: Node, kind: str) -> None:
        if one.get("hr"):
            self.behind.append("<hr>")
        elif kind:
            self.apart.append((kind, " ".join(each.text for each in one.every() if each.tag == "w:t")))
        elif one.tag == "w:txbxContent":
            self.behind.append(f"<div>{self.source.blocks(one)}</div>")
        else:
            self.take(one, kind)


def _link_of(code: str) -> str:
    found = _LINK.match(code)
    return found[1] if found else ""


def _sign(one: Node) -> str:
    code = one.get("char")
    try:
        return chr(int(code, 16)) if code else ""
    except (ValueError, OverflowError):
        return ""
