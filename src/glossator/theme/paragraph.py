"""A paragraph as *parse* writes it becomes Markdown, or plain text, without a tree. Room `theme`; pure: imports nothing
of ours.

Nearly every block is a paragraph of words with references, quoted words, emphasis and links. Whatever else is in one is
left to `writing`, which says the same of these, too.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from msgspec import Struct

from glossator.theme.forms import Form, marked, spaced, trimmed

_PARTS = re.compile(
    r'<(?:sup data-not-source><a id="[^"<>]*" href="#note-([^"<>&#]*)" role="doc-noteref"[^<>]*>([^<>&\s]*)</a></sup>'
    r"|code>([^<>]*)</code>|([^<>]*)>)"
)
"""A reference, with its note's id and number; code; or a tag."""
_STEP = 5
"""What splitting by it gives for each: those four, and the words behind it."""
_TAG = re.compile(r'(/?)([a-z]+)((?: (?!data-not-source|role)[a-z-]+="[^"]*")*)')
_HREF = re.compile(r' href="([^"]*)"')
_PLAIN = frozenset(
    (
        *("a", "abbr", "b", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "p", "q", "s", "small"),
        *("span", "strong", "sub", "sup", "u", "var"),
    )
)
"""Elements that are words between marks."""
_AT_HAND = 1000
"""Tags whose reading is kept."""
_TEXTS = 100
"""Texts whose reading is kept: an article's Markdown and its plain text are printed one after the other."""


class _Tag(Struct, frozen=True):
    name: str
    """Empty for one that is left to others."""
    is_end: bool = False
    address: str | None = None


class _Reference(Struct, frozen=True):
    note: str
    number: str


class _Code(Struct, frozen=True):
    text: str


_Piece = str | _Tag | _Reference | _Code
"""What stands in a paragraph: words, and what is between them. Tags are in pairs."""
_START, _END, _BREAK = _Tag("p"), _Tag("p", is_end=True), _Tag("br")


def paragraph(html: str, form: Form) -> str | None:
    """A paragraph; None where it is none, or has more in it than words, emphasis, links and references."""
    pieces = _pieces(html)
    if pieces is None:
        return None
    text = trimmed(form.words(pieces[0]) if len(pieces) == 1 else _inner(pieces, form))  # type: ignore[arg-type] # words come first
    return form.paragraph(text) if text else ""


def _inner(pieces: Iterable[_Piece], form: Form) -> str:
    """What stands in a paragraph, as the form has it."""
    around: list[tuple[_Tag, list[str]]] = []  # the elements that are open, and what stands before each
    here: list[str] = []
    for one in pieces:
        if isinstance(one, str):
            here.append(form.words(one))
        elif isinstance(one, _Reference):
            here.append(form.reference(one.note, one.number))
        elif isinstance(one, _Code):
            here.append(form.code(one.text))
        elif one is _BREAK:
            here.append(form.line_end)
        elif one.is_end:
            opened, before = around.pop()
            before.append(_element(opened, "".join(here), form))
            here = before
        else:
            around.append((one, here))
            here = []
    return "".join(here)


def _element(tag: _Tag, inner: str, form: Form) -> str:
    if tag.name == "a":
        return inner if tag.address is None else form.link(inner, tag.address)
    return marked(inner, tag.name, form)


@lru_cache(maxsize=_TEXTS)
def _pieces(html: str) -> tuple[_Piece, ...] | None:
    """A paragraph taken apart; None where it is left to others."""
    parts = _PARTS.split(html)
    if len(parts) <= 2 * _STEP or parts[0] or parts[-1] not in ("", "\n") or "<" in "".join(parts[::_STEP]):
        return None
    if _tag(parts[4]) != _START or _tag(parts[-2]) != _END:
        return None
    found: list[_Piece] = [_text(parts[_STEP])]
    around: list[str] = []  # the names of the elements that are open
    for at in range(_STEP + 1, len(parts) - _STEP, _STEP):
        piece = _piece(parts[at : at + 4])
        if isinstance(piece, _Tag) and piece is not _BREAK and not _fits(piece, around):
            return None
        found += (piece, _text(parts[at + 4]))
    return None if around else tuple(found)


def _piece(part: list[str]) -> _Piece:
    note, number, code, written = part
    if written:
        return _tag(written)
    return _Reference(note, number) if code is None else _Code(_text(code))


def _fits(tag: _Tag, around: list[str]) -> bool:
    """Whether a tag ends the element that was opened last, or may begin one: links stand in no links."""
    if tag.is_end:
        return bool(around) and around.pop() == tag.name
    around.append(tag.name)
    return bool(tag.name) and not (tag.name == "a" and "a" in around[:-1])


@lru_cache(maxsize=_AT_HAND)
def _tag(written: str | None) -> _Tag:
    """A tag as it is written between its brackets."""
    found = _TAG.fullmatch(written or "")
    if written in ("br", "br /"):
        return _BREAK
    if found is None or found[2] not in _PLAIN:
        return _Tag("")
    address = _HREF.search(found[3])
    return _Tag(found[2], bool(found[1]), unescape(address[1]) if address else None)


def _text(written: str) -> str:
    return spaced(unescape(written) if "&" in written else written)
