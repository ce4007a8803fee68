"""Tokens as plain text, for the verbatim proof, for outlines and for finding words. Room `markdown`; imports nothing
of ours.

The text of a block is what a reader sees of it as text: code counts, images and their `alt` do not, a line break is
white space. Raw tags count for nothing, those that break the flow for a space.
"""

import html
import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from markdown_it.token import Token

from glossator.markdown.elements import BREAKING

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)[^>]*>")
_BREAKS = MappingProxyType({"softbreak": "\n", "hardbreak": "\n"})
_SILENT = frozenset(("image", "note_ref"))


def token_text(token: Token) -> str:
    """The plain text of one inline token; empty for an opening or closing one."""
    if token.type == "text":
        return token.content
    if token.nesting or token.type in _SILENT:
        return ""
    if token.type == "html_inline":
        return tags_text(token.content)
    return _BREAKS.get(token.type, token.content)


def inline_text(children: Iterable[Token] | None) -> str:
    """The plain text of an inline token's children, line breaks as `\\n`."""
    return "".join([token.content if token.type == "text" else token_text(token) for token in children or ()])


def block_texts(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The plain text of each block that holds text itself, in order."""
    return tuple(text for token in tokens for text in _own_text(token) if text)


def blocks_text(tokens: Sequence[Token]) -> str:
    """The plain text of blocks, joined by one space."""
    return " ".join(block_texts(tokens))


def _own_text(token: Token) -> tuple[str, ...]:
    if token.type == "inline":
        return (inline_text(token.children),)
    if token.type == "html_block":
        return (html.unescape(tags_text(token.content)),)
    return (token.content,) if token.nesting == 0 else ()


def tags_text(markup: str) -> str:
    """Cleaned HTML without its tags; a tag that breaks the flow leaves a space."""
    return _TAG.sub(lambda tag: " " if tag[1].lower() in BREAKING else "", markup)
