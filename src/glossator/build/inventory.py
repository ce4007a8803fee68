"""What a site has becomes rows: its articles, topics and notes, published or not. Room `build`.

The order is the site's: articles and their notes the newest first, topics by name.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from glossator.build.cache import Galleys
from glossator.build.content import Content
from glossator.codec import decode
from glossator.model import Note, Withheld
from glossator.site.facts import Facts
from glossator.site.order import newest_first
from glossator.site.parse import Galley
from glossator.site.routes import article_url
from glossator.site.terms import groupings
from glossator.site.withheld import Publishing, why_withheld, withheld
from glossator.sources.site import ARTICLES, Site
from glossator.text import fold_name

PUBLISHED = "published"
ERROR = "error"
"""The status of a file that cannot be read."""
TOPICS = "topics"


class Holdings(Struct, frozen=True):
    """All that a site has."""

    site: Site
    content: Content
    publishing: Publishing

    @property
    def articles(self) -> tuple[Facts, ...]:
        """Those that can be read, the newest first."""
        return newest_first(self.content.articles, self.publishing.zone)

    def why(self, article: Facts) -> str:
        """Why an article is not published; empty where it is."""
        return why_withheld(article.front, self.publishing)

    def address(self, article: Facts) -> str:
        """The whole address of an article; empty where it is not published."""
        settings = self.site.settings
        return "" if self.why(article) else settings.absolute(article_url(article, settings))


class ListedArticle(Struct, frozen=True):
    path: str
    """Of its file."""
    title: str
    date: str
    """ISO 8601; empty where it has none."""
    outlet: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    notes: int
    words: int
    url: str
    """The whole address; empty where it is not published."""
    status: str
    """`published`, `draft`, `future: …`, `expired: …`, or `error`: then only the path is known."""
    file: str
    """The raw text's path; empty where it has none."""


class ListedTopic(Struct, frozen=True):
    name: str
    kind: str
    """Of the vocabulary; empty where that has none."""
    articles: int
    """Published ones."""
    url: str
    """The whole address of its page; empty where it has none."""


class ListedNote(Struct, frozen=True):
    article: str
    """The path of its file."""
    label: str
    number: int
    kind: str
    """A plain footnote is a `note`."""
    verdict: str
    author: str
    date: str
    """When it was written, in ISO 8601; empty where it does not say."""
    quote: str
    """The quoted words; empty where it hangs on its reference."""
    speaker: str
    text: str
    file: str
    """The path of the file that has its definition: the article's, or a notes file's."""
    line: int
    """Of its definition, in that file."""
    url: str
    """The whole address; empty where the article is not published."""


def list_articles(held: Holdings) -> Iterator[ListedArticle]:
    """Every article of a site; those that cannot be read come last."""
    for one in held.articles:
        front = one.front
        yield ListedArticle(
            one.path,
            front.title,
            front.published,
            front.outlet,
            tuple(author.name for author in front.authors),
            front.topics,
            len(one.notes),
            held.content.readings[one.path].words,
            held.address(one),
            held.why(one) or PUBLISHED,
            front.raw_file,
        )
    for path in held.content.unread:
        if path.startswith(ARTICLES):
            yield ListedArticle(path, "", "", "", (), (), 0, 0, "", ERROR, "")


def list_topics(held: Holdings) -> tuple[ListedTopic, ...]:
    """Every topic of the published articles and of the vocabulary."""
    published = tuple(one for one in held.articles if not held.why(one))
    settings, vocabulary = held.site.settings, held.site.vocabulary
    topics = next((one for one in groupings(published, settings, vocabulary) if one.key == TOPICS), None)
    if topics is None:
        return ()
    counts = Counter(name for names in topics.names.values() for name in names)
    terms = (
        ListedTopic(
            term.name,
            term.topic.kind if term.topic else "",
            counts[name],
            settings.absolute(term.url) if term.url else "",
        )
        for name, term in topics.terms.items()
    )
    # What no article has, and what is hidden, is no term.
    others = (
        ListedTopic(one.name, one.kind, counts[fold_name(one.name)], "")
        for one in vocabulary.topics
        if fold_name(one.name) not in topics.terms
    )
    return tuple(sorted((*terms, *others), key=lambda one: fold_name(one.name)))


def list_notes(held: Holdings, texts: Galleys) -> Iterator[ListedNote]:
    """Every note of the articles that can be read. Raises DamagedError where a text is damaged."""
    for one in held.articles:
        if one.notes:
            galley = decode(texts[held.content.galleys[one.key]], Galley)
            address = held.address(one)
            yield from (_note(note, one.path, address) for note in galley.body.notes)


def list_withheld(held: Holdings) -> Iterator[Withheld]:
    """Every article and page that is not published, and why."""
    yield from withheld((*held.content.articles, *held.content.pages), held.publishing)
    yield from (Withheld(path, ERROR) for path in held.content.unread)


def _note(note: Note, path: str, address: str) -> ListedNote:
    written = note.byline.written
    return ListedNote(
        path,
        note.label,
        note.number,
        note.kind or "note",
        note.verdict,
        note.byline.author,
        written.isoformat() if written else "",
        note.quote,
        note.speaker,
        note.plain,
        note.file or path,
        note.line,
        f"{address}#note-{note.id}" if address else "",
    )
