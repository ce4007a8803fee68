"""Annotations that other programs have made, as values. Room `notes`; imports root and config; pure.

Read are W3C Web Annotations (one, a list, a page, a collection that embeds its first page), the answers of
Hypothesis' API, and what its client exports. What cannot be read is a problem with its place: none is dropped without
a word.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from glossator.config.json_text import list_items, member_at, read_json
from glossator.notes.received_hypothesis import from_hypothesis
from glossator.notes.received_values import BadAnnotationError, Received
from glossator.notes.received_w3c import from_w3c
from glossator.problem import Place, Problem, problem

LARGEST = 32 * 1024 * 1024
"""Characters of a file that are read."""
_LISTS = ("rows", "annotations", "items")
"""Under which key a list of annotations stands: in an answer of Hypothesis' API, its client's export, a W3C page."""
_EXPORT = "export annotations as JSON: from Hypothesis, or as W3C Web Annotations"


def read_received(text: str, path: str) -> tuple[tuple[Received, ...], tuple[Problem, ...]]:
    """The annotations in a file, and what is wrong with it or with some of them."""
    if len(text) > LARGEST:
        said = f"the file is too large to be read: more than {LARGEST // 1024 // 1024} MB"
        return (), (problem("not-annotations", said, Place(path), "split it up, an article a file"),)
    data, problems = read_json(text, path)
    if problems:
        return (), problems
    entries = _entries(data, text, path)
    if isinstance(entries, Problem):
        return (), (entries,)
    return _read(entries)


def _read(entries: Iterator[tuple[Any, Place]]) -> tuple[tuple[Received, ...], tuple[Problem, ...]]:
    found: dict[str, Received] = {}
    faults: list[Problem] = []
    for data, place in entries:
        try:
            one = _received(data, place)
        except BadAnnotationError as error:
            hint = "mend it in the file, or write the note yourself"
            faults.append(problem("bad-annotation", f"this annotation is not imported: {error}", place, hint))
            continue
        if found.setdefault(one.id, one) is not one:
            said = f"this annotation is not imported: an earlier one has its id, {one.id}"
            faults.append(problem("bad-annotation", said, place, "delete one of the two"))
    return tuple(found.values()), tuple(faults)


def _received(data: object, place: Place) -> Received:
    if not isinstance(data, Mapping):
        raise BadAnnotationError("it is no object")
    return from_hypothesis(data, place) if "uri" in data or "user" in data else from_w3c(data, place)


def _entries(data: object, text: str, path: str) -> Iterator[tuple[Any, Place]] | Problem:
    """The annotations in the data of a file, each with its place."""
    if isinstance(data, list):
        return list_items(text, path)
    if not isinstance(data, Mapping):
        return problem("not-annotations", "there are no annotations in this file", Place(path, 1, 1), _EXPORT)
    for key in _LISTS:
        if isinstance(data.get(key), list):
            return list_items(text, path, member_at(text, key))
    return _single(data, text, path)


def _single(data: Mapping[str, Any], text: str, path: str) -> Iterator[tuple[Any, Place]] | Problem:
    first = data.get("first")
    if isinstance(first, Mapping) and isinstance(first.get("items"), list):
        return list_items(text, path, member_at(text, "items", member_at(text, "first")))
    if first:
        said = "this collection names its annotations, but does not hold them"
        return problem("not-annotations", said, Place(path, 1, 1), f"download its pages, from {first}")
    if "target" in data:
        return iter([(data, Place(path, 1, 1))])
    return problem("not-annotations", "there are no annotations in this file", Place(path, 1, 1), _EXPORT)
