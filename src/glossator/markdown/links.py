"""Addresses in Markdown: links to files of the site become holes, dangerous ones are refused. Room `markdown`; imports
the root.

A hole travels through rendering as an address that starts with `HOLE`; no author can write one, because every
address passes through `resolve` first.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.elements import ADDRESSES, CANDIDATES, SCHEMES
from glossator.markdown.places import Places
from glossator.model import Html, Ref
from glossator.problem import Place, Problem, problem

HOLE = ".hole/"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20]+")
_TAG = re.compile(r'<[a-zA-Z](?:[^">]|"[^"]*")*+>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_HOLE = re.compile(r"(?:\A|(?<= ))\.hole/([^\s,?#]*)(?:\?([^\s,#]*))?(?:#([^\s,]*))?")
_ADDRESSES = {"link_open": "href", "image": "src"}


class Address(Struct, frozen=True):
    """What became of an address."""

    text: str
    """What to write into the page; empty where it is refused."""
    fault: tuple[str, str, str] | None = None
    """Code, message and hint of what is wrong with it."""
    ref: Ref | None = None


def resolve(address: str, path: str) -> Address:
    """An address that stands in the file `path` (under `content/`), judged.

    Relative ones become holes, kept under `content/`; `/x`, `#x` and addresses of the web stay as they are; others
    (`javascript:`, `data:`, `file:` …) are refused.
    """
    scheme = _SCHEME.match(_IGNORED.sub("", address))
    if scheme:
        return _with_scheme(address, scheme[1].lower())
    if not address or address.startswith(("/", "#", "?")):
        return Address(address)
    return _relative(address, path)


def _with_scheme(address: str, scheme: str) -> Address:
    if scheme in SCHEMES:
        return Address(address)
    hint = "link to a page of the web (https:), an address (mailto:) or a file of the site"
    return Address("", ("unsafe-link", f"a link may not start with “{scheme}:”", hint))


def _relative(address: str, path: str) -> Address:
    place, _, fragment = address.partition("#")
    name, _, query = place.partition("?")
    written = unquote(name)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
    if target.startswith("../") or target == ".." or "\\" in written or "\0" in written:
        message = f"the link “{written}” leads outside the site's content"
        return Address(
            "", ("unsafe-path", message, "link to a file under content/, or to an address (/path/)")
        )
    ref = Ref(target + "/" if written.endswith("/") else target, unquote(fragment), query)
    return Address(written_hole(ref), None, ref)


def written_hole(ref: Ref) -> str:
    """A hole as an address that survives rendering and cleaning."""
    query = f"?{quote(ref.query, safe='')}" if ref.query else ""
    return HOLE + quote(ref.target) + query + ("#" + quote(ref.fragment) if ref.fragment else "")


def with_holes(markup: str) -> Html:
    """Rendered HTML with its holes made typed again. Only in a tag is a hole one: raw HTML may hold the same text."""
    if HOLE not in markup:
        return (markup,) if markup else ()
    cut: list[str | Ref] = []
    at = 0
    for tag in _TAG.finditer(markup):
        for start, end, ref in _holes(tag):
            cut += [markup[at:start], ref]
            at = end
    return tuple(part for part in (*cut, markup[at:]) if part != "")


def _holes(tag: re.Match[str]) -> Iterator[tuple[int, int, Ref]]:
    """The holes of a tag's attributes, with their offsets in the whole."""
    for attribute in _ATTRIBUTE.finditer(tag.group()):
        name, value = attribute.groups()
        found = _HOLE.finditer(value) if name in CANDIDATES else [_HOLE.match(value)] * (name in ADDRESSES)
        for hole in filter(None, found):
            base = tag.start() + attribute.start(2)
            target, query, fragment = (unquote(part or "") for part in hole.groups())
            yield base + hole.start(), base + hole.end(), Ref(target, fragment, query)


class Linked(Struct, frozen=True):
    """One hole and where it was written."""

    ref: Ref
    place: Place


def resolve_links(
    tokens: Sequence[Token], path: str, places: Places
) -> tuple[tuple[Linked, ...], tuple[Problem, ...]]:
    """Resolves the addresses of links and images in place: gives the holes and what is wrong."""
    holes: list[Linked] = []
    faults: list[Problem] = []
    for holder, token in _linking(tokens):
        name = _ADDRESSES[token.type]
        address = resolve(str(token.attrs[name]), path)
        token.attrs[name] = address.text
        if token.markup == "autolink":
            token.attrs["class"] = "bare"  # its text is its address, which paper need not repeat
        if address.fault:
            del token.attrs[name]
        if address.ref or address.fault:
            place = places.within(holder, int(token.meta.get("at", 0)))
            holes += [Linked(address.ref, place)] if address.ref else []
            faults += (
                [problem(address.fault[0], address.fault[1], place, address.fault[2])]
                if address.fault
                else []
            )
    return tuple(holes), tuple(faults)


def _linking(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    for holder in tokens:
        for token in holder.children or () if holder.type == "inline" else ():
            if token.type in _ADDRESSES:
                yield holder, token
