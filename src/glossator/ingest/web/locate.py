"""Room `ingest`: where a page's article is. Pure but for the extractor, which reads no files and no network.

trafilatura tells which lines are the article's; the smallest element that holds nine tenths of their words is the
container. It is asked twice: what it finds with care tells where the article is, what it finds with zeal what is left
alone there. A page that is too large or deep for it is judged by its paragraphs instead.
"""

import logging
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from typing import TYPE_CHECKING

from glossator.ingest.web.tree import Element
from glossator.notes.web_text import Words
from glossator.text import fold_source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EXTRA = ("trafilatura", "lxml")
"""The packages of the extra `html`."""
INSTALL = "pip install glossator[html]"
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext")
SHARE = 0.9
"""Share of the article's words that its container holds."""
_HOLDING = frozenset(
    (
        "html",
        "body",
        "main",
        "article",
        "section",
        "div",
        "center",
        "td",
        "tr",
        "tbody",
        "table",
        "form",
        "font",
    )
)
"""Elements that may hold an article; others are a block of one."""
LARGEST = 4_000_000
"""Characters of a page from which on the extractor is not asked."""


_ENTRY = frozenset(("entry", "update", "liveblog", "ticker"))
SENTENCE = 60
"""Characters of a paragraph that is more than a label."""
ENOUGH = 0.6
"""Share of what zeal finds that care must have found to be believed."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the extractor takes for the article of a page."""

    lines: frozenset[str] = frozenset()
    """The article's lines, folded."""
    text: str = ""


def is_installed() -> bool:
    """Whether the extra `html` is there."""
    try:
        return all(version(name) for name in EXTRA)
    except PackageNotFoundError:
        return False


def extract(html: str) -> tuple[Extracted, Extracted]:
    """What trafilatura takes for the article of a page, with care and with zeal; nothing where it finds none, or the
    page is too large."""
    if len(html) > LARGEST:
        return Extracted(), Extracted()
    from trafilatura import load_html  # noqa: PLC0415 — an extra, and slow to import

    for name in _TALKATIVE:
        # What it says of a page it says for programmers; our own report tells what was found.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    tree = load_html(html)
    if tree is None:
        return Extracted(), Extracted()
    zealous = _extracted(deepcopy(tree), favor_recall=True)
    careful = _extracted(tree, favor_recall=False)
    return (careful if len(careful.text) >= ENOUGH * len(zealous.text) else zealous), zealous


def _extracted(tree: "HtmlElement", *, favor_recall: bool) -> Extracted:
    from trafilatura import bare_extraction  # noqa: PLC0415 — an extra, and slow to import

    found = bare_extraction(tree, include_comments=False, favor_recall=favor_recall, fast=True)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    lines = frozenset(_folded(line).strip("-• ") for line in text.splitlines())
    return Extracted(lines - {""}, f" {_folded(text)} ")


def guessed_date(html: str) -> str:
    """A date that stands in a page's texts or addresses, as `YYYY-MM-DD`; empty where none is found."""
    if len(html) > LARGEST:
        return ""
    from htmldate import find_date  # noqa: PLC0415 — comes with the extra, and is slow to import

    return find_date(html, original_date=True, extensive_search=True) or ""


def _folded(text: str) -> str:
    """White space of any kind is one space: the extractor keeps none of it as it is."""
    return " ".join(fold_source(text).split())


def kept_words(root: Element, extracted: Extracted) -> Mapping[Element, int]:
    """How many characters of each element are the article's, for elements with any."""
    lines: dict[int, list[Words]] = {}
    for one in root.words():
        lines.setdefault(one.line, []).append(one)
    kept = {number for number, words in lines.items() if _is_kept(words, extracted)}
    found: dict[Element, int] = {}
    for element, own in _owners(root):
        if own.line in kept if kept else _is_in_paragraph(element):
            for above in (element, *element.above()):
                found[above] = found.get(above, 0) + len(own.text)
    return found


def _is_kept(words: list[Words], extracted: Extracted) -> bool:
    line = _folded("".join(one.text for one in words))
    return line in extracted.lines or (len(line) > 40 and f" {line} " in extracted.text)


def _is_in_paragraph(element: Element) -> bool:
    return any(one.tag in ("p", "blockquote") for one in (element, *element.above()))


def _owners(root: Element) -> Iterator[tuple[Element, Words]]:
    """All words, each with the element that it stands in itself."""
    waiting: list[Element] = [root]
    while waiting:
        element = waiting.pop()
        for child in element.children:
            if isinstance(child, Element):
                waiting.append(child)
            elif child.text:
                yield element, child


def container(root: Element, kept: Mapping[Element, int]) -> Element:
    """The smallest element that holds nine tenths of the article's words; the page's body where there are none."""
    here = root
    least = SHARE * kept.get(root, 0)
    while True:
        inside = [one for one in here.children if isinstance(one, Element) and one.tag != "head"]
        best = max(inside, key=lambda one: kept.get(one, 0), default=None)
        if best is None or kept.get(best, 0) < max(1, least) or not _may_hold(best):
            return _of_entries(here)
        here = best


def _may_hold(one: Element) -> bool:
    return one.tag in _HOLDING or (one.tag == "span" and one.holds_blocks)


def _of_entries(found: Element) -> Element:
    """The element that holds all entries, where only one of a live blog's was found."""
    for one in (found, *islice(found.above(), 2)):
        beside = one.parent.children if one.parent is not None else []
        alike = [each for each in beside if isinstance(each, Element) and _is_like(each, one)]
        if one.parent is not None and len(alike) > 1 and sum(each.size for each in alike) > 2 * one.size:
            return one.parent
    return found


def _is_like(each: Element, one: Element) -> bool:
    """Whether two are entries of one kind: named alike, with sentences."""
    if (each.tag, each.get("class")) != (one.tag, one.get("class")):
        return False
    is_entry = one.tag == "article" or bool(_ENTRY & set(one.names))
    return is_entry and any(below.tag == "p" and below.size > SENTENCE for below in each.elements())
