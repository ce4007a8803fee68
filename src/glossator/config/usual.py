"""YAML as front matter mostly is becomes plain data, in a quarter of the time. Room `config`; imports the root only.

Read are keys with a value each, lists and mappings one level below a key, and lists on one line; of scalars words and
numbers, and quoted texts without escapes. All else (comments, texts of several lines, anchors, whatever is wrong) is
left to `document`, which says the same of these, too, and knows the places.
"""

import json
import re
from collections.abc import Callable, Iterator

LONGEST = 20_000
"""Characters: more is no front matter as it mostly is."""
# To say which are not strange takes four times as long to compile, at each start.
_STRANGE = re.compile(
    "[\x00-\t\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\uffff]"
)
"""What YAML, or Python, takes for the end of a line or for white space, or forbids; and some more."""
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_-]*):(?: +(?=\S)(.*))?")
_PLAIN = re.compile(r"\w(?:[\w .,;()/?!%+'’“”–—-]*[\w.,;()/?!%+'’“”–—-])?")
"""Words that are nothing but themselves, or a number."""
_WORD = re.compile(r"(?<=[\[ ])[A-Za-z][\w-]*(?=[],])")
"""A word in a list on one line."""
_UNREAD = re.compile(r"[0-9]{18}|NaN|Infinity|\\")
"""What JSON reads otherwise than we do."""
_LISTS = 50
"""Lists in one: of fewer none is too deep."""

Scalar = Callable[[str], object]
"""A plain scalar becomes a text, a number, a truth value or nothing."""


class _OtherError(Exception):
    """The text is left to others."""


def read_usual(text: str, scalar: Scalar) -> dict[str, object] | None:
    """The data of YAML text; None where it is left to others."""
    if len(text) > LONGEST or _STRANGE.search(text):
        return None
    try:
        return _mapping(text.rstrip("\n").split("\n"), scalar)
    except (_OtherError, ValueError):
        return None


def _mapping(lines: list[str], scalar: Scalar) -> dict[str, object]:
    """The keys at the start of lines, with what stands behind or below each."""
    found: dict[str, object] = {}
    for start, end in _parts(lines):
        key, value = _keyed(lines[start])
        below = lines[start + 1 : end]
        if key in found or (below and value):
            raise _OtherError
        found[key] = _below(below, scalar) if below else _value(value, scalar)
    return found


def _parts(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines from each that does not begin with a space to the next."""
    starts = [at for at, line in enumerate(lines) if line[:1] != " "]
    if not starts or starts[0]:
        raise _OtherError
    yield from zip(starts, (*starts[1:], len(lines)), strict=True)


def _below(lines: list[str], scalar: Scalar) -> object:
    """What stands two spaces below a key: a list, or a mapping."""
    inner = [line[2:] for line in lines]
    if any(line[:2] != "  " for line in lines):
        raise _OtherError
    if inner[0][:2] == "- ":
        return [_item(inner[start:end], scalar) for start, end in _parts(inner)]
    if any(line[:1] == " " for line in inner):
        raise _OtherError
    return _mapping(inner, scalar)


def _item(lines: list[str], scalar: Scalar) -> object:
    """An item of a list: a value, or a mapping of which each key has a line."""
    if any(line[:2] != "  " for line in lines[1:]) or lines[0][:2] != "- ":
        raise _OtherError
    first, rest = lines[0][2:], [line[2:] for line in lines[1:]]
    if _KEY.match(first):
        return _mapping([first, *rest], scalar)
    if rest:
        raise _OtherError
    return _value(first, scalar)


def _keyed(line: str) -> tuple[str, str]:
    found = _KEY.fullmatch(line)
    if found is None:
        raise _OtherError
    return found[1], found[2] or ""


def _value(written: str, scalar: Scalar) -> object:
    """What stands behind a key or a dash. Raises _OtherError, ValueError."""
    first = written[:1]
    if first == '"':
        return _quoted(written)
    if first == "[":
        return _listed(written)
    if first == "'":
        inner = written[1:-1].replace("''", "\n")
        if len(written) < 2 or written[-1] != "'" or "'" in inner:
            raise _OtherError
        return inner.replace("\n", "'")
    if not first:
        return None
    if not _PLAIN.fullmatch(written):
        raise _OtherError
    return scalar(written)


def _quoted(written: str) -> str:
    inner = written[1:-1]
    if len(written) < 2 or written[-1] != '"' or '"' in inner or "\\" in inner:
        raise _OtherError
    return inner


def _listed(written: str) -> object:
    """A list on one line, as JSON or with words that have no quotes."""
    if _UNREAD.search(written) or written.count("[") > _LISTS:
        raise _OtherError
    if '"' not in written:
        written = _WORD.sub(_as_text, written)
    return json.loads(written, object_pairs_hook=_once)


def _as_text(word: re.Match[str]) -> str:
    if word[0].lower() in ("null", "true", "false"):
        raise _OtherError
    return f'"{word[0]}"'


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _OtherError  # of which the first counts, and which is to be told
    return found
