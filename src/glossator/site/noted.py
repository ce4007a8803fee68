"""Pages that gather notes: by kind. Room `site`; pure. A page exists only where there is something to list."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from glossator.codec import digest_of
from glossator.site.articles import Shelf, facts_basis
from glossator.site.cards import KINDS, kind_of
from glossator.site.exchange import collection_url
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page, made
from glossator.site.refs import addresses
from glossator.site.routes import output_path
from glossator.site.shown import Count, MenuEntry, NoteEntry
from glossator.site.views import NoteKindView, NotesView

NOTES = "/notes/"


def note_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """`/notes/`, and for each kind of note the articles that have some, on pages of as many articles as a list's."""
    having: dict[str, list[Facts]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for article in shelf.articles:
        for one in article.counts:
            counts[one.kind] += one.count
            having[one.kind].append(article)
    listed = tuple(kind for kind in KINDS if kind in having)
    if not listed:
        return
    counted = tuple((Count(kind, counts[kind]), _url(kind)) for kind in listed)
    names = frame.names(NOTES, "Notes", "notes", annotations_url=collection_url(shelf, frame))
    view = NotesView(**names, kinds=counted)
    yield made(output_path(NOTES), "notes.html", view, NOTES, frame.listed(NOTES))
    for kind in listed:
        for sheet in sheets(having[kind], _url(kind), frame.settings.paginate):
            yield _kind_page(shelf, frame, kind, sheet)


def notes_section(articles: Sequence[Facts]) -> tuple[MenuEntry, ...]:
    """The way to the notes, where there are any."""
    return (MenuEntry("Notes", NOTES, "notes"),) if any(article.notes for article in articles) else ()


def _url(kind: str) -> str:
    return f"{NOTES}{kind}/"


def _kind_page(shelf: Shelf, frame: Frame, kind: str, sheet: Sheet[Facts]) -> Page:
    links = addresses((use for article in sheet.items for use in article.uses), shelf.targets)

    def view() -> NoteKindView:
        return NoteKindView(
            **frame.names(sheet.url, kind.capitalize(), "note-kind"),
            kind=kind,
            entries=tuple(_entry(shelf, article, kind) for article in sheet.items),
            pages=sheet.pages,
            links=links,
        )

    return Page(
        output_path(sheet.url),
        "note-kind.html",
        f"the notes of kind '{kind}'",
        digest_of((frame.digest, kind, sheet.url, sheet.pages, facts_basis(shelf, sheet.items), links)),
        view,
        bodies=tuple(article.key for article in sheet.items),
        listed=frame.listed(sheet.url),
    )


def _entry(shelf: Shelf, article: Facts, kind: str) -> NoteEntry:
    indexes = tuple(index for index, note in enumerate(article.notes) if kind_of(note) == kind)
    return NoteEntry(shelf.card(article), indexes)
