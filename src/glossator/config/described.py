"""What stands under each field of a model, as the sentence that describes it in schemas and references. Room `config`.

Python keeps no docstrings of fields, so they are read from the source: only when somebody asks for a schema, for it
takes longer than reading a site's settings.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]


def sentences(model: type[BaseModel]) -> Mapping[str, str]:
    """The docstrings of a model's own fields, each on one line, by the name that stands in a file."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    named = {name: field.alias or name for name, field in model.model_fields.items()}
    return {named[name]: said for name, said in _documented(body) if name in named}


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
        ):
            said = below.value.value if isinstance(below.value, ast.Constant) else ""
            yield field.target.id, " ".join(str(said).split())


def described(schema: Schema, model: type[BaseModel]) -> Schema:
    """A model's schema with the sentences of its fields."""
    known = sentences(model)
    fields: Mapping[str, Schema] = schema.get("properties", {})
    told = {
        name: {**one, "description": known[name]} if name in known else one for name, one in fields.items()
    }
    return {**schema, "properties": told} if told else schema
