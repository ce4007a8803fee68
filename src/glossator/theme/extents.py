"""How many rows of the grid beside a text things take: an estimate by their characters. Room `theme`; imports the root;
pure.

A row is half a line of text high. What is wrong here costs some room and never legibility: the grid's rows stretch.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from math import ceil
from typing import Protocol

from glossator.model import Byline, Html

LINE, LEADING = 66, 2
"""Characters on a line of text, and the rows that it takes."""
NOTE_LINE, NOTE_LEADING = 40, 1.48
"""The same for a note in the margin; rather too many, since a note that needs more room than it has parts the text."""
QUOTE_LINE, QUOTE_LEADING = 26, 2.4
HEAD, SPOKEN, ROOM = 1.9, 1.6, 1.4
"""Rows for a note's label, for who said its words, and for the room below it."""
DATED = 16
"""Characters of a date beside a name."""
IMAGE = 24
BREAK = re.compile(r"</(?:p|li|tr|dt|dd|h[1-6]|pre|figcaption|div)>|<(?:br|figcaption)\b[^>]*>", re.I)
PICTURE = re.compile(r"<(?:img|svg|video)\b", re.I)
TAG = re.compile(r"<[^>]*>")
REFERENCE = re.compile(r'<a id="ref-([^"]+)"')


class Signed(Protocol):
    """A note, as far as its length goes."""

    @property
    def html(self) -> Html: ...
    @property
    def speaker(self) -> str: ...
    @property
    def byline(self) -> Byline: ...


def text_of(html: Html) -> str:
    """HTML without its holes."""
    return "".join(part for part in html if isinstance(part, str))


def references(text: str) -> Iterator[tuple[str, int]]:
    """The notes that a block refers to, each with the row of its first reference's line, from 0."""
    for match in REFERENCE.finditer(text):
        yield unescape(match[1]), max(0, _text_lines(text[: match.start()], LINE) - 1) * LEADING


def block_rows(text: str) -> int:
    """Of a block's HTML, the room below it counted in. A picture in a line of words is taken for a small one."""
    pictures = sum(len(PICTURE.findall(part)) for part in BREAK.split(text) if not _words(part))
    return _text_lines(text, LINE) * LEADING + 1 + IMAGE * pictures


def note_rows(note: Signed) -> int:
    """Of a whole note in the margin."""
    signed = sum(len(part) + DATED for part in (note.byline.author, note.byline.checker) if part)
    lines = _text_lines(text_of(note.html), NOTE_LINE) + signed / NOTE_LINE
    return ceil(HEAD + (SPOKEN if note.speaker else 0) + lines * NOTE_LEADING + ROOM)


def quote_rows(text: str) -> int:
    """Of a pull quote."""
    return ceil(_lines(text, QUOTE_LINE) * QUOTE_LEADING + 1)


def _text_lines(html: str, width: int) -> int:
    plain = map(_words, BREAK.split(html))
    return sum(_lines(part, width) for part in plain if part) or 1


def _words(html: str) -> str:
    return unescape(TAG.sub("", html)).strip()


def _lines(text: str, width: int) -> int:
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return ceil((len(text) + wide) / width)
