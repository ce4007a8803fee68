"""Where in a Markdown text a token is. Room `markdown`; imports the root.

A block token knows its lines only, an inline token nothing: our own rules note the offset of a link, an image, a raw
tag and a reference in `meta["at"]`, counted in the content of the inline token that holds it.
"""

from dataclasses import dataclass

from markdown_it.token import Token

from glossator.problem import Place


@dataclass(frozen=True, slots=True)
class Places:
    """The lines of a Markdown text: finds places in it without reading it anew for each."""

    lines: tuple[str, ...]

    def on(self, line: int, column: int = 0, length: int = 1) -> Place:
        """The place at `line` and `column` (from 1; column 0 is the whole line), with a frame of three lines."""
        first = max(1, line - 1)
        return Place("", line, column, length, self.lines[first - 1 : line + 1], first)

    def within(self, holder: Token, at: int, length: int = 1) -> Place:
        """The place of the character at offset `at` of an inline token's content."""
        line, row, column = self._row(holder, at)
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        start = source.rfind(row.rstrip())
        if start >= 0:
            return self.on(line, start + column + 1, length)
        found = source.find(row[column : column + length])
        return self.on(line, found + 1, length if found >= 0 else 0)

    def _row(self, holder: Token, at: int) -> tuple[int, str, int]:
        """The line of the text that holds the offset, that line as the content has it, and the offset in it."""
        content = holder.content
        start = content.rfind("\n", 0, at) + 1
        end = content.find("\n", at)
        first = holder.map[0] + 1 if holder.map else 1
        row = content[start : end if end >= 0 else len(content)]
        return first + content.count("\n", 0, at), row, at - start


def places_of(markdown: str) -> Places:
    """The places of a text whose lines end at `\\n`."""
    return Places(tuple(markdown.split("\n")))


def normal(markdown: str) -> str:
    r"""The text as the parser reads it: lines end at `\n`."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n")
