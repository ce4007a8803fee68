"""Names for addresses and files, made of titles and topics. Root module, imports nothing of ours but `digest`.

Ukrainian follows resolution 55 of the Cabinet of Ministers of 2010; Serbian goes from Cyrillic to its own
Latin alphabet and loses the diacritics there (`ђ` and `đ` become `dj`).
"""

import unicodedata
from types import MappingProxyType
from typing import Literal

import regex
from anyascii import anyascii

from glossator.digest import of_text, short

LONGEST = 80
"""Characters of a slug."""
LONGEST_BYTES = 200
"""UTF-8 bytes of a slug: file systems allow 255 a name, suffixes included."""

_DROPPED = regex.compile(r"['’‘ʼʹ′`´＇\p{Cf}\uFE00-\uFE0F]")
_OTHER = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_LOOSE_MARK = regex.compile(r"(?:(?<=^)|(?<=-))\p{M}+-?")
_PLAIN = regex.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
"""What is its own slug in every language: most names of files are."""
_RESERVED = regex.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\Z")
_INITIAL = regex.compile(r"(?<![\p{L}\p{M}])[єїйюя]")

_UKRAINIAN_FIRST = MappingProxyType({"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"})
_UKRAINIAN = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуф", "abvhgdezyiiiklmnoprstuf", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
    | {"ь": "", "ю": "iu", "я": "ia"}
)
_SERBIAN = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True))
    | {"ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz", "đ": "dj"}
)
_SERBIAN_LANGUAGES = ("sr", "bs", "hr", "cnr", "sh")
_OTHER_CYRILLIC = ("be", "bg", "ce", "kk", "ky", "mk", "mn", "os", "ru", "tg", "tt", "uz")
"""Languages some of which share letters with Ukrainian (`і`) or Serbian (`ј`, `љ`): letters do not tell them apart."""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def slugify(text: str, style: Literal["unicode", "ascii"] = "unicode", lang: str = "") -> str:
    """A title or name as a slug: lower case, words joined by hyphens, apostrophes dropped.

    In style `unicode` letters and digits of every script stay; in style `ascii` they are transliterated, with
    `lang` (a language tag) telling Ukrainian, Serbian and German apart from the rest; in a text of another language,
    such as a topic's name, Ukrainian and Serbian Cyrillic are told by their own letters. The slug is never empty
    (text without letters gives a digest), has at most 80 characters and 200 bytes, cut at a word, and is no
    name that Windows reserves. A slug's slug is itself.
    """
    if len(text) <= LONGEST and _PLAIN.fullmatch(text) and not _RESERVED.match(text):
        return text
    lowered = _lower(text)
    spelled = _ascii(lowered, lang) if style == "ascii" else lowered
    words = _LOOSE_MARK.sub("", _OTHER.sub("-", spelled)).strip("-")
    cut = _cut(words)
    if not cut:
        return short(of_text(unicodedata.normalize("NFC", text)))
    return f"{cut}-1" if _RESERVED.match(cut) else cut


def _lower(text: str) -> str:
    dropped = _DROPPED.sub("", unicodedata.normalize("NFC", text))
    # The lower case of İ is an i with a combining dot, which no address needs.
    return unicodedata.normalize("NFC", dropped.lower().replace("i̇", "i"))


def _ascii(text: str, lang: str) -> str:
    language = _language(text, lang.split("-", maxsplit=1)[0].lower())
    if language == "uk":
        text = _ukrainian(text)
    elif language in _SERBIAN_LANGUAGES:
        text = text.translate(_SERBIAN)
    elif language == "de":
        text = text.translate(_GERMAN)
    return anyascii(text).lower().replace("'", "").replace("`", "")


def _language(text: str, said: str) -> str:
    """The language of a text by its letters, or else what is said of it."""
    if said not in _OTHER_CYRILLIC:
        if regex.search("[іїєґ]", text):
            return "uk"
        if regex.search("[ђјљњћџ]", text):
            return "sr"
    return said


def _ukrainian(text: str) -> str:
    first = _INITIAL.sub(lambda m: _UKRAINIAN_FIRST[m.group()], text)
    return first.replace("зг", "zgh").translate(_UKRAINIAN)


def _cut(words: str) -> str:
    """As many whole words as fit; a first word that does not fit alone is cut between two graphemes."""
    if _fits(words):
        return words
    kept = ""
    for word in words.split("-"):
        longer = f"{kept}-{word}" if kept else word
        if not _fits(longer):
            break
        kept = longer
    return kept or _cut_word(words.split("-", maxsplit=1)[0])


def _cut_word(word: str) -> str:
    kept = ""
    for grapheme in regex.findall(r"\X", word):
        if not _fits(kept + grapheme):
            break
        kept += grapheme
    return kept


def _fits(words: str) -> bool:
    return len(words) <= LONGEST and len(words.encode("utf-8", "surrogatepass")) <= LONGEST_BYTES
