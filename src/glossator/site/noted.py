"""Pages that gather notes: `/notes/`, by kind, by annotator, and corrections by date. Room `site`; pure. A page exists
only where there are two things to list."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.site.articles import Shelf
from glossator.site.cards import KINDS, kind_of
from glossator.site.claims import claim_pages
from glossator.site.exchange import collection_url
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.gathered import (
    FEW,
    NOTES,
    About,
    Found,
    Noted,
    all_notes,
    by_article,
    entries,
    gathering,
    note_url,
    singly,
)
from glossator.site.glossary import GLOSSARY, glossary_pages
from glossator.site.note_views import AnnotatorView, CorrectionsView, NoteKindView, NotesView
from glossator.site.notes_feed import note_feed_link, note_feed_pages
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page, made
from glossator.site.routes import CLAIMS, output_path
from glossator.site.shown import Count, MenuEntry, Term
from glossator.site.source_list import SOURCES, source_pages
from glossator.slug import slugify
from glossator.text import fold_name

CORRECTIONS = f"{NOTES}corrections/"
INDEXES = (
    MenuEntry("Claims", CLAIMS, "claims"),
    MenuEntry("Corrections", CORRECTIONS, "corrections"),
    MenuEntry("Glossary", GLOSSARY, "glossary"),
    MenuEntry("Sources", SOURCES, "sources"),
)
"""The pages that gather notes otherwise than by kind and annotator."""


def note_pages(shelf: Shelf, frame: Frame, vocabulary: Vocabulary) -> Iterator[Page]:
    """`/notes/` and all pages that gather notes, but for topics'."""
    indexes = frame.settings.indexes
    if not _has_notes(shelf.articles, frame.settings):
        # A claim that stands alone is on no list, and its article links its own page nevertheless.
        yield from claim_pages(shelf, frame, all_notes(shelf.articles)) if indexes.claims else ()
        return
    found = all_notes(shelf.articles)
    by_kind, annotators = _by_kind(found), _annotators(found, frame.settings)
    gathered = [
        *_kind_pages(shelf, frame, by_kind if indexes.kinds else {}),
        *_annotator_pages(shelf, frame, annotators if indexes.annotators else ()),
        *(_correction_pages(shelf, frame, by_kind) if indexes.corrections else ()),
        *(claim_pages(shelf, frame, found) if indexes.claims else ()),
        *(glossary_pages(shelf, frame, found, vocabulary) if indexes.glossary else ()),
        *(source_pages(shelf, frame, found) if indexes.sources else ()),
        *note_feed_pages(shelf, frame, found),
    ]
    yield _hub(shelf, frame, by_kind, annotators, {page.path for page in gathered})
    yield from gathered


def notes_section(articles: Sequence[Facts], settings: Settings) -> tuple[MenuEntry, ...]:
    """The way to the notes, where there are any."""
    return (MenuEntry("Notes", NOTES, "notes"),) if _has_notes(articles, settings) else ()


def gathers(settings: Settings) -> bool:
    """Whether settings have pages that gather notes, where there are enough of them."""
    return any(settings.indexes.model_dump(exclude={"years"}).values())


def _has_notes(articles: Sequence[Facts], settings: Settings) -> bool:
    return gathers(settings) and sum(len(article.notes) for article in articles) >= FEW


def _hub(
    shelf: Shelf,
    frame: Frame,
    by_kind: Mapping[str, Sequence[Found]],
    annotators: Iterable["Annotator"],
    there: set[str],
) -> Page:
    def url(kind: str, found: Sequence[Found]) -> str:
        alone = note_url(found[0], frame) if len(found) == 1 else ""
        return _kind_url(kind) if output_path(_kind_url(kind)) in there else alone

    kinds = tuple((Count(kind, len(found)), url(kind, found)) for kind, found in by_kind.items())
    wrote = (Term(one.name, one.url, one.count) for one in annotators)
    feed_url = note_feed_link(frame).url
    view = NotesView(
        **frame.names(NOTES, "Notes", "notes", annotations_url=collection_url(shelf, frame)),
        kinds=kinds,
        indexes=tuple(one for one in INDEXES if output_path(one.url) in there),
        annotators=tuple(one for one in wrote if output_path(one.url) in there),
        feed_url=feed_url if output_path(feed_url) in there else "",
    )
    return made(output_path(NOTES), "notes.html", view, NOTES, frame.listed(NOTES))


def _by_kind(found: Iterable[Found]) -> Mapping[str, Sequence[Found]]:
    kinds: dict[str, list[Found]] = {kind: [] for kind in KINDS}
    for one in found:
        kinds[kind_of(one.note)].append(one)
    return {kind: those for kind, those in kinds.items() if those}


def _kind_url(kind: str) -> str:
    return f"{NOTES}{kind}/"


def _kind_pages(shelf: Shelf, frame: Frame, by_kind: Mapping[str, Sequence[Found]]) -> Iterator[Page]:
    for kind, found in by_kind.items():
        noted = tuple(by_article(found))
        for sheet in sheets(noted, _kind_url(kind), frame.settings.paginate) if len(found) >= FEW else ():
            yield _kind_page(shelf, frame, kind, sheet)


def _kind_page(shelf: Shelf, frame: Frame, kind: str, sheet: Sheet[Noted]) -> Page:
    source = f"the notes of kind '{kind}'"
    about = About("note-kind.html", sheet.url, kind.capitalize(), "note-kind", source, (kind, sheet.pages))
    return gathering(
        shelf,
        frame,
        about,
        sheet.items,
        lambda names: NoteKindView(
            **names, kind=kind, entries=entries(shelf, sheet.items), pages=sheet.pages
        ),
    )


class Annotator(Struct, frozen=True):
    """Who wrote notes, and which."""

    name: str
    url: str
    count: int
    noted: tuple[Noted, ...]


def _annotators(found: Iterable[Found], settings: Settings) -> tuple[Annotator, ...]:
    """Those who wrote notes, by name; names of one slug are one's, who goes by the commonest."""
    slugs: dict[str, str] = {"": ""}
    wrote: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        name = one.note.author
        if name not in slugs:
            slugs[name] = slugify(name, settings.slugs, settings.lang)
        wrote[slugs[name]].append(one)
    made = (_annotator(f"{NOTES}by/{slug}/", own) for slug, own in wrote.items() if slug)
    return tuple(sorted(made, key=lambda one: fold_name(one.name)))


def _annotator(url: str, wrote: Sequence[Found]) -> Annotator:
    names = Counter(one.note.author for one in wrote)
    name = min(names, key=lambda name: (-names[name], name))
    return Annotator(name, url, len(wrote), tuple(by_article(wrote)))


def _annotator_pages(shelf: Shelf, frame: Frame, annotators: Iterable[Annotator]) -> Iterator[Page]:
    for one in annotators:
        for sheet in sheets(one.noted, one.url, frame.settings.paginate) if one.count >= FEW else ():
            yield _annotator_page(shelf, frame, one.name, sheet)


def _annotator_page(shelf: Shelf, frame: Frame, name: str, sheet: Sheet[Noted]) -> Page:
    source = f"the notes by '{name}'"
    about = About("annotator.html", sheet.url, name, "annotator", source, (name, sheet.pages))
    return gathering(
        shelf,
        frame,
        about,
        sheet.items,
        lambda names: AnnotatorView(
            **names, annotator=name, entries=entries(shelf, sheet.items), pages=sheet.pages
        ),
    )


def _correction_pages(shelf: Shelf, frame: Frame, by_kind: Mapping[str, Sequence[Found]]) -> Iterator[Page]:
    """Corrections by their own dates, the newest first; those without come last."""
    dated = sorted(by_kind.get("correction", ()), key=lambda one: one.note.written, reverse=True)
    for sheet in sheets(singly(dated), CORRECTIONS, frame.settings.paginate) if len(dated) >= FEW else ():
        yield _correction_page(shelf, frame, sheet)


def _correction_page(shelf: Shelf, frame: Frame, sheet: Sheet[Noted]) -> Page:
    about = About(
        "corrections.html", sheet.url, "Corrections", "corrections", "the corrections", (sheet.pages,)
    )
    return gathering(
        shelf,
        frame,
        about,
        sheet.items,
        lambda names: CorrectionsView(**names, entries=entries(shelf, sheet.items), pages=sheet.pages),
    )
