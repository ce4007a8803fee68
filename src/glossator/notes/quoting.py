"""Words of an article become the block quote that a notes file has of them. Room `notes`; imports `markdown`.

It quotes so much around them that the whole occurs once in the article; what is written is read again, and must lead
back to exactly those words.
"""

import re
from collections.abc import Iterator

from glossator.markdown.literal import literal
from glossator.markdown.parser import ParserOptions, parser
from glossator.notes.edges import at_edge
from glossator.notes.passages import Passages
from glossator.notes.placing import exact_at, located
from glossator.notes.quotation import read_quotation
from glossator.notes.rules import footnotes

_BOLD = (("**", "**"), ("<mark>", "</mark>"))
"""What makes words bold; tags where asterisks would be text, within a word and beside punctuation."""
_GROWING = (0, 40, 120, 400, 1200)
"""How many characters are quoted on each side, if fewer do not do."""
_LINE_START = re.compile(r"^(?:(?=[#+=-])|(\d{1,9})(?=[.)]))")
"""What would start a heading or a list: a backslash goes behind the number, before the mark."""


def block_quote(article: Passages, start: int, end: int, around: tuple[int, int] = (40, 40)) -> str | None:
    """The quotation of a stretch of an article's text, with about so many characters before and behind it, more if it
    would occur twice: lines of Markdown, each with its `>`. None where no quotation leads to the words."""
    for more in _GROWING:
        before, behind = max(around[0], more), max(around[1], more)
        whole = _widened(article.text, start, -before), _widened(article.text, end, behind)
        for marks in _BOLD:
            quote = _written(article, whole, (start, end), marks)
            if _leads_to(quote, article, start, end):
                return quote
    return None


def _widened(text: str, at: int, by: int) -> int:
    """An offset moved by so many characters, no farther than the line goes, and on to where no word is cut."""
    step = 1 if by > 0 else -1
    line_end = text.find("\n", at)
    line = text.rfind("\n", 0, at) + 1, line_end if line_end >= 0 else len(text)
    at = min(max(at + by, line[0]), line[1])
    while line[0] < at < line[1] and not at_edge(text, at):
        at += step
    return at


def _written(
    article: Passages, whole: tuple[int, int], exact: tuple[int, int], marks: tuple[str, str]
) -> str:
    """The stretch as a block quote, a paragraph for each block, the exact words marked in each."""
    lines: list[str] = []
    for base, block in _blocks(article.text, *whole):
        start, end = (min(max(at - base, 0), len(block)) for at in exact)
        words = _marked(block[start:end], marks) if exact != whole else literal(block[start:end])
        text = f"{literal(block[:start])}{words}{literal(block[end:])}"
        lines += [">"] * bool(lines) + [f"> {_LINE_START.sub(_backslashed, text.strip())}"]
    return "\n".join(lines)


def _backslashed(found: re.Match[str]) -> str:
    return f"{found[1] or ''}\\"


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a stretch of a text, each after its offset."""
    for line in text[start:end].split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _marked(words: str, marks: tuple[str, str]) -> str:
    inner = words.strip()
    if not inner:
        return words
    before, _, behind = words.partition(inner)
    return f"{before}{marks[0]}{literal(inner)}{marks[1]}{behind}"


def _leads_to(quote: str, article: Passages, start: int, end: int) -> bool:
    tokens = parser(ParserOptions((footnotes,))).parse(quote)
    quotation = read_quotation(tokens) if tokens and tokens[0].type == "blockquote_open" else None
    places = located(quotation, article) if quotation else []
    if quotation is None or len(places) != 1:
        return False
    return exact_at(quotation, places[0][0], article) == (start, end)
