"""What an annotation from elsewhere says, and the values in its data. Room `notes`; imports the root; pure."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from glossator.problem import Place

LONGEST_QUOTE = 10_000
"""Characters of an article that a note may be on."""
LONGEST_TEXT = 100_000
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class BadAnnotationError(Exception):
    """Why an annotation cannot be read, as what follows a colon."""


class Received(Struct, frozen=True):
    """An annotation from elsewhere."""

    id: str
    place: Place
    exact: str = ""
    """The words that it is on; empty where it is on the page as a whole."""
    prefix: str = ""
    suffix: str = ""
    text: str = ""
    """Markdown."""
    motivation: str = ""
    """In the words of the W3C model."""
    verdict: str = ""
    lang: str = ""
    """Of the text, where it says so."""
    tags: tuple[str, ...] = ()
    author: str = ""
    created: date | None = None
    revised: date | None = None
    parent: str = ""
    """The id of the annotation that it answers."""
    private: bool = False
    """Whether its author alone may read it."""
    is_hypothesis: bool = False


def told(data: Mapping[str, Any], key: str, most: int = LONGEST_QUOTE) -> str:
    """The text under a key; empty where there is none. Raises BadAnnotationError where it is something else."""
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadAnnotationError(f"its '{key}' is no text")
    if len(value) > most:
        raise BadAnnotationError(f"its '{key}' is longer than {most} characters")
    return shown(value)


def shown(text: str) -> str:
    """A text without characters that no file of text has; halves of characters are replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWN.sub(lambda found: "\ufffd" if found[0] >= "\ud800" else "", text)


def listed(value: object) -> tuple[Any, ...]:
    """One value or many, as many."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def day(data: Mapping[str, Any], key: str) -> date | None:
    """The day of the moment under a key; None where there is none that a calendar has."""
    value = data.get(key)
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def selectors(target: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The selectors of a target, and those that refine them."""
    waiting = deque(listed(target.get("selector")))
    while waiting:
        one = waiting.popleft()
        if isinstance(one, Mapping):
            yield one
            waiting += listed(one.get("refinedBy"))


def quoted(targets: tuple[Any, ...]) -> tuple[str, str, str]:
    """The words that targets select with what is before and behind them; empty where they select none. Raises
    BadAnnotationError where they select several."""
    found = [
        (told(one, "exact"), told(one, "prefix"), told(one, "suffix"))
        for target in targets
        if isinstance(target, Mapping)
        for one in selectors(target)
        if one.get("type") == "TextQuoteSelector"
    ]
    if len(set(found)) > 1:
        raise BadAnnotationError("it is on several stretches of text")
    return found[0] if found else ("", "", "")
