"""Notes as W3C Web Annotations. Room `theme`; imports root and config; pure.

The model is the Web Annotation Data Model (W3C Recommendation, 23 February 2017), its JSON-LD that of section 3 there:
https://www.w3.org/TR/annotation-model/. Addresses are whole.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct

from glossator.config.kinds import KINDS
from glossator.config.values import start_of
from glossator.model import Byline, Html, Note, Selection

Moment = date | datetime
Data = dict[str, object]

MOTIVATIONS: Mapping[str, str] = MappingProxyType(
    {"": "commenting", **{kind: one.motivation for kind, one in KINDS.items()}}
)
"""Why a note of a kind was written, in the model's words (3.3.5)."""

AT_HAND = 200
"""Moments whose writing is kept: the notes of an article mostly have one."""


class Annotated(Struct, frozen=True):
    """What is the same for all notes of an article."""

    url: str
    """Of the article."""
    date: Moment | None
    """When the article was published: the time of notes that have none."""
    lang: str
    """The language of the notes."""
    zone: ZoneInfo
    verdicts: Mapping[str, str]
    """The names of the scale's verdicts by slug."""
    html: Callable[[Html], str]
    """A note's text with every address whole."""


def annotations(notes: tuple[Note, ...], about: Annotated) -> list[Data]:
    """The notes of an article as annotations, drafts left out."""
    return [_annotation(note, about) for note in notes if not note.draft]


def _annotation(note: Note, about: Annotated) -> Data:
    byline = note.byline
    told: Data = {
        "id": f"{about.url}#note-{note.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(note.kind, "commenting"),
    }
    if byline.author:
        told["creator"] = {"type": "Person", "name": byline.author}
    for name, day in (("created", byline.written), ("modified", byline.revised)):
        if day and (instant := _instant(day, about.zone)):
            told[name] = instant
    if bodies := list(_bodies(note, about)):
        told["body"] = bodies
    told["target"] = _target(note, about)
    return told


def _bodies(note: Note, about: Annotated) -> Iterator[Data]:
    """The note's text, its verdict and its topics (3.2.4)."""
    if note.html:
        yield {
            "type": "TextualBody",
            "value": about.html(note.html).strip(),
            "format": "text/html",
            "language": note.lang or about.lang,
        }
    if note.verdict:
        yield _word(about.verdicts.get(note.verdict, note.verdict), "classifying", about.lang)
    yield from (_word(topic, "tagging", about.lang) for topic in note.topics)


def _word(word: str, purpose: str, lang: str) -> Data:
    return {
        "type": "TextualBody",
        "value": word,
        "format": "text/plain",
        "language": lang,
        "purpose": purpose,
    }


def _target(note: Note, about: Annotated) -> Data:
    """The article's words (4.2), as they were when the note was last looked at (4.3.1)."""
    target: Data = {"type": "SpecificResource", "source": about.url}
    if note.selection:
        target["selector"] = _selectors(note.selection)
    if seen := _instant(_last_seen(note.byline) or about.date, about.zone):
        target["state"] = {"type": "TimeState", "sourceDate": seen}
    return target


def _selectors(where: Selection) -> list[Data]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": where.exact,
            "prefix": where.prefix,
            "suffix": where.suffix,
        },
        {"type": "TextPositionSelector", "start": where.start, "end": where.end},
    ]


def _last_seen(byline: Byline) -> date | None:
    days = [day for day in (byline.written, byline.revised, byline.checked) if day]
    return max(days) if days else None


@lru_cache(maxsize=AT_HAND)
def _instant(moment: Moment | None, zone: ZoneInfo) -> str | None:
    """A moment as the model has it: `xsd:dateTime` in UTC, ending in Z (3.3.1)."""
    if moment is None:
        return None
    try:
        return start_of(moment, zone).astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except OverflowError:  # the first day of all, east of Greenwich
        return None
