"""Room `ingest`: what a Word file's properties say of it (`docProps/core.xml`, ECMA-376 part 2, 11). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import regex

from glossator.ingest.names import is_person_shaped, split_names
from glossator.notes.malformed import MalformedError
from glossator.notes.word_package import Package
from glossator.text import fold_name, fold_space

_KIND = "core-properties"
_ACCOUNTS = regex.compile(
    r".*\b(?:user|admin(?:istrator)?|owner|microsoft|office|windows|lenovo|dell|acer|asus|author|unknown|python-docx)\b.*",
    regex.IGNORECASE,
)
_UNTITLED = regex.compile(
    r"(?:microsoft word - .*|word document|document ?\d*|untitled.*|unbenannt.*|.*\.(?:docx?|rtf|odt|pdf))",
    regex.IGNORECASE,
)
_TAG = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BETWEEN = regex.compile(r"\s*[;,]\s*")


@dataclass(frozen=True, slots=True)
class Properties:
    """What the properties say; what they do not is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    created: str = ""
    """ISO 8601, a day."""
    topics: tuple[str, ...] = ()
    lang: str = ""


def read_properties(package: Package) -> Properties:
    """The properties of a file, without those that Word fills in by itself."""
    said = _core(package)
    title, lang = said.get("dc:title", ""), said.get("dc:language", "")
    words = _BETWEEN.split(said.get("cp:keywords", ""))
    return Properties(
        "" if _UNTITLED.fullmatch(title) else title,
        tuple(_people(said.get("dc:creator", ""))),
        _day(said.get("dcterms:created", "")),
        tuple({fold_name(one): one for one in words if 1 < len(one) < 60}.values()),
        lang.partition("-")[0].lower() if _TAG.fullmatch(lang) else "",
    )


def _core(package: Package) -> Mapping[str, str]:
    """The properties by name; none where they are damaged, for the text can do without."""
    try:
        part = next((one.target for one in package.relations("").values() if one.kind == _KIND), "")
        tree = package.tree(part) if part else None
    except MalformedError:
        return {}
    return {one.tag: fold_space(one.text) for one in tree.nodes()} if tree else {}


def _people(creator: str) -> tuple[str, ...]:
    names = tuple(name for part in creator.split(";") for name in split_names(part.strip()))
    return tuple(one for one in names if is_person_shaped(one) and not _ACCOUNTS.fullmatch(one))


def _day(text: str) -> str:
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return ""
