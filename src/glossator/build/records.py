"""A built page becomes the documents that a search finds: itself, and each of its notes. Room `build`; pure.

A page says by Pagefind's own attributes what of it is searched (`data-pagefind-body`) and by what it can be chosen
(`data-pagefind-filter`). One of ours is added: an element with `data-search-record` is found by itself, at its own
id, with the filters of its page. The page's title is told as another thing than a title (`page`), and its author not at
all, so that who seeks words of a title finds the page and not each of its notes.
"""

from collections.abc import Iterator
from html import escape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

SEARCHED = b"data-pagefind-body"
"""What a page has that is to be found."""
META = "data-pagefind-meta"
INHERITED = f"[data-pagefind-filter], [{META}]:not([{META}=author])"


class Record(Struct, frozen=True):
    """One document to be indexed."""

    path: str
    """Under which it is indexed: a page's own, and for a note one beside it."""
    html: bytes


def records(path: str, html: bytes, base_path: str) -> Iterator[Record]:
    """The documents of the page at a path of the output folder; none where nothing of it is to be found. The base
    path of the site's address is put before the addresses of notes."""
    if SEARCHED not in html:
        return
    yield Record(path, html)
    page = LexborHTMLParser(html)
    own = [one for one in page.css("[data-search-record][id]") if one.parent is not None]
    if own:
        address, shared = base_path + path.removesuffix("index.html"), _inherited(page)
        for one in own:
            name = one.attributes["id"] or ""
            yield Record(f"{path}.{name}.html", _document(one, f"{address}#{name}", shared, page).encode())


def _inherited(page: LexborHTMLParser) -> str:
    """What filters and names a page: elements that hold nothing but text, outside of the records of their own."""
    leaves = (one for one in page.css(INHERITED) if next(one.iter(), None) is None)
    return "".join(_told(one) for one in leaves if not any(_inside(one)))


def _told(node: LexborNode) -> str:
    """What the element tells of its page, as a record within it tells it."""
    if node.attributes.get(META) == "title":
        return f'<i {META}="page">{escape(node.text())}</i>'
    return _plain(node)


def _plain(node: LexborNode) -> str:
    """The element, no more a part of what is searched."""
    if SEARCHED.decode() in node.attributes:
        del node.attrs[SEARCHED.decode()]
    return node.html or ""


def _inside(node: LexborNode) -> Iterator[LexborNode]:
    """The record that a node stands in, or is."""
    at: LexborNode | None = node
    while at is not None:
        if "data-search-record" in at.attributes:
            yield at
        at = at.parent


def _document(record: LexborNode, address: str, shared: str, page: LexborHTMLParser) -> str:
    lang = page.root.attributes.get("lang") if page.root else ""
    url = f'<i data-pagefind-meta="url[data-url]" data-url="{escape(address)}"></i>'
    inherited = f"<div data-pagefind-ignore>{shared}{url}</div>"
    return (
        f'<!doctype html><html lang="{escape(lang or "")}"><body data-pagefind-body>{inherited}{record.html}'
    )
