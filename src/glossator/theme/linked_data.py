"""Values as JSON that may stand in a page. Room `theme`; pure."""

import json
import re
from collections.abc import Mapping

import msgspec
from markupsafe import Markup

_UNSAFE = re.compile("[<>&\u2028\u2029]")
"""What would end a script element, or a string in one (ECMAScript before 2019): written as escapes, which are the same
JSON."""
_NOTHING: tuple[object, ...] = (None, [], {})


def json_text(value: object, indent: int | None = None) -> Markup:
    """A value as JSON, what is none or an empty list left out; safe in an element `script` as in a file."""
    text = json.dumps(_plain(value), ensure_ascii=False)
    if indent is not None:
        text = msgspec.json.format(text, indent=indent)  # what `dumps` does, at a quarter of the time
    return Markup(_UNSAFE.sub(_escaped, text))


def _escaped(char: re.Match[str]) -> str:
    return f"\\u{ord(char[0]):04x}"


def filled(data: Mapping[str, object]) -> dict[str, object]:
    """Data without the keys whose values are empty texts."""
    return {key: value for key, value in data.items() if value != ""}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        kept = ((str(key), _plain(one)) for key, one in value.items())
        return {key: one for key, one in kept if one not in _NOTHING}
    if isinstance(value, list | tuple):
        return [one for one in map(_plain, value) if one not in _NOTHING]
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
