"""The canonical text of a Markdown file from elsewhere: the lines that a ledger counts and the proof compares. Room
`notes`; imports `markdown` and root.

First the lines of its front matter as they stand, with what fences them; then a line for each top-level block that has
words, as Glossator's pages show them; then a line for each footnote, in the order of the definitions. This never
changes, for articles name their words by these lines.
"""

import json
import re
from collections.abc import Iterator
from typing import Literal

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.plain import blocks_text
from glossator.model import Html, markup_of
from glossator.notes.edition import Edition, read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.page_text import Unreadable, page_text
from glossator.notes.rules import footnotes
from glossator.text import fold_source, split_lines

ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
Kind = Literal["", "yaml", "toml", "json", "fields"]
"""How front matter is written: `fields` are Pelican's and MultiMarkdown's `Title: …`."""
_FENCES: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    ("---", "yaml", ("---", "...")),
    ("+++", "toml", ("+++",)),
)
_FIELD = re.compile(r"[A-Za-z][\w -]{0,40}:(?:\s|\Z)")
_FURTHER = re.compile(r"[ \t]+\S")


class Parted(Struct, frozen=True):
    """A Markdown file's front matter and body."""

    kind: Kind
    front: str
    """Without what fences it."""
    rows: tuple[str, ...]
    """The lines of the front matter, with what fences them."""
    body: str
    """Its line ends are line feeds."""


def part_front(text: str) -> Parted:
    """A file's text, cut behind its front matter; one whose fence is never closed has none."""
    lines = [*split_lines(text)]
    opening = lines[0].rstrip() if lines else ""
    for fence, kind, closing in _FENCES:
        ends = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() in closing)
        end = next(ends, 0) if opening == fence else 0
        if end:
            return _parted(kind, lines, 1, end, end + 1)
    if opening.startswith("{") and (count := _json_lines(lines)):
        return _parted("json", lines, 0, count, count)
    count = _field_lines(lines)
    return _parted("fields", lines, 0, count, count) if count else _parted("", lines, 0, 0, 0)


def _parted(kind: Kind, lines: list[str], first: int, last: int, body: int) -> Parted:
    return Parted(kind, "\n".join(lines[first:last]), tuple(lines[:body]), "\n".join(lines[body:]))


def _json_lines(lines: list[str]) -> int:
    """How many lines an object in JSON has that a text begins with; 0 for none that ends with a line."""
    text = "\n".join(lines)
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return 0
    return text.count("\n", 0, end) + 1 if text[end : end + 1] in ("\n", "") else 0


def _field_lines(lines: list[str]) -> int:
    """How many fields a text begins with, one of them its title, before a blank line."""
    count = 0
    while count < len(lines) and (_FIELD.match(lines[count]) or (count and _FURTHER.match(lines[count]))):
        count += 1
    ends = count == len(lines) or not lines[count].strip()
    has_title = any(line.lower().startswith("title:") for line in lines[:count])
    return count if ends and has_title else 0


class Canonical(Struct, frozen=True):
    """The canonical text of a file."""

    lines: tuple[str, ...]
    front: int
    """How many lines of front matter it begins with."""
    markup: str
    """The HTML of the body, whose words stand in the lines behind these."""


def canonical(text: str) -> Canonical:
    """The canonical text of a file, with what it is made of."""
    parted = part_front(text)
    edition = read_edition(parted.body, EditionOptions())
    lines = (*parted.rows, *_rows(edition), *note_rows(parted.body))
    return Canonical(lines, len(parted.rows), markup_of(html for _, html in edition.blocks))


def body_rows(body: str) -> tuple[str, ...]:
    """The words of each block of the body."""
    return _rows(read_edition(body, EditionOptions()))


def _rows(edition: Edition) -> tuple[str, ...]:
    rows = tuple(row for _, html in edition.blocks if (row := _words(html)))
    return rows if fold_source(" ".join(rows)) == edition.plain else (edition.plain,)


def _words(html: Html) -> str:
    read = page_text(f"<div data-source-text>{markup_of((html,))}</div>")
    return "" if isinstance(read, Unreadable) else read.text


def note_rows(body: str) -> tuple[str, ...]:
    """The words of each footnote."""
    tokens = parser(ParserOptions((footnotes,))).parse(body)
    return tuple(row for held in _notes(tokens) if (row := fold_source(blocks_text(held))))


def _notes(tokens: list[Token]) -> Iterator[list[Token]]:
    held: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type in ("note_def_open", "note_def_close"):
            depth += token.nesting
            if not depth:
                yield held
                held = []
        elif depth:
            held.append(token)
