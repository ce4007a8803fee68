"""The kinds of page: which view each template reads, and who makes those that gather articles. Room `site`; pure."""

from collections.abc import Callable, Iterator, Mapping

from glossator.config.vocabulary import Vocabulary
from glossator.site.articles import Shelf
from glossator.site.exchange import annotation_pages
from glossator.site.feeds import cards_page, feed_pages
from glossator.site.frame import Frame
from glossator.site.lists import home_pages, term_pages, year_pages
from glossator.site.note_views import (
    AnnotatorView,
    ClaimsView,
    ClaimView,
    CorrectionsView,
    GlossaryView,
    NoteKindView,
    NotesFeedView,
    NotesView,
    RatingsView,
    SourcesView,
    TermNotesView,
)
from glossator.site.noted import note_pages
from glossator.site.output import Page
from glossator.site.views import (
    AnnotationsView,
    ArticleView,
    BaseView,
    CardImageView,
    CardsView,
    CollectionView,
    FeedView,
    ListView,
    MissingView,
    PageView,
    RobotsView,
    SearchView,
    SitemapIndexView,
    SitemapView,
    TermsView,
    TermView,
)

Gather = Callable[[Shelf, Frame, Vocabulary], Iterator[Page]]
"""Makes all pages of a kind."""


def _alone(pages: Callable[[Shelf, Frame], Iterator[Page]]) -> Gather:
    return lambda shelf, frame, _vocabulary: pages(shelf, frame)


GATHERED: tuple[Gather, ...] = (
    _alone(home_pages),
    _alone(year_pages),
    term_pages,
    note_pages,
    _alone(feed_pages),
    _alone(annotation_pages),
    _alone(cards_page),
)
"""Who makes the pages that gather articles, in the order in which a build prints them."""
VIEWS: Mapping[str, type[BaseView]] = {
    "article.html": ArticleView,
    "page.html": PageView,
    "term.html": TermView,
    "terms.html": TermsView,
    "list.html": ListView,
    "notes.html": NotesView,
    "note-kind.html": NoteKindView,
    "term-notes.html": TermNotesView,
    "annotator.html": AnnotatorView,
    "corrections.html": CorrectionsView,
    "claims.html": ClaimsView,
    "claim.html": ClaimView,
    "ratings.html": RatingsView,
    "glossary.html": GlossaryView,
    "sources.html": SourcesView,
    "notes-feed.xml": NotesFeedView,
    "search.html": SearchView,
    "404.html": MissingView,
    "feed.xml": FeedView,
    "annotations.json": AnnotationsView,
    "annotation-collection.json": CollectionView,
    "article.md": ArticleView,
    "article.txt": ArticleView,
    "site.json": CardsView,
    "card-image.json": CardImageView,
    "sitemap.xml": SitemapView,
    "sitemap-index.xml": SitemapIndexView,
    "robots.txt": RobotsView,
}
"""The template of each kind of page and what it may read (those in `WITH_BODY` read `Body`'s names, too)."""
WITH_BODY = ("article.html", "article.md", "article.txt", "page.html")
"""The templates that read the names of one body beside those of their view."""
COUNTS = "counts"
"""The name under which views have how many notes articles have."""
DERIVED: Mapping[str, Mapping[str, str]] = {
    name: {"date": "published"} for name in ("article.html", "article.md", "article.txt")
}
"""By template, moments that it may read as well, each with the field that has it as text."""


def view_of(template: str) -> type[BaseView]:
    """The view that a template reads. One of no kind of page is for pages that extensions add, and reads theirs."""
    return VIEWS.get(template, PageView)


def has_body(template: str) -> bool:
    """Whether a template reads the names of one body beside those of its view."""
    return template in WITH_BODY or template not in VIEWS
