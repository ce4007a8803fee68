"""What browsers make of a page's elements, as far as readers see it. Room `notes`; imports nothing of ours but its own
values.

Each watch is told of all elements, in order, and of the words between their tags, and finds stretches, each with its
effect.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from glossator.notes.list_numbers import LISTS, Number, Numbering, numbering
from glossator.notes.look import Item, Stretch
from glossator.notes.web_text import Opening

EFFECTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "italic"),
        **dict.fromkeys(("strong", "b"), "bold"),
        **dict.fromkeys(("u", "ins"), "underlined"),
        **dict.fromkeys(("s", "del", "strike"), "struck"),
        **dict.fromkeys(("code", "kbd", "samp", "tt", "pre", "listing", "xmp", "plaintext"), "code"),
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
        **dict.fromkeys(("th", "dt"), "headed"),
        **dict.fromkeys(("td", "caption", "figcaption"), "cell"),
        **dict.fromkeys(("audio", "video", "rp"), "unseen"),
        **dict.fromkeys(("sup", "rt"), "raised"),
        "sub": "lowered",
        "small": "small",
        "mark": "marked",
        "q": "quoted",
        "bdo": "turned",
    }
)
"""What the words in an element look like (HTML, 15.3)."""
_RUNS = MappingProxyType({"L": 1, "R": -1, "AL": -1})
NAMING = frozenset(tag for tag, effect in EFFECTS.items() if effect in ("heading", "headed", "cell"))
"""Elements whose look is that of what they stand in."""


class Watch(Protocol):
    """Whatever finds stretches in a page. With no element open it finds nothing in words."""

    @property
    def elements(self) -> Sequence[object]:
        """What it remembers of the open elements that it was told of."""

    def open(self, one: Opening, at: int) -> None:
        """An element starts before the ink `at`."""

    def close(self, at: int) -> Iterator[Stretch]:
        """The element that started last ends."""

    def words(self, text: str, start: int, end: int) -> Iterator[Stretch]:
        """Words of the element that started last."""


@dataclass(slots=True)
class Effects:
    """What elements make of their words by themselves."""

    elements: list[str] = field(default_factory=list)
    """Of each open element; empty for none."""

    def open(self, one: Opening, _at: int) -> None:
        self.elements.append(EFFECTS.get(one.tag, ""))

    def close(self, _at: int) -> Iterator[Stretch]:
        self.elements.pop()
        return iter(())

    def words(self, _text: str, start: int, end: int) -> Iterator[Stretch]:
        return (Stretch(one, start, end) for one in set(self.elements) if one)


@dataclass(slots=True)
class Folds:
    """`<details>` that is closed shows no more than its first summary."""

    elements: list[str] = field(default_factory=list)
    """`closed` and `summary` for the elements that matter."""

    def open(self, one: Opening, _at: int) -> None:
        parent = self.elements[-1] if self.elements else ""
        if one.tag == "summary" and parent == "closed":
            self.elements[-1] = "closed, with a summary"
            self.elements.append("summary")
        else:
            is_closed = one.tag == "details" and "open" not in one.attributes
            self.elements.append("closed" if is_closed else "")

    def close(self, _at: int) -> Iterator[Stretch]:
        self.elements.pop()
        return iter(())

    def words(self, _text: str, start: int, end: int) -> Iterator[Stretch]:
        inner = (*self.elements[1:], "")
        pairs = zip(self.elements, inner, strict=True)
        if any(outer.startswith("closed") and within != "summary" for outer, within in pairs):
            yield Stretch("folded", start, end)


@dataclass(slots=True)
class _Table:
    """What was shown of a table so far."""

    part: str = ""
    """Which of its parts is open."""
    parts: set[str] = field(default_factory=set)
    """Which held words."""
    seen: set[str] = field(default_factory=set)
    """Which were opened."""


@dataclass(slots=True)
class Tables:
    """Browsers show a caption and a head above a table's rows and its foot below them, wherever these stand."""

    elements: list[_Table | None] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)

    def open(self, one: Opening, _at: int) -> None:
        parent = self.elements[-1] if self.elements else None
        if parent is not None:
            # A second head or foot is one of rows like others.
            is_own = one.tag in ("caption", "thead", "tfoot") and one.tag not in parent.seen
            parent.part = one.tag if is_own else "rows"
            parent.seen.add(one.tag)
        self.elements.append(_Table() if one.tag == "table" else None)
        self.tables += [self.elements[-1]] if self.elements[-1] else []

    def close(self, _at: int) -> Iterator[Stretch]:
        if self.elements.pop() is not None:
            self.tables.pop()
        return iter(())

    def words(self, _text: str, start: int, end: int) -> Iterator[Stretch]:
        return (Stretch("moved", start, end) for one in tuple(self.tables) if _is_moved(one))


def _is_moved(table: _Table) -> bool:
    """Whether words of the part that is open are shown above some that stand before them."""
    before = table.parts - {table.part}
    table.parts.add(table.part)
    if table.part == "caption":
        return bool(before)
    return bool(before & ({"rows", "tfoot"} if table.part == "thead" else {"tfoot"}))


@dataclass(slots=True)
class _Directed:
    """An element with a direction for its words."""

    said: str
    start: int
    strong: int = 0
    """How many more letters run from left to right than from right to left."""


@dataclass(slots=True)
class Directions:
    """Words that `dir` sets against the direction of most of their letters stand in another order."""

    elements: list[_Directed | None] = field(default_factory=list)
    strong: int = 1
    """Of the words before."""

    def open(self, one: Opening, at: int) -> None:
        said = (one.attributes.get("dir") or "").lower()
        self.elements.append(_Directed(said, at) if said in ("ltr", "rtl") else None)

    def close(self, at: int) -> Iterator[Stretch]:
        one = self.elements.pop()
        if one and (one.strong or self.strong) * (1 if one.said == "ltr" else -1) < 0 and one.start < at:
            yield Stretch("turned", one.start, at)

    def words(self, text: str, _start: int, _end: int) -> Iterator[Stretch]:
        inner = [one for one in self.elements if one]
        strong = _strength(text)
        self.strong = strong or self.strong
        for one in inner:
            one.strong += strong
        return iter(())


def _strength(text: str) -> int:
    """How many more letters of a text run from left to right than from right to left (UAX 9); roughly, in ASCII."""
    if text.isascii():
        return len(text) if text.lower() != text.upper() else 0
    return sum([_RUNS.get(unicodedata.bidirectional(char), 0) for char in text])


@dataclass(slots=True)
class _Numbered:
    owner: Numbering
    number: Number
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Lists:
    """The numbers of items."""

    elements: list[_Numbered | None] = field(default_factory=list)
    owners: list[Numbering | None] = field(default_factory=list)
    """Of the lists that are open; None for one without numbers."""
    is_list: list[bool] = field(default_factory=list)
    """Of each open element."""
    found: list[_Numbered] = field(default_factory=list)

    def open(self, one: Opening, _at: int) -> None:
        owner = self.owners[-1] if self.owners and one.tag == "li" else None
        self.elements.append(_Numbered(owner, owner.take(one.attributes)) if owner else None)
        self.is_list.append(one.tag in LISTS)
        if self.is_list[-1]:
            self.owners.append(numbering(one.attributes) if one.tag == "ol" else None)

    def close(self, at: int) -> Iterator[Stretch]:
        if self.is_list.pop():
            self.owners.pop()
        one = self.elements.pop()
        if one is not None:
            one.end = at
        return iter(())

    def words(self, _text: str, start: int, _end: int) -> Iterator[Stretch]:
        for one in self.elements:
            if one is not None and one.start < 0:
                one.start = start
                self.found.append(one)
        return iter(())

    def items(self) -> Iterator[Item]:
        """The items that hold words, once all is told."""
        for one in self.found:
            number = one.owner.shown(one.number)
            if number is not None:
                yield Item(one.start, one.end, number, one.owner.letters)
