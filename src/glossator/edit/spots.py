"""Where in an article's file something goes: a reference in a passage, a definition under a block. Room `edit`,
pure."""

from collections.abc import Iterator

from markdown_it.token import Token
from msgspec import Struct

from glossator.edit.manuscript import Manuscript


class Gap(Struct, frozen=True):
    """A place between two lines of a file, where a block may be put."""

    offset: int
    before: str
    """What must stand before the block, so that it is parted from the one above."""
    behind: str

    def around(self, block: str) -> str:
        """A block as it is to be put there."""
        return f"{self.before}{block}{self.behind}"


def spots_in(manuscript: Manuscript, holder: Token, at: int) -> Iterator[int]:
    """The offsets in the file at which the character at an offset of an inline token's content may stand; more than one
    only where cells of a table are alike."""
    content = holder.content
    start = content.rfind("\n", 0, at) + 1
    end = content.find("\n", at)
    row = content[start : end if end >= 0 else len(content)]
    line = (holder.map[0] if holder.map else 0) + content.count("\n", 0, at)
    lines = manuscript.written.body.split("\n")
    source = lines[line] if line < len(lines) else ""
    column = source.find(row.strip())
    lead = len(row) - len(row.lstrip())
    while column >= 0 and row.strip():
        yield manuscript.offset(line, column + at - start - lead)
        column = source.find(row.strip(), column + 1)


def below(manuscript: Manuscript, last_line: int) -> Iterator[Gap]:
    """The gap under the block that ends before a line of the body (from 0), behind the definitions that are there;
    then the one at the end of the file."""
    lines = manuscript.written.body.split("\n")
    yield _gap(manuscript, lines, _behind_definitions(manuscript, lines, last_line))
    yield _gap(manuscript, lines, len(lines))


def _behind_definitions(manuscript: Manuscript, lines: list[str], line: int) -> int:
    line = _without_blanks(lines, line)
    for start, end in _definitions(manuscript):
        if start >= line and not any(row.strip() for row in lines[line:start]):
            line = _without_blanks(lines, end)
    return line


def _definitions(manuscript: Manuscript) -> Iterator[tuple[int, int]]:
    """The lines of the definitions that stand in no other block, in order."""
    for token in manuscript.tokens:
        if token.type == "note_def_open" and token.level == 0 and token.map:
            yield token.map[0], token.map[1]


def _without_blanks(lines: list[str], line: int) -> int:
    """The line behind the last one before `line` that is not blank."""
    while line > 0 and not lines[line - 1].strip():
        line -= 1
    return line


def _gap(manuscript: Manuscript, lines: list[str], line: int) -> Gap:
    line = _without_blanks(lines, line)
    following = lines[line : line + 1]
    if not following:
        return Gap(manuscript.offset(line), "\n\n", "\n")
    parted = not following[0].strip()
    return Gap(manuscript.offset(line), "\n", "\n" if parted else "\n\n")
