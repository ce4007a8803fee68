"""What a note is to say becomes the Markdown of its definition. Room `edit`, pure.

There are several ways to write the same note, and a text may be such that some are read otherwise than meant: who
writes takes the first that reads back right.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from msgspec import Struct

from glossator.config.settings import NoteKind
from glossator.markdown.literal import literal
from glossator.markdown.parser import ParserOptions, parser
from glossator.model import Byline
from glossator.notes.options import KINDS
from glossator.notes.rules import footnotes

_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("‘", "’"), ("„", "“"), ('"', '"'))
_INDENT = "    "
_BLANK_AHEAD = re.compile(r"\A\s*\n")
UNSIGNED = Byline()


class NoteWords(Struct, frozen=True):
    """What a note says."""

    text: str
    """Markdown."""
    kind: NoteKind | None = None
    """None for a plain footnote, which quotes nothing and has no byline."""
    verdict: str = ""
    """Its name on the scale."""
    lang: str = ""
    """Of a translation."""
    draft: bool = False
    quote: str = ""
    """The article's words, as plain text."""
    speaker: str = ""
    byline: Byline = UNSIGNED


def trimmed(text: str) -> str:
    """A text without blank lines ahead or white space at its end."""
    return _BLANK_AHEAD.sub("", text).rstrip()


def definitions(label: str, words: NoteWords, kinds: Mapping[str, NoteKind]) -> Iterator[str]:
    """The ways to write a note's definition, the most readable first, lines ended by `\\n`; `kinds` are the words that
    settings add, and one of these names a kind before our own does."""
    text = words.text.strip("\n")
    starts, ends = _blocks_at_ends(text)
    ahead = (" ",) if starts else ()
    below = (" ",) if ends else ()
    ways = product(_PAIRS if words.quote else _PAIRS[:1], (*ahead, "\n\n"), (*below, "\n\n"))
    for pair, before, behind in ways:
        head = _head(words, kinds, pair)
        parts = (head, before if head and text else "", text, *_signed(words.byline, behind if text else " "))
        yield f"[^{label}]: {_indented(''.join(parts))}"


def head_text(words: NoteWords, kinds: Mapping[str, NoteKind]) -> str:
    """The kind of a typed note with its verdict or language, as a note's head says it: `Draft claim: False`."""
    named = next((word for word, kind in {**kinds, **KINDS}.items() if kind == words.kind), words.kind or "")
    named = f"Draft {named[:1].lower()}{named[1:]}" if words.draft else named
    value = words.verdict or words.lang
    return f"{named}: {value}" if value else named


def byline_text(byline: Byline) -> str:
    """A byline without what sets it apart: `Jane Roe, 2025-03-01; rev. 2025-04-02`. Empty where it has no author or
    no date."""
    if not byline.author or byline.written is None:
        return ""
    revised = f"; rev. {byline.revised}" if byline.revised else ""
    checked = f"; checked {literal(byline.checker)}, {byline.checked}" if byline.checked else ""
    return f"{literal(byline.author)}, {byline.written}{revised}{checked}"


def _head(words: NoteWords, kinds: Mapping[str, NoteKind], pair: tuple[str, str]) -> str:
    if words.kind is None:
        return ""
    quoted = f" {pair[0]}{literal(words.quote)}{pair[1]}" if words.quote else ""
    stop = "" if quoted else "."
    speaker = f" [{literal(words.speaker)}]" if words.speaker else ""
    return f"**{head_text(words, kinds)}{stop}**{quoted}{speaker}"


def _signed(byline: Byline, before: str) -> tuple[str, ...]:
    said = byline_text(byline)
    return (f"{before}({said})",) if said else ()


def _indented(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join((first, *(f"{_INDENT}{line}" if line.strip() else "" for line in rest)))


def _blocks_at_ends(text: str) -> tuple[bool, bool]:
    """Whether a text starts with a paragraph, and whether it ends with one."""
    tokens = parser(ParserOptions((footnotes,))).parse(text)
    return (
        not tokens or tokens[0].type == "paragraph_open",
        not tokens or (tokens[-1].type == "paragraph_close" and tokens[-1].level == 0),
    )
