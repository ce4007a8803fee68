"""What templates may read: one view a kind of page, **flat names, one a fact**; whose small values are `shown`.

Room `site`; imports root and config. A template's key is made of the names that it reads, so a name must stand for
one fact: never put a whole article or the whole site under one. Addresses are paths from the site's root, without
the base path (`/articles/x/`); a final pass over the page adds it. `docs/theme.md` lists every view.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from glossator.model import PullQuote, Ref
from glossator.site.shown import (
    Body,
    Card,
    Count,
    Group,
    Link,
    MenuEntry,
    NoteEntry,
    Pages,
    Related,
    SitemapEntry,
    Term,
    Verified,
    Writer,
)


class BaseView(Struct, frozen=True):
    """What every page offers. `site_*` are settings; nothing here knows of other articles."""

    site_title: str
    site_description: str
    site_url: str
    """The full address of the site's root, ending in a slash."""
    site_author: str
    site_lang: str
    site_extra: Mapping[str, object]
    menu: tuple[MenuEntry, ...]
    search_url: str
    """The page on which readers search; empty where the site has none."""
    style_url: str
    """The sheet with the custom properties that settings name; empty where they name none."""
    page_url: str
    """This page's own address, from the root."""
    page_title: str
    page_kind: str
    """`article`, `page`, `term`, `terms`, `home`, `year`, `notes`, `404` …"""
    page_description: str
    lang: str
    canonical: str
    """The full address that search engines should know the page by."""
    noindex: bool
    feeds: tuple[Link, ...]
    """Feeds to announce in the head."""
    annotations_url: str
    """Where the notes that the page shows are as W3C annotations; empty where they are not exported."""


class ArticleView(BaseView, frozen=True):
    title: str
    dek: str
    published: str
    """In ISO 8601; templates read the moment itself as `date`."""
    outlet: Term | None
    authors: tuple[Writer, ...]
    pullquotes: tuple[PullQuote, ...]
    groups: tuple[Group, ...]
    """Issues, topics and further taxonomies, without outlets and authors."""
    related: tuple[Related, ...]
    newer: Card | None
    older: Card | None
    counts: Mapping[str, tuple[Count, ...]]
    """By card path, how many notes of each kind those articles have."""
    verified: Verified | None
    claims: Mapping[str, str]
    """The addresses of the own pages of its claims, by the id of the note."""
    rights: str
    edited: tuple[str, ...]
    draft: bool
    linked_data: bool
    """Whether the page describes itself in the words of schema.org."""
    extra: Mapping[str, object]
    notes_at: str
    """`beside`, `end` or `hidden`: where settings put the notes."""
    feedback: str
    """A mail address or an issue tracker; empty where readers are not asked to report errors."""
    edit_url: str
    """Where its file is edited on GitHub; empty where settings name no repository."""
    dev_url: str
    """The same file in github.dev."""
    markdown_url: str
    """Where the article is as Markdown; empty where it is not exported."""
    text_url: str
    """Where it is as plain text; likewise."""
    image_url: str
    """Where the picture is that stands for it where it is shared; empty where settings ask for none."""
    links: Mapping[Ref, str] = field(default_factory=dict)
    """The addresses of the body's holes; the `html` filter fills them in."""


class PageView(BaseView, frozen=True):
    """An undated page: about, method, imprint."""

    title: str
    extra: Mapping[str, object]
    links: Mapping[Ref, str] = field(default_factory=dict)


class TermView(BaseView, frozen=True):
    """One topic, outlet, author …"""

    term: str
    term_kind: str
    term_description: str
    term_same_as: tuple[str, ...]
    taxonomy: str
    """Its key: `topics`."""
    taxonomy_title: str
    taxonomy_url: str
    parent: Term | None
    children: tuple[Term, ...]
    see_also: tuple[Term, ...]
    """Those that the vocabulary relates to it."""
    linked_data: bool
    """Whether the page describes itself to programs."""
    occurs_with: tuple[Term, ...]
    """Terms of the same taxonomy on the same articles; `count` says on how many."""
    years: tuple[tuple[int, int], ...]
    """Year and how many of the term's articles."""
    months: tuple[tuple[str, int], ...]
    """Likewise months, in ISO 8601: `2024-03`."""
    total: int
    """How many articles it has on all its pages."""
    cards: tuple[Card, ...]
    counts: Mapping[str, tuple[Count, ...]]
    """By card path, how many notes of each kind an article has."""
    pages: Pages
    notes: tuple[NoteEntry, ...]
    """The notes that carry it, on its first page; of very many the newest."""
    notes_url: str
    """Where all of them are; empty where these are all."""
    notes_total: int
    """How many they are."""
    feed_url: str
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path, of the articles of these notes; filled in when the page is rendered."""


class TermsView(BaseView, frozen=True):
    """The index of a taxonomy."""

    taxonomy: str
    taxonomy_title: str
    terms: tuple[Term, ...]


class ListView(BaseView, frozen=True):
    """Home and its further pages, and a year."""

    heading: str
    """Empty on home."""
    cards: tuple[Card, ...]
    counts: Mapping[str, tuple[Count, ...]]
    """By card path, how many notes of each kind an article has."""
    pages: Pages
    years: tuple[Link, ...]


class MissingView(BaseView, frozen=True):
    """`404.html`."""


class SearchView(BaseView, frozen=True):
    """The page on which readers search."""


class FeedView(BaseView, frozen=True):
    """An Atom feed, whole."""

    feed_title: str
    feed_url: str
    """The feed's own full address."""
    html_url: str
    """The full address of the page that it belongs to."""
    updated: str
    """When the newest of its articles was published, in ISO 8601."""
    cards: tuple[Card, ...]
    moments: Mapping[str, str]
    """Publication time by card path, in ISO 8601."""
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class AnnotationsView(BaseView, frozen=True):
    """The notes of an article as a W3C AnnotationPage: one of the pages of the site's collection, oldest first."""

    card: Card
    collection_url: str
    previous_url: str
    """Of the page before it in the collection; empty for the first."""
    next_url: str
    links: Mapping[Ref, str] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    """By card path; filled in when the page is rendered."""


class CollectionView(BaseView, frozen=True):
    """The site's notes as a W3C AnnotationCollection."""

    total: int
    """How many annotations there are."""
    first_url: str
    last_url: str


class CardImageView(BaseView, frozen=True):
    """What stands on the picture of an article."""

    title: str
    outlet: str
    style: Mapping[str, str]
    """Colours, faces and widths as settings name them."""


class CardsView(BaseView, frozen=True):
    """All articles, as other pages know them, for other programs."""

    cards: tuple[Card, ...]
    counts: Mapping[str, tuple[Count, ...]]
    """By card path, how many notes of each kind an article has."""


class SitemapView(BaseView, frozen=True):
    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(BaseView, frozen=True):
    """The index of a sitemap that is cut into files."""

    sitemaps: tuple[str, ...]
    """Their full addresses."""


class RobotsView(BaseView, frozen=True):
    sitemap_url: str
    """Empty where the site has no page for search engines."""
