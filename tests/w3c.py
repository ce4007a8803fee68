"""What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) says that annotations, pages and
collections MUST be: one JSON Schema a requirement, in our words, by the section that makes it."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

Schema = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
IRI: Schema = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
INSTANT: Schema = {
    "type": "string",
    "pattern": r"^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$",
}
CARDINAL: Schema = {"type": "integer", "minimum": 0}
RESOURCE: Schema = {"anyOf": [IRI, {"type": "object", "required": ["id"], "properties": {"id": IRI}}]}
MOTIVATIONS = (
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
)
SELECTORS = (
    *("FragmentSelector", "CssSelector", "XPathSelector", "TextQuoteSelector", "TextPositionSelector"),
    *("DataPositionSelector", "SvgSelector", "RangeSelector"),
)


def one_or_many(schema: Schema) -> Schema:
    """A value, or a list of at least one."""
    return {"anyOf": [schema, {"type": "array", "minItems": 1, "items": schema}]}


def having(value: str) -> Schema:
    """A text, or a list that holds it."""
    return {"anyOf": [{"const": value}, {"type": "array", "contains": {"const": value}}]}


def where(kind: str, then: Schema) -> Schema:
    """What holds for resources of a type."""
    return {"if": {"required": ["type"], "properties": {"type": having(kind)}}, "then": then}


def each(path: str, schema: Schema) -> Schema:
    """What holds for every value under a path of keys, one or many at each step."""
    key, _, rest = path.partition(".")
    inner = each(rest, schema) if rest else schema
    alone: Schema = {"if": {"type": "object", "properties": {key: {"type": "array"}}}, "then": {}, "else": {}}
    alone["then"] = {"properties": {key: {"items": inner}}}
    alone["else"] = {"properties": {key: inner}}
    return {"if": {"type": "object"}, "then": alone}


TEXTUAL = where(
    "TextualBody",
    {
        "required": ["value"],
        "properties": {
            "value": {"type": "string"},
            "format": {"type": "string"},
            "textDirection": {"enum": ["ltr", "rtl", "auto"]},
            "processingLanguage": {"type": "string"},
        },
    },
)
SELECTOR: Schema = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": {"enum": list(SELECTORS)}},
    "allOf": [
        where(
            "TextQuoteSelector",
            {
                "required": ["exact"],
                "properties": {name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
            },
        ),
        where(
            "TextPositionSelector",
            {"required": ["start", "end"], "properties": {"start": CARDINAL, "end": CARDINAL}},
        ),
        where("FragmentSelector", {"required": ["value"], "properties": {"value": {"type": "string"}}}),
    ],
}
STATE: Schema = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": {"enum": ["TimeState", "HttpRequestState"]}},
    "allOf": [
        where(
            "TimeState",
            {
                "properties": {"sourceDate": one_or_many(INSTANT), "cached": one_or_many(IRI)},
                "not": {"required": ["sourceDate", "sourceDateStart"]},
                "dependentRequired": {
                    "sourceDateStart": ["sourceDateEnd"],
                    "sourceDateEnd": ["sourceDateStart"],
                },
            },
        )
    ],
}

ANNOTATION: dict[str, Schema] = {
    "3.1 an annotation has exactly one IRI": {"required": ["id"], "properties": {"id": IRI}},
    "3.1 it is an Annotation": {"required": ["type"], "properties": {"type": having("Annotation")}},
    "3.1 it has at least one target": {
        "required": ["target"],
        "properties": {"target": one_or_many({"type": ["string", "object"]})},
    },
    "3.2.1 what it relates has an IRI, a source or text of its own": each(
        "target",
        {"anyOf": [IRI, {"required": ["id"]}, {"required": ["source"]}, {"required": ["items"]}]},
    ),
    "3.2.4 a textual body has exactly one value": each("body", TEXTUAL),
    "3.2.5 a body that is a mere text stands alone": {"not": {"required": ["body", "bodyValue"]}},
    "3.3.1 there is at most one time of creation, and of change": {
        "properties": dict.fromkeys(("created", "modified", "generated"), INSTANT)
    },
    "3.3.2 who made it has at most one IRI": each("creator", {"properties": {"id": IRI}}),
    "3.3.5 a motivation is one of the model's": {
        "properties": {"motivation": one_or_many({"enum": list(MOTIVATIONS)})}
    },
    "3.3.5 so is the purpose of a body": each(
        "body", {"properties": {"purpose": one_or_many({"enum": list(MOTIVATIONS)})}}
    ),
    "4 a specific resource has exactly one source": each(
        "target",
        where("SpecificResource", {"required": ["source"], "properties": {"source": RESOURCE}}),
    ),
    "4.2 a selector says what kind it is, and has what its kind needs": each("target.selector", SELECTOR),
    "4.3 a state says what kind it is, and has what its kind needs": each("target.state", STATE),
}
PAGE: dict[str, Schema] = {
    "5.2 a page of its own has the context": {
        "required": ["@context"],
        "properties": {"@context": having(CONTEXT)},
    },
    "5.2 a page has exactly one IRI": {"required": ["id"], "properties": {"id": IRI}},
    "5.2 it is an AnnotationPage": {"required": ["type"], "properties": {"type": having("AnnotationPage")}},
    "5.2 it has at least one annotation": {
        "required": ["items"],
        "properties": {"items": {"type": "array", "minItems": 1}},
    },
    "5.2 its collection and neighbours are IRIs or have some": {
        "properties": dict.fromkeys(("partOf", "next", "prev"), RESOURCE)
    },
    "5.2 it starts at one place of its collection": {"properties": {"startIndex": CARDINAL}},
}
COLLECTION: dict[str, Schema] = {
    "5.1 a collection of its own has the context": PAGE["5.2 a page of its own has the context"],
    "5.1 a collection has exactly one IRI": {"required": ["id"], "properties": {"id": IRI}},
    "5.1 it is an AnnotationCollection": {
        "required": ["type"],
        "properties": {"type": having("AnnotationCollection")},
    },
    "5.1 it names its first page": {"required": ["first"], "properties": {"first": RESOURCE}},
    "5.1 it has at most one last page and total": {"properties": {"last": RESOURCE, "total": CARDINAL}},
}


def faults_of_annotation(data: object) -> list[str]:
    """The requirements that an annotation does not meet."""
    return list(_faults(data, ANNOTATION))


def faults_of_page(data: Any) -> list[str]:
    """Those that a page, or an annotation of it, does not meet."""
    items = data.get("items", []) if isinstance(data, dict) else []
    return [*_faults(data, PAGE), *(fault for item in items for fault in _faults(item, ANNOTATION))]


def faults_of_collection(data: object) -> list[str]:
    """Those that a collection does not meet."""
    return list(_faults(data, COLLECTION))


def _faults(data: object, schemas: dict[str, Schema]) -> Iterator[str]:
    for said, schema in schemas.items():
        if not Draft202012Validator({"type": "object", **schema}).is_valid(data):
            yield said
