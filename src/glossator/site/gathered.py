"""Notes of many articles on one page: which, and all that the page is made from. Room `site`; pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from glossator.codec import digest_of
from glossator.model import Ref
from glossator.site.articles import Shelf
from glossator.site.cards import kind_of
from glossator.site.facts import Facts, NoteFacts
from glossator.site.frame import Frame
from glossator.site.output import Page
from glossator.site.refs import addresses
from glossator.site.routes import article_url, output_path
from glossator.site.shown import Mention, NoteEntry
from glossator.site.views import BaseView

NOTES = "/notes/"
FEW = 2
"""An index exists only where it lists as many."""


class Found(NamedTuple):
    """A note, and its place among its article's. A named tuple: a large site has a hundred thousand."""

    article: Facts
    at: int
    note: NoteFacts


class Noted(Struct, frozen=True):
    """Some notes of an article."""

    article: Facts
    indexes: tuple[int, ...]


class About(Struct, frozen=True):
    """A page that gathers notes."""

    template: str
    url: str
    title: str
    kind: str
    source: str
    """What it comes from, for messages."""
    told: tuple[object, ...]
    """All else that its view is made from, besides settings, notes and their articles."""


def all_notes(articles: Iterable[Facts]) -> tuple[Found, ...]:
    """Every note, newest article first, in the order of their numbers."""
    return tuple(Found(one, index, note) for one in articles for index, note in enumerate(one.notes))


def by_article(found: Iterable[Found]) -> Iterator[Noted]:
    """Notes, those of one article together where they follow each other."""
    article: Facts | None = None
    indexes: list[int] = []
    for one in found:
        if article is not None and one.article is not article:
            yield Noted(article, tuple(indexes))
            indexes = []
        article = one.article
        indexes.append(one.at)
    if article is not None:
        yield Noted(article, tuple(indexes))


def singly(found: Iterable[Found]) -> tuple[Noted, ...]:
    """Notes, each by itself."""
    return tuple(Noted(one.article, (one.at,)) for one in found)


def entries(shelf: Shelf, noted: Iterable[Noted]) -> tuple[NoteEntry, ...]:
    """Notes as a page shows them."""
    return tuple(NoteEntry(shelf.card(one.article), one.indexes) for one in noted)


def mention(shelf: Shelf, one: Found) -> Mention:
    """A note as a page names it that does not show it."""
    card = shelf.card(one.article)
    return Mention(f"{card.url}#note-{one.note.id}", card.title, card.lang, kind_of(one.note))


def note_url(one: Found, frame: Frame) -> str:
    """The address of a note in its article."""
    return f"{article_url(one.article, frame.settings)}#note-{one.note.id}"


def note_links(shelf: Shelf, noted: Iterable[Noted]) -> dict[Ref, str]:
    """The addresses of links in notes."""
    articles = {one.article.path: one.article for one in noted if one.article.uses}
    return addresses((use for article in articles.values() for use in article.uses), shelf.targets)


def noted_basis(shelf: Shelf, noted: Sequence[Noted]) -> tuple[object, ...]:
    """What a page's notes are made from; nothing where it has none."""
    if not noted:
        return ()
    which = [(shelf.digests[one.article.path], one.indexes) for one in noted]
    return which, note_links(shelf, noted)


def gathering(
    shelf: Shelf,
    frame: Frame,
    about: About,
    noted: Sequence[Noted],
    view: Callable[[dict[str, Any]], BaseView],
) -> Page:
    """A page that shows notes; `view` makes its view of the names that it has in common with others and of `links`."""
    links = note_links(shelf, noted)
    return Page(
        output_path(about.url),
        about.template,
        about.source,
        digest_of((frame.digest, about, *noted_basis(shelf, noted))),
        lambda: view({**frame.names(about.url, about.title, about.kind), "links": links}),
        bodies=tuple(dict.fromkeys(one.article.key for one in noted)),
        listed=frame.listed(about.url),
    )
