"""Room `ingest`: running heads, feet and page numbers of what was paper: converters write each page
into an element. Pure.

`pdftohtml`, `pdf2htmlEX` and their kin number the elements: `page_1`, `pf2`, `page3-div`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

import regex

from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Verdict
from glossator.text import fold_name

_PAGE = regex.compile(r"(?:pdf-?)?(?:page|pf|pg)[-_]?([0-9a-f]{1,4})(?:-div)?", regex.IGNORECASE)
EDGE = 3
"""Lines at the top and the foot of a page that may be its running head or foot."""
LONGEST = 120
"""Characters of one at most."""
_DIGITS = regex.compile(r"\d+")


def running_heads(root: Element) -> Iterator[tuple[Element, Verdict]]:
    """The blocks at the edges of pages that say the same on another page, but for digits."""
    pages = [one for one in root.elements() if _PAGE.fullmatch(one.get("id")) and one.size]
    if len(pages) < 2:
        return
    edges = [_edges(tuple(_lines(one))) for one in pages]
    told = Counter(key for lines in edges for key in {_key(one) for one in lines})
    for one in (each for lines in edges for each in lines):
        if told[_key(one)] > 1:
            yield one, Verdict("running", "the pages that it was printed on say it at their edges")


def _lines(page: Element) -> Iterator[Element]:
    for one in page.elements():
        if one.is_block and one.size and not one.holds_blocks:
            yield one


def _edges(lines: Sequence[Element]) -> tuple[Element, ...]:
    """The first and the last lines of a page, up to a sentence of its text."""
    ends = (takewhile(_is_brief, each) for each in (lines[:EDGE], lines[: -EDGE - 1 : -1]))
    return tuple(dict.fromkeys(chain.from_iterable(ends)))


def _is_brief(line: Element) -> bool:
    return line.size <= LONGEST and not SENTENCE.search(line.text)


def _key(line: Element) -> str:
    return _DIGITS.sub("0", fold_name(line.text))
