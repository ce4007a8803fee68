"""Room `ingest`: where a page's article is. Pure but for the extractor, which reads no files and no network.

trafilatura tells which lines are the article's; the smallest element that holds nine tenths of their words is the
container. A page that is too large or deep for it is judged by its paragraphs instead.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from glossator.ingest.web.tree import Element
from glossator.notes.web_text import Words
from glossator.text import fold_source

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


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the extractor says of a page."""

    lines: frozenset[str]
    """The article's lines, folded."""
    text: str
    author: str = ""
    date: str = ""


def is_installed() -> bool:
    """Whether the extra `html` is there."""
    try:
        return all(version(name) for name in EXTRA)
    except PackageNotFoundError:
        return False


def extract(html: str) -> Extracted:
    """What trafilatura takes for the article of a page; nothing where it finds none, or the page is too large."""
    if len(html) > LARGEST:
        return Extracted(frozenset(), "")
    from trafilatura import bare_extraction  # noqa: PLC0415 — an extra, and slow to import

    for name in _TALKATIVE:
        # What it says of a page it says for programmers; our own report tells what was found.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    found = bare_extraction(html, include_comments=False, favor_recall=True, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Extracted(frozenset(), "")
    text = found.text or ""
    lines = frozenset(fold_source(line).strip("-• ") for line in text.splitlines())
    return Extracted(lines - {""}, f" {fold_source(text)} ", found.author or "", found.date or "")


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
    line = fold_source("".join(one.text for one in words))
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
        if best is None or kept.get(best, 0) < max(1, least) or best.tag not in _HOLDING:
            return here
        here = best
