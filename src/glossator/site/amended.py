"""One article's facts changed: its own page, before all else is linked anew. Room `site`; pure.

What an editor looks at is the page of the article that was edited; of all that linking makes it needs little. The same
functions make it, of a shelf with the few articles that it shows.
"""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.site.articles import Shelf, article_pages
from glossator.site.cards import card
from glossator.site.facts import Facts
from glossator.site.front import Front
from glossator.site.link import Linked
from glossator.site.noted import notes_section
from glossator.site.output import Page
from glossator.site.related import Match, related_to
from glossator.site.shown import Card
from glossator.site.terms import Grouping, groupings, written_names
from glossator.text import fold_name

TOPICS = "topics"


def amended(linked: Linked, now: Facts, vocabulary: Vocabulary) -> tuple[Page, ...] | None:
    """The pages that show an article alone, with its facts as they are now and all others' as they were linked; None
    where more than lists can change by it: addresses, the order of articles, what is published, the menu."""
    if linked.made_with is None:
        return None
    shelf, frame = linked.made_with
    index = next((at for at, one in enumerate(shelf.articles) if one.path == now.path), -1)
    if index < 0 or _settling(now.front) != _settling(shelf.articles[index].front):
        return None
    change = Change(
        index, shelf.articles[index], now, (*shelf.articles[:index], now, *shelf.articles[index + 1 :])
    )
    regrouped = tuple(_regrouped(one, change, frame.settings, vocabulary) for one in shelf.groupings)
    if [one.url for one in regrouped] != [one.url for one in shelf.groupings]:
        return None
    if notes_section(change.articles, frame.settings) != notes_section(shelf.articles, frame.settings):
        return None
    matches = _related(shelf, regrouped, change, frame.settings.related)
    small = _small(
        replace(shelf, groupings=regrouped), change, matches, card(now, shelf.urls[index], frame.settings)
    )
    return tuple(page for page in article_pages(small, frame) if page.source == now.path)


class Change(Struct, frozen=True):
    """An article whose facts changed."""

    index: int
    """Its place in the order of articles."""
    before: Facts
    now: Facts
    articles: tuple[Facts, ...]
    """All, in order, as they are now."""


def _settling(front: Front) -> tuple[object, ...]:
    """What decides whether, where and in which order an article is published."""
    return (front.published, front.expiry, front.draft, front.slug, front.lang, front.aliases, front.noindex)


def _regrouped(one: Grouping, change: Change, settings: Settings, vocabulary: Vocabulary) -> Grouping:
    """A taxonomy as articles show it: the terms that the article names now and did not, or the other way round, are
    found anew among the articles that have them."""
    before, now = (written_names(one.key, facts) for facts in (change.before, change.now))
    if before == now:
        return one
    touched = {fold_name(vocabulary.canonical(name)) for name in {*before} ^ {*now}}
    having = {article.path for name in touched if name in one.terms for article in one.terms[name].articles}
    having.add(change.now.path)
    few = tuple(article for article in change.articles if article.path in having)
    (found,) = (grouping for grouping in groupings(few, settings, vocabulary) if grouping.key == one.key)
    terms = {name: term for name, term in one.terms.items() if name not in touched}
    terms |= {name: found.terms[name] for name in touched if name in found.terms}
    names = {**one.names, change.now.path: found.names[change.now.path]}
    url = one.url if any(term.url for term in terms.values()) else ""
    return replace(
        one,
        url=url or (found.url if not one.url else ""),
        terms=MappingProxyType(terms),
        names=MappingProxyType(names),
    )


def _related(shelf: Shelf, regrouped: Iterable[Grouping], change: Change, most: int) -> tuple[Match, ...]:
    """The articles that are related to it, as they are now."""
    before, now = shelf.grouping(TOPICS), next((one for one in regrouped if one.key == TOPICS), None)
    if before is None or now is None:
        same = written_names(TOPICS, change.before) == written_names(TOPICS, change.now)
        named: Sequence[Sequence[str]] = (
            () if same else [written_names(TOPICS, one) for one in change.articles]
        )
    else:
        same = before.names[change.now.path] == now.names[change.now.path]
        named = () if same else [now.names[one.path] for one in change.articles]
    return shelf.related[change.index] if same else related_to(change.index, named, most)


def _small(shelf: Shelf, change: Change, matches: Sequence[Match], own: Card) -> Shelf:
    """The shelf with the article, its neighbours and those that are related to it, in an order in which it has the same
    neighbours: who has no newer one stands first."""
    index = change.index
    others = tuple(match.index for match in matches)
    newer, older = tuple(range(index)[-1:]), tuple(range(len(shelf.articles))[index + 1 : index + 2])
    kept = (*others, *newer, index, *older) if newer else (index, *older, *others)
    at = kept.index(index)
    first = 0 if newer else at + 1 + len(older)
    told = tuple(Match(first + number, match.shared) for number, match in enumerate(matches))
    return replace(
        shelf,
        articles=tuple(change.articles[one] for one in kept),
        urls=tuple(shelf.urls[one] for one in kept),
        related=tuple(told if place == at else () for place in range(len(kept))),
        card=lambda article: own if article.path == change.now.path else shelf.card(article),
    )
