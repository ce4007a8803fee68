"""Room `ingest`: a web page as a tree whose words know their places in the canonical text. Pure.

Deeper than any page that a person made, elements are left out of the tree, and their words stand in the last one above.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from urllib.parse import urldefrag

import regex

from glossator.notes.web_text import Closing, Opening, Words, page_events

DEEPEST = 120
"""Elements within each other; later steps recurse."""
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "dd"),
        *(
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing", "main"),
        *("menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "select", "summary", "table"),
        *(
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
            "video",
            "xmp",
            "noscript",
            "object",
        ),
    )
)
"""Elements that are, or hold, blocks of text."""
CAPTIONED = 4
"""Elements of a caption within each other that are looked up from a word of it."""
LONGEST = 2000
"""Characters of a class and id that are looked at."""
HEADLINE = 400
"""Characters of a heading that holds blocks at most: one that a page never closes holds all that follows."""
_TOKEN = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+")


@dataclass(eq=False, slots=True)
class Element:
    """An element of a page; built once, then only read."""

    tag: str
    attributes: Mapping[str, str]
    parent: "Element | None" = field(repr=False)
    order: int
    """Its number in document order."""
    children: list["Element | Words"] = field(default_factory=list, repr=False)
    holds_blocks: bool = False
    size: int = 0
    """Characters of all its words."""

    def get(self, name: str) -> str:
        """An attribute's value, or an empty text."""
        return self.attributes.get(name, "")

    @property
    def names(self) -> tuple[str, ...]:
        """The words of its class and id in lower case: `share-bar` and `shareBar` are `share`, `bar`."""
        return _names(self.get("class"), self.get("id"))

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS or self.holds_blocks

    @property
    def is_endless(self) -> bool:
        """A heading, say, that the page never closes."""
        return self.holds_blocks and self.size > HEADLINE

    def elements(self) -> Iterator["Element"]:
        """The elements below it, in document order."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                yield child
                waiting += child.children[::-1]

    def words(self) -> Iterator[Words]:
        """The words below it, in document order."""
        waiting = self.children[::-1]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                waiting += child.children[::-1]
            elif child.text:
                yield child

    @property
    def text(self) -> str:
        """Its words, those of different lines parted by a space."""
        return text_of_words(self.words())

    def above(self) -> Iterator["Element"]:
        """The elements that it stands in, the nearest first."""
        one = self.parent
        while one is not None:
            yield one
            one = one.parent


@lru_cache(4096)
def _names(classes: str, name: str) -> tuple[str, ...]:
    """Many elements of a page have the same."""
    return tuple(word.lower() for word in _TOKEN.findall(f"{classes} {name}"[:LONGEST]))


def tree_lines(root: Element) -> tuple[str, ...]:
    """The canonical text of the page that a tree was read from (`notes.web_text.page_lines`)."""
    lines: list[list[str]] = []
    for one in root.words():
        lines += [[] for _ in range(one.line - len(lines))]
        lines[one.line - 1].append(one.text)
    return tuple(map("".join, lines))


def text_of_words(words: Iterator[Words]) -> str:
    """Words as one folded text."""
    made: list[str] = []
    line = 0
    for one in words:
        made.append(f" {one.text}" if one.line != line else one.text)
        line = one.line
    return "".join(made).strip(" ")


def in_caption(element: Element) -> bool:
    """Whether it is, or stands in, what a picture's caption says."""
    return any(one.tag == "figcaption" for one in (element, *islice(element.above(), CAPTIONED)))


def read_tree(html: str, address: str = "") -> Element:
    """A page as a tree; its root has no tag, and the page's elements below it.

    Browsers that save a page write the address at which it lay before its links to places in itself; they are told
    without it.
    """
    own = f"{urldefrag(address).url}#" if address else ""
    root = Element("", {}, None, 0)
    here, depth, number = root, 0, 0
    for event in page_events(html):
        if isinstance(event, Words):
            here.children.append(event)
            here.size += len(event.text)
        elif isinstance(event, Closing):
            depth -= 1
            if depth < DEEPEST:
                here = _left(here)
        else:
            number += 1
            if depth < DEEPEST:
                here = _entered(here, event, number, own)
            depth += 1
    return root


def _entered(here: Element, event: Opening, number: int, own: str) -> Element:
    attributes = {name: value or "" for name, value in event.attributes.items()}
    target = attributes.get("href", "")
    if own and event.tag == "a" and target.startswith(own):
        attributes["href"] = target[len(own) - 1 :]
    made = Element(event.tag, attributes, here, number)
    here.children.append(made)
    return made


def _left(here: Element) -> Element:
    above = here.parent or here
    above.holds_blocks |= here.is_block
    above.size += here.size
    return above
