"""Pages that list articles: home, years, terms and the indexes of taxonomies. Room `site`; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from glossator.config.vocabulary import Vocabulary
from glossator.site.articles import Shelf
from glossator.site.exchange import collection_url
from glossator.site.facts import Facts
from glossator.site.feeds import term_feed_url
from glossator.site.frame import Frame
from glossator.site.order import sheets
from glossator.site.output import Page
from glossator.site.routes import output_path
from glossator.site.shown import Card, Link, Pages, Term
from glossator.site.terms import Grouping, TermFacts, occurs_with
from glossator.site.views import ListView, TermsView, TermView
from glossator.text import fold_name

MOST_OCCURRING = 12


def home_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """Home, and the older pages of its list."""
    years = tuple(Link(str(year), f"/{year}/") for year in _years(shelf.articles))
    described, exported = frame.settings.description, collection_url(shelf, frame)
    for sheet in sheets(shelf.cards, "/", frame.settings.paginate):
        title = frame.settings.title
        names = frame.names(sheet.url, title, "home", page_description=described, annotations_url=exported)
        view = ListView(**names, heading="", cards=sheet.items, pages=sheet.pages, years=years)
        yield Page(output_path(sheet.url), "list.html", view, "the home page")


def year_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """A page for each year that has articles."""
    by_year: dict[int, list[Facts]] = defaultdict(list)
    for article in shelf.articles:
        by_year[article.front.year].append(article)
    years = _years(shelf.articles)
    links = tuple(Link(str(year), f"/{year}/") for year in years)
    for year in years:
        names = frame.names(f"/{year}/", str(year), "year")
        cards = _cards(shelf, by_year[year])
        view = ListView(**names, heading=str(year), cards=cards, pages=Pages(1, 1), years=links)
        yield Page(f"{year}/index.html", "list.html", view, f"the year {year}")


def term_pages(shelf: Shelf, frame: Frame, vocabulary: Vocabulary) -> Iterator[Page]:
    """The pages of each taxonomy's terms, and its index."""
    for grouping in shelf.groupings:
        for term in grouping.with_page:
            yield from _term_pages(shelf, frame, grouping, term, vocabulary)
        if grouping.url:
            yield _index(frame, grouping)


def _index(frame: Frame, grouping: Grouping) -> Page:
    terms = tuple(term.term for term in grouping.with_page)
    names = frame.names(grouping.url, grouping.title, "terms")
    view = TermsView(**names, taxonomy=grouping.key, taxonomy_title=grouping.title, terms=terms)
    return Page(output_path(grouping.url), "terms.html", view, f"the taxonomy '{grouping.key}'")


def _term_pages(
    shelf: Shelf, frame: Frame, grouping: Grouping, term: TermFacts, vocabulary: Vocabulary
) -> Iterator[Page]:
    topic = term.topic
    described = topic.description if topic else ""
    feed = term_feed_url(term) if grouping.settings.feed else ""
    feeds = (*frame.feeds, *([Link(term.name, feed)] if feed else []))
    facts: dict[str, Any] = {
        "term": term.name,
        "term_kind": topic.kind if topic else "",
        "term_description": described,
        "term_same_as": topic.same_as if topic else (),
        "taxonomy": grouping.key,
        "taxonomy_title": grouping.title,
        "taxonomy_url": grouping.url,
        "parent": _parent(grouping, term),
        "children": _children(grouping, term, vocabulary),
        "occurs_with": occurs_with(grouping, term, MOST_OCCURRING),
        "years": tuple(sorted(Counter(a.front.year for a in term.articles if a.front.published).items())),
        "feed_url": feed,
    }
    for sheet in sheets(_cards(shelf, term.articles), term.url, frame.settings.paginate):
        names = frame.names(sheet.url, term.name, "term", page_description=described, feeds=feeds)
        view = TermView(**names, **facts, cards=sheet.items, pages=sheet.pages)
        yield Page(output_path(sheet.url), "term.html", view, f"{grouping.key} '{term.name}'")


def _parent(grouping: Grouping, term: TermFacts) -> Term | None:
    if not term.topic or not term.topic.parent:
        return None
    parent = grouping.terms.get(fold_name(term.topic.parent))
    return parent.term if parent else Term(term.topic.parent)


def _children(grouping: Grouping, term: TermFacts, vocabulary: Vocabulary) -> tuple[Term, ...]:
    own = fold_name(term.name)
    below = (topic for topic in vocabulary.topics if topic.parent and fold_name(topic.parent) == own)
    found = (grouping.terms.get(fold_name(topic.name)) for topic in below)
    return tuple(child.term for child in found if child)


def _cards(shelf: Shelf, articles: Sequence[Facts]) -> tuple[Card, ...]:
    return tuple(shelf.by_path[article.path] for article in articles)


def _years(articles: Sequence[Facts]) -> tuple[int, ...]:
    return tuple(sorted({a.front.year for a in articles if a.front.published}, reverse=True))
