"""Citations set in a style: works and where in them become text with emphasis. Room `notes`; imports root and config.

citeproc-py does it, which the extra `cite` brings; it is imported when the first citation is set. Each note is read by
itself, in lists and feeds as well, so each citation is set as if it were the first: never "ibid.".
"""

import io
import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from babel.core import get_global
from msgspec import Struct

from glossator.notes.citations import Cite

_MARKS = {"i": "\ue000", "b": "\ue002", "u": "\ue004", "sup": "\ue006", "sub": "\ue008", "sc": "\ue00a"}
"""Private characters that stand for opening tags in what citeproc sets; the next one closes. It escapes too little."""
_TAG_OF = {ord(mark): tag for tag, mark in _MARKS.items()}
_RICH = re.compile(r'<(/?)(i|b|sup|sub|span)(?: style="font-variant: ?small-caps;?"| class="nocase")?>')
_PRIVATE = re.compile("[\ue000-\ue00b]")
_PART = re.compile("([\ue000-\ue00b])")
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_FALLBACK = "en-US"


class UnsettableError(Exception):
    """A work, or the style, is such that citeproc fails."""


class Piece(Struct, frozen=True):
    """A piece of a citation: a text, or a tag that opens or closes."""

    text: str = ""
    tag: str = ""
    """`i`, `b`, `u`, `sup`, `sub`, `sc`."""
    closes: bool = False


@lru_cache(maxsize=4096)
def set_cites(cites: tuple[Cite, ...], works: tuple[str, ...], style: str, lang: str) -> tuple[Piece, ...]:
    """Works (each as CSL-JSON) set as the style cites them, in one citation. Raises UnsettableError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of fields that it does not know
        try:
            made, source = _style(style, lang), _source(works)
            text = _set(cites, source, made)
            if any(not _is_labelled(cite, text, made) for cite in cites):
                text = _set([_in_words(cite) for cite in cites], source, made)
        except Exception as error:  # citeproc raises whatever its code meets in odd data
            raise UnsettableError(f"{type(error).__name__}: {error}".removesuffix(": ")) from error
    return tuple(_pieces(text))


def _set(cites: Sequence[Cite], source: Any, style: Any) -> str:
    from citeproc import CitationStylesBibliography  # noqa: PLC0415 — brought by an extra, and slow

    bibliography = CitationStylesBibliography(style, source, _formatter())
    citation = _citation(cites)
    bibliography.register(citation)
    return str(bibliography.cite(citation, lambda _item: None))


def _is_labelled(cite: Cite, text: str, style: Any) -> bool:
    """Whether a chapter is set as one: some styles ask what citeproc-py cannot answer, and `3` would be a page."""
    if not cite.locator or cite.label == "page":
        return True
    forms = ("short", "symbol", None)
    terms = [style.root.get_term(cite.label.replace(" ", "-"), form) for form in forms]
    terms += [style.root.get_term(cite.label, form) for form in forms]
    words = {str(word) for term in terms if term is not None for word in (term.single, term.multiple)}
    return any(word and word in text for word in words)


def _in_words(cite: Cite) -> Cite:
    """The locator as the note has it."""
    if cite.label == "page":
        return cite
    return Cite(cite.key, cite.prefix, suffix=f", {cite.spelt}{_gap(cite.suffix)}{cite.suffix}")


def _gap(suffix: str) -> str:
    return "" if suffix[:1] in ("", ",", ".", ";", ":") else " "


def _citation(cites: Sequence[Cite]) -> Any:
    from citeproc import Citation, CitationItem, Locator  # noqa: PLC0415

    def item(number: int, cite: Cite) -> Any:
        more: dict[str, Any] = {}
        if cite.locator:
            more["locator"] = Locator(cite.label, cite.locator)
        if cite.prefix:
            more["prefix"] = _clean(cite.prefix) + " "
        if cite.suffix:
            more["suffix"] = _gap(cite.suffix) + _clean(cite.suffix)
        return CitationItem(f"w{number}", **more)

    return Citation([item(number, cite) for number, cite in enumerate(cites)])


def _source(works: Sequence[str]) -> Any:
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    return CiteProcJSON([_entry(f"w{number}", json.loads(work)) for number, work in enumerate(works)])


def _entry(key: str, work: Mapping[str, Any]) -> dict[str, Any]:
    """A work with what citeproc knows of it, each value of the type that it takes."""
    from citeproc import DATES, NAMES, VARIABLES  # noqa: PLC0415

    entry: dict[str, Any] = {"id": key, "type": work["type"]}
    for name, value in work.items():
        known = name.replace("-", "_")
        if known in NAMES:
            kept: Any = list(_names(value))
        elif known in DATES:
            kept = _date(value)
        elif known in VARIABLES and isinstance(value, str | int | float):
            kept = _rich(str(value))
        else:
            continue
        if kept:
            entry[name] = kept
    return entry


def _names(value: object) -> Iterator[dict[str, str]]:
    for one in value if isinstance(value, list) else ():
        given = one if isinstance(one, dict) else {}
        if given.get("literal"):
            yield {"literal": _clean(str(given["literal"]))}
        elif given.get("family") or given.get("given"):
            yield {part: _clean(str(given[part])) for part in _NAME_PARTS if given.get(part)}


def _date(value: object) -> dict[str, Any] | None:
    """A date as numbers; as words where it has none."""
    given = value if isinstance(value, dict) else {}
    parts = [_numbers(one) for one in given.get("date-parts") or () if isinstance(one, list)]
    parts = [one for one in parts if one][:2]
    spelt = given.get("literal") or given.get("raw")
    if not parts and isinstance(spelt, str):
        found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", spelt.strip())
        parts = [_numbers([part for part in found.groups() if part])] if found else []
    if not parts:
        return {"literal": _clean(spelt)} if isinstance(spelt, str) else None
    season = str(given.get("season") or "")
    return {"date-parts": parts} | ({"season": int(season)} if season in ("1", "2", "3", "4") else {})


def _numbers(parts: Sequence[object]) -> list[int]:
    """Year, month and day, as far as they are numbers that a calendar has."""
    kept: list[int] = []
    for part, most in zip(parts, (9999, 12, 31), strict=False):
        text = str(part).strip()
        if not re.fullmatch(r"-?\d{1,4}", text) or not (kept == [] or 1 <= int(text) <= most):
            break
        kept.append(int(text))
    return kept


def _clean(text: str) -> str:
    return _PRIVATE.sub("", text)


def _rich(text: str) -> str:
    """A title's own emphasis, which CSL-JSON writes as tags, as marks; a `span` that only keeps its case has none."""
    opened: list[str] = []

    def mark(found: re.Match[str]) -> str:
        if not found[1]:
            tag = found[2] if found[2] != "span" else "sc" if "small-caps" in found[0] else ""
            opened.append(_MARKS.get(tag, ""))
            return opened[-1]
        return _closing(opened.pop()) if opened else ""

    return _RICH.sub(mark, _clean(text)) + "".join(map(_closing, reversed(opened)))


def _closing(mark: str) -> str:
    return chr(ord(mark) + 1) if mark else ""


def _formatter() -> Any:
    """A formatter of citeproc's that writes marks for tags and escapes nothing."""

    def wrapped(tag: str) -> Any:
        opening = _MARKS[tag]
        return lambda text: f"{opening}{text}{chr(ord(opening) + 1)}"

    tags = {"Italic": "i", "Oblique": "i", "Bold": "b", "Underline": "u", "SmallCaps": "sc"}
    made = {name: wrapped(tag) for name, tag in {**tags, "Superscript": "sup", "Subscript": "sub"}.items()}
    return SimpleNamespace(preformat=str, Light=str, **made)


@lru_cache(maxsize=4)
def _style(text: str, lang: str) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415

    return CitationStylesStyle(io.BytesIO(text.encode()), locale=_locale(lang), validate=False)


def _locale(lang: str) -> str:
    """The locale of CSL for a language: `sr` is `sr-Cyrl-RS`, `uk` is `uk-UA`."""
    from citeproc import LOCALES_PATH  # noqa: PLC0415

    files = Path(LOCALES_PATH).glob("locales-*.xml")
    known = sorted(file.stem.removeprefix("locales-") for file in files)
    tag = lang.replace("_", "-")
    first, *rest = str(get_global("likely_subtags").get(tag.replace("-", "_"), "")).split("_")
    likely = ["-".join((first, *rest)), "-".join((first, *rest[-1:]))]
    wanted = [tag, *likely, *(one for one in known if one.startswith(tag + "-"))]
    language = tag.partition("-")[0]
    wanted += [one for one in known if one == language or one.startswith(language + "-")]
    return next((one for one in wanted if one in known), _FALLBACK)


def _pieces(text: str) -> Iterator[Piece]:
    """What citeproc has set, its marks as tags that are well nested."""
    opened: list[str] = []
    for part in _PART.split(text):
        if not _PRIVATE.fullmatch(part):
            yield from [Piece(part)] if part else []
        elif ord(part) in _TAG_OF:
            opened.append(_TAG_OF[ord(part)])
            yield Piece(tag=opened[-1])
        elif opened and _TAG_OF[ord(part) - 1] == opened[-1]:
            yield Piece(tag=opened.pop(), closes=True)
    yield from (Piece(tag=tag, closes=True) for tag in reversed(opened))
