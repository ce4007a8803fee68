"""Paragraphs that were meant for a note but not indented, so that they stand among the source's words. Room `notes`;
imports root and `markdown`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.places import normal, places_of
from glossator.markdown.plain import inline_text
from glossator.notes.rules import footnotes
from glossator.notes.similar import nearest
from glossator.problem import Problem, problem
from glossator.text import fold_source

_ALIKE = 0.5
"""How like the source's words a paragraph must be to be one of its own, misspelt."""
_COMPARED = 200
"""Characters of a paragraph that are compared."""


def stranded(markdown: str, body: str) -> Iterator[Problem]:
    """The paragraphs right behind definitions in a text whose words are nowhere in the raw text's folded body."""
    text = normal(markdown)
    places = places_of(text)
    tokens = parser(ParserOptions((footnotes,))).parse(text)
    for label, holder in _behind_definitions(tokens):
        words = fold_source(inline_text(holder.children))
        if words and words not in body and not _is_like(words[:_COMPARED], body):
            message = f"this is not in the raw text; it looks like the rest of note “{label}”"
            hint = "indent it by four spaces, as each paragraph of a note is"
            yield problem("unindented-note", message, places.within(holder, 0), hint)


def _behind_definitions(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Each paragraph of the text right behind a definition, after its label."""
    label = ""
    for at, (token, following) in enumerate(pairwise(tokens)):
        if token.type == "note_def_open":
            label = str(token.meta["label"])
        if token.type == "note_def_close" and not token.level and following.type == "paragraph_open":
            yield label, tokens[at + 2]


def _is_like(words: str, body: str) -> bool:
    near = nearest(words, body)
    return near is not None and near.similarity >= _ALIKE
