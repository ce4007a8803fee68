"""A page's elements and words become what is seen of it. Room `notes`; imports nothing of ours but its own readers."""

from collections.abc import Iterable, Iterator

from glossator.notes.list_numbers import LISTS
from glossator.notes.look import Look, Picture, Stretch, ink
from glossator.notes.look_watches import EFFECTS, Directions, Effects, Folds, Lists, Tables, Watch
from glossator.notes.web_text import Closing, Event, Opening

_PICTURES = frozenset(("img", "video", "audio"))
_OUTER = frozenset(("table", "details"))
"""Elements that depend on what stands in them, whatever it is."""
_TOLD = frozenset((*EFFECTS, *LISTS, "li"))
"""Elements that a watch must be told of anywhere."""


def look_of(events: Iterable[Event]) -> Look:
    """What is seen of a page, told by `page_events`. Elements with `data-not-source` are passed over."""
    lists, directions = Lists(), Directions()
    watches: tuple[Watch, ...] = (Effects(), Folds(), Tables(), directions, lists)
    stretches: list[Stretch] = []
    pictures: list[Picture] = []
    opened: list[tuple[bool, bool]] = []
    at = within = 0
    for one in _of_source(events):
        if isinstance(one, Opening):
            pictures += [Picture(at, one.attributes.get("src") or "")] if one.tag in _PICTURES else []
            is_outer = one.tag in _OUTER
            within += is_outer
            is_told = within > 0 or one.tag in _TOLD or "dir" in one.attributes
            opened.append((is_told, is_outer))
            for watch in watches if is_told else ():
                watch.open(one, at)
        elif isinstance(one, Closing):
            is_told, is_outer = opened.pop()
            within -= is_outer
            for watch in watches if is_told else ():
                stretches += watch.close(at)
        elif width := ink(one.text):
            for watch in watches:
                if watch.elements or (watch is directions and not one.text.isascii()):
                    stretches += watch.words(one.text, at, at + width)
            at += width
    return Look(tuple(joined(stretches)), tuple(lists.items()), tuple(pictures))


def _of_source(events: Iterable[Event]) -> Iterator[Event]:
    depth = 0
    for one in events:
        if depth or (isinstance(one, Opening) and "data-not-source" in one.attributes):
            depth += 1 if isinstance(one, Opening) else -1 if isinstance(one, Closing) else 0
        else:
            yield one


def joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The same, those of one effect that touch or overlap as one, each effect's in order."""
    last: Stretch | None = None
    for one in sorted(stretches):
        if last and last.effect == one.effect and one.start <= last.end:
            last = Stretch(last.effect, last.start, max(last.end, one.end))
        else:
            yield from (last,) if last else ()
            last = one
    yield from (last,) if last else ()
