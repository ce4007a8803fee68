"""Pages that extensions add, as *link* takes them in. Room `site`; pure: their functions are called by *build*."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from glossator.extend.catalogue import Article
from glossator.site.articles import Shelf
from glossator.site.facts import PageFacts
from glossator.site.refs import targets
from glossator.site.terms import written_names


class Added(Struct, frozen=True):
    """One page, its text read."""

    facts: PageFacts
    url: str
    template: str
    source: str
    """What it comes from, for messages."""


Add = Callable[[Shelf], tuple[Added, ...]]
"""What extensions make of the site's articles."""


def nothing_added(_shelf: Shelf) -> tuple[Added, ...]:
    """What no extension makes of them."""
    return ()


def catalogued(shelf: Shelf) -> Iterator[Article]:
    """The articles as extensions read them, the newest first."""
    topics = shelf.grouping("topics")
    for facts, url in zip(shelf.articles, shelf.urls, strict=True):
        card, front = shelf.card(facts), facts.front
        yield Article(
            path=facts.key,
            url=url,
            title=card.title,
            date=card.published,
            summary=card.summary,
            outlet=card.outlet,
            authors=card.authors,
            topics=tuple(topics.names[facts.path] if topics else written_names("topics", facts)),
            issues=front.issues,
            lang=card.lang,
            notes={count.kind: count.count for count in facts.counts},
            extra=front.extra,
        )


def with_targets(shelf: Shelf, added: Iterable[Added]) -> Shelf:
    """The shelf with the added pages among what links may lead to."""
    return replace(shelf, targets=shelf.targets | targets((), ((one.facts, one.url) for one in added), ()))
