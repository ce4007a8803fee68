"""Pages that list articles: home, years, terms and the indexes of taxonomies. Room `site`; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from glossator.codec import digest_of
from glossator.config.vocabulary import Vocabulary
from glossator.site.articles import Shelf, counts_of, facts_basis
from glossator.site.carried import carried_pages, carried_url, newest
from glossator.site.exchange import collection_url
from glossator.site.facts import Facts
from glossator.site.feeds import term_feed_url
from glossator.site.frame import Frame
from glossator.site.front import year_of
from glossator.site.gathered import Found, Noted, by_article, entries, note_links, noted_basis
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page, made
from glossator.site.routes import output_path
from glossator.site.shown import Card, Link, Pages, Term
from glossator.site.terms import Grouping, TermFacts, occurs_with
from glossator.site.ties import Ties, children_of, parent_of, related_to, ties
from glossator.site.views import ListView, TermsView, TermView
from glossator.text import fold_name

MOST_OCCURRING = 12


def home_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """Home, and the older pages of its list."""
    years = _year_links(shelf.articles, frame)
    listing = Listing("home", "", "the home page", years, collection_url(shelf, frame))
    for sheet in sheets(shelf.articles, "/", frame.settings.paginate):
        yield _list_page(shelf, frame, listing, sheet)


def year_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """A page for each year that has articles, unless settings have none."""
    by_year: dict[int, list[Facts]] = defaultdict(list)
    for article in shelf.articles:
        by_year[year_of(article.front.published)].append(article)
    years = _year_links(shelf.articles, frame)
    for link in years:
        sheet = Sheet(tuple(by_year[int(link.title)]), link.url, Pages(1, 1))
        yield _list_page(shelf, frame, Listing("year", link.title, f"the year {link.title}", years), sheet)


class Listing(Struct, frozen=True):
    """A list of articles that is cut into sheets."""

    kind: str
    heading: str
    """Empty on home."""
    source: str
    years: tuple[Link, ...]
    annotations_url: str = ""


def _list_page(shelf: Shelf, frame: Frame, listing: Listing, sheet: Sheet[Facts]) -> Page:
    return Page(
        output_path(sheet.url),
        "list.html",
        listing.source,
        digest_of((frame.digest, listing, sheet.url, sheet.pages, facts_basis(shelf, sheet.items))),
        partial(_list_view, shelf, frame, listing, sheet),
        listed=frame.listed(sheet.url),
    )


def _list_view(shelf: Shelf, frame: Frame, listing: Listing, sheet: Sheet[Facts]) -> ListView:
    is_home = not listing.heading
    names = frame.names(
        sheet.url,
        listing.heading or frame.settings.title,
        listing.kind,
        page_description=frame.settings.description if is_home else "",
        annotations_url=listing.annotations_url,
    )
    cards = _cards(shelf, sheet.items)
    return ListView(
        **names,
        heading=listing.heading,
        cards=cards,
        counts=counts_of(sheet.items),
        pages=sheet.pages,
        years=listing.years,
    )


def term_pages(shelf: Shelf, frame: Frame, vocabulary: Vocabulary) -> Iterator[Page]:
    """The pages of each taxonomy's terms, and its index."""
    tied = ties(vocabulary)
    carried = _carried(shelf.articles, vocabulary)
    for grouping in shelf.groupings:
        notes = carried if grouping.key == "topics" else {}
        for term in grouping.with_page:
            shown = _shown(frame, grouping, term, tied)
            own = tuple(by_article(notes.get(fold_name(term.name), ())))
            yield from _term_pages(shelf, frame, replace(shown, notes=own))
            yield from carried_pages(shelf, frame, Link(term.name, term.url), own)
        if grouping.url:
            yield _index(frame, grouping)


def _index(frame: Frame, grouping: Grouping) -> Page:
    terms = tuple(term.term for term in grouping.with_page)
    names = frame.names(grouping.url, grouping.title, "terms")
    view = TermsView(**names, taxonomy=grouping.key, taxonomy_title=grouping.title, terms=terms)
    source = f"the taxonomy '{grouping.key}'"
    return made(output_path(grouping.url), "terms.html", view, source, frame.listed(grouping.url))


def _carried(articles: Sequence[Facts], vocabulary: Vocabulary) -> Mapping[str, Sequence[Found]]:
    """The notes that carry topics, by the topic's folded name."""
    found: dict[str, list[Found]] = defaultdict(list)
    for article in articles:
        for at, note in enumerate(article.notes):
            if note.topics:
                for name in {fold_name(vocabulary.canonical(topic)) for topic in note.topics}:
                    found[name].append(Found(article, at, note))
    return found


class TermShown(Struct, frozen=True):
    """A term with its place among others."""

    grouping: Grouping
    term: TermFacts
    parent: Term | None
    children: tuple[Term, ...]
    related: tuple[Term, ...]
    feed: str
    feeds: tuple[Link, ...]
    vocabulary: bytes
    """Its digest."""
    notes: tuple[Noted, ...] = ()
    """That carry it, newest article first."""


def _shown(frame: Frame, grouping: Grouping, term: TermFacts, tied: Ties) -> TermShown:
    feed = term_feed_url(term) if grouping.settings.feed else ""
    return TermShown(
        grouping,
        term,
        parent_of(term, grouping, tied),
        children_of(term, grouping, tied),
        related_to(term, grouping, tied),
        feed,
        (*frame.feeds, *([Link(term.name, feed)] if feed else [])),
        tied.digest,
    )


def _term_pages(shelf: Shelf, frame: Frame, shown: TermShown) -> Iterator[Page]:
    term, grouping = shown.term, shown.grouping
    told = (term.name, shown.parent, shown.children, shown.related, shown.feeds, shown.vocabulary)
    beside = [shelf.placed[article.path] for article in term.articles]
    common = digest_of((frame.digest, grouping.digest, told, beside))
    counted = cache(partial(_counted, grouping, term))
    all_notes_url = carried_url(term.url, shown.notes, frame)
    total = sum(len(one.indexes) for one in shown.notes)
    for sheet in sheets(term.articles, term.url, frame.settings.paginate):
        noted = () if sheet.pages.newer_url else newest(term.url, shown.notes, frame)

        def view(sheet: Sheet[Facts] = sheet, noted: tuple[Noted, ...] = noted) -> TermView:
            return TermView(
                **_term_names(frame, shown, sheet.url),
                **counted(),
                cards=_cards(shelf, sheet.items),
                counts=counts_of(sheet.items),
                pages=sheet.pages,
                notes=entries(shelf, noted),
                notes_url=all_notes_url if noted else "",
                notes_total=total,
                links=note_links(shelf, noted),
            )

        of_notes = (all_notes_url, total, *noted_basis(shelf, noted))
        basis = (common, sheet.url, sheet.pages, facts_basis(shelf, sheet.items), of_notes)
        yield Page(
            output_path(sheet.url),
            "term.html",
            f"{grouping.key} '{term.name}'",
            digest_of(basis),
            view,
            bodies=tuple(one.article.key for one in noted),
            listed=frame.listed(sheet.url),
        )


def _counted(grouping: Grouping, term: TermFacts) -> dict[str, Any]:
    """What a term's pages tell of all its articles."""
    dated = (article.front.published[:7] for article in term.articles if article.front.published)
    months = tuple(sorted(Counter(dated).items()))
    years: Counter[int] = Counter()
    for month, count in months:
        years[year_of(month)] += count
    return {
        "occurs_with": occurs_with(grouping, term, MOST_OCCURRING),
        "years": tuple(years.items()),
        "months": months,
        "total": len(term.articles),
    }


def _term_names(frame: Frame, shown: TermShown, url: str) -> dict[str, Any]:
    """What the pages of a term have in common."""
    term, grouping, topic = shown.term, shown.grouping, shown.term.topic
    described = topic.description if topic else ""
    return frame.names(
        url,
        term.name,
        "term",
        page_description=described,
        feeds=shown.feeds,
        term=term.name,
        term_kind=topic.kind if topic else "",
        term_description=described,
        term_same_as=topic.same_as if topic else (),
        taxonomy=grouping.key,
        taxonomy_title=grouping.title,
        taxonomy_url=grouping.url,
        parent=shown.parent,
        children=shown.children,
        see_also=shown.related,
        linked_data="schema" in frame.settings.exports,
        feed_url=shown.feed,
    )


def _cards(shelf: Shelf, articles: Sequence[Facts]) -> tuple[Card, ...]:
    return tuple(map(shelf.card, articles))


def _year_links(articles: Sequence[Facts], frame: Frame) -> tuple[Link, ...]:
    if not frame.settings.indexes.years:
        return ()
    years = sorted({year_of(a.front.published) for a in articles} - {0}, reverse=True)
    return tuple(Link(str(year), f"/{year}/") for year in years)
