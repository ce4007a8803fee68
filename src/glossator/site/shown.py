"""The small values inside views: what a template shows of an article, a term, a note. Room `site`; imports the root.

Addresses are paths from the site's root, without the base path (`/articles/x/`). Moments are kept as text (ISO 8601),
which becomes bytes and comes back as it was, the zone of a time included.
"""

from datetime import date

from msgspec import Struct

from glossator.config.values import Moment, moment_of
from glossator.model import Heading, Html, Note


class Link(Struct, frozen=True, array_like=True):
    title: str
    url: str


class MenuEntry(Struct, frozen=True, array_like=True):
    """One way of the navigation."""

    title: str
    url: str
    key: str = ""
    """`articles`, `notes`, a taxonomy's: what it leads to, where the menu is not that of settings. A title that is but
    the key's own word is the theme's to translate."""


class Term(Struct, frozen=True, array_like=True):
    """A term of a taxonomy as other pages see it."""

    name: str
    url: str = ""
    """Empty where the term has no page (too rare, or hidden)."""
    count: int = 0
    """How many articles have it; 0 where an article names it, to which another's having it is no news."""
    kind: str = ""
    """`place`, `person`, `organisation` … where the vocabulary knows it."""
    same_as: tuple[str, ...] = ()
    """Addresses of the same thing elsewhere, as the vocabulary has them."""


class Count(Struct, frozen=True, array_like=True):
    """How many notes of one kind: `kind` is the kind's own word (`claim`), the theme translates it."""

    kind: str
    count: int


class Card(Struct, frozen=True, array_like=True):
    """All that one page may know of another article."""

    path: str
    """Under `content/`: `articles/other.md`; the key of its body."""
    url: str
    title: str
    published: str
    """In ISO 8601; empty without a date."""
    summary: str
    """The dek or an explicit summary; never cut from the body."""
    outlet: str
    authors: tuple[str, ...]
    lang: str

    @property
    def date(self) -> Moment | None:
        return moment_of(self.published)


class Related(Struct, frozen=True, array_like=True):
    card: Card
    shared: tuple[Term, ...]
    """The topics that both have."""


class Writer(Struct, frozen=True, array_like=True):
    name: str
    honorific: str
    bio: str
    url: str
    """Of the author's term page; empty where there is none."""


class Emended(Struct, frozen=True, array_like=True):
    """Words that an editor changed."""

    before: str
    """As the raw text has them."""
    after: str
    """As the article has them; empty where they are left out."""
    why: str
    by: str
    date: date | None


class Redacted(Struct, frozen=True, array_like=True):
    """Lines of the raw text in which words are blacked out, in it and in the article."""

    first: int
    last: int
    why: str
    by: str
    date: date | None
    sha256: str
    """Of the raw text as it was before; may be empty."""


class Verified(Struct, frozen=True, array_like=True):
    """The proof as a reader sees it."""

    file: str
    sha256: str
    words: int
    raw_url: str
    """Where the raw text can be read; empty where settings withhold it."""
    source_url: str
    """Where the text was first published, if front matter says so."""
    emended: tuple[Emended, ...] = ()
    """Where the text differs from the raw text on purpose, in the order in which front matter lists it."""
    redacted: tuple[Redacted, ...] = ()


class Group(Struct, frozen=True, array_like=True):
    """The terms of one taxonomy on an article: its heading and its words."""

    key: str
    title: str
    url: str
    """Of the taxonomy's index; empty where there is none."""
    terms: tuple[Term, ...]


class Pages(Struct, frozen=True, array_like=True):
    """Where in a list of pages a page stands. Lists are numbered from the oldest page, so an address keeps its
    articles; the newest is the first that a reader sees, under the list's own address."""

    number: int
    count: int
    newer_url: str = ""
    older_url: str = ""


class NoteEntry(Struct, frozen=True, array_like=True):
    """Notes of one article on a page that gathers notes of many: `bodies[card.path].notes[index]` for each index. The
    address of one is its article's, with `#note-` and the note's id."""

    card: Card
    indexes: tuple[int, ...]


class ClaimEntry(Struct, frozen=True, array_like=True):
    """A claim on a page that lists claims: its note is `bodies[card.path].notes[index]`."""

    card: Card
    index: int
    url: str
    """Of the claim's own page; empty for one that is not rated, which has none."""


class Rated(Struct, frozen=True, array_like=True):
    """The claims of one verdict."""

    verdict: str
    """Its slug; empty for claims that are not rated."""
    count: int
    """Of them all."""
    url: str
    """Of the page that has them all; empty where they are all here."""
    claims: tuple[ClaimEntry, ...]


class Rating(Struct, frozen=True, array_like=True):
    """One verdict of the scale."""

    verdict: str
    """Its slug, which the filter `verdict` reads."""
    rating: int | None
    """Its place on the scale, where it has one."""


class Mention(Struct, frozen=True, array_like=True):
    """A note of another article, named without its text."""

    url: str
    title: str
    """Of the article."""
    lang: str
    kind: str
    """Empty for an article that only links a note of another."""
    places: tuple[str, ...] = ()
    """The addresses of the references to it in the text; on pages that do not name them, nothing."""


class Defined(Struct, frozen=True, array_like=True):
    """A term of the glossary."""

    term: str
    url: str
    """Of the topic's page, where it is one that has a page."""
    senses: tuple[NoteEntry, ...]
    """The definitions; one that several articles have is named once, with the newest of them."""
    uses: tuple[Mention, ...]
    """All notes that define it, newest article first, with the places of their references; behind each the articles
    that link it."""


class Source(Struct, frozen=True, array_like=True):
    """What notes cite: an address, or a work of the bibliography."""

    title: str
    """Of a work; empty for an address."""
    authors: tuple[str, ...]
    year: str
    address: str
    """May be empty for a work."""
    uses: tuple[Mention, ...]
    """Articles whose notes cite it, newest first; `places` are these notes where an article has several."""


class SitemapEntry(Struct, frozen=True, array_like=True):
    url: str
    published: str = ""
    """In ISO 8601; empty where it has no date."""

    @property
    def modified(self) -> Moment | None:
        return moment_of(self.published)


class Block(Struct, frozen=True, array_like=True):
    """One top-level block of an article's text."""

    id: str
    """`p7`: stable, the target of links into the text."""
    html: Html


class Body(Struct, frozen=True, array_like=True):
    """What *parse* makes of one article or page for its reader. Its names are added to the view of the page."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    outline: tuple[Heading, ...] = ()
    headnote: Html = ()
    words: int = 0
    """Of the text, without notes."""
    minutes: int = 1
    """That reading them takes."""
    note_counts: tuple[Count, ...] = ()
    annotators: tuple[str, ...] = ()
    """Who wrote the notes, each once, in the order of their first note."""
