"""Room `ingest`: front matter of other programs as plain data: YAML, TOML, JSON, and Pelican's fields. Pure."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime

from glossator.config.document import File, read_yaml
from glossator.notes.markdown_text import Parted
from glossator.problem import Place, Problem, problem

_HINT = "correct it, or take the front matter away and import the text alone"


def read_front(parted: Parted) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """The values of front matter by key in lower case, and why they cannot be read (places without a path)."""
    if parted.kind == "yaml":
        document, problems = read_yaml(parted.front, File("", "\n".join(parted.rows), 1))
        data = document.data if document else None
    else:
        data, problems = _read(parted)
    if data is not None and not isinstance(data, Mapping) and not problems:
        return {}, (problem("yaml-syntax", "the front matter is no list of keys", Place("", 1), _HINT),)
    values = data if isinstance(data, Mapping) else {}
    return {str(key).lower(): _plain(value) for key, value in values.items()}, problems


def _read(parted: Parted) -> tuple[object, tuple[Problem, ...]]:
    if parted.kind == "fields":
        return _fields(parted.front), ()
    if not parted.kind:
        return {}, ()
    try:
        return (tomllib.loads if parted.kind == "toml" else json.loads)(parted.front), ()
    except (ValueError, RecursionError) as error:
        said = f"the front matter is no {parted.kind.upper()}: {error}"
        return None, (problem("yaml-syntax", said, Place("", 1), _HINT),)


def _plain(value: object) -> object:
    """Moments of TOML as text, as YAML has them."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key).lower(): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _fields(front: str) -> Mapping[str, object]:
    """`Key: value`; what is indented goes on."""
    found: dict[str, str] = {}
    key = ""
    for line in front.split("\n"):
        if line[:1] in (" ", "\t") and key:
            found[key] = f"{found[key]} {line.strip()}".strip()
        else:
            key, _, value = (part.strip() for part in line.partition(":"))
            found[key] = value
    return found
