"""Room `ingest`: what a page's attributes and tables say, apart from any walk: addresses, languages, data. Pure."""

from urllib.parse import urljoin, urlsplit

import regex

from glossator.ingest.web.tree import Element

_TAG = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LOOSE = frozenset(("table", "ul", "ol", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements that no cell of a table of data holds."""


def absolute(base: str, target: str) -> str:
    """An address against the page's own; empty for one within the page, for those that run or hold something, and for a
    relative one where the page's own is not known."""
    target = target.strip()
    if not target or target.startswith("#"):
        return ""
    try:
        found = urljoin(base, target)
        parts = urlsplit(found)
    except ValueError:
        return ""
    if parts.scheme.lower() in ("http", "https"):
        return found if parts.netloc else ""
    return found if parts.scheme.lower() in ("mailto", "tel") else ""


def joined(base: str, target: str) -> str:
    """An address against another; this other where either is none."""
    try:
        return urljoin(base, target)
    except ValueError:
        return base


def web_address(address: str) -> str:
    """An address of the web as it is; empty for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    fits = parts.scheme in ("http", "https") and parts.netloc and not regex.search(r"[\s<>\"]", address)
    return address if fits else ""


def is_data(table: Element) -> bool:
    """Rows and columns of short texts, rather than a layout."""
    below = list(table.elements())
    rows = [one for one in below if one.tag == "tr"]
    if any(one.tag in _LOOSE for one in below):
        return False
    cells = [sum(isinstance(one, Element) for one in row.children) for row in rows]
    loose = any(
        isinstance(child, Element)
        and child.tag not in ("caption", "thead", "tbody", "tfoot", "tr", "colgroup", "col")
        for child in table.children
    )
    return len(rows) > 1 and max(cells, default=0) > 1 and not loose and table.get("role") != "presentation"


def lang_of(element: Element, own: str) -> str:
    """The language of an element's words where it is another than the page's."""
    for one in (element, *element.above()):
        said = one.get("lang") or one.get("xml:lang")
        if said:
            return lang_tag(said, own) if one.tag not in ("html", "body") else ""
    return ""


def lang_tag(said: str, own: str) -> str:
    """A language's tag; empty where it is none, or the page's own."""
    if not _TAG.fullmatch(said) or said.lower().partition("-")[0] == own.lower().partition("-")[0]:
        return ""
    return said
