"""Published articles become pages. Room `site`; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from glossator.codec import digest_of
from glossator.config.repository import dev_url, edit_url
from glossator.config.settings import Settings
from glossator.model import Ref
from glossator.site.cards import groups, outlet, writers
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.output import Page
from glossator.site.refs import Target, addresses
from glossator.site.related import Match
from glossator.site.routes import claim_urls, output_path
from glossator.site.shown import Card, Count, Related, Verified
from glossator.site.terms import Grouping
from glossator.site.views import ArticleView, CardImageView

IMAGE = "card.png"
TEXTS: tuple[Literal["md", "txt"], ...] = ("md", "txt")
"""The endings of an article's files for those who read no HTML."""
_RUNNING = frozenset(("html", "htm", "xhtml", "mhtml", "svg", "xml"))
"""Endings of files that a browser would run the scripts of."""


class Shelf(Struct, frozen=True):
    """The published articles in order, newest first, with what pages show of each."""

    articles: tuple[Facts, ...]
    urls: tuple[str, ...]
    """Their addresses."""
    digests: Mapping[str, bytes]
    """Of their facts, by path."""
    placed: Mapping[str, bytes]
    """Of what of them decides in which lists an article stands."""
    card: Callable[[Facts], Card]
    """What other pages may know of one."""
    groupings: tuple[Grouping, ...]
    related: tuple[tuple[Match, ...], ...]
    targets: dict[str, Target]

    def grouping(self, key: str) -> Grouping | None:
        """The taxonomy of that key, if the site has it."""
        return next((g for g in self.groupings if g.key == key), None)


def article_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """The page of each article."""
    common = digest_of((frame.digest, [grouping.digest for grouping in shelf.groupings]))
    digests = [shelf.digests[article.path] for article in shelf.articles]
    around = (b"", *digests, b"")

    @lru_cache(maxsize=1)  # the article's texts have it, too
    def view(index: int) -> ArticleView:
        return _view(shelf, frame, index)

    for index, (article, url, matches) in enumerate(
        zip(shelf.articles, shelf.urls, shelf.related, strict=True)
    ):
        links = _links(article, shelf)
        near = [(digests[match.index], match.shared) for match in matches]
        # Which terms its names are is told by the vocabulary: an alias may have become that of another term.
        terms = [grouping.names.get(article.path, ()) for grouping in shelf.groupings]
        page = Page(
            output_path(url),
            "article.html",
            article.path,
            digest_of((common, url, terms, around[index : index + 3], near, links)),
            partial(view, index),
            article.key,
            listed=None if article.front.noindex else frame.listed(url, article.front.published),
        )
        yield page
        if frame.settings.card_images:
            yield _card_image(article, url, frame)
        for ending in TEXTS:
            if at := text_url(article, url, frame.settings, ending):
                yield replace(page, path=output_path(at), template=f"article.{ending}", listed=None)


def facts_basis(shelf: Shelf, articles: Iterable[Facts]) -> bytes:
    """A digest of articles' facts, in their order."""
    return digest_of([shelf.digests[article.path] for article in articles])


def counts_of(articles: Iterable[Facts]) -> dict[str, tuple[Count, ...]]:
    """How many notes of each kind articles have, by the paths of their cards."""
    return {article.key: article.counts for article in articles}


def raw_url(article: Facts, url: str) -> str:
    """Where the article's raw text is published; a web page as text, for its scripts are not the site's."""
    suffix = article.front.raw_file.rpartition(".")[2]
    is_kept = suffix.isalnum() and len(suffix) < 6 and suffix.lower() not in _RUNNING
    return f"{url}source.{suffix if is_kept else 'txt'}"


def exported_at(article: Facts, url: str, settings: Settings) -> str:
    """Where the article's notes are as W3C annotations; empty where there are none, or none that are exported."""
    if "annotations" not in settings.exports or article.front.draft:
        return ""
    return f"{url}annotations.json" if any(not note.draft for note in article.notes) else ""


def _card_image(article: Facts, url: str, frame: Frame) -> Page:
    """The picture that stands for an article."""
    front, settings = article.front, frame.settings
    lang = front.lang or settings.lang

    def view() -> CardImageView:
        names = frame.names(url, front.title, "image", lang=lang)
        return CardImageView(**names, title=front.title, outlet=front.outlet, style=settings.style)

    basis = digest_of((frame.digest, url, front.title, front.outlet, lang))
    return Page(output_path(f"{url}{IMAGE}"), "card-image.json", f"the card of {article.path}", basis, view)


def text_url(article: Facts, url: str, settings: Settings, ending: Literal["md", "txt"]) -> str:
    """Where the article at an address is as Markdown or as plain text; empty where it is not exported."""
    return f"{url}index.{ending}" if "text" in settings.exports and not article.front.draft else ""


def _names(article: Facts, card: Card, frame: Frame) -> dict[str, Any]:
    """What every page of the site has, as the article's page has it."""
    front, settings = article.front, frame.settings
    return frame.names(
        card.url,
        front.title,
        "article",
        page_description=card.summary,
        lang=card.lang,
        noindex=front.noindex or settings.noindex,
        annotations_url=exported_at(article, card.url, settings),
        **({"canonical": front.canonical} if front.canonical else {}),
    )


def _links(article: Facts, shelf: Shelf) -> Mapping[Ref, str]:
    return addresses(article.uses, shelf.targets) if article.uses else {}


def _view(shelf: Shelf, frame: Frame, index: int) -> ArticleView:
    article = shelf.articles[index]
    card, front, settings = shelf.card(article), article.front, frame.settings
    newer = shelf.articles[index - 1] if index else None
    older = shelf.articles[index + 1] if index + 1 < len(shelf.articles) else None
    matches = shelf.related[index]
    others = (*(one for one in (newer, older) if one), *(shelf.articles[match.index] for match in matches))
    return ArticleView(
        **_names(article, card, frame),
        title=front.title,
        dek=front.dek,
        published=front.published,
        outlet=outlet(article, shelf.grouping("outlets")),
        authors=writers(article, shelf.grouping("authors")),
        pullquotes=front.pullquotes,
        groups=groups(article, shelf.groupings),
        related=tuple(_related(shelf, match) for match in matches),
        newer=shelf.card(newer) if newer else None,
        older=shelf.card(older) if older else None,
        counts=counts_of(others),
        verified=_verified(article, raw_url(article, card.url) if settings.raw_text else ""),
        claims={
            article.notes[at].id: url for at, url in claim_urls(article, card.url, frame.settings).items()
        },
        rights=front.rights or settings.rights,
        edited=front.edited,
        draft=front.draft,
        linked_data="schema" in settings.exports and not front.draft,
        extra=front.extra,
        notes_at=settings.notes,
        feedback=settings.feedback,
        edit_url=edit_url(settings.repo, article.path),
        dev_url=dev_url(settings.repo, article.path),
        markdown_url=text_url(article, card.url, settings, "md"),
        text_url=text_url(article, card.url, settings, "txt"),
        image_url=f"{card.url}{IMAGE}" if settings.card_images else "",
        links=_links(article, shelf),
    )


def _related(shelf: Shelf, match: Match) -> Related:
    topics = shelf.grouping("topics")
    shared = (topics.terms[name] for name in match.shared if name in topics.terms) if topics else ()
    return Related(shelf.card(shelf.articles[match.index]), tuple(t.named for t in shared))


def _verified(article: Facts, raw: str) -> Verified | None:
    proven, front = article.proven, article.front
    if proven is None:
        return None
    source = (front.raw_file, proven.sha256, proven.words, raw, front.source_url)
    return Verified(*source, front.emended, front.redacted)
