"""Room `ingest`: what Markdown says once it is rendered: the other side of escaping. Pure."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.plain import blocks_text
from glossator.notes.rules import footnotes
from glossator.text import fold_source

OPTIONS = ParserOptions(plugins=(footnotes,))
"""Of the parser that reads articles."""


def source_text(markdown: str) -> str:
    """The folded plain text of an article's Markdown without its footnotes."""
    return fold_source(blocks_text(tuple(_without_notes(parser(OPTIONS).parse(markdown)))))


def _without_notes(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        if token.type in ("note_def_open", "note_def_close"):
            depth += token.nesting
        elif not depth:
            yield token
