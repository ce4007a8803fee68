"""Room `ingest`: what an article begins with between its headline and the element that holds its text. Pure.

Figures, pictures with a line of text that are figures but in name, and lists of key points.
"""

from collections.abc import Container, Iterator

from glossator.ingest.web.surroundings import CAPTIONING, is_pictured
from glossator.ingest.web.tree import Element

CAPTION = 400
"""Characters of a picture's line of text at most."""
POINTS = range(2, 9)
"""Key points of an article."""
_LISTS = frozenset(("ul", "ol"))
_UNFIT = frozenset(("a", "figure", "h1", "h2", "h3", "p", "ul", "form"))


def leading(
    root: Element, title: Element | None, holder: Element, known: Container[Element]
) -> Iterator[Element]:
    """The elements between `title` and `holder` that the article begins with, but for those that are `known`
    for something else."""
    for one in root.elements() if title is not None else ():
        is_between = (
            title is not None and title.order < one.order < holder.order and one not in holder.above()
        )
        if is_between and _leads(one) and not any(each in known for each in (one, *one.above())):
            yield one


def _leads(one: Element) -> bool:
    return one.tag == "figure" or _is_pictured_box(one) or _is_points(one)


def _is_pictured_box(one: Element) -> bool:
    if one.tag != "div" or not 0 < one.size <= CAPTION:
        return False
    tags = [each.tag for each in one.elements()]
    return tags.count("img") == 1 and _UNFIT.isdisjoint(tags) and is_pictured(one)


def _is_points(one: Element) -> bool:
    """A list of what the article says: a few items, each of several words and none a link."""
    items = [each for each in one.children if isinstance(each, Element) and each.tag == "li"]
    if one.tag not in _LISTS or len(items) not in POINTS or any(each.tag == "a" for each in one.elements()):
        return False
    return all(len(each.text.split()) >= CAPTIONING for each in items)
