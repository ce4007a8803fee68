"""Why a template failed while a page was rendered, in words for who writes it, and what to do. Room `theme`; imports
nothing of ours.

Jinja speaks of Python's objects; a theme's author knows keys, fields and filters.
"""

import re

from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from msgspec import Struct

_UNSET = re.compile(r"'(?P<name>.+)' is undefined\Z")
_LACKING = re.compile(r"'?(?P<owner>.+?)'? has no (?:attribute|element) '?(?P<name>.+?)'?\Z")
_UNSAFE = re.compile(r"access to attribute '(?P<name>.+)' of .* is unsafe")
_READS = r"[\w.]*\b{}\b"
_LOOK = "{{ value|pprint }} in its place shows what a value is"
_PLAIN = {"dict": "mapping", "str": "text", "int": "number", "float": "number", "bool": "truth value"}


class Failure(Struct, frozen=True):
    """What went wrong, what to do, and the word of the template that it is about; empty where none is known."""

    message: str
    hint: str
    word: str = ""


def failure(error: Exception, row: str) -> Failure:
    """What an error says to a theme's author; `row` is the template's line at which it rose."""
    said = str(error) or type(error).__name__
    if isinstance(error, UndefinedError):
        return _not_there(said, row)
    if isinstance(error, SecurityError):
        return _unsafe(said)
    if isinstance(error, RecursionError):
        return Failure(
            "a macro or an include calls itself without an end", "give it a condition that ends it"
        )
    if isinstance(error, KeyError):
        return Failure(f"there is no key {said}", f"ask first whether it is there; {_LOOK}")
    return Failure(f"a filter, test or operator could not work: {said}", _LOOK)


def _not_there(said: str, row: str) -> Failure:
    unset, lacking = _UNSET.match(said), _LACKING.match(said)
    if unset:
        name = unset["name"]
        return Failure(
            f"“{name}” is not set here", f"mend the name, or set it before: {{% set {name} = … %}}", name
        )
    if not lacking:
        return Failure(said, _LOOK)
    name = lacking["name"]
    found = re.search(_READS.format(re.escape(name)), row)
    word = found[0].lstrip(".") if found else ""
    return Failure(_lacks(lacking["owner"], name, word), _remedy(lacking["owner"], word or name), word)


def _lacks(owner: str, name: str, word: str) -> str:
    holder = word.rpartition(".")[0]
    if owner == "None":
        return f"there is no value of which “{name}” could be read" + (
            f": {holder} is empty" if holder else ""
        )
    kind = owner.removesuffix(" object").rpartition(".")[2]
    part = "element" if name.lstrip("-").isdigit() else "key" if kind == "dict" else "field"
    return f"{holder or 'a value'} ({_PLAIN.get(kind, kind)}) has no {part} “{name}”"


def _remedy(owner: str, word: str) -> str:
    holder = word.rpartition(".")[0]
    if owner in ("None", "dict object") and holder:
        asked = holder if owner == "None" else word
        return f"give it a value, or ask first whether it is there: {{% if {asked} %}} … {{% endif %}}"
    return f"mend the name; docs/theme.md lists what a template may read, and {_LOOK}"


def _unsafe(said: str) -> Failure:
    found = _UNSAFE.match(said)
    name = found["name"] if found else ""
    message = f"a template may not read “{name}”" if name else said
    return Failure(message, "use the names and filters that docs/theme.md lists", name)
