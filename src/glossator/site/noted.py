"""Pages that gather notes: by kind. Room `site`; pure. A page exists only where there is something to list."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from glossator.site.articles import Shelf
from glossator.site.cards import KINDS, kind_of
from glossator.site.facts import Facts
from glossator.site.frame import Frame
from glossator.site.output import Page
from glossator.site.refs import addresses
from glossator.site.routes import output_path
from glossator.site.shown import Count, MenuEntry, NoteEntry
from glossator.site.views import NoteKindView, NotesView

NOTES = "/notes/"


def note_pages(shelf: Shelf, frame: Frame) -> Iterator[Page]:
    """`/notes/` and a page for each kind of note that the articles have."""
    entries: dict[str, list[NoteEntry]] = defaultdict(list)
    for article in shelf.articles:
        card = shelf.by_path[article.path]
        for note in article.notes:
            entries[kind_of(note)].append(NoteEntry(note, f"{card.url}#note-{note.id}", card))
    kinds = tuple(kind for kind in KINDS if entries[kind])
    if not kinds:
        return
    counted = tuple((Count(kind, len(entries[kind])), _url(kind)) for kind in kinds)
    yield Page(
        "notes/index.html",
        "notes.html",
        NotesView(**frame.names(NOTES, "Notes", "notes"), kinds=counted),
        NOTES,
    )
    for kind in kinds:
        yield _kind_page(shelf, frame, kind, entries[kind])


def notes_section(articles: Sequence[Facts]) -> tuple[MenuEntry, ...]:
    """The way to the notes, where there are any."""
    return (MenuEntry("Notes", NOTES, "notes"),) if any(article.notes for article in articles) else ()


def _url(kind: str) -> str:
    return f"{NOTES}{kind}/"


def _kind_page(shelf: Shelf, frame: Frame, kind: str, entries: Sequence[NoteEntry]) -> Page:
    paths = {entry.card.path for entry in entries}
    uses = [use for article in shelf.articles if article.key in paths for use in article.uses]
    view = NoteKindView(
        **frame.names(_url(kind), kind.capitalize(), "note-kind"),
        kind=kind,
        entries=tuple(entries),
        links=addresses(uses, shelf.targets),
    )
    return Page(output_path(_url(kind)), "note-kind.html", view, f"the notes of kind '{kind}'")
