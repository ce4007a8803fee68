"""The notes that carry a topic: the newest on the topic's first page, all on pages of their own where they are many.
Room `site`; pure."""

from collections.abc import Iterator, Sequence

from glossator.site.articles import Shelf
from glossator.site.frame import Frame
from glossator.site.gathered import About, Noted, entries, gathering
from glossator.site.note_views import TermNotesView
from glossator.site.order import Sheet, sheets
from glossator.site.output import Page
from glossator.site.shown import Link


def carried_url(term_url: str, noted: Sequence[Noted], frame: Frame) -> str:
    """Where all notes on a topic are; empty where its own page shows them all."""
    return f"{term_url}notes/" if len(_sheets(term_url, noted, frame)) > 1 else ""


def newest(term_url: str, noted: Sequence[Noted], frame: Frame) -> tuple[Noted, ...]:
    """The notes that the topic's first page shows."""
    return _sheets(term_url, noted, frame)[0].items


def carried_pages(shelf: Shelf, frame: Frame, term: Link, noted: Sequence[Noted]) -> Iterator[Page]:
    """All notes on a topic, where they are too many for its own page."""
    if carried_url(term.url, noted, frame):
        yield from (_page(shelf, frame, term, sheet) for sheet in _sheets(term.url, noted, frame))


def _sheets(term_url: str, noted: Sequence[Noted], frame: Frame) -> tuple[Sheet[Noted], ...]:
    return sheets(noted, f"{term_url}notes/", frame.settings.paginate)


def _page(shelf: Shelf, frame: Frame, term: Link, sheet: Sheet[Noted]) -> Page:
    source = f"the notes on '{term.title}'"
    about = About("term-notes.html", sheet.url, term.title, "term-notes", source, (term, sheet.pages))
    return gathering(
        shelf,
        frame,
        about,
        sheet.items,
        lambda names: TermNotesView(
            **names, term=term, entries=entries(shelf, sheet.items), pages=sheet.pages
        ),
    )
