"""Text as text: lines, folding, white space. Root module, imports nothing of ours."""

import re
import unicodedata

ASCII_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_SPACES = re.compile("  +")
_OTHER_SPACE = "\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""White space that folding leaves as it is."""


def split_lines(text: str) -> tuple[str, ...]:
    r"""The lines of a raw text without their ends. A line ends at `\r\n`, `\r` or `\n` and nowhere else
    (not at U+2028, form feed or the like, which `str.splitlines` takes for ends)."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(rows if rows[-1] else rows[:-1])


def fold_space(text: str) -> str:
    """Runs of ASCII white space become one space, none at the ends. No-break spaces are kept."""
    for char in "\t\n\r\f\v":
        text = text.replace(char, " ")
    # A pattern that begins with letters is looked for by them, ten times as quickly as by replacing two by one.
    return _SPACES.sub(" ", text).strip(" ")


def fold_source(text: str) -> str:
    """The folding of the verbatim proof: NFC, runs of ASCII white space to one space, nothing else."""
    return fold_space(text if text.isascii() else unicodedata.normalize("NFC", text))


def fold_name(text: str) -> str:
    """The folding under which names of topics, outlets and people are the same: NFC, white space of any
    kind to one space, case."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def fold_path(path: str) -> str:
    """The folding under which paths are one file on some system: NFC, case."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def count_words(text: str) -> int:
    """How many runs of non-space characters a folded text (`fold_source`) has: the figure behind reading time."""
    if any(space in text for space in _OTHER_SPACE):
        return len(text.split())
    return text.count(" ") + 1 if text else 0
