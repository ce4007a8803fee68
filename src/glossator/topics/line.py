"""Room `topics`: a raw topic line becomes separated names, or words still to be told apart. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import regex
from msgspec import Struct

from glossator.topics.words import CONNECTORS, Word, plain_form, word_key, words_of

_SEPARATORS = ",;|•/，；、،؛‣▪◦∙\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_SEPARATOR = regex.compile(rf"(?<=\d)[,/](?=\d)(*SKIP)(*FAIL)|[{_SEPARATORS}]|(?<=\s)·(?=\s)")
_BRACKETED = regex.compile(r"\([^()\n\r]*\)|\[[^\[\]\n\r]*\]")
_LIST_MARK = regex.compile(r"^(?:[-–—*+>#·]+|\d+[.)])\s+(?=\S)")
_MARK_ONLY = regex.compile(r"[\p{P}\p{Z}\p{C}+=~^`|<>$]*")
_STOPPED = regex.compile(r"[.:!?][\p{Pf}\p{Pe}'\"]*$")


class LineWord(NamedTuple):
    """One word of a topic line, with what clings to it."""

    form: str
    """Its compared form."""
    key: str
    """Its folded form."""
    owner: bool
    """A possessive `'s` is left off both forms."""
    start: int
    """Offset in the raw line."""
    end: int
    """Offset behind it, a bracket that belongs to it included."""
    broken: bool
    """A mark that ends a stretch stands before it."""


class Line(Struct, frozen=True):
    """The words of a topic line that has no separators."""

    raw: str
    words: tuple[LineWord, ...]
    flat: bool
    """The line shows no case: all in capitals, or with hardly any."""

    def text(self, start: int, end: int) -> str:
        """The words from `start` to before `end` as they are written, white space collapsed."""
        return " ".join(self.raw[self.words[start].start : self.words[end - 1].end].split())

    def key(self, start: int, end: int) -> str:
        """The key of these words, as `name_key` makes it."""
        return " ".join(word.key + ("'s" if word.owner else "") for word in self.words[start:end])


def separated(raw: str) -> tuple[str, ...] | None:
    """The names of a line that has separators, as they are written; None if it has none. Separators in
    brackets, or `,` and `/` between two digits, separate nothing."""
    inside = {place for match in _BRACKETED.finditer(raw) for place in range(*match.span())}
    text = raw.strip()
    offset = raw.index(text)
    cuts = [match.span() for match in _SEPARATOR.finditer(text) if match.start() + offset not in inside]
    if not cuts:
        return None
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    pieces = (_tidy(text[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple(piece for piece in pieces if not _MARK_ONLY.fullmatch(piece))


def _tidy(piece: str) -> str:
    return " ".join(_LIST_MARK.sub("", piece.strip()).split())


def read_line(raw: str) -> Line:
    """A line without separators becomes its words. A bracket belongs to the word before it; a mark that
    stands alone belongs to no word and breaks the line there, softly."""
    found = list(words_of(raw))
    starts = [word.start for word in found]
    words: list[LineWord] = []
    broken = False
    for start, end, bracket in _tokens(raw):
        token = raw[start:end]
        if bracket and words:
            words[-1] = words[-1]._replace(end=end)
        elif _MARK_ONLY.fullmatch(token) and token != "&":
            broken = True
        else:
            form, owner, stopped = _form(
                token, found[bisect_left(starts, start) : bisect_left(starts, end)], start
            )
            words.append(LineWord(form, word_key(form), owner, start, end, broken and bool(words)))
            broken = stopped
    return Line(raw, tuple(words), _is_flat(words))


def _tokens(raw: str) -> list[tuple[int, int, bool]]:
    """Start, end and whether it is a bracket, of everything between blanks."""
    brackets = [match.span() for match in _BRACKETED.finditer(raw)]
    found = [(start, end, True) for start, end in brackets]
    edges = [0, *(edge for span in brackets for edge in span), len(raw)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        found += [(*match.span(), False) for match in regex.finditer(r"\S+", raw, pos=start, endpos=end)]
    return sorted(found)


def _form(token: str, within: Sequence[Word], offset: int) -> tuple[str, bool, bool]:
    """The compared form of a token, whether a possessive was left off it, and whether a full stop or colon at
    its end breaks the line. `within` are the line's words that lie in the token."""
    if len(within) == 1:
        word = within[0]
        return word.text, word.owner, _STOPPED.search(token, pos=word.end - offset) is not None
    return plain_form(token), False, False


def _is_flat(words: list[LineWord]) -> bool:
    """Does the line show no case? All words of two or more are capitals, or not one in five has a capital.
    Connectors do not count."""
    cased = [word.form for word in words if word.form.lower() != word.form.upper()]
    telling = [form for form in cased if form.casefold() not in CONNECTORS] or cased
    capitals = sum(form != form.lower() for form in telling)
    return 5 * capitals < len(telling) or not telling or (len(words) > 1 and all(map(str.isupper, cased)))
