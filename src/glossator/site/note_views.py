"""What templates of pages that gather notes may read: flat names, one a fact, as for all `views`. Room `site`; imports
root and config. The notes themselves are in `bodies`; a view names articles and which of their notes it shows.
"""

from collections.abc import Mapping

from msgspec import field

from glossator.model import Ref
from glossator.site.shown import (
    Body,
    Card,
    Count,
    Defined,
    Link,
    MenuEntry,
    NoteEntry,
    Pages,
    Rated,
    Rating,
    Source,
    Term,
)
from glossator.site.views import BaseView


class NotesView(BaseView, frozen=True):
    """`/notes/`: how many of each kind, and where."""

    kinds: tuple[tuple[Count, str], ...]
    """Kind with its count, and its address; empty where it has no page."""
    indexes: tuple[MenuEntry, ...]
    """Other pages that gather notes; their keys are `claims`, `corrections`, `glossary`, `sources`."""
    annotators: tuple[Term, ...]
    """Who wrote notes; `count` says how many."""
    feed_url: str
    """Of the feed of new notes; empty where there is none."""


class NoteKindView(BaseView, frozen=True):
    """`/notes/<kind>/`."""

    kind: str
    entries: tuple[NoteEntry, ...]
    pages: Pages
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class TermNotesView(BaseView, frozen=True):
    """All notes that carry a topic, where its own page shows the newest alone."""

    term: Link
    """The topic's page."""
    entries: tuple[NoteEntry, ...]
    pages: Pages
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class AnnotatorView(BaseView, frozen=True):
    """`/notes/by/<name>/`."""

    annotator: str
    entries: tuple[NoteEntry, ...]
    pages: Pages
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class CorrectionsView(BaseView, frozen=True):
    """`/notes/corrections/`: by the date of the correction, the newest first."""

    entries: tuple[NoteEntry, ...]
    """A correction each."""
    pages: Pages
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class ClaimsView(BaseView, frozen=True):
    """`/claims/`, and `/claims/<verdict>/` where a verdict has more claims than the first page shows."""

    verdict: str
    """The slug of the verdict whose page it is; empty on the page of all."""
    rated: tuple[Rated, ...]
    """The verdicts of the scale, worst first, then the claims that are not rated, if any."""
    pages: Pages
    ratings_url: str
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class ClaimView(BaseView, frozen=True):
    """`/claims/<article>/<label>/`: one claim, with its note `bodies[card.path].notes[index]`."""

    card: Card
    index: int
    claims_url: str
    """Of the page of all claims; empty where there is none."""
    ratings_url: str
    linked_data: bool
    """Whether the page describes itself in the words of schema.org."""
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class RatingsView(BaseView, frozen=True):
    """`/claims/ratings/`: how claims are rated."""

    scale: tuple[Rating, ...]
    """The verdicts, worst first."""
    claims_url: str
    second_reader: bool
    """Whether settings ask that a second reader has checked each claim."""


class GlossaryView(BaseView, frozen=True):
    """`/notes/glossary/`."""

    terms: tuple[Defined, ...]
    """By name."""
    pages: Pages
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class SourcesView(BaseView, frozen=True):
    """`/notes/sources/`."""

    sources: tuple[Source, ...]
    """Works by author and title, then addresses by host."""
    pages: Pages


class NotesFeedView(BaseView, frozen=True):
    """An Atom feed of new notes."""

    feed_title: str
    feed_url: str
    """The feed's own full address."""
    html_url: str
    """The full address of the page that it belongs to."""
    entries: tuple[NoteEntry, ...]
    """A note each, the newest first."""
    moments: tuple[str, ...]
    """When each was written, in ISO 8601."""
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""
