"""The works that are measured: what an editor changes between two builds of a site. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import corpus
from corpus import Article, Note

FAR = 1_000_000
"""Articles from this number on are in no corpus: they can be added."""

Change = Callable[[int], Article | None]
"""From an article's number to the article as it is after the change; None where it is deleted."""


@dataclass(frozen=True, slots=True)
class Work:
    """One work: how the table names it, and what is changed before the build."""

    name: str
    says: str
    change: Change | None = None


def _body(number: int) -> Article:
    article = corpus.article(number)
    first, *others = article.paragraphs
    return replace(article, paragraphs=(replace(first, words=(*first.words, "Emended.")), *others))


def _note(number: int) -> Article:
    article = corpus.article(number)
    first, *others = article.paragraphs
    # A corpus has no note so near to the start.
    note = Note("added", "Context", " ".join(first.words[2:6]).rstrip(".,"), "Added by an editor.")
    return replace(article, paragraphs=(replace(first, notes=((5, note), *first.notes)), *others))


def _title(number: int) -> Article:
    article = corpus.article(number)
    return replace(article, title=f"{article.title} Again")


def _topic(number: int) -> Article:
    article = corpus.article(number)
    other = next(name for name in corpus.topics() if name not in article.topics)
    return replace(article, topics=(*article.topics[:-1], other))


def _added(number: int) -> Article:
    return replace(corpus.article(FAR + number), day=corpus.article(number).day)


def _deleted(_number: int) -> None:
    return None


COLD = Work("cold", "cold build")
NOTHING = Work("nothing", "nothing changed")
EDITS = (
    Work("body", "one body edited", _body),
    Work("note", "one note added", _note),
    Work("title", "one title changed", _title),
    Work("topic", "one topic changed", _topic),
    Work("added", "one article added", _added),
    Work("deleted", "one article deleted", _deleted),
)
RESTORED = Work("restored", "nothing changed, all mtimes new")
INCREMENTAL = (NOTHING, *EDITS, RESTORED)
MEMORY = Work("memory", "peak memory of all processes, cold build")
GROWTH = Work("growth", "growth: cold time an article")


def texts(article: Article) -> tuple[str, ...]:
    """What a page of the article must show, wherever its template puts it."""
    last_words = tuple(paragraph.words[-1].rstrip(".") for paragraph in article.paragraphs)
    notes = tuple(note.text for paragraph in article.paragraphs for _, note in paragraph.notes)
    return (article.title, article.dek, article.author, article.outlet, *article.topics, *last_words, *notes)
