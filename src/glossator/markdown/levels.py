"""The levels of a text's headings, as its page needs them. Room `markdown`; imports nothing of ours.

The title of a page is its one heading of the first level, by which those who hear it find where they are. It is none of
the text, whose own headings begin below it.
"""

import re
from collections.abc import Sequence

from markdown_it.token import Token

_HIGHEST, _LOWEST = 2, 6
_RAW = re.compile(r"(</?h)([1-6])(?=[ >])")
"""A tag of a heading in raw HTML that was cleaned: names are in lower case, and all else with `<` is escaped."""


def lower_headings(tokens: Sequence[Token]) -> None:
    """Lets the headings of a text begin at the second level, in place; its raw HTML is cleaned already.

    Where it uses the first, all go down by one, so that they stand to each other as they did. Where only a quotation or
    the like does, the others stay.
    """
    down = _reaches_first([token for token in tokens if _opens_any(token)])
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{_lowered(int(token.tag[1:]), down)}"
        for raw in (token, *(token.children or ())):
            if raw.type in ("html_block", "html_inline"):
                raw.content = _RAW.sub(lambda tag: f"{tag[1]}{_lowered(int(tag[2]), down)}", raw.content)


def _opens_any(token: Token) -> bool:
    return token.type == "heading_open" or (token.type == "html_block" and bool(_RAW.search(token.content)))


def _reaches_first(headings: Sequence[Token]) -> bool:
    """Whether one of the headings that stand in no container, or in the fewest, is of the first level."""
    outermost = min((token.level for token in headings), default=0)
    outer = (token for token in headings if token.level == outermost)
    return any("<h1" in token.content if token.type == "html_block" else token.tag == "h1" for token in outer)


def _lowered(level: int, down: int) -> int:
    return min(max(level + down, _HIGHEST), _LOWEST)
