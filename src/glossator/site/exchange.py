"""Notes for other programs: a W3C AnnotationPage for each article, and the site's AnnotationCollection of them. Room
`site`; pure.

The pages of the collection are in the order of the articles' dates, the oldest first, so that a new article changes
the page before it and no other.
"""

from collections.abc import Iterator

from msgspec import Struct

from glossator.codec import digest_of
from glossator.site.articles import Shelf, exported_at
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.output import Page, made
from glossator.site.refs import addresses
from glossator.site.routes import output_path
from glossator.site.views import AnnotationsView, CollectionView

COLLECTION = "/annotations.json"


class _Exported(Struct, frozen=True):
    """An article whose notes are exported, and where."""

    article: Facts
    url: str


def collection_url(shelf: Shelf, frame: Frame) -> str:
    """Where all notes of the site are; empty where none is exported."""
    return COLLECTION if any(_exported(shelf, frame)) else ""


def annotation_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """The annotations of each article that has some, and their collection."""
    found = tuple(_exported(shelf, frame))[::-1]
    urls = ("", *(one.url for one in found), "")
    for one, before, behind in zip(found, urls, urls[2:], strict=False):
        yield _page(one, before, behind, shelf, frame)
    if found:
        total = sum(not note.draft for one in found for note in one.article.notes)
        names = frame.names(COLLECTION, frame.settings.title, "annotations")
        view = CollectionView(**names, total=total, first_url=found[0].url, last_url=found[-1].url)
        path = output_path(COLLECTION)
        yield made(path, "annotation-collection.json", view, "the notes as annotations")


def _exported(shelf: Shelf, frame: Frame) -> Iterator[_Exported]:
    for article, page in zip(shelf.articles, shelf.urls, strict=True):
        if url := exported_at(article, page, frame.settings):
            yield _Exported(article, url)


def _page(one: _Exported, before: str, behind: str, shelf: Shelf, frame: Frame) -> Page:
    article, links = one.article, addresses(one.article.uses, shelf.targets)

    def view() -> AnnotationsView:
        return AnnotationsView(
            **frame.names(one.url, article.front.title, "annotations"),
            card=shelf.card(article),
            collection_url=COLLECTION,
            previous_url=before,
            next_url=behind,
            links=links,
        )

    return Page(
        output_path(one.url),
        "annotations.json",
        f"the annotations of {article.path}",
        digest_of((frame.digest, one.url, before, behind, shelf.digests[article.path], links)),
        view,
        bodies=(article.key,),
    )
