"""Marks of an unfinished merge in a Markdown text, but for code that shows such. Room `notes`; imports root
and config."""

from collections.abc import Sequence

from markdown_it.token import Token

from glossator.config.conflict import HINT, may_be_unmerged, unmerged
from glossator.problem import Problem, in_own_file

_HINT = f"{HINT}; write \\<<<<<<< where it is text"


def unmerged_text(text: str, tokens: Sequence[Token], path: str = "") -> tuple[Problem, ...]:
    """Where a merge left two versions in a text, whose tokens these are, of the file at `path`."""
    if not may_be_unmerged(text):
        return ()
    literal = {line for token in tokens if _is_literal(token) for line in range(*token.map or (0, 0))}
    return in_own_file(unmerged(text, literal, _HINT), path)


def _is_literal(token: Token) -> bool:
    if token.type == "html_block":
        return token.content.lstrip().lower().startswith("<pre")
    return token.type in ("fence", "code_block")
