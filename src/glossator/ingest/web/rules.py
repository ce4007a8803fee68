"""Room `ingest`: what a page holds besides its article, by small named rules with their evidence. Pure.

Each rule looks at one element and says of what class all its words are. A rule that goes by a name alone is never
believed of an element that holds a good part of the article; one that is `unsure` only where the extractor left the
element out as well. `naming` has the rules by class and id, `wording` those by what an element says.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from glossator.ingest.web import naming, wording
from glossator.ingest.web.paged import running_heads
from glossator.ingest.web.panels import opened_panels
from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element
from glossator.ingest.web.verdict import Rule, Verdict

LARGE = 0.3
"""Share of the article's words from which on an element's name says nothing of its content."""
PROSE = 400
"""Characters from which on an element of which the extractor keeps most is the article's, whatever its name."""
SEVERAL = 3
"""Parts of a text, each below a line of its own, from which on these lines are text."""
NEAR = 4
"""Elements up from such a line within which the others stand."""
_CONTROLS = frozenset(
    ["button", "form", "input", "select", "textarea", "dialog", "fieldset", "datalist", "output"]
)
_BESIDE = frozenset(("a", "h1", "h2", "h3", "h4", "h5", "h6", "img", *_CONTROLS))
_TITLES = frozenset(("h2", "h3", "h4", "h5", "h6", "dt"))
_PLAYERS = frozenset(["video", "audio", "object", "embed", "canvas"])


def control(element: Element) -> Verdict | None:
    """Something to press or fill in, but for the heading of what it opens."""
    opens = "aria-expanded" in element.attributes or "aria-controls" in element.attributes
    if element.tag not in _CONTROLS or (
        opens and any(one.tag in _TITLES for one in islice(element.above(), 2))
    ):
        return None
    return Verdict("control", f"<{element.tag}> is for pressing or filling in")


def player(element: Element) -> Verdict | None:
    """A player, and what it says where it cannot play."""
    return Verdict("player", f"<{element.tag}> plays something") if element.tag in _PLAYERS else None


def landmark(element: Element) -> Verdict | None:
    """A part of the page that HTML or ARIA has a name for."""
    role = element.get("role")
    if element.tag in ("nav", "menu") or role in ("navigation", "menu", "menubar", "search"):
        return Verdict("menu", f"<{element.tag}{role and f' role={role}'}> is a menu")
    if role in ("banner", "contentinfo", "complementary", "alert", "dialog"):
        return Verdict("landmark", f"role={role} is beside the content")
    is_of_page = element.tag == "footer" and not any(one.tag == "blockquote" for one in element.above())
    return Verdict("footer", "<footer> closes the page") if is_of_page and not _holds_note(element) else None


def aside(element: Element) -> Verdict | None:
    """What stands beside the text, as the page says, unless it is a sentence without a link."""
    if element.tag != "aside":
        return None
    is_text = SENTENCE.search(element.text) and not any(one.tag in _BESIDE for one in element.elements())
    return None if is_text else Verdict("aside", "<aside> stands beside the text", sure=False)


RULES: tuple[Rule, ...] = (
    naming.pull_quote,
    control,
    player,
    landmark,
    naming.named,
    naming.button,
    wording.advert_label,
    wording.advert_box,
    wording.tool_label,
    wording.timecode,
    wording.labelled,
    wording.back_matter,
    wording.printed,
    wording.card,
    wording.appeal,
    wording.colophon,
    wording.linked,
    wording.fragments,
    aside,
)
"""In the order in which they are asked, after `naming.hidden`; the first that says something is believed."""


def _holds_note(element: Element) -> bool:
    return any("footnote" in one.names or "footnotes" in one.names for one in (element, *element.elements()))


def judge(
    top: Element, kept: Mapping[Element, int], spared: frozenset[Element]
) -> Iterator[tuple[Element, Verdict]]:
    """The elements that are no part of an article, with what they are.

    `kept` are the words that an extractor takes for the article's, by element with any below it; `spared` are elements
    that are known to be of the article, such as footnotes, and no rule is asked about what holds one.
    """
    total = max(1, kept.get(top, 0))
    panels, running = opened_panels(top), dict(running_heads(top))
    waiting = [top]
    while waiting:
        element = waiting.pop()
        told = running.get(element) or (None if element in panels else naming.hidden(element))
        verdict = None if element in spared else told or _verdict(element)
        own = kept.get(element, 0)
        if verdict and verdict.kind == "fragments" and _heads_a_part(element, kept):
            verdict = None
        large = own >= LARGE * total or (own >= PROSE and 2 * own >= element.size)
        if verdict and not large and (verdict.sure or not own):
            yield element, verdict
        elif element.tag != "pre":
            waiting += [one for one in reversed(element.children) if isinstance(one, Element)]


def _heads_a_part(element: Element, kept: Mapping[Element, int]) -> bool:
    """Whether it is one of several alike that say different things above text of the article: speakers of a debate."""
    above = tuple(islice(element.above(), NEAR))
    own = (element.tag, element.get("class"))
    if not own[1] or not above or not kept.get(above[0], 0):
        return False
    alike = {one.text for one in above[-1].elements() if (one.tag, one.get("class")) == own}
    return len(alike) >= SEVERAL


def _verdict(element: Element) -> Verdict | None:
    for rule in RULES:
        if (verdict := rule(element)) is not None:
            return verdict
    return None
