"""A paragraph as *parse* writes it becomes Markdown, or plain text, without a tree. Room `theme`; pure: imports nothing
of ours.

Nearly every block is a paragraph of words with references, quoted words, emphasis and links. Whatever else is in one is
left to `writing`, which says the same of these, too.
"""

import re
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


class _Tag(Struct, frozen=True):
    name: str
    """Empty for one that is left to others."""
    is_end: bool = False
    address: str | None = None


_START, _END = _Tag("p"), _Tag("p", is_end=True)


def paragraph(html: str, form: Form) -> str | None:
    """A paragraph; None where it is none, or has more in it than words, emphasis, links and references."""
    parts = _PARTS.split(html)
    if len(parts) <= 2 * _STEP or parts[0] or parts[-1] not in ("", "\n") or "<" in "".join(parts[::_STEP]):
        return None
    if _tag(parts[4]) != _START or _tag(parts[-2]) != _END:
        return None
    inner = _inner(parts[_STEP:-_STEP], form)
    if inner is None:
        return None
    text = trimmed(inner)
    return form.paragraph(text) if text else ""


def _inner(parts: list[str], form: Form) -> str | None:
    """What stands in a paragraph, its words with what is between them; None where a tag is left to others."""
    around: list[tuple[_Tag, list[str]]] = []  # the elements that are open, and what stands before each
    here = [_words(parts[0], form)]
    for at in range(1, len(parts), _STEP):
        note, number, code, written, words = parts[at : at + _STEP]
        tag = _tag(written)
        if not written:
            here.append(form.reference(note, number) if code is None else form.code(_text(code)))
        elif tag.name == "br":
            here.append(form.line_end)
        elif tag.is_end and around and around[-1][0].name == tag.name:
            opened, before = around.pop()
            before.append(_element(opened, "".join(here), form))
            here = before
        elif tag.name and not tag.is_end and not any(one.name == tag.name == "a" for one, _ in around):
            around.append((tag, here))
            here = []
        else:
            return None
        here.append(_words(words, form))
    return None if around else "".join(here)


def _element(tag: _Tag, inner: str, form: Form) -> str:
    if tag.name == "a":
        return inner if tag.address is None else form.link(inner, tag.address)
    return marked(inner, tag.name, form)


@lru_cache(maxsize=_AT_HAND)
def _tag(written: str | None) -> _Tag:
    """A tag as it is written between its brackets."""
    found = _TAG.fullmatch(written or "")
    if written in ("br", "br /"):
        return _Tag("br")
    if found is None or found[2] not in _PLAIN:
        return _Tag("")
    address = _HREF.search(found[3])
    return _Tag(found[2], bool(found[1]), unescape(address[1]) if address else None)


def _words(written: str, form: Form) -> str:
    return form.words(_text(written))


def _text(written: str) -> str:
    return spaced(unescape(written) if "&" in written else written)
