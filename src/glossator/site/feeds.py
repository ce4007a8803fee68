"""Files for programs: Atom feeds, the sitemap, robots.txt. Room `site`; pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from zoneinfo import ZoneInfo

from glossator.codec import digest_of
from glossator.site.articles import Shelf, counts_of, facts_basis
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.order import moment
from glossator.site.output import Page, made
from glossator.site.refs import addresses
from glossator.site.routes import output_path
from glossator.site.shown import Link, SitemapEntry
from glossator.site.terms import TermFacts
from glossator.site.views import CardsView, FeedView, RobotsView, SitemapIndexView, SitemapView

FEED = "/feed.xml"
CARDS = "/site.json"
SITEMAP = "/sitemap.xml"
MOST_LISTED = 50_000
"""Addresses in one file of a sitemap, as its protocol has it."""


def term_feed_url(term: TermFacts) -> str:
    """The address of a term's feed; empty where it has no dated article, since a feed needs a date."""
    return f"{term.url}feed.xml" if any(article.front.published for article in term.articles) else ""


def site_feeds(articles: Sequence[Facts], title: str) -> tuple[Link, ...]:
    """The site's own feed, where it has dated articles."""
    return (Link(title, FEED),) if any(article.front.published for article in articles) else ()


def feed_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """The site's feed, and one for each term of the taxonomies that have feeds."""
    if frame.feeds:
        yield _feed(shelf, frame, shelf.articles, Link(frame.settings.title, "/"), FEED)
    for grouping in shelf.groupings:
        for term in grouping.with_page if grouping.settings.feed else ():
            if url := term_feed_url(term):
                title = f"{frame.settings.title}: {term.name}"
                yield _feed(shelf, frame, term.articles, Link(title, term.url), url)


def _feed(shelf: Shelf, frame: Frame, articles: Sequence[Facts], about: Link, url: str) -> Page:
    zone = ZoneInfo(frame.settings.timezone)
    newest = tuple(islice((one for one in articles if one.front.published), frame.settings.feed_items))
    links = addresses((use for article in newest for use in article.uses), shelf.targets)

    def view() -> FeedView:
        moments = {article.key: moment(article, zone) for article in newest}
        return FeedView(
            **frame.names(url, about.title, "feed"),
            feed_title=about.title,
            feed_url=frame.absolute(url),
            html_url=frame.absolute(about.url),
            updated=max(moments.values()).isoformat(),
            cards=tuple(map(shelf.card, newest)),
            moments={key: at.isoformat() for key, at in moments.items()},
            links=links,
        )

    return Page(
        output_path(url),
        "feed.xml",
        f"the feed of {about.title}",
        digest_of((frame.digest, url, about, facts_basis(shelf, newest), links)),
        view,
        bodies=tuple(article.key for article in newest),
    )


def cards_page(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """All articles in one file for other programs."""
    if "cards" in frame.settings.exports and shelf.articles:
        yield Page(
            output_path(CARDS),
            "site.json",
            "all articles",
            digest_of((frame.digest, facts_basis(shelf, shelf.articles))),
            lambda: CardsView(
                **frame.names(CARDS, frame.settings.title, "cards"),
                cards=tuple(map(shelf.card, shelf.articles)),
                counts=counts_of(shelf.articles),
            ),
        )


def sitemap_pages(pages: Iterable[Page], frame: Frame) -> Iterator[Page]:
    """The sitemap of the pages that search engines may show, in several files and an index of them where one may not
    hold as many (https://www.sitemaps.org/protocol.html), and robots.txt, which names it. Without a page for search
    engines there is none."""
    entries = tuple(sorted((page.listed for page in pages if page.listed), key=lambda entry: entry.url))
    sheets = [entries[start : start + MOST_LISTED] for start in range(0, len(entries), MOST_LISTED)]
    if len(sheets) == 1:
        yield _sitemap(frame, SITEMAP, entries)
    elif sheets:
        urls = [f"/sitemap-{number}.xml" for number in range(1, len(sheets) + 1)]
        yield from (_sitemap(frame, url, sheet) for url, sheet in zip(urls, sheets, strict=True))
        names = frame.names(SITEMAP, "Sitemap", "sitemap")
        index = SitemapIndexView(**names, sitemaps=tuple(map(frame.absolute, urls)))
        yield made(output_path(SITEMAP), "sitemap-index.xml", index, "the index of sitemaps")
    named = frame.absolute(SITEMAP) if sheets else ""
    robots = RobotsView(**frame.names("/robots.txt", "Robots", "robots"), sitemap_url=named)
    yield made("robots.txt", "robots.txt", robots, "robots.txt")


def _sitemap(frame: Frame, url: str, entries: tuple[SitemapEntry, ...]) -> Page:
    view = SitemapView(**frame.names(url, "Sitemap", "sitemap"), entries=entries)
    return made(output_path(url), "sitemap.xml", view, "the sitemap")
