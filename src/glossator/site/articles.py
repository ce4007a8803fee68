"""Published articles become pages. Room `site`; pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossator.model import Note, PullQuote
from glossator.site.cards import groups, note_counts, outlet, writers
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.output import Page
from glossator.site.refs import Target, addresses
from glossator.site.related import Match
from glossator.site.routes import output_path
from glossator.site.shown import Card, Related, Verified
from glossator.site.terms import Grouping
from glossator.site.views import ArticleView

WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class Shelf:
    """The published articles in order, newest first, with what pages show of each."""

    articles: tuple[Facts, ...]
    cards: tuple[Card, ...]
    groupings: tuple[Grouping, ...]
    by_path: Mapping[str, Card]
    """The cards by the path of their article."""
    related: tuple[tuple[Match, ...], ...]
    targets: dict[str, Target]

    def grouping(self, key: str) -> Grouping | None:
        """The taxonomy of that key, if the site has it."""
        return next((g for g in self.groupings if g.key == key), None)


def article_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """The page of each article."""
    for index, article in enumerate(shelf.articles):
        url = shelf.cards[index].url
        yield Page(output_path(url), "article.html", _view(shelf, frame, index), article.path, article.key)


def raw_url(article: Facts, url: str) -> str:
    """Where the article's raw text is published."""
    suffix = article.matter.source.file.rpartition(".")[2] if article.matter.source else "txt"
    return f"{url}source.{suffix if suffix.isalnum() and len(suffix) < 6 else 'txt'}"


def _view(shelf: Shelf, frame: Frame, index: int) -> ArticleView:
    article, card, matter = shelf.articles[index], shelf.cards[index], shelf.articles[index].matter
    settings = frame.settings
    names = frame.names(
        card.url,
        matter.title,
        "article",
        page_description=card.summary,
        lang=card.lang,
        noindex=matter.noindex,
        **({"canonical": matter.canonical} if matter.canonical else {}),
    )
    return ArticleView(
        **names,
        title=matter.title,
        dek=matter.dek,
        date=matter.date,
        outlet=outlet(article, shelf.grouping("outlets")),
        authors=writers(article, shelf.grouping("authors")),
        pullquotes=tuple(PullQuote(quote.text, quote.after) for quote in matter.pullquotes),
        groups=groups(article, shelf.groupings),
        related=tuple(_related(shelf, match) for match in shelf.related[index]),
        newer=shelf.cards[index - 1] if index else None,
        older=shelf.cards[index + 1] if index + 1 < len(shelf.cards) else None,
        verified=_verified(article, raw_url(article, card.url) if settings.raw_text else ""),
        words=article.words,
        minutes=max(1, round(article.words / WORDS_A_MINUTE)),
        note_counts=note_counts(article.notes),
        annotators=annotators(article.notes),
        rights=matter.rights,
        edited=matter.edited,
        draft=matter.draft,
        extra=matter.extra,
        links=addresses(article.uses, shelf.targets),
    )


def annotators(notes: Sequence[Note]) -> tuple[str, ...]:
    """Who wrote the notes, each once, in the order of their first note."""
    return tuple(dict.fromkeys(note.byline.author for note in notes if note.byline.author))


def _related(shelf: Shelf, match: Match) -> Related:
    topics = shelf.grouping("topics")
    shared = (topics.terms[name] for name in match.shared if name in topics.terms) if topics else ()
    return Related(shelf.cards[match.index], tuple(t.term for t in shared))


def _verified(article: Facts, raw: str) -> Verified | None:
    source, proof = article.matter.source, article.proof
    if source is None or proof is None or not proof.holds:
        return None
    return Verified(source.file, proof.sha256, proof.words, raw, source.url)
