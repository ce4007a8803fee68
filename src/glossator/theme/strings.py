"""The theme's words: `i18n/<lang>.yaml` along the chain become phrases by language, the nearest file's first.

Room `theme`; imports root and config; reads `i18n/`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from glossator.config.document import Document, File, read_yaml
from glossator.problem import Problem, ProblemError, problem
from glossator.theme.chain import shown_path
from glossator.theme.files import read_text

Phrase = str | Mapping[str, str]
"""A pattern with `{names}`, or one for each plural category of CLDR (`one`, `few`, `many`, `other` …)."""

Strings = Mapping[str, Mapping[str, Phrase]]
"""Phrases by language tag and key."""

FALLBACK = "en"
CATEGORIES = frozenset(("zero", "one", "two", "few", "many", "other"))
HOLE = re.compile(r"\{(\w+)\}")


def read_strings(chain: tuple[Path, ...]) -> Strings:
    """The phrases of a theme chain, merged key by key. Raises ProblemError with every fault of every file."""
    strings: dict[str, dict[str, Phrase]] = {}
    problems: list[Problem] = []
    for file in _files(chain):
        path = shown_path(chain[0], file)
        document, found = read_yaml(text := read_text(file, path), File(path, text))
        problems += found or ((*document.faults, *_faults(document)) if document else ())
        if document and isinstance(document.data, dict):
            strings[file.stem] = document.data | strings.get(file.stem, {})
    if problems:
        raise ProblemError(problems)
    return strings


def _files(chain: tuple[Path, ...]) -> Iterator[Path]:
    for folder in chain:
        yield from sorted((folder / "i18n").glob("*.yaml"))


def _faults(document: Document) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        yield problem("bad-value", "the file must be a mapping of keys to phrases", document.place(()))
        return
    for key, phrase in document.data.items():
        if not isinstance(phrase, str) and not _is_plural(phrase):
            hint = "plural forms are one, few, many, other; 'other' must be there"
            yield problem("bad-value", f"'{key}' must be text or plural forms", document.place((key,)), hint)


def _is_plural(phrase: object) -> bool:
    if not isinstance(phrase, dict) or not phrase.keys() <= CATEGORIES:
        return False
    return "other" in phrase and all(isinstance(form, str) for form in phrase.values())


def phrase_in(strings: Strings, langs: tuple[str, ...], key: str) -> tuple[str, Phrase] | None:
    """The phrase for a key in the first of the languages that has it, or in English, and in which it was found."""
    for tag in dict.fromkeys(tag for lang in (*langs, FALLBACK) for tag in tags_of(lang)):
        if key in strings.get(tag, {}):
            return tag, strings[tag][key]
    return None


def filled(lang: str, phrase: Phrase, params: Mapping[str, object]) -> Markup:
    """A phrase with its holes filled as HTML: pattern and values escaped, whole numbers in the language's digits.
    Plural forms go by `count`. Raises KeyError for a hole without a value."""
    pattern = phrase if isinstance(phrase, str) else _form(lang, phrase, params["count"])
    start, holes = _parted(pattern)
    return Markup(start + "".join([_shown(lang, params[hole]) + behind for hole, behind in holes]))


@cache
def _parted(pattern: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What stands, as HTML, before the first hole of a pattern; then each hole with what stands behind it."""
    start, *rest = HOLE.split(str(escape(pattern)))
    return start, tuple(zip(rest[::2], rest[1::2], strict=True))


def _form(lang: str, phrase: Mapping[str, str], count: object) -> str:
    if not isinstance(count, int):
        raise TypeError("plural forms need a whole number as 'count'")
    return phrase.get(locale_of((lang,)).plural_form(count), phrase["other"])


def _shown(lang: str, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return number_in((lang,), value)
    return str(escape(value))


@lru_cache(maxsize=4096)
def number_in(langs: tuple[str, ...], value: float) -> str:
    """A number in the digits and groups of the first of the languages that is known."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - slow to import, rarely needed

    return format_decimal(value, locale=locale_of(langs))


@cache
def tags_of(lang: str) -> tuple[str, ...]:
    """A language tag and the shorter ones that stand in for it (RFC 4647, lookup), but never across a script:
    `sr-Latn-RS` is written `sr-Latn`, not `sr`."""
    parts = lang.split("-")
    tags = []
    while parts:
        tags.append("-".join(parts))
        if len(parts.pop()) == 4 and len(parts) == 1:
            break
    return tuple(tags)


@cache
def locale_of(langs: tuple[str, ...]) -> Locale:
    """Babel's locale for the first of the languages that it knows; English otherwise."""
    for tag in (tag for lang in langs for tag in tags_of(lang)):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(FALLBACK)


def pattern_of(strings: Strings, langs: tuple[str, ...], key: str, default: str = "") -> str:
    """A phrase as it is written, its holes unfilled: for rooms that write words of the theme into their own HTML."""
    found = phrase_in(strings, langs, key)
    phrase = found[1] if found else default
    return phrase if isinstance(phrase, str) else phrase["other"]
