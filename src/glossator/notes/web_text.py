r"""The canonical text of a web page: the lines that a ledger counts and the proof compares. Room `notes`; imports
nothing of ours.

A page is parsed as the HTML standard says. Its title is the first line; then each block of the body is a line, and
each `<br>`, and each line end in `<pre>`, ends one. Runs of ASCII white space are one space, none at a line's ends;
lines without a character are no lines. Comments, scripts, style sheets, templates, frames and SVG have no text;
what is hidden has. Controls are left out. This never changes, for articles name their words by these lines.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

ENDINGS = (".html", ".htm")
"""How the name of a raw file ends that is a web page, in any case."""


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BREAKING = _named(
    "address article aside audio blockquote body br button canvas caption center col colgroup dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend "
    "li listing main menu nav noscript object ol optgroup option p plaintext pre search section select summary "
    "table tbody td textarea tfoot th thead title tr ul video xmp"
)
_SILENT = _named("annotation annotation-xml iframe noembed noframes script style svg template")
_KEPT = frozenset(("pre", "listing", "textarea", "xmp", "plaintext"))
"""Elements in which a line end is one."""
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ROW = re.compile(r"[^\n]*\n|[^\n]+\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Opening(Struct, frozen=True):
    """An element starts."""

    tag: str
    attributes: Mapping[str, str | None]


class Closing(Struct, frozen=True):
    """The element that started last, and has not ended yet, ends."""


class Words(Struct, frozen=True):
    """Text at its place in the lines; a space before it, if any, is its own."""

    text: str
    line: int
    """From 1."""
    start: int
    """Offset in the line, from 0."""
    raw: str
    """As it stands in the page."""


Event = Opening | Closing | Words


def is_page(file: str) -> bool:
    """Whether a raw file of this name is a web page."""
    return file.lower().endswith(ENDINGS)


def decoded_page(data: bytes, encoding: str) -> str:
    """A page's bytes as text; what cannot be decoded is U+FFFD, as in a browser. Raises LookupError for an encoding
    that there is not, ValueError for one that is for no text."""
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def page_lines(html: str) -> tuple[str, ...]:
    """The canonical text of a page, line by line."""
    return lines_of(page_events(html))


def lines_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The canonical text of a page, told by its elements and words."""
    lines: list[list[str]] = []
    for event in events:
        if isinstance(event, Words) and event.text:
            lines += [[] for _ in range(event.line - len(lines))]
            lines[event.line - 1].append(event.text)
    return tuple(map("".join, lines))


def page_events(html: str) -> Iterator[Event]:
    """A page's elements and words in document order, each word at its place in the canonical text.

    Walks without recursion, for pages may nest as deeply as they like.
    """
    place = _Place()
    node: LexborNode | None = LexborHTMLParser(html).root
    while node is not None:
        if node.tag == "-text":
            yield from _words(node.text_content or "", place)
        elif _is_read(node):
            place.open(node.tag or "")
            yield Opening(node.tag or "", node.attributes)
            if node.first_child is not None:
                node = node.first_child
                continue
            place.close(node.tag or "")
            yield Closing()
        while node is not None and node.next is None:
            node = node.parent
            if node is not None and _is_read(node):
                place.close(node.tag or "")
                yield Closing()
        node = node.next if node is not None else None


def _is_read(node: LexborNode) -> bool:
    """An element whose words count; neither a comment nor the document itself."""
    tag = node.tag or "-"
    return tag[0].isalpha() and tag not in _SILENT


@dataclass(slots=True)
class _Place:
    """Where the next word will stand."""

    line: int = 1
    column: int = 0
    is_apart: bool = False
    """White space stands before it."""

    kept: int = 0
    """How many elements are open in which a line end is one."""

    def open(self, tag: str) -> None:
        self.kept += tag in _KEPT
        if tag in _BREAKING:
            self.end_line()

    def close(self, tag: str) -> None:
        self.kept -= tag in _KEPT
        if tag in _BREAKING:
            self.end_line()

    def end_line(self) -> None:
        self.line += self.column > 0
        self.column, self.is_apart = 0, False


def _words(text: str, place: _Place) -> Iterator[Words]:
    if not place.kept:
        yield from _folded(text, place)
        return
    for row in _ROW.findall(text):
        found = tuple(_folded(row, place))
        yield from found or (Words("", place.line, place.column, row),)
        if row.endswith("\n"):
            place.end_line()


def _folded(text: str, place: _Place) -> Iterator[Words]:
    words = _SPACE.sub(" ", _CONTROL.sub("", text))
    own = words.strip(" ")
    place.is_apart |= words.startswith(" ") and place.column > 0
    if own:
        led = f" {own}" if place.is_apart else own
        yield Words(led, place.line, place.column, text)
        place.column += len(led)
        place.is_apart = words.endswith(" ")
