"""The numbers that browsers show before the items of a list (HTML, 4.4.5 and 4.4.8). Room `notes`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

LISTS = frozenset(("ol", "ul", "menu", "dir"))
"""Elements whose items are theirs, and not those of a list around them."""
_INTEGER = re.compile(r"[ \t\n\r\f]*([+-]?[0-9]{1,12})")
_HIGHEST = 999_999_999
"""That Markdown can write (CommonMark 0.31, 5.2)."""

Attributes = Mapping[str, str | None] | Mapping[str, str]


class Number(Struct, frozen=True):
    """An item's number, or how far it is from the number of items."""

    of: int
    is_counted: bool


@dataclass(slots=True)
class Numbering:
    """An `<ol>` while its items are passed."""

    following: int
    step: int
    is_counted: bool
    """It counts down to 1, from the number of its items."""
    letters: str = ""
    """`a`, `A`, `i` or `I` where it shows letters for its numbers."""
    count: int = 0

    def take(self, item: Attributes) -> Number:
        """The number of the next item, by its attributes."""
        own = _integer(item.get("value"))
        if own is not None:
            self.following, self.is_counted = own, False
        made = Number(self.following, self.is_counted)
        self.following += self.step
        self.count += 1
        return made

    def shown(self, number: Number) -> int | None:
        """What is shown of a number, once all items are passed; None for what Markdown has no sign for."""
        found = number.of + (self.count if number.is_counted else 0)
        return found if 0 <= found <= _HIGHEST else None


def numbering(attributes: Attributes) -> Numbering:
    """The numbering of an `<ol>`, by its attributes."""
    first, is_back = _integer(attributes.get("start")), "reversed" in attributes
    kind = attributes.get("type") or ""
    letters = kind if kind in ("a", "A", "i", "I") else ""
    if first is None and is_back:
        return Numbering(0, -1, is_counted=True, letters=letters)
    return Numbering(1 if first is None else first, -1 if is_back else 1, is_counted=False, letters=letters)


def _integer(text: str | None) -> int | None:
    """HTML's rules for parsing integers (2.3.4.1)."""
    found = _INTEGER.match(text or "")
    return int(found[1]) if found else None
