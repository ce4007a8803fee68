"""Raw HTML in Markdown, cleaned: first its tags one by one against an allow-list, with a place for each that goes, then
what was rendered around them, so that nothing is left open. Room `markdown`; imports the root.

No tag of the author reaches a page as it was typed: each is rebuilt from its allowed parts, and what is no
well-formed tag is text. Comments are never published.
"""

import dataclasses
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import nh3
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.elements import (
    ADDRESSES,
    ALLOWED,
    ATTRIBUTES,
    CANDIDATES,
    EVERYWHERE,
    OPAQUE,
    OWN_IDS,
    SCHEMES,
    VOID,
)
from glossator.markdown.links import Linked, resolve
from glossator.markdown.places import Places
from glossator.model import Ref
from glossator.problem import Problem, problem

_OURS = frozenset(("class", "role", "aria-label", "data-notes", "data-not-source"))
_CLEANED = ("script", "style")

_UNUSUAL = MappingProxyType({"<?": "?>", "<![CDATA[": "]]>", "<!--": "-->"})
"""What opens other things than tags, and what closes them."""
_EMPTY_COMMENT = re.compile(r"<!---?>")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(
    r"\s+([A-Za-z_:][A-Za-z0-9:._-]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\"'=<>`\x00-\x20]+))?"
)
_CANDIDATE = re.compile(r"[\s,]*+([^\s,]\S*)(?:(?<!,)\s++([^,]*+))?")
_DESCRIPTOR = re.compile(r"(?:[1-9]\d*w|\d+(?:\.\d+)?x)?\Z")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


class Fault(Struct, frozen=True):
    """What was taken out of a piece of raw HTML, at which offset of it."""

    at: int
    length: int
    code: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class _Piece:
    """A piece of raw HTML while it is rebuilt."""

    path: str
    out: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    holes: list[tuple[int, Ref]] = field(default_factory=list)


def clean_tokens(
    tokens: Sequence[Token], path: str, places: Places
) -> tuple[tuple[Linked, ...], tuple[Problem, ...]]:
    """Cleans the raw HTML of a text in the file `path`, in place: gives its links to files of the site, and what
    was taken out."""
    linked: list[Linked] = []
    found: list[Problem] = []
    for holder, token, start in _raw(tokens):
        piece = _rebuild(token.content, path)
        token.content = "".join(piece.out)
        linked += [Linked(ref, places.within(holder, start + at)) for at, ref in piece.holes]
        found += [
            problem(one.code, one.message, places.within(holder, start + one.at, one.length), one.hint)
            for one in piece.faults
        ]
    found += [fault for holder in tokens if holder.type == "inline" for fault in _close(holder, places)]
    return tuple(linked), tuple(found)


def _close(holder: Token, places: Places) -> Iterator[Problem]:
    """Closes, in place, the elements that raw tags leave open in a paragraph; drops tags that close nothing."""
    left = _left_open(holder.children or ())
    closing = [Token("html_inline", "", 0, content=f"</{name}>") for name, _ in left]
    holder.children = [*(holder.children or ()), *closing]
    for name, token in left:
        message = f"the element <{name}> is left open; it ends with its paragraph"
        place = places.within(holder, int(token.meta.get("at", 0)), len(token.content))
        yield problem("raw-html", message, place, f"close it with </{name}>")


def _left_open(children: Sequence[Token]) -> list[tuple[str, Token]]:
    """The elements that raw tags open and none closes, the last first. Empties, in place, tags that close nothing."""
    opened: list[tuple[str, Token]] = []
    waiting: Counter[str] = Counter()
    for token in children:
        tag = _NAME.match(token.content) if token.type == "html_inline" else None
        if tag and token.content.startswith("</"):
            token.content = token.content if waiting[tag[1]] else ""
            name = "" if token.content else tag[1]
            while name != tag[1]:
                name, _ = opened.pop()
                waiting[name] -= 1
        elif tag and tag[1] not in VOID:
            opened.append((tag[1], token))
            waiting[tag[1]] += 1
    return opened[::-1]


def _raw(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token, int]]:
    """Each token of raw HTML after a token that has its place, and the offset in that one's content."""
    for holder in tokens:
        if holder.type == "html_block":
            yield dataclasses.replace(holder), holder, 0
        for token in (holder.children or ()) if holder.type == "inline" else ():
            if token.type == "html_inline":
                yield holder, token, int(token.meta.get("at", 0))


def _rebuild(markup: str, path: str) -> _Piece:
    piece, at = _Piece(path), 0
    last = {opening: markup.rfind(closing) for opening, closing in _UNUSUAL.items()}
    while at < len(markup):
        opening = markup.find("<", at)
        piece.out.append(_text(markup[at : opening if opening >= 0 else len(markup)]))
        if opening < 0:
            break
        # Without a look ahead, each of many that are never closed would be read to the end.
        closed = all(end > opening or not markup.startswith(start, opening) for start, end in last.items())
        tag = HTML_TAG_RE.match(markup, opening) if closed else None
        if markup.startswith("<!--", opening):
            at = _behind_comment(piece, markup, opening)
        elif tag:
            at = _take_tag(piece, markup, tag.group(), opening)
        else:
            piece.out.append("&lt;")
            at = opening + 1
    return piece


def _text(text: str) -> str:
    return text.replace(">", "&gt;")


def _take_tag(piece: _Piece, markup: str, tag: str, at: int) -> int:
    """Adds what may stay of a tag; gives the offset behind what was read."""
    name = _NAME.match(tag)
    if not name:
        piece.faults.append(
            Fault(
                at,
                len(tag),
                "raw-html",
                f"“{tag[:20]}” was taken out: it is no HTML element",
                "write \\< where it is text",
            )
        )
        return at + len(tag)
    element = name[1].lower()
    if element in ALLOWED:
        piece.out.append(_allowed(piece, tag, element, at))
        return at + len(tag)
    if not tag.startswith("</"):
        hint = "write Markdown, or one of the elements that docs/notes.md names under “Raw HTML”"
        piece.faults.append(Fault(at, len(tag), "raw-html", f"the element <{element}> was taken out", hint))
    return _behind(markup, element, at + len(tag)) if element in OPAQUE else at + len(tag)


def _behind(markup: str, element: str, at: int) -> int:
    """The offset behind an opaque element's closing tag; as browsers do, the piece's end where it is never closed."""
    closing = re.compile(rf"</{element}\s*>", re.IGNORECASE).search(markup, at)
    return closing.end() if closing else len(markup)


def _behind_comment(piece: _Piece, markup: str, at: int) -> int:
    """The offset behind a comment; one that is never closed goes on to the end of the piece, which is said."""
    empty = _EMPTY_COMMENT.match(markup, at)
    end = markup.find("-->", at + 4)
    if not empty and end < 0:
        message = "this comment is never closed: nothing of what follows is shown"
        piece.faults.append(Fault(at, 4, "raw-html", message, "end it with -->"))
    return empty.end() if empty else end + 3 if end >= 0 else len(markup)


def _allowed(piece: _Piece, tag: str, element: str, at: int) -> str:
    if tag.startswith("</"):
        return f"</{element}>"
    start = len(element) + 1
    kept = [_attribute(piece, found, element, at) for found in _ATTRIBUTE.finditer(tag, start)]
    return f"<{element}{''.join(kept)}>"


def _attribute(piece: _Piece, found: re.Match[str], element: str, at: int) -> str:
    """An attribute as it may stay, with a space before it; empty where it goes."""
    name, value = found[1].lower(), html.unescape((found[2] or "").strip("\"'"))
    if name in ADDRESSES and name in ATTRIBUTES.get(element, ()):
        value = _address(piece, value, at + found.start(1), len(name))
        return f' {name}="{html.escape(value)}"' if value else ""
    if name in CANDIDATES and name in ATTRIBUTES.get(element, ()):
        value = ", ".join(_candidates(piece, value, at + found.start(1), len(name)))
        return f' {name}="{html.escape(value)}"' if value else ""
    if name not in EVERYWHERE and name not in ATTRIBUTES.get(element, ()):
        message = f"the attribute “{name}” of <{element}> was taken out"
        hint = "delete it; docs/notes.md says under “Raw HTML” what may stand"
        piece.faults.append(Fault(at + found.start(1), len(name), "raw-html", message, hint))
        return ""
    if name == "id" and OWN_IDS.match(value):
        message = f"the id “{value}” was taken out: pages give such ids to their own parts"
        piece.faults.append(Fault(at + found.start(1), len(name), "raw-html", message, "choose another id"))
        return ""
    return f' {name}="{html.escape(value)}"'


def _address(piece: _Piece, value: str, at: int, length: int) -> str:
    address = resolve(value.strip(), piece.path)
    piece.faults += [Fault(at, length, *address.fault)] if address.fault else []
    piece.holes += [(at, address.ref)] if address.ref else []
    return address.text


def _candidates(piece: _Piece, value: str, at: int, length: int) -> Iterator[str]:
    """The images of a `srcset` that may stay (HTML, 4.8.4.2.2), each with its width or density."""
    for found in _CANDIDATE.finditer(value):
        address, descriptor = found[1].rstrip(","), (found[2] or "").strip()
        scheme = _SCHEME.match(address)
        if not _DESCRIPTOR.match(descriptor) or (scheme and scheme[1].lower() not in ("http", "https")):
            message = f"the image “{' '.join((address, descriptor)).strip()}” of “srcset” was taken out"
            hint = (
                "write addresses of the web or of the site's files, each with a width (800w) or density (2x)"
            )
            piece.faults.append(Fault(at, length, "raw-html", message, hint))
            continue
        kept = _address(piece, address, at, length)
        if kept:
            yield f"{kept} {descriptor}".strip()


def balance(markup: str) -> str:
    """Rendered HTML with every element closed, for what holds raw HTML; a second guard against what is not allowed."""
    return nh3.clean(
        markup,
        tags=set(ALLOWED),
        attributes={
            "*": set(EVERYWHERE | _OURS),
            **{element: set(names) for element, names in ATTRIBUTES.items()},
        },
        clean_content_tags=set(_CLEANED),
        link_rel=None,
        url_schemes=set(SCHEMES),
    )
