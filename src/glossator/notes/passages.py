"""An article's text as a whole, for words that are looked for everywhere in it and may run over several blocks. Room
`notes`; imports `markdown`.

Where form 1 looks in one block before its reference, notes files and selectors look in all of the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct

from glossator.markdown.parser import ParserOptions, parser
from glossator.markdown.places import normal, places_of
from glossator.markdown.plain import block_texts
from glossator.markdown.sanitise import clean_tokens
from glossator.notes.definitions import part, undefined_to_text
from glossator.notes.folding import Folded, folded
from glossator.notes.rules import footnotes

_GRAM = 6
"""Characters of an entry of the index: so many are rarely the same by chance."""
_LONG = 50_000
"""Characters of a text for which an index is made."""


class Stretch(Struct, frozen=True):
    """A part of one block's text."""

    holder: Token
    """The token that has the text."""
    start: int
    end: int

    @property
    def can_be_marked(self) -> bool:
        """Whether spans and references can stand in it: not in blocks of code and of raw HTML."""
        return self.holder.type == "inline"


@dataclass(frozen=True)
class Passages:
    """The plain text of an article, its blocks each on a line of its own."""

    text: str
    holders: tuple[Token, ...]
    """The token of each block that has text."""
    starts: tuple[int, ...]
    """Where in `text` each block begins."""

    @cached_property
    def folded(self) -> Folded:
        """The text as words are looked for in it."""
        return folded(self.text)

    def occurrences(self, words: str) -> Iterator[int]:
        """Where folded words stand in the folded text, overlapping or not.

        In a long text an index leads to the places, so that many words are found in the time that it takes to read
        once; making it takes longer than to search a short one for each.
        """
        if len(words) < _GRAM or len(self.text) < _LONG:
            return self._scanned(words)
        grams = ((self._index.get(words[at : at + _GRAM], ()), at) for at in range(len(words) - _GRAM + 1))
        places, behind = min(grams, key=lambda one: len(one[0]))
        text = self.folded.text
        return (at - behind for at in places if at >= behind and text.startswith(words, at - behind))

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The parts of the blocks that a stretch of `text` covers."""
        for number in range(bisect_right(self.starts, start) - 1, len(self.starts)):
            base = self.starts[number]
            until = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
            if base >= end:
                return
            if max(start, base) < min(end, until):
                yield Stretch(self.holders[number], max(start, base) - base, min(end, until) - base)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """The places of each run of characters of the folded text."""
        index: dict[str, list[int]] = {}
        text = self.folded.text
        for at in range(len(text) - _GRAM + 1):
            index.setdefault(text[at : at + _GRAM], []).append(at)
        return index

    def _scanned(self, words: str) -> Iterator[int]:
        at = self.folded.text.find(words)
        while at >= 0:
            yield at
            at = self.folded.text.find(words, at + 1)


def passages(source: Sequence[Token]) -> Passages:
    """The text of an article's tokens, from which definitions were taken out."""
    texts: list[str] = []
    holders: list[Token] = []
    starts: list[int] = []
    at = 0
    for token in source:
        for text in block_texts((token,)):
            texts.append(text)
            holders.append(token)
            starts.append(at)
            at += len(text) + 1
    return Passages("\n".join(texts), tuple(holders), tuple(starts))


def article_passages(markdown: str, elsewhere: Iterable[str] = ()) -> Passages:
    """The text of an article's Markdown (without front matter) as its notes are looked for in it; `elsewhere` are the
    labels, folded, of notes that notes files define."""
    text = normal(markdown)
    places = places_of(text)
    parted = part(parser(ParserOptions((footnotes,))).parse(text), places)
    clean_tokens(parted.source, "", places)
    undefined_to_text(parted.source, {*parted.definitions, *elsewhere})
    return passages(parted.source)
