"""The Markdown of a note's own text, told from what stands around it in its file: head, quoted words, speaker, byline.
Room `edit`, pure."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from glossator.edit.manuscript import Manuscript
from glossator.model import Byline

_LONGEST_HEAD = 4000
"""Characters among which the start of a text is looked for."""
_BEFORE_TEXT = ' \n\t.:,;|·—–―-*]”“»«’‘」』"›‹'
"""What may stand right before a note's own text: the end of a head, of quoted words, of a speaker."""
_SIGNATURES = (
    re.compile(r"\s*\([^()]*\)\s*(\.?)\s*\Z"),
    re.compile(r"\s*(?:\A|(?<=\n))[ \t]*(?:[—–―]|--?(?=\s))[^\n]*()\Z"),
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def own_text(manuscript: Manuscript, tokens: Sequence[Token], source: str, byline: Byline) -> str | None:
    """The longest end of a note's Markdown that renders as the tokens of its text do, less its byline; None where no
    end does."""
    meant = _rendered(manuscript, tokens)
    for whole in _unsigned(source) if byline.author else (source,):
        for at in _starts(whole):
            if _rendered(manuscript, manuscript.made.parse(f"{whole[at:]}\n", dict(manuscript.env))) == meant:
                return whole[at:].strip("\n")
    return None if meant else ""


def _unsigned(source: str) -> Iterator[str]:
    """Markdown without what may be its byline."""
    for signature in _SIGNATURES:
        found = signature.search(source)
        if found:
            yield source[: found.start()] + found[1]
            yield source[: found.start()]


def _starts(whole: str) -> Iterator[int]:
    """Where a text may start: code with its indentation, any other with its first word."""
    for at in range(min(len(whole), _LONGEST_HEAD)):
        before = whole[at - 1] if at else "\n"
        if before in _BEFORE_TEXT and whole[at] != "\n" and (whole[at] != " " or before == "\n"):
            yield at


def _rendered(manuscript: Manuscript, tokens: Sequence[Token]) -> str:
    """Tokens as HTML to be compared: references as they are written, and without comments, such as the ids of imported
    notes, which are not shown."""
    html = manuscript.render([_with_references(token) for token in tokens])
    return " ".join(_COMMENT.sub("", html).split())


def _with_references(token: Token) -> Token:
    if not any(child.type == "note_ref" for child in token.children or ()):
        return token
    written = [
        dataclasses.replace(child, type="text") if child.type == "note_ref" else child
        for child in token.children or ()
    ]
    return dataclasses.replace(token, children=written)
