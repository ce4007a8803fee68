"""The values that rooms hand to each other. Root module: frozen, slotted, picklable; no behaviour to speak of."""

from collections.abc import Iterable
from datetime import date
from html import escape

from msgspec import Struct


class Author(Struct, frozen=True, array_like=True):
    name: str
    honorific: str = ""
    bio: str = ""


class Ref(Struct, frozen=True, array_like=True):
    """A typed hole in a body: a link whose address only *link* knows."""

    target: str
    """What the author wrote, as a path under `content/`: `articles/other.md`, `articles/map.png`."""
    fragment: str = ""
    """Without `#`."""
    query: str = ""
    """Without `?`: part of the address, and of no file's name."""


Html = tuple[str | Ref, ...]
"""HTML with holes: strings, and links that are addresses only once *link* has filled them in."""


def markup_of(parts: Iterable[Html]) -> str:
    """Pieces of HTML as one, for reading its words and elements; in the holes, which are attributes, stand targets."""
    return "".join(
        [piece if isinstance(piece, str) else escape(piece.target) for html in parts for piece in html]
    )


class Byline(Struct, frozen=True, array_like=True):
    """Who wrote a note and when: `(Jane Roe, 2025-03-01; rev. 2025-04-01; checked M. Ilić, 2025-03-02)`."""

    author: str = ""
    written: date | None = None
    revised: date | None = None
    checker: str = ""
    checked: date | None = None


class Selection(Struct, frozen=True, array_like=True):
    """Where in a text a note's words are, so that other programs find them (W3C Web Annotation, 4.2.4 and 4.2.5)."""

    start: int
    """The offset in the article's plain text: code points, white space folded, blocks parted by one space."""
    end: int
    """Behind the last of the words; `start` where the note hangs on its reference."""
    exact: str
    prefix: str
    """The 32 code points before the words, or as many as there are."""
    suffix: str


class Note(Struct, frozen=True, array_like=True):
    """One note of an article, in the order of its number."""

    label: str
    """As the editor wrote it; folded in case it is the key."""
    id: str
    """What addresses use: `note-jobs` without `note-`."""
    number: int
    kind: str
    """`note`, `context`, `claim`, `source`, `correction`, `translation`, `definition`; empty for a plain footnote."""
    verdict: str
    """The slug of the scale's verdict (`false`); empty where there is none."""
    quote: str
    """The quoted words as the source has them; empty where the note hangs on its reference."""
    speaker: str
    byline: Byline
    lang: str
    """For a translation, its language; else empty."""
    html: Html
    """The note's text without head and byline, as blocks."""
    plain: str
    """The same as plain text."""
    line: int
    """The definition's line in its file, from 1."""
    references: int
    """How many references point to it."""
    block: str = ""
    """The id of the source block (`p7`) that the anchor ends in."""
    draft: bool = False
    topics: tuple[str, ...] = ()
    selection: Selection | None = None
    """None for a note that no reference in the text points to."""
    works: tuple[str, ...] = ()
    """The keys of the works of the bibliography that it cites."""
    archive: str = ""
    """The address of an archived copy of what it cites."""
    file: str = ""
    """The notes file that has it, as its path in the site; empty for a footnote of the article's own."""


class Heading(Struct, frozen=True, array_like=True):
    """One entry of a text's outline."""

    level: int
    id: str
    text: str


class PullQuote(Struct, frozen=True, array_like=True):
    text: str
    after: int
    """The number of the body block after which it stands in the raw text; 0 is before the first."""


class Proof(Struct, frozen=True, array_like=True):
    """That an article's words were compared with its raw text, and with what outcome."""

    file: str
    sha256: str
    words: int
    """How many words were compared."""
    holds: bool
    body: str = ""
    """The folded body of the raw text, which the built page must show."""
    telling: tuple[str, ...] = ()
    """The tags of the article's elements that look other than their words; the built page may have no others."""


class Withheld(Struct, frozen=True, array_like=True):
    """A file of the site that is not published."""

    path: str
    why: str
    """`draft`, `future: 2030-01-01`, `expired: …`."""
