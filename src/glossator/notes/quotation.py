"""The block quote of a note in a notes file: words of the article as context, those that the note is on in bold. Room
`notes`; imports `markdown`.

Without bold words it is all of them. Over several paragraphs there is one bold run in each, and together they are one.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.plain import block_texts, token_text

_TAG = re.compile(r"<(/?)(?:mark|strong|b)>")
"""Tags say the same as asterisks, also where these would be text: within a word and beside punctuation."""
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)


class Quotation(Struct, frozen=True):
    """Words of the article, as a notes file quotes them."""

    text: str
    start: int
    """Where in `text` the exact words begin."""
    end: int

    @property
    def exact(self) -> str:
        return self.text[self.start : self.end]


def read_quotation(tokens: Sequence[Token]) -> Quotation | None:
    """The quotation that a block quote's tokens hold; None where it has bold words in several places."""
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    at = 0
    for token in tokens:
        for text in block_texts((token,)):
            runs += [(at + start, at + end) for start, end in _bold(token)]
            texts.append(text)
            at += len(text) + 1
    whole = "\n".join(texts)
    joined = _joined(whole, runs or [(0, len(whole))])
    return Quotation(whole, *_trimmed(whole, *joined[0])) if len(joined) == 1 else None


def _bold(holder: Token) -> Iterator[tuple[int, int]]:
    at = depth = start = 0
    for token in holder.children or ():
        step = _steps(token)
        if step == 1:
            start = start if depth else at
        depth = max(0, depth + step)
        if step == -1 and not depth:
            yield start, at
        at += len(token_text(token))


def _steps(token: Token) -> int:
    """1 where a token opens bold words, -1 where it closes them, else 0."""
    if token.type in ("strong_open", "strong_close"):
        return token.nesting
    tag = _TAG.match(token.content) if token.type == "html_inline" else None
    return (-1 if tag[1] else 1) if tag else 0


def _joined(text: str, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, those parted by white space alone joined."""
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = _WORDS.search(text, start, end)
    return words.span() if words else (start, start)
