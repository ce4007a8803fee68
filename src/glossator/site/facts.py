"""What *link* knows of each article and page. Room `site`; values only.

Facts carry no text, neither the source's nor the notes': texts stay in the galley.
"""

from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from glossator.codec import digest_of
from glossator.model import Ref
from glossator.problem import Place, Problem
from glossator.site.front import Front
from glossator.site.shown import Count


class Use(Struct, frozen=True, array_like=True):
    """A link from a text to another file of the site, and where it stands: a place with the path of the notes file that
    has it, without one where it is the text's own."""

    ref: Ref
    place: Place


class Defines(Struct, frozen=True, array_like=True):
    """What a definition is of."""

    term: str
    """The quoted words."""
    sense: str
    """A short digest of what it says, which tells definitions apart."""
    references: int = 1
    """How many its article has to it: each is a use of the term."""


class NoteFacts(NamedTuple):
    """What *link* needs of one note; the note itself is in the body, at the same place. A named tuple, which is kept
    without the names of its fields: a large site has a hundred thousand."""

    id: str
    kind: str
    verdict: str = ""
    author: str = ""
    draft: bool = False
    """Drafts are shown in the preview, and never exported."""
    works: tuple[str, ...] = ()
    """The keys of the works that it cites."""
    written: str = ""
    """When, in ISO 8601; empty where it does not say."""
    topics: tuple[str, ...] = ()
    """As front matter writes them."""
    addresses: tuple[str, ...] = ()
    """Of the web, that it links."""
    defines: Defines | None = None


class Proven(Struct, frozen=True, array_like=True):
    """That an article's words were compared with its raw text; only one that holds is kept."""

    sha256: str
    words: int


class Facts(Struct, frozen=True, array_like=True):
    """What *link* needs of one article."""

    path: str
    """Relative to the site: `content/articles/x.md`."""
    key: str
    """Under `content/`: `articles/x.md`; what other articles link to, and the name of its galley."""
    front: Front
    notes: tuple[NoteFacts, ...]
    anchors: str
    """What a link's fragment may name: ids, parted by spaces."""
    uses: tuple[Use, ...]
    proven: Proven | None = None
    counts: tuple[Count, ...] = ()
    """Of the notes, by kind."""
    once_published: tuple[Problem, ...] = ()
    """What is wrong with it only where it is published."""

    @property
    def date(self) -> date | datetime | None:
        return self.front.date


def placing(front: Front) -> bytes:
    """A digest of all that decides in which lists an article stands, but for its place in them: its terms and
    month."""
    names = tuple(author.name for author in front.authors)
    return digest_of((front.published[:7], front.topics, front.issues, front.outlet, names, front.extra))


def told(facts: "Facts | PageFacts") -> bytes:
    """A digest of what *link* reads of a text where no page gathers notes or shows how many there are: all but its
    notes (of these which topics they carry), the ids in it and the lines of its links, which matter where others point
    into it or links are wrong."""
    refs = [use.ref for use in facts.uses]
    if isinstance(facts, PageFacts):
        return digest_of((facts.path, facts.key, facts.front, refs))
    carried = [(at, note.topics) for at, note in enumerate(facts.notes) if note.topics]
    return digest_of((facts.path, facts.key, facts.front, refs, carried, facts.proven, facts.once_published))


def noted(facts: "Facts | PageFacts") -> bytes:
    """Likewise where pages gather or count notes: of all that and the notes."""
    if isinstance(facts, PageFacts):
        return told(facts)
    return digest_of((told(facts), facts.notes, facts.counts))


class PageFacts(Struct, frozen=True, array_like=True):
    """What *link* needs of one undated page."""

    path: str
    key: str
    front: Front
    anchors: str
    uses: tuple[Use, ...]
