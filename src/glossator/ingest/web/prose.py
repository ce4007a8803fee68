"""Room `ingest`: where a page's sentences stand, as a witness against the extractor. Pure.

The extractor takes the best single element for the article. Where a page parts its text into boxes beside each other
(between pictures, as slides), that is the first box; where the boxes are unusual, it is a teaser below. Then most of
the page's sentences stand elsewhere, together, and under no other headline: there the article is.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from glossator.ingest.web import naming, rules
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element

LITTLE = 0.5
"""Share of a page's prose under which what the extractor found is not believed to be its article."""
TOGETHER = 0.8
"""Share of a page's prose that stands in one place for it to be the article."""
ENOUGH = 1000
"""Characters of prose that a page has for this to be asked."""
PARAGRAPH = 60
"""Characters of a block that is more than a label."""
NEAR = 2
"""Elements around a text, in one of which the rest of it may follow."""
_REPLYING = ("comment", "disqus", "discuss", "repl", "respon")
_WHOLE = frozenset(("", "html", "body"))


def prose_of(root: Element) -> Iterator[Element]:
    """The blocks of a page that say a sentence and are no menu, form, note beside the text or comment, in order."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if one.size < PARAGRAPH or _is_beside(one):
            continue
        inside = [each for each in one.children if isinstance(each, Element)]
        if not one.is_block or any(each.is_block and each.size for each in inside):
            waiting += reversed(inside)
        elif not _is_linked(one) and SENTENCE.search(one.text):
            yield one


def elsewhere(root: Element, holder: Element) -> Element | None:
    """The element in which a page's sentences stand, where `holder`, in which the extractor found the article, has less
    than half of them; None where it is to be believed, or they stand in no one place or under several headlines."""
    prose = tuple(prose_of(root))
    total = sum(one.size for one in prose)
    held = sum(one.size for one in prose if one is holder or holder in one.above())
    if total < ENOUGH or held >= LITTLE * total:
        return None
    place = _place(root, _amounts(prose), TOGETHER * total)
    is_whole = place.tag in _WHOLE and not _is_bare(place, prose, total)
    return None if is_whole or _is_of_several(place) or _is_apart(root, place, holder) else place


def told_there(place: Element, kept: Mapping[Element, int], holder: Element) -> Mapping[Element, int]:
    """How many characters of each element are the article's, if it stands in `place`; what the extractor found before
    it in `holder` is its beginning."""
    told = _amounts(prose_of(place))
    before = kept if holder.order < place.order else {}
    return {one: told.get(one, 0) + before.get(one, 0) for one in {**told, **before}}


def _amounts(prose: Iterator[Element] | tuple[Element, ...]) -> dict[Element, int]:
    found: dict[Element, int] = {}
    for one in prose:
        for each in (one, *one.above()):
            found[each] = found.get(each, 0) + one.size
    return found


def _place(root: Element, amounts: Mapping[Element, int], least: float) -> Element:
    here = root
    while True:
        inside = [one for one in here.children if isinstance(one, Element) and one.holds_blocks]
        best = max(inside, key=lambda one: amounts.get(one, 0), default=None)
        if best is None or amounts.get(best, 0) < least:
            return here
        here = best


def _is_bare(place: Element, prose: Sequence[Element], total: int) -> bool:
    """Whether most sentences stand in the body itself, as where a page closes more elements than it opens."""
    return place.tag == "body" and 2 * sum(one.size for one in prose if one.parent is place) >= total


def _is_of_several(place: Element) -> bool:
    """Whether more than one article stands there, as below each other on a page without an end."""
    below = [one.tag for one in place.elements() if one.size]
    return below.count("h1") > 1 or below.count("article") > 1


def _is_apart(root: Element, place: Element, holder: Element) -> bool:
    """Whether it is no likely place for the article of that headline, such as terms of use that no name tells: above
    every headline, or below the text that was found and not in one part of the page with it."""
    if place in holder.above():
        return False
    tops = [one for one in root.elements() if one.tag == "h1" and one.size]
    is_above = bool(tops) and all(one.order > place.order and place not in one.above() for one in tops)
    shared = {one for one in islice(holder.above(), NEAR) if one.tag not in _WHOLE}
    shared |= {one for one in holder.above() if one.tag in ("article", "main")}
    return is_above or (place.order > holder.order and not shared & set(place.above()))


def _is_beside(one: Element) -> bool:
    asked = (naming.hidden, rules.control, rules.landmark, naming.named)
    verdicts = (rule(one) for rule in asked)
    return any(said is not None and said.sure for said in verdicts) or one.tag == "aside" or _is_reply(one)


def _is_reply(one: Element) -> bool:
    is_part = one.tag not in ("html", "body", "main", "article")
    return is_part and any(name.startswith(_REPLYING) for name in one.names)


def _is_linked(one: Element) -> bool:
    return 2 * sum(each.size for each in one.elements() if each.tag == "a") >= one.size
