"""Facts become the small values that templates show. Room `site`; pure."""

from collections import Counter
from collections.abc import Iterable

from glossator.config import kinds
from glossator.config.settings import Settings
from glossator.site.facts import Facts, NoteFacts
from glossator.site.shown import Card, Count, Group, Term, Writer
from glossator.site.terms import Grouping, TermFacts
from glossator.text import fold_name

KINDS: tuple[str, ...] = tuple(kinds.KINDS)
"""The order in which kinds of note are listed; plain footnotes count as notes."""
PLAIN = "note"


def note_counts(kinds: Iterable[str]) -> tuple[Count, ...]:
    """How many notes of each kind there are, in the order of `KINDS`; kinds without notes are left out."""
    counts = Counter(kind or PLAIN for kind in kinds)
    return tuple(Count(kind, counts[kind]) for kind in KINDS if counts[kind])


def kind_of(note: NoteFacts) -> str:
    """A note's kind; a plain footnote is a `note`."""
    return note.kind or PLAIN


def card(article: Facts, url: str, settings: Settings) -> Card:
    """All that other pages may know of an article."""
    front = article.front
    return Card(
        path=article.key,
        url=url,
        title=front.title,
        published=front.published,
        summary=front.summary or front.dek,
        outlet=front.outlet,
        authors=tuple(author.name for author in front.authors),
        lang=front.lang or settings.lang,
    )


def writers(article: Facts, authors: Grouping | None) -> tuple[Writer, ...]:
    """The article's authors, each with the address of the author's page where there is one."""
    terms = {fold_name(t.name): t for t in authors.of(article)} if authors else {}

    def url(name: str) -> str:
        return terms[fold_name(name)].url if fold_name(name) in terms else ""

    return tuple(Writer(a.name, a.honorific, a.bio, url(a.name)) for a in article.front.authors)


def outlet(article: Facts, outlets: Grouping | None) -> Term | None:
    """The article's outlet as a term; one without a page where the site has no such taxonomy."""
    if not article.front.outlet:
        return None
    found: tuple[TermFacts, ...] = outlets.of(article) if outlets else ()
    return found[0].named if found else Term(article.front.outlet)


def groups(article: Facts, groupings: Iterable[Grouping]) -> tuple[Group, ...]:
    """The article's terms by taxonomy, without outlets and authors, which have their own places on the page."""
    shown = (
        (g, tuple(t.named for t in g.of(article))) for g in groupings if g.key not in ("outlets", "authors")
    )
    return tuple(Group(g.key, g.title, g.url, terms) for g, terms in shown if terms)
