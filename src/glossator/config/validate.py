"""A YAML document becomes a model's value, or every error of it with its place. Room `config`; root only."""

from collections.abc import Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from glossator.config.document import Document, Path
from glossator.problem import Problem, problem

Model = TypeVar("Model", bound=BaseModel)

# Pydantic's wording is for programmers; these are for editors.
WORDING = MappingProxyType(
    {
        "string_type": "must be text",
        "int_type": "must be a whole number",
        "int_parsing": "must be a whole number",
        "int_from_float": "must be a whole number",
        "bool_type": "must be true or false",
        "bool_parsing": "must be true or false",
        "list_type": "must be a list",
        "tuple_type": "must be a list",
        "dict_type": "must be a mapping of keys to values",
        "model_type": "must be a mapping of keys to values",
        "string_too_short": "must not be empty",
        "date_type": "must be a date such as 2025-03-01",
        "datetime_type": "must be a date such as 2025-03-01",
    }
)


def validate(model: type[Model], document: Document) -> tuple[Model | None, tuple[Problem, ...]]:
    """The document as a value of the model, or None and every error."""
    value, problems = _validated(model, document)
    if not document.faults:
        return value, problems
    found = (*document.faults, *problems)
    return None, tuple(sorted(found, key=lambda one: (one.place.line, one.place.column)))


def _validated(model: type[Model], document: Document) -> tuple[Model | None, tuple[Problem, ...]]:
    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        respelt = _respelt(document, error.errors(include_url=False))
    try:
        return model.model_validate(respelt), ()
    except ValidationError as error:
        details = _without_unions(error.errors(include_url=False))
    problems = (_as_problem(model, document, one) for one in details)
    return None, tuple(sorted(problems, key=lambda one: (one.place.line, one.place.column)))


def _respelt(document: Document, errors: Sequence[ErrorDetails]) -> object:
    """The data with the scalars that should have been text spelt as the file has them: a topic `1989`, a
    verdict `False`, a version `1.10`, and nothing at all for an empty one."""
    data = document.data
    for error in errors:
        where = _in_document(document, error["loc"])
        wanted = error["type"] == "string_type" or (
            error["type"] == "literal_error" and error["input"] in (True, False)
        )
        if wanted and where in document.spelt:
            data = _replaced(data, where, "" if error["input"] is None else document.spelt[where])
    return data


def _replaced(data: Any, path: Path, value: str) -> Any:
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = _replaced(data[path[0]], path[1:], value)  # type: ignore[index]
    return copy


def _in_document(document: Document, loc: tuple[str | int, ...]) -> Path:
    """Pydantic's place less what names a branch of a union, a validator's step or a dictionary's key."""
    path: Path = ()
    for step in loc:
        if (*path, step) in document.values:
            path = (*path, step)
    return path


def _without_unions(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """One error a place: a union reports one for each of its branches."""
    first: dict[tuple[object, ...], ErrorDetails] = {}
    for error in errors:
        step = len(error["loc"])
        while (
            step
            and isinstance(error["loc"][step - 1], str)
            and error["loc"][step - 1] in ("date", "datetime")
        ):
            step -= 1
        first.setdefault(error["loc"][: max(step, 1)], error)
    return list(first.values())


def _as_problem(model: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    loc = error["loc"]
    where = _in_document(document, loc)
    if error["type"] == "extra_forbidden":
        message, hint = _unknown(model, loc)
        return problem("unknown-key", message, document.key_place(where), hint)
    if error["type"] == "missing":
        return problem(
            "missing-key", f"'{_dotted(loc)}' is missing", document.place(where), f"add a line '{loc[-1]}: …'"
        )
    message = f"'{_dotted(where)}' {_worded(error)}" if where else f"the file {_worded(error)}"
    return problem("bad-value", message, document.place(where), _value_hint(error))


def _unknown(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, str]:
    key = str(loc[-1])
    known = _keys_at(model, loc[:-1])
    close = get_close_matches(key.lower(), known, 1, 0.6)
    listed = "known here: " + ", ".join(known) if known else "remove it"
    return f"unknown key '{key}'", f"did you mean '{close[0]}'?" if close else listed


def _keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that the model at a place of a model knows, as files spell them."""
    here = _model_in(model.model_fields["root"].annotation) if issubclass(model, RootModel) else model
    for step in path:
        if here and isinstance(step, str):
            fields = {(f.alias or name): f for name, f in here.model_fields.items()}
            here = _model_in(fields[step].annotation) if step in fields else here
    return [f.alias or name for name, f in here.model_fields.items()] if here else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _model_in(part))), None)


def _worded(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind in ("literal_error", "enum"):
        return f"must be one of {context['expected']}"
    if kind in ("greater_than_equal", "less_than_equal"):
        return (
            f"must be {'at least' if 'ge' in context else 'at most'} {context.get('ge', context.get('le'))}"
        )
    if kind == "string_pattern_mismatch":
        return "is not of the right form"
    return WORDING.get(kind, error["msg"][:1].lower() + error["msg"][1:])


def _value_hint(error: ErrorDetails) -> str:
    if error["type"] == "literal_error":
        words = [word.strip("'") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        close = get_close_matches(str(error["input"]).lower(), words, 1, 0.6)
        return f"did you mean '{close[0]}'?" if close else ""
    if error["type"] == "list_type" or error["type"] == "tuple_type":
        return "write it as a list: [one, two], or one '- item' a line"
    return ""


def _dotted(loc: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".")
