"""Room `ingest`: the language of a text, by script and function words. Pure; reads one bundled list.

Where a script belongs to one language, the script decides. Else the language whose commonest function words
make up the largest share of the text, if it is clearly ahead. On 25 words or more of running prose this names
the right one of 26 languages or none; Croatian, Serbian and Bosnian in Latin letters, or Danish and Norwegian,
often need longer texts, and get no answer where they are too close. Too little text gets none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

LEAST_WORDS = 25
LEAST_SHARE = 0.14
"""Share of function words under which a text is no prose of the language."""
LEAST_LEAD = 1.12
"""How many times the runner-up's share the best must have."""
READ = 3000
"""Words that are looked at."""

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_SCRIPTS = (
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", regex.compile(r"\p{Hangul}")),
    ("zh", regex.compile(r"\p{Han}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("th", regex.compile(r"\p{Thai}")),
    ("ka", regex.compile(r"\p{Georgian}")),
    ("hy", regex.compile(r"\p{Armenian}")),
)
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Language:
    tag: str
    letters: frozenset[str]
    """Letters beyond the basic ones of its script, in lower case."""
    words: frozenset[str]


@cache
def languages() -> tuple[Language, ...]:
    """The languages that are told apart by their words."""
    text = files(__package__).joinpath("data", "languages.txt").read_text(encoding="utf-8")
    rows = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Language(t.strip(), frozenset(a.strip()), frozenset(w.split())) for t, a, w in rows)


def detect_language(text: str) -> str:
    """The language of a text as a BCP 47 tag; empty where there is too little text or too little difference."""
    script = _by_script(text[: READ * 8])
    if script:
        return script
    words = words_of(text)
    if len(words) < LEAST_WORDS:
        return ""
    (best, share), (_, second) = ranked(words)[:2]
    clear = share >= LEAST_SHARE and share >= LEAST_LEAD * second
    return best.tag if clear else ""


def words_of(text: str) -> tuple[str, ...]:
    """The first words of a text in lower case, apostrophes straight."""
    found = _WORD.finditer(text, endpos=READ * 12)
    return tuple(match.group().lower().replace("’", "'") for match in found)[:READ]


def ranked(words: Sequence[str]) -> list[tuple[Language, float]]:
    """Every language with the share of the words that are its function words, the largest first."""
    counts = Counter(words)
    shares = ((one, sum(counts[word] for word in one.words) / max(1, len(words))) for one in languages())
    return sorted(shares, key=lambda pair: -pair[1])


def _by_script(text: str) -> str:
    letters = len(_LETTER.findall(text))
    if letters < LEAST_WORDS:
        return ""
    for tag, script in _SCRIPTS:
        found = len(script.findall(text))
        # Kana is rarer than Han in Japanese, and tells the two languages apart.
        if found > letters * (0.1 if tag == "ja" else 0.5):
            return tag
    return ""
