"""The source's words as a built page shows them. Room `notes`; imports `markdown`.

They are the text of the element `data-source-text`, less what is marked `data-not-source`: references, permalinks, pull
quotes. What hides words or makes them up is refused.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from glossator.markdown.elements import BREAKING, OPAQUE
from glossator.notes.look_watches import EFFECTS, NAMING
from glossator.text import fold_source

_HIDING = ("hidden", "inert", "popover", "aria-hidden")
_STYLING = ("style",)
_UNSEEN = frozenset(("dialog",))
"""Elements that are not shown until a script opens them."""
_STRANGE = OPAQUE | _UNSEEN
_MISLEADING = frozenset(
    tag for tag, effect in EFFECTS.items() if effect in ("struck", "turned", "unseen", "quoted")
)
TELLING = frozenset((*EFFECTS, "details", "img", "ol", "caption", "thead", "tfoot")) - NAMING
"""Elements that look other than their words; what names others is the page's to set."""
_HINDERING = frozenset(_HIDING + _STYLING)
_UNSHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
"""Styles of an element around the words that hide them; others may lay out a page."""


class Unreadable(Struct, frozen=True):
    """Why a page's words cannot be told, as sentences."""

    faults: tuple[str, ...]


class PageText(Struct, frozen=True):
    """The source's words in a page."""

    text: str
    """Folded as the proof compares texts."""
    telling: tuple[str, ...]
    """The tags among them of elements that look other than their words."""


def page_text(page: str) -> PageText | Unreadable:
    """The source's words in a page, or what keeps them from being told."""
    found = LexborHTMLParser(page).css("[data-source-text]")
    if len(found) != 1:
        count = "no element" if not found else f"{len(found)} elements"
        return Unreadable((f"the page has {count} with the attribute data-source-text; there must be one",))
    pieces: list[str] = []
    telling: list[str] = []
    faults = [*_around(found[0]), *_read(found[0], pieces, telling)]
    if faults:
        return Unreadable(tuple(dict.fromkeys(faults)))
    return PageText(fold_source("".join(pieces)), tuple(telling))


def _around(element: LexborNode) -> Iterator[str]:
    above = element.parent
    while above is not None:
        tag, attributes = str(above.tag), above.attributes
        yield from _attributes(tag, attributes, _HIDING)
        is_closed = tag == "details" and "open" not in attributes
        if is_closed or tag in _UNSEEN or _UNSHOWN.search(attributes.get("style") or ""):
            yield f"<{tag}> around the source's words is not shown"
        if tag in _MISLEADING:
            yield f"<{tag}> stands around the source's words, which look other than they are"
        above = above.parent


def _read(top: LexborNode, pieces: list[str], telling: list[str]) -> Iterator[str]:
    """Collects the text of an element and its telling tags; gives what hides words. Walks without recursion: pages nest
    deeply."""
    waiting: list[LexborNode | str] = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag or "-"
        if tag == "-text":
            pieces.append(node.text_content or "")
        elif tag[0] != "-" and "data-not-source" not in (attributes := node.attributes):
            if tag in _STRANGE or not _HINDERING.isdisjoint(attributes):
                yield from _hidden(tag, attributes)
            if tag in TELLING:
                telling.append(tag)
            waiting += [" "] if tag in BREAKING else []
            waiting += [*_children(node)][::-1]
            pieces += [" "] if tag in BREAKING else []


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _hidden(tag: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    yield from _attributes(tag, attributes, _HIDING + _STYLING)
    if tag in _STRANGE:
        yield f"<{tag}> stands in the source's words"


def _attributes(tag: str, attributes: Mapping[str, str | None], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name in attributes:
            yield f"<{tag}> around the source's words has the attribute “{name}”, which may hide them"
