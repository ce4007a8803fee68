"""Room `ingest`: bytes that are not UTF-8 get the 8-bit encoding under which they read as someone's language.

Statistics over bytes confuse Windows-1250 with Windows-1252 on short texts, so each candidate is judged by what
it makes of the words: symbols within words, letters that no one language has together, and function words.
`charset-normalizer` decides where none of the usual encodings fits. Pure.
"""

from dataclasses import dataclass

import regex
from charset_normalizer import from_bytes

from glossator.ingest.language import detect_language, languages, words_of

CANDIDATES = ("cp1252", "cp1250", "cp1251", "iso8859_2", "koi8_u", "iso8859_1")
"""In order of frequency: the first of equals is taken."""
NAMES = {
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "iso8859_2": "iso-8859-2",
    "koi8_u": "koi8-u",
    "iso8859_1": "iso-8859-1",
}
BAD = 0.34
"""Share of misfits among the letters beyond ASCII from which on no candidate is believed."""
JUDGED = 200_000
"""Bytes that are looked at."""

_BEYOND = regex.compile(r"[^\p{ASCII}]")
_MISFIT = regex.compile(
    r"(?<=\p{L})[^\p{ASCII}\p{L}\p{M}\p{P}\s®™°]+(?=\p{L})"  # a symbol within a word
    r"|(?<=\p{Ll}\p{Ll})[^\p{ASCII}\P{Lu}]"  # a capital behind small letters
    r"|(?<!\p{L})[^\p{ASCII}\P{Ll}]\p{Lu}+"  # a small letter before capitals
    r"|\p{Cc}(?<![\t\r\n])"
    r"|(?<=\p{Latin})\p{Cyrillic}|(?<=\p{Cyrillic})\p{Latin}"
    r"|(?<=\s)[^\p{ASCII}\P{Po}](?=\p{Ll})(?<![¿¡†‡§•…])"
)
_BASIC = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъьюя")


@dataclass(frozen=True, slots=True)
class Guess:
    encoding: str
    """The codec's name in Python."""
    text: str
    trusted: bool
    """It reads as a language under this encoding and no candidate does better."""


def guess_charset(data: bytes) -> Guess | None:
    """The likeliest encoding of bytes that are text but not UTF-8, and the text; None if nothing fits."""
    judged = [(*_judge(data[:JUDGED].decode(name, "replace")), name) for name in _possible(data)]
    cost, misfits, name = min(judged, key=lambda one: one[0], default=(1.0, 1.0, ""))
    if name and misfits < BAD:
        text = data.decode(name)
        rivals = [other for other, _, rival in judged if other <= cost and data.decode(rival) != text]
        return Guess(name, text, not rivals)
    other = from_bytes(data).best()
    return Guess(other.encoding, str(other), trusted=False) if other and detect_language(str(other)) else None


def _possible(data: bytes) -> list[str]:
    return [name for name in CANDIDATES if _decodes(data, name)]


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _judge(text: str) -> tuple[float, float]:
    """Cost of reading a text so, and the share of misfits alone: the smaller the likelier."""
    beyond = _BEYOND.findall(text)
    faults = sum(map(len, _MISFIT.findall(text)))
    words = words_of(text)
    letters = [c.lower() for c in beyond if c.isalpha()]
    size = max(1, len(beyond))
    fits = (
        (
            (faults + sum(c not in one.letters and c not in _BASIC for c in letters)) / size,
            sum(word in one.words for word in words) / max(1, len(words)),
        )
        for one in languages()
    )
    misfits, share = min(fits, key=lambda fit: fit[0] - 2 * fit[1])
    return misfits - 2 * share, misfits
