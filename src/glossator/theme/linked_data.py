"""Values as JSON that may stand in a page. Room `theme`; pure."""

import json
from collections.abc import Mapping

import msgspec
from markupsafe import Markup

_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What would end a script element, or a string in one (ECMAScript before 2019): written as escapes, which are the same
JSON."""
_NOTHING: tuple[object, ...] = (None, [], {})


def json_text(value: object, indent: int | None = None) -> Markup:
    """A value as JSON, what is none or an empty list left out; safe in an element `script` as in a file."""
    text = msgspec.json.format(_written(value), indent=indent or 0)
    for char, escaped in _UNSAFE.items():
        if char in text:
            text = text.replace(char, escaped)
    return Markup(text)


def filled(data: Mapping[str, object]) -> dict[str, object]:
    """Data without the keys whose values are empty texts."""
    return {key: value for key, value in data.items() if value != ""}


def _written(value: object) -> str:
    if _is_simple(value):
        try:
            return msgspec.json.encode(value).decode()  # what `dumps` writes, in a tenth of the time
        except (OverflowError, UnicodeEncodeError):  # a number or a character that only Python has
            pass
    return _ENCODER.encode(_plain(value))


def _is_simple(value: object) -> bool:
    """Whether a value is nothing but texts, whole numbers, and lists and mappings of them, none of them empty."""
    waiting = [value]
    for one in waiting:
        kind = type(one)
        if kind is dict:
            if not one or not all(type(key) is str for key in one):  # type: ignore[attr-defined]
                return False
            waiting += one.values()  # type: ignore[attr-defined]
        elif kind is list:
            if not one:
                return False
            waiting += one  # type: ignore[arg-type]
        elif kind is not str and kind is not int and kind is not bool:
            return False
    return True


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        kept = ((str(key), _plain(one)) for key, one in value.items())
        return {key: one for key, one in kept if one not in _NOTHING}
    if isinstance(value, list | tuple):
        return [one for one in map(_plain, value) if one not in _NOTHING]
    return str(value)
