"""Headings as an outline, each with an id of its own. Room `markdown`; imports the root."""

from collections.abc import Sequence

from markdown_it.token import Token

from glossator.markdown.elements import OWN_IDS
from glossator.markdown.plain import inline_text
from glossator.model import Heading
from glossator.slug import slugify


def outline(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """The headings of a text that stand in no container, in order, and their ids put on the tokens.

    An id is the slug of the heading's own words, `-2` and so on added where it is taken; ids that blocks, notes and
    references use are never given to a heading.
    """
    found: list[Heading] = []
    ids: set[str] = set()
    last: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            text = " ".join(inline_text(tokens[at + 1].children).split())
            own = _free(slugify(text) if text else "section", ids, last)
            token.attrs["id"] = own
            found.append(Heading(int(token.tag[1:]), own, text))
    return tuple(found)


def _free(slug: str, ids: set[str], last: dict[str, int]) -> str:
    """The slug or its first free variant; counts on from the last one given, so many equal headings cost no more."""
    own = f"section-{slug}" if OWN_IDS.match(slug) else slug
    number = last.get(own, 1)
    free = own if number == 1 else f"{own}-{number}"
    while free in ids:
        number += 1
        free = f"{own}-{number}"
    last[own] = number
    ids.add(free)
    return free
