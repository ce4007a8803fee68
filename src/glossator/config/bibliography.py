"""A bibliography in CSL-JSON, as Zotero exports it, becomes works by key. Room `config`; imports the root only.

The format is that of Citation Style Language 1.0.2 (csl-data.json). An entry goes by its `citation-key` and by its
`id`. What of it a style needs, and whether that is there, is the style's business.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from glossator.config.json_text import list_items, read_json
from glossator.problem import Place, Problem, problem

_EXPORT = "export it as CSL JSON: in Zotero, File, Export Library"


class Bibliography(Struct, frozen=True):
    """The works that notes may cite, and how they are set."""

    path: str = ""
    """Of the file, relative to the site; empty where a site has none."""
    works: Mapping[str, str] = field(default_factory=dict)
    """Each work by its key, as the text of a JSON object."""
    style: str = ""
    """The citation style, as the text of its CSL file; empty where none can be used: citations stay text."""
    lang: str = "en"
    """The language of the words between the parts of a citation."""
    engine: str = ""
    """What sets the citations, with its version."""


NO_BIBLIOGRAPHY = Bibliography()


def read_works(text: str, path: str) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The text of a CSL-JSON file as works by key, each as JSON; what can be read, and every error."""
    data, problems = read_json(text, path)
    if problems:
        return {}, problems
    if not isinstance(data, list):
        said = "this is no bibliography: a CSL-JSON file is a list of works"
        return {}, (problem("bad-bibliography", said, Place(path, 1, 1), _EXPORT),)
    works: dict[str, str] = {}
    faults: list[Problem] = []
    for entry, place in list_items(text, path):
        fault = _fault(entry, place) or _clash(entry, works, place)
        if fault:
            faults.append(fault)
        else:
            works |= dict.fromkeys(_keys(entry), json.dumps(entry, ensure_ascii=False, sort_keys=True))
    return works, tuple(faults)


def name_of(work: str) -> str:
    """The key by which a work (as JSON) goes first, whatever key cites it."""
    return next(_keys(json.loads(work)))


def _keys(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in ("citation-key", "id"):
        if isinstance(entry.get(name), str | int) and str(entry[name]).strip():
            yield str(entry[name]).strip()


def _fault(entry: object, place: Place) -> Problem | None:
    """Why an entry is no work."""
    if not isinstance(entry, dict):
        said = "an entry of the bibliography is not a work"
        return problem("bad-bibliography", said, place, 'a work is an object: {"id": …, "type": …}')
    if not any(_keys(entry)):
        said = "a work of the bibliography has no key by which notes could cite it"
        return problem("bad-bibliography", said, place, 'give it an "id"')
    if not isinstance(entry.get("type"), str):
        said = f"the work '{next(_keys(entry))}' does not say what it is"
        return problem("bad-bibliography", said, place, 'give it a "type" such as "book" or "report"')
    return None


def _clash(entry: Mapping[str, Any], works: Mapping[str, str], place: Place) -> Problem | None:
    twice = next((key for key in _keys(entry) if key in works), None)
    if twice is None:
        return None
    said = f"two works of the bibliography have the key '{twice}'"
    return problem("bad-bibliography", said, place, "delete one of the two, or give it another key")
