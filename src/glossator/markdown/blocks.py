"""A text's tokens cut into its top-level blocks, each with an id. Room `markdown`; imports nothing of ours but
`plain`.

Raw HTML may open an element in one block and close it in a later one (`<details>`): such a run is one block.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.elements import VOID

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_SPACE = " \t\n\r\f\v"
"""Other white space is text, and of the source."""


class TokenBlock(Struct, frozen=True):
    """One top-level block: its id, and the tokens that render to it."""

    id: str
    tokens: tuple[Token, ...]


def holds_raw_html(tokens: Iterable[Token]) -> bool:
    """Whether any token is raw HTML of which cleaning left something."""
    for token in tokens:
        if token.type == "html_block":
            return True
        for child in token.children or ():
            if child.type == "html_inline" and child.content:
                return True
    return False


def top_blocks(tokens: Sequence[Token]) -> tuple[TokenBlock, ...]:
    """The blocks of cleaned tokens in order, with ids `p1`, `p2` … that are put on their elements; a heading that has
    an id keeps it. Blocks of which cleaning left nothing, comments for one, are no blocks and take no number."""
    parts = [part for part in _parts(tokens) if part[0].type != "html_block" or part[0].content.strip(_SPACE)]
    return tuple(_with_id(run, number) for number, run in enumerate(_joined(parts), 1))


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    depth = 0
    for token in tokens:
        part.append(token)
        depth += token.nesting
        if depth == 0:
            yield part
            part = []


def _joined(parts: Sequence[list[Token]]) -> Iterator[list[Token]]:
    """The parts, those between an opening raw tag and its closing one joined."""
    ends = _ends(parts)
    if not ends:
        yield from parts
        return
    at = 0
    while at < len(parts):
        last, seen = ends.get(at, at), at
        while seen <= last:
            last = max(last, ends.get(seen, seen))
            seen += 1
        yield [token for part in parts[at : last + 1] for token in part]
        at = last + 1


def _ends(parts: Sequence[list[Token]]) -> dict[int, int]:
    """For a part in which raw HTML opens an element: the part in which that element is closed."""
    ends: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for at, part in [(at, part) for at, part in enumerate(parts) if part[0].type == "html_block"]:
        for closing, element in _TAG.findall(part[0].content):
            if not closing and element not in VOID:
                opened.append((element, at))
                waiting[element] += 1
            elif closing and waiting[element]:
                name = ""
                while name != element:
                    name, opening = opened.pop()
                    waiting[name] -= 1
                ends[opening] = at
    return ends


def _with_id(tokens: list[Token], number: int) -> TokenBlock:
    first = tokens[0]
    own = f"p{number}"
    if first.type == "html_block":
        opening = Token("html_block", "", 0, content=f'<div id="{own}">')
        return TokenBlock(own, (opening, *tokens, Token("html_block", "", 0, content="</div>\n")))
    own = str(first.attrs.setdefault("id", own))
    return TokenBlock(own, tuple(tokens))
