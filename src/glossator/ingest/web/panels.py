"""Room `ingest`: what a page hides until its reader opens it: answers of questions, folded sections. Pure.

The accordion of the ARIA Authoring Practices, and what sites made of it: a control names the panel that it opens, by
`aria-controls`, a `data-` attribute or a link to its id. What is opened so, and has a sentence, is text of the page and
not hidden.
"""

from collections.abc import Iterator

from glossator.ingest.web.surroundings import SENTENCE
from glossator.ingest.web.tree import Element

_OPENING = frozenset(("button", "tab"))
_TOLD = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target")
BRIEF = 300
"""Characters of what opens a panel at most."""


def opened_panels(root: Element) -> frozenset[Element]:
    """The elements with a sentence that a control of the page opens, with all that stands in their way below it."""
    names = {name for one in root.elements() if 0 < one.size <= BRIEF for name in _opened(one)}
    if not names:
        return frozenset()
    panels = (one for one in root.elements() if one.get("id") in names and SENTENCE.search(one.text))
    return frozenset(panels)


def _opened(control: Element) -> Iterator[str]:
    """The ids that a control says it opens."""
    for name in _TOLD:
        yield from (each.lstrip("#") for each in control.get(name).split())
    is_control = "aria-expanded" in control.attributes or control.get("role") in _OPENING
    address = control.get("href")
    if is_control and address.startswith("#") and len(address) > 1:
        yield address[1:]
