"""The first difference between two texts, and where in the Markdown it is. Room `notes`; imports root and
`markdown`."""

import unicodedata
from collections.abc import Iterator

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.places import Places, normal, places_of
from glossator.markdown.plain import block_texts
from glossator.notes.definitions import part
from glossator.notes.rules import footnotes
from glossator.problem import Place
from glossator.text import fold_source

_WINDOW = 30


class Difference(Struct, frozen=True):
    """Where two texts part, with some words of both around."""

    at: int
    """The offset of the first character that differs, the same in both."""
    said: str
    meant: str
    characters: str
    """The two characters by name, where they look alike; else empty."""


def difference(said: str, meant: str) -> Difference | None:
    """The first difference of what an article says from what its raw text means; None if they are equal."""
    if said == meant:
        return None
    at = _first(said, meant)
    start = max(0, at - _WINDOW)
    return Difference(at, _window(said, start, at), _window(meant, start, at), _characters(said, meant, at))


def _first(said: str, meant: str) -> int:
    """The length of what both begin with, by halving."""
    low, high = 0, min(len(said), len(meant))
    while low < high:
        middle = (low + high + 1) // 2
        if said.startswith(meant[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _window(text: str, start: int, at: int) -> str:
    end = min(len(text), at + _WINDOW)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _characters(said: str, meant: str, at: int) -> str:
    pair = said[at : at + 1], meant[at : at + 1]
    if not all(pair) or all(char.isalnum() and char.isascii() for char in pair):
        return ""
    return " instead of ".join(_named(char) for char in pair)


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".strip()


def place_of(markdown: str, offset: int) -> Place:
    """The place in a Markdown text of the character at an offset of its folded plain text; the last block's end
    where the text ends before."""
    text = normal(markdown)
    places = places_of(text)
    source = part(parser(ParserOptions((footnotes,))).parse(text), places).source
    at, last = 0, None
    for token, words in _blocks(source):
        if offset < at + len(words) + 1:
            return _within(token, words, offset - at, places)
        at += len(words) + 1
        last = token
    lines = len(places.lines)
    return places.on(min(last.map[1], lines) if last and last.map else lines)


def _blocks(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, str]]:
    for token in tokens:
        words = fold_source(" ".join(block_texts([token])))
        if words:
            yield token, words


def _within(token: Token, words: str, offset: int, places: Places) -> Place:
    """The word that holds the offset: as often as it stands in the text before, so often it stands in the lines."""
    start = words.rfind(" ", 0, offset) + 1
    word = words[start:].split(" ", 1)[0]
    first, end = token.map or (0, len(places.lines))
    before = words.count(word, 0, start)
    for number in range(first, min(end, len(places.lines))):
        column = -1
        while word and (column := places.lines[number].find(word, column + 1)) >= 0:
            if not before:
                return places.on(number + 1, column + 1, len(word))
            before -= 1
    return places.on(first + 1)
