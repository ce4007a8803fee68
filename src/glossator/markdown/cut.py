"""Inline tokens cut by offsets of their plain text: split where a span starts or ends, or with a stretch taken out.
Room `markdown`; imports nothing of ours but `plain`.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from glossator.markdown.plain import token_text

_CUTTABLE = frozenset(("text", "code_inline"))


def split_at(children: Sequence[Token], offsets: Sequence[int]) -> Iterator[tuple[int, int, Token]]:
    """The tokens, each after the offsets at which its text starts and ends, text cut at each of the offsets (in
    ascending order)."""
    at, following, count = 0, 0, len(offsets)
    for token in children:
        end = at + len(token.content if token.type == "text" else token_text(token))
        while following < count and offsets[following] <= at:
            following += 1
        start = at
        while following < count and offsets[following] < end and token.type in _CUTTABLE:
            cut = offsets[following]
            yield start, cut, _part(token, token.content[start - at : cut - at])
            start, following = cut, following + 1
        yield start, end, _part(token, token.content[start - at :]) if start > at else token
        at = end


def _part(token: Token, content: str) -> Token:
    """The token with a part of its text. Made anew: `replace` takes ten times as long."""
    return Token(
        token.type,
        token.tag,
        0,
        token.attrs,
        content=content,
        markup=token.markup,
        level=token.level,
        meta=token.meta,
    )


def without(children: Sequence[Token], start: int, end: int) -> list[Token]:
    """The tokens less the text from one offset to another; what has no text (references, images) stays. Emphasis
    and links that are emptied go, and so does white space at the ends."""
    kept = [
        token
        for at, behind, token in split_at(children, (start, end))
        if at == behind or at < start or behind > end
    ]
    return _trimmed(_unwrapped(kept))


def _unwrapped(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without pairs that enclose nothing."""
    kept: list[Token] = []
    for token in tokens:
        if token.nesting == -1 and kept and kept[-1].nesting == 1:
            kept.pop()
        else:
            kept.append(token)
    return kept


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and _blank(tokens[0]):
        tokens.pop(0)
    while tokens and _blank(tokens[-1]):
        tokens.pop()
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        text = tokens[at].content if tokens and tokens[at].type == "text" else ""
        stripped = strip(text, " \t\n")
        if stripped != text:
            tokens[at] = _part(tokens[at], stripped)
    return tokens


def _blank(token: Token) -> bool:
    if token.type in ("softbreak", "hardbreak"):
        return True
    return token.type == "text" and not token.content.strip(" \t\n")
