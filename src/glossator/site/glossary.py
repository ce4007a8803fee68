"""The glossary: the terms that definitions explain. Room `site`; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from glossator.config.vocabulary import Vocabulary
from glossator.site.articles import Shelf
from glossator.site.frame import Frame
from glossator.site.gathered import FEW, NOTES, About, Found, entries, gathering, mention, singly
from glossator.site.note_views import GlossaryView
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page
from glossator.site.shown import Defined
from glossator.text import fold_name

GLOSSARY = f"{NOTES}glossary/"
SHEET = 100
"""Terms on a page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with the notes that define it, newest article first."""

    term: str
    url: str
    """Of the topic's page, if it has one."""
    senses: tuple[Found, ...]
    """One for each definition that is not another's, word for word."""
    uses: tuple[Found, ...]


def glossary_pages(
    shelf: Shelf, frame: Frame, notes: Iterable[Found], vocabulary: Vocabulary
) -> Iterator[Page]:
    """The glossary, where two terms are defined."""
    terms = _terms(shelf, notes, vocabulary)
    for sheet in sheets(terms, GLOSSARY, SHEET) if len(terms) >= FEW else ():
        yield _page(shelf, frame, sheet)


def _terms(shelf: Shelf, notes: Iterable[Found], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """By name. The vocabulary's aliases are one term; else names that are equal but for case and spacing are."""
    found: dict[str, list[Found]] = defaultdict(list)
    spelt: dict[str, str] = {}
    for one in notes:
        if one.note.defines:
            name = vocabulary.canonical(one.note.defines.term)
            found[fold_name(name)].append(one)
            spelt.setdefault(fold_name(name), name)
    topics = shelf.grouping("topics")
    terms = topics.terms if topics else {}
    return tuple(
        _entry(spelt[key], terms[key].url if key in terms else "", found[key]) for key in sorted(found)
    )


def _entry(term: str, url: str, uses: Sequence[Found]) -> Entry:
    senses: dict[str, Found] = {}
    for one in uses:
        if one.note.defines:
            senses.setdefault(one.note.defines.sense, one)
    return Entry(term, url, tuple(senses.values()), tuple(uses))


def _page(shelf: Shelf, frame: Frame, sheet: Sheet[Entry]) -> Page:
    uses = [
        (one.term, one.url, [(use.article.path, use.at) for use in one.uses], len(one.senses))
        for one in sheet.items
    ]
    named = [shelf.digests[use.article.path] for one in sheet.items for use in one.uses]
    about = About(
        "glossary.html", sheet.url, "Glossary", "glossary", "the glossary", (uses, named, sheet.pages)
    )

    def defined(one: Entry) -> Defined:
        senses = entries(shelf, singly(one.senses))
        return Defined(one.term, one.url, senses, tuple(mention(shelf, use) for use in one.uses))

    return gathering(
        shelf,
        frame,
        about,
        singly(sense for one in sheet.items for sense in one.senses),
        lambda names: GlossaryView(**names, terms=tuple(map(defined, sheet.items)), pages=sheet.pages),
    )
