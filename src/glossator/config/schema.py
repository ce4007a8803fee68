"""The models of the YAML files become JSON Schemas, for editors that complete and check while somebody types.

Room `config`, pure. Dialect: JSON Schema 2020-12, as pydantic writes it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from glossator.config.described import described
from glossator.config.matter import Matter, PageMatter
from glossator.config.settings import Settings
from glossator.config.vocabulary import Topic

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> Schema:
    """The schema of one kind of file, by its name in `SCHEMAS`. Raises KeyError for another name."""
    return {"$schema": DIALECT, **_widened(SCHEMAS[name]())}


def _widened(schema: Any) -> Any:
    """A schema in which one text may stand for a list of texts, as the models read it, and what is left out may be
    said to be nothing."""
    if isinstance(schema, list):
        return [_widened(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: _widened(value) for key, value in schema.items()}
    if inner.get("type") == "array" and (inner.get("items") or {}).get("type") == "string":
        told = {key: inner.pop(key) for key in ("title", "description", "default") if key in inner}
        return told | {"anyOf": [inner, inner["items"]]}
    return inner


def _article() -> Schema:
    schema = described(Matter.model_json_schema(), Matter)
    authors = schema["properties"]["authors"]
    one = {"anyOf": [authors["items"], {"type": "string"}]}
    schema["properties"]["authors"] = {
        "title": "Authors",
        "description": authors["description"],
        "anyOf": [{"type": "array", "items": one}, *one["anyOf"]],
    }
    return schema


def _topics() -> Schema:
    schema = TypeAdapter(tuple[Topic, ...]).json_schema()
    return {**schema, "$defs": {**schema["$defs"], "Topic": described(schema["$defs"]["Topic"], Topic)}}


SCHEMAS: Mapping[str, Callable[[], Schema]] = MappingProxyType(
    {
        "site": lambda: described(Settings.model_json_schema(), Settings),
        "topics": _topics,
        "article": _article,
        "page": lambda: described(PageMatter.model_json_schema(), PageMatter),
    }
)
"""The kinds of YAML file: `site.yaml`, `content/topics.yaml`, and the front matter of articles and pages."""
