"""The folding under which quoted words are compared: what editors, keyboards and programs write differently for the
same word is one. Room `notes`; imports nothing of ours."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from types import MappingProxyType

import regex
from msgspec import Struct

_QUOTES = "\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟＂＇`´"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_SAME = MappingProxyType({**dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_DASHES, "-"), "…": "..."})
IGNORED = regex.compile(r"[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u061C]")
"""Characters that nobody sees: soft hyphens, joiners, bidi controls."""
_PIECE = regex.compile(r"(?P<same>[!#-&(-,.-_a-~]+(?: [!#-&(-,.-_a-~]+)*)(?![^\x00-\x7F])|\X")
"""A stretch that folding does not change, or one grapheme. Nothing composes across graphemes, so NFC works on each."""
_UNEVEN = re.compile(
    r"[^\t\n -~\u00A0-\u00AC\u00AE-\u02AF\u0388-\u03CE\u0400-\u0482\u048A-\u052F\u2010-\u201F]"
)
"""Characters that may become none or several, or one with those beside them: but Latin, Greek and Cyrillic letters,
dashes and quotation marks."""
_ONE_FOR_ONE = (
    (re.compile(r"[\t\n\u00A0]"), " "),
    (re.compile(f"[{re.escape(_QUOTES)}]"), "'"),
    (re.compile(f"[{re.escape(_DASHES)}]"), "-"),
)
_ASCII = str.maketrans({"\t": " ", "\n": " ", **{mark: "'" for mark in _QUOTES if mark.isascii()}})


class Folded(Struct, frozen=True):
    """A folded text that knows where each of its characters comes from."""

    text: str
    starts: Sequence[int]
    """For each character, the offset in the text as it was."""
    ends: Sequence[int]

    def at(self, offset: int) -> int:
        """The folded character at or behind an offset of the text as it was."""
        return bisect_left(self.starts, offset)


def fold(text: str) -> str:
    """The text folded: NFC; runs of white space are a space, none at the ends; quotation marks and apostrophes are
    one mark, dashes one dash, an ellipsis three dots; soft hyphens, joiners and bidi controls are gone."""
    even = _fold_even(text)
    return (even if even is not None else _folded(text).text).strip(" ")


def folded(text: str) -> Folded:
    """The text folded as `fold` does, white space at the ends kept as a space, with the offsets of each character."""
    even = _fold_even(text)
    return Folded(even, range(len(text)), range(1, len(text) + 1)) if even is not None else _folded(text)


def _fold_even(text: str) -> str | None:
    """The text folded where each character becomes one, as in most texts; else None."""
    if _UNEVEN.search(text):
        return None
    if text.isascii():
        text = text.translate(_ASCII)
    else:
        for pattern, one in _ONE_FOR_ONE:
            text = pattern.sub(one, text)
    return None if "  " in text or "--" in text else text


def _folded(text: str) -> Folded:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = ""
    for found in _PIECE.finditer(text):
        start, end = found.span()
        if found["same"]:
            chars.append(found.group())
            starts += range(start, end)
            ends += range(start + 1, end + 1)
            last = text[end - 1]
            continue
        for char in _fold_cluster(found.group()):
            if char in " -" and char == last:
                ends[-1] = end
                continue
            chars.append(char)
            starts.append(start)
            ends.append(end)
            last = char
    return Folded("".join(chars), tuple(starts), tuple(ends))


def _fold_cluster(cluster: str) -> str:
    if len(cluster) == 1 and cluster.isascii():
        return " " if cluster.isspace() else _SAME.get(cluster, cluster)
    kept = unicodedata.normalize("NFC", IGNORED.sub("", cluster))
    if kept.isspace():
        return " "
    return "".join(_SAME.get(char, char) for char in kept)
