"""The HTML of a page becomes its links, and what links may lead to in it. Room `links`, pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from glossator.theme.addresses import CANDIDATE, CANDIDATES, REFRESH

ADDRESSED = "[href],[src],[srcset],[imagesrcset],[poster],[data],[cite],[action],meta[http-equiv][content]"
ONE = ("href", "src", "poster", "data", "cite", "action")
UNVISITED = frozenset(("preconnect", "dns-prefetch"))
"""Relations of `link` whose address names a host, and no page of it (W3C, Resource Hints)."""


@dataclass(frozen=True, slots=True)
class Hypertext:
    """A page as links see it."""

    links: tuple[str, ...]
    """The addresses in it, as they are written, each once."""
    ids: frozenset[str]
    moves: bool
    """Whether it only leads on to another page, and takes fragments along."""


def read_hypertext(html: bytes) -> Hypertext:
    """The links of a page and the ids of its elements (WHATWG HTML, 7.4.6.3: `name` of an `a` counts as one)."""
    tree = LexborHTMLParser(html)
    nodes = tree.css(ADDRESSED)
    named = (node.attributes.get(key) for key in ("id", "name") for node in tree.css(f"[{key}]"))
    return Hypertext(
        tuple(dict.fromkeys(link.strip() for node in nodes for link in _addresses(node))),
        frozenset(name for name in named if name),
        any(_refresh(node) for node in nodes),
    )


def _addresses(node: LexborNode) -> Iterator[str]:
    given = node.attributes
    if node.tag == "meta":
        yield from _refresh(node)
        return
    if node.tag == "link" and UNVISITED & {*(given.get("rel") or "").lower().split()}:
        return
    yield from (value for key in ONE if (value := given.get(key)))
    for key in CANDIDATES & given.keys():
        yield from (one[2] for one in CANDIDATE.finditer(given[key] or "") if one[2])


def _refresh(node: LexborNode) -> tuple[str, ...]:
    """The address that a page refreshes to."""
    if node.tag != "meta" or (node.attributes.get("http-equiv") or "").lower() != "refresh":
        return ()
    match = REFRESH.fullmatch(node.attributes.get("content") or "")
    return (match[2],) if match and match[2] else ()
