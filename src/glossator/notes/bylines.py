"""Who wrote a note and when, at its end. Room `notes`; imports the root.

    (Jane Roe, 2025-03-01; rev. 2025-04-01; checked M. Ilić, 2025-03-02)
    — Jane Roe, 2025-03-01

Anything in parentheses without a full ISO date is text.
"""

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from glossator.model import Byline

_DATE = r"(\d{4}-\d\d-\d\d)"
_AUTHOR = re.compile(rf"\s*(\S[^;]*?),\s*{_DATE}\s*\Z")
_SHORT_DATE = re.compile(r"\s*\S[^;]*?,\s*(\d{4}-\d\d?-\d\d?)\s*\Z")
_EXAMPLE = "(Jane Roe, 2025-03-01; rev. 2025-04-01; checked M. Ilić, 2025-03-02)"
_REVISED = re.compile(rf"\s*rev(?:\.|ised)?\s*{_DATE}\s*\Z", re.IGNORECASE)
_CHECKED = re.compile(rf"\s*checked\s+(?:by\s+)?(\S[^;]*?),\s*{_DATE}\s*\Z", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*\.?\s*\Z")
_LAST_LINE = re.compile(r"(?:\A|\n)\s*(?:[—–―]|--?(?=\s))\s*([^\n]*?)\s*\Z")
_STOPS = (".", "!", "?", "…", ":", ";")
_LONGEST = 400
"""Characters of a byline at the most: more need not be read, which may take as long as their number squared."""


class Signed(Struct, frozen=True):
    """A byline, and where it stands at the end of a text."""

    byline: Byline
    start: int
    end: int
    """Before a full stop that ends the sentence in front of the byline, if there is one."""


class Unsigned(Struct, frozen=True):
    """What is almost a byline: its words, what is wrong with them and what to do."""

    text: str
    why: str
    hint: str


def in_parenthesis(text: str) -> Signed | Unsigned | None:
    """The byline in the parenthesis that ends a text, if it holds one."""
    if not text.rstrip(" \t\n.").endswith(")"):
        return None
    found = _PARENTHESIS.search(text, max(0, len(text) - _LONGEST))
    if not found:
        return None
    open_ended = not text[: found.start()].rstrip().endswith(_STOPS)
    return _signed(found[1], found.start(), found.end(1) + 1 if open_ended else len(text))


def on_last_line(text: str) -> Signed | Unsigned | None:
    """The byline on a text's last line, after a dash, if there is one."""
    tail = max(0, text.rfind("\n"))
    found = _LAST_LINE.match(text, tail) if len(text) - tail <= _LONGEST else None
    return _signed(found[1], tail, len(text)) if found else None


def _signed(text: str, start: int, end: int) -> Signed | Unsigned | None:
    first, *rest = text.split(";")
    author = _AUTHOR.match(first)
    if not author:
        short = _SHORT_DATE.match(first)
        return _unsigned(text, f"{short[1]} is no full date", "write it as 2025-03-01") if short else None
    if re.search(_DATE, author[1]):
        return _unsigned(text, "it has two dates in one part", f"part its parts by semicolons: {_EXAMPLE}")
    try:
        byline = Byline(author=_one_line(author[1]), written=date.fromisoformat(author[2]))
        for part in rest:
            added = _added(byline, part)
            if added is None:
                return _unsigned(text, f"“{_one_line(part)}” is no part of one", f"write {_EXAMPLE}")
            byline = added
    except ValueError:
        day = next(filter(_not_a_day, re.findall(_DATE, text)), "")
        return _unsigned(text, f"{day} is not in the calendar", "mend the date")
    return Signed(byline, start, end)


def _unsigned(text: str, why: str, hint: str) -> Unsigned:
    return Unsigned(text.strip(), why, hint)


def _added(byline: Byline, part: str) -> Byline | None:
    revised, checked = _REVISED.match(part), _CHECKED.match(part)
    if revised:
        return replace(byline, revised=date.fromisoformat(revised[1]))
    if checked:
        return replace(byline, checker=_one_line(checked[1]), checked=date.fromisoformat(checked[2]))
    return None


def _not_a_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return True
    return False


def _one_line(name: str) -> str:
    return " ".join(name.split())
