"""The glossary: the terms that definitions explain. Room `site`; pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from glossator.config.vocabulary import Vocabulary
from glossator.notes.references import reference_id
from glossator.site.articles import Shelf
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.gathered import FEW, NOTES, About, Found, entries, gathering, mention, singly
from glossator.site.note_views import GlossaryView
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page
from glossator.site.shown import Defined, Mention
from glossator.text import fold_name

GLOSSARY = f"{NOTES}glossary/"
SHEET = 100
"""Terms on a page."""


class Entry(Struct, frozen=True):
    """A term with the notes that define it, newest article first."""

    term: str
    url: str
    """Of the topic's page, if it has one."""
    senses: tuple[Found, ...]
    """One for each definition that is not another's, word for word."""
    uses: tuple["Defining", ...]


class Defining(NamedTuple):
    """A note that defines a term, and the other articles that link it, newest first."""

    found: Found
    linked_by: tuple[Facts, ...]


def glossary_pages(
    shelf: Shelf, frame: Frame, notes: Iterable[Found], vocabulary: Vocabulary
) -> Iterator[Page]:
    """The glossary, where two terms are defined."""
    terms = _terms(shelf, notes, vocabulary)
    for sheet in sheets(terms, GLOSSARY, SHEET) if len(terms) >= FEW else ():
        yield _page(shelf, frame, sheet)


def _terms(shelf: Shelf, notes: Iterable[Found], vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """By name. The vocabulary's aliases are one term; else names that are equal but for case and spacing are."""
    found: dict[str, list[Defining]] = defaultdict(list)
    linking = _linking(shelf.articles)
    spelt: dict[str, str] = {}
    for one in notes:
        if one.note.defines:
            name = vocabulary.canonical(one.note.defines.term)
            linked_by = linking.get((one.article.key, f"note-{one.note.id}"), ())
            found[fold_name(name)].append(Defining(one, tuple(linked_by)))
            spelt.setdefault(fold_name(name), name)
    topics = shelf.grouping("topics")
    terms = topics.terms if topics else {}
    return tuple(
        _entry(spelt[key], terms[key].url if key in terms else "", found[key]) for key in sorted(found)
    )


def _linking(articles: Iterable[Facts]) -> Mapping[tuple[str, str], Sequence[Facts]]:
    """The articles that link notes of others, by the note's article and id."""
    found: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for article in articles:
        for ref in dict.fromkeys((use.ref.target, use.ref.fragment) for use in article.uses):
            if ref[1].startswith("note-") and ref[0] != article.key:
                found[ref].append(article)
    return found


def _entry(term: str, url: str, uses: Sequence[Defining]) -> Entry:
    senses: dict[str, Found] = {}
    for one, _ in uses:
        if one.note.defines:
            senses.setdefault(one.note.defines.sense, one)
    return Entry(term, url, tuple(senses.values()), tuple(uses))


def _page(shelf: Shelf, frame: Frame, sheet: Sheet[Entry]) -> Page:
    uses = [
        (one.term, one.url, [(use.found.article.path, use.found.at) for use in one.uses], len(one.senses))
        for one in sheet.items
    ]
    named = [
        [shelf.digests[article.path] for article in (use.found.article, *use.linked_by)]
        for one in sheet.items
        for use in one.uses
    ]
    about = About(
        "glossary.html", sheet.url, "Glossary", "glossary", "the glossary", (uses, named, sheet.pages)
    )

    def defined(one: Entry) -> Defined:
        senses = entries(shelf, singly(one.senses))
        return Defined(one.term, one.url, senses, tuple(chain(*(_mentions(shelf, use) for use in one.uses))))

    return gathering(
        shelf,
        frame,
        about,
        singly(sense for one in sheet.items for sense in one.senses),
        lambda names: GlossaryView(**names, terms=tuple(map(defined, sheet.items)), pages=sheet.pages),
    )


def _mentions(shelf: Shelf, use: Defining) -> Iterator[Mention]:
    """Where a term is used as a note defines it: in the note's own article, and in those that link the note."""
    named, defines = mention(shelf, use.found), use.found.note.defines
    page = named.url.partition("#")[0]
    count = defines.references if defines else 0
    places = (f"{page}#{reference_id(use.found.note.id, nth)}" for nth in range(1, count + 1))
    yield replace(named, places=tuple(places))
    for article in use.linked_by:
        card = shelf.card(article)
        yield Mention(card.url, card.title, card.lang, "")
