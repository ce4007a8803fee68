"""Where words start and end: at word boundaries (Unicode Standard Annex 29), anywhere in scripts that write no spaces.
Room `notes`; imports nothing of ours but `folding`."""

import regex

from glossator.notes.folding import IGNORED, Folded

_BOUNDARY = regex.compile(r"\b", regex.WORD)
_SPACELESS = regex.compile(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}"
    r"\p{Script=Myanmar}\p{Script=Tibetan}]"
)


def at_edge(text: str, at: int) -> bool:
    """Whether words may start or end at an offset of a text."""
    if _is_plain_edge(text[at - 1 : at + 1]):
        return True
    left = right = at
    while left > 0 and IGNORED.match(text[left - 1]):
        left -= 1
    while right < len(text) and IGNORED.match(text[right]):
        right += 1
    if left == 0 or right == len(text) or is_spaceless(text[left - 1] + text[right]):
        return True
    return any(_BOUNDARY.match(text, one) for one in (left, right))


def _is_plain_edge(pair: str) -> bool:
    """Whether two characters are a space and something of ASCII that is none, as at most edges of words."""
    return len(pair) == 2 and pair.isascii() and (pair[0] == " ") != (pair[1] == " ") and not pair.isspace()


def is_spaceless(text: str) -> bool:
    """Whether a text has characters of a script that writes no spaces."""
    return _SPACELESS.search(text) is not None


def whole_words(text: str, folded: Folded, start: int, end: int) -> tuple[int, int] | None:
    """A stretch of a folded text at its place in the text itself, if it is made of whole words: no letter without its
    accents, no dot of an ellipsis, which folding has made one character of the text several."""
    starts = folded.starts
    cut = any(0 < at < len(starts) and starts[at - 1] == starts[at] for at in (start, end))
    place = starts[start], folded.ends[end - 1]
    return place if not cut and at_edge(text, place[0]) and at_edge(text, place[1]) else None
