"""The feed of new notes. Room `site`; pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import nlargest
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from glossator.config.values import start_of
from glossator.site.articles import Shelf
from glossator.site.frame import Frame
from glossator.site.gathered import FEW, NOTES, About, Found, entries, gathering, singly
from glossator.site.note_views import NotesFeedView
from glossator.site.output import Page
from glossator.site.shown import Link

FEED = f"{NOTES}feed.xml"


def note_feed_link(frame: Frame) -> Link:
    """The feed of notes, by its name."""
    return Link(f"{frame.settings.title}: Notes", FEED)


def note_feed_pages(shelf: Shelf, frame: Frame, notes: Iterable[Found]) -> Iterator[Page]:
    """The notes that were written last, by their bylines; a feed exists where two have a date. Drafts are in none."""
    settings = frame.settings
    dated = (one for one in notes if one.note.written and not (one.note.draft or one.article.front.draft))
    # Of those of one day the first comes first: newest article, lowest number.
    newest = nlargest(settings.feed_items, dated, key=lambda one: one.note.written)
    if len(newest) < FEW or not settings.indexes.feed:
        return
    zone = ZoneInfo(settings.timezone)
    moments = tuple(start_of(date.fromisoformat(one.note.written), zone).isoformat() for one in newest)
    link, noted = note_feed_link(frame), singly(newest)
    about = About("notes-feed.xml", FEED, link.title, "feed", "the feed of notes", (moments,))
    page = gathering(
        shelf,
        frame,
        about,
        noted,
        lambda names: NotesFeedView(
            **names,
            feed_title=link.title,
            feed_url=frame.absolute(FEED),
            html_url=frame.absolute(NOTES),
            entries=entries(shelf, noted),
            moments=moments,
        ),
    )
    yield replace(page, listed=None)
