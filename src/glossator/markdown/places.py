"""Where in a Markdown text a token is. Room `markdown`; imports the root.

A block token knows its lines only, an inline token nothing: our own rules note the offset of a link, an image, a raw
tag and a reference in `meta["at"]`, counted in the content of the inline token that holds it.
"""

from markdown_it.token import Token
from msgspec import Struct

from glossator.problem import Place

_SAMPLE = 40
"""How many characters must be the same for two places to be taken for one."""


class Places(Struct, frozen=True):
    """The lines of a Markdown text: finds places in it without reading it anew for each."""

    lines: tuple[str, ...]
    path: str = ""
    """Of the file that the text is; empty until the one who knows it fills it in."""

    def on(self, line: int, column: int = 0, length: int = 1) -> Place:
        """The place at `line` and `column` (from 1; column 0 is the whole line), with a frame of three lines."""
        first = max(1, line - 1)
        return Place(self.path, line, column, length, self.lines[first - 1 : line + 1], first)

    def within(self, holder: Token, at: int, length: int = 1) -> Place:
        """The place of the character at offset `at` of an inline token's content."""
        content = holder.content
        start = content.rfind("\n", 0, at) + 1
        end = content.find("\n", at)
        row = content[start : end if end >= 0 else len(content)]
        line = (holder.map[0] if holder.map else 0) + content.count("\n", 0, at) + 1
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        column = _column(source, row, at - start)
        return self.on(line, column + 1, length if column >= 0 else 0)


def _column(source: str, row: str, at: int) -> int:
    """Where in a line of the text the character at an offset of the same line of the content is. The content lacks
    the line's start (indentation, marks of lists and quotations), or, in a table, most of the line."""
    start = len(source.rstrip()) - len(row.rstrip())
    sample = row[at : at + _SAMPLE].rstrip()
    if start >= 0 and source.startswith(sample, start + at):
        return start + at
    whole = source.find(row.strip())
    return whole + at if whole >= 0 else source.find(sample)


def places_of(markdown: str) -> Places:
    """The places of a text whose lines end at `\\n`."""
    return Places(tuple(markdown.split("\n")))


def normal(markdown: str) -> str:
    r"""The text as the parser reads it: lines end at `\n`."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n") if "\r" in markdown else markdown
