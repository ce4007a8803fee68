"""Room `ingest`: what was understood of a raw text becomes front matter as plain values. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from glossator.ingest.compose import as_moment
from glossator.ingest.understand import Understood
from glossator.ingest.values import Derived
from glossator.ledger import BODY, Range

_OF_SOURCE = ("url", "retrieved")
"""Keys that a metadata file may name as if they were front matter's own."""
PROVEN = ("title", "dek", "authors", "pullquotes")
"""Keys that the proof compares with the raw text."""


def front_matter(
    read: Understood, topics: Sequence[str], origin: Mapping[str, object], overrides: Mapping[str, object]
) -> dict[str, object]:
    """Front matter by key, in no particular order; unknown facts have no key or an empty value.

    `origin` holds `file`, `sha256` and `encoding` of the source. `overrides` go before what the text says; where
    one replaces words that are proven against the raw text, the key is listed in `edited`.
    """
    told = _told(read, topics)
    own = {key: value for key, value in overrides.items() if key not in _OF_SOURCE}
    edited = [key for key in PROVEN if key in own and _is_edited(key, own[key], told.get(key))]
    source = {**origin, **ledger_rows(read.ledger)}
    source |= {key: value for key, value in overrides.items() if key in _OF_SOURCE}
    return {**told, "edited": edited, **own, "source": source}


def _is_edited(key: str, value: object, told: object) -> bool:
    """A value that the proof would miss in the raw text; names of authors are not compared, biographies are."""
    if value == told or told:
        return value != told
    authors = value if key == "authors" and isinstance(value, Sequence) else ()
    return key != "authors" or any(isinstance(one, Mapping) and one.get("bio") for one in authors)


def ledger_rows(ranges: Sequence[Range]) -> dict[str, object]:
    """The ledger as `source.body` and `source.rest`."""
    return {
        "body": [_row(one) for one in ranges if one.kind == BODY],
        "rest": [_row(one, one.kind) for one in ranges if one.kind != BODY],
    }


def _row(one: Range, *kind: str) -> list[object]:
    return [one.first, one.last, *kind, *(() if one.is_whole else (one.start, one.end))]


def _told(read: Understood, topics: Sequence[str]) -> dict[str, Any]:
    """What the raw text itself says."""
    told: dict[str, Any] = {
        "topics": list(topics),
        "issues": list(read.issues.names),
        "topics_raw": read.topics.raw,
        "issues_raw": read.issues.raw,
        "lang": read.source.lang,
    }
    for one in read.derived:
        _put(told, one)
    for quote, after in zip(told.get("pullquotes", ()), read.body.before, strict=True):
        quote["after"] = after
    return told


def _put(told: dict[str, Any], one: Derived) -> None:
    """A value at its place: `authors.0.name` is the name of the first entry of `authors`."""
    key, *deeper = one.key.split(".")
    if not one.value:
        return
    if not deeper:
        told[key] = as_moment(one.value) if key == "date" else one.value
        return
    entries = told.setdefault(key, [])
    if int(deeper[0]) == len(entries):
        entries.append({})
    entries[int(deeper[0])][deeper[1]] = one.value
