"""A block of the source as the finder sees it: plain text, and where references and `<mark>`s are in it. Room `notes`;
imports `markdown`."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.plain import token_text
from glossator.notes.folding import Folded, folded
from glossator.notes.references import key_of

_MARK = re.compile(r"<(/?)mark\b[^>]*>")


class Point(Struct, frozen=True):
    """One reference in a block."""

    key: str
    offset: int
    """In the block's text."""
    token: Token


class Marked(Struct, frozen=True):
    """A `<mark>` of the author's and its closing tag."""

    start: int
    end: int
    tags: tuple[Token, Token]


@dataclass(frozen=True)
class Flow:
    """The text of one paragraph, heading or cell."""

    holder: Token
    text: str
    points: tuple[Point, ...]
    marked: tuple[Marked, ...]
    """In the order of their ends."""

    @cached_property
    def folded(self) -> Folded:
        """The text as quoted words are looked for in it; most texts hold none."""
        return folded(self.text)


def flow(holder: Token) -> Flow:
    """An inline token as the finder sees it."""
    at = 0
    points: list[Point] = []
    marked: list[Marked] = []
    opened: list[tuple[int, Token]] = []
    texts: list[str] = []
    for token in holder.children or ():
        if token.type == "text":
            texts.append(token.content)
            at += len(token.content)
            continue
        if token.type == "note_ref":
            points.append(Point(key_of(token), at, token))
        tag = _MARK.match(token.content) if token.type == "html_inline" else None
        if tag and not tag[1]:
            opened.append((at, token))
        elif tag and opened:
            start, opening = opened.pop()
            marked.append(Marked(start, at, (opening, token)))
        texts.append(token_text(token))
        at += len(texts[-1])
    text = "".join(texts)
    return Flow(holder, text, tuple(points), tuple(marked))


def flows(tokens: Sequence[Token], others: Container[int] = ()) -> tuple[Flow, ...]:
    """The blocks of a text that hold references, or whose token's identity is among `others`, in order."""
    return tuple(flow(token) for token in tokens if token.type == "inline" and _is_meant(token, others))


def _is_meant(holder: Token, others: Container[int]) -> bool:
    return id(holder) in others or any(child.type == "note_ref" for child in holder.children or ())
