"""Room `ingest`: values that a page says, each with its origin, out of its JSON-LD and `<meta>`. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from glossator.text import fold_space


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a page says of its article."""

    value: str
    origin: str
    """In words: `JSON-LD's headline`."""
    sure: bool = True


def json_texts(data: Sequence[Mapping[str, object]], key: str) -> Iterator[Said]:
    """The texts that descriptions have under a key."""
    for one in data:
        value = one.get(key)
        text = _plain(value) if isinstance(value, str) else ""
        if text.strip():
            yield Said(fold_space(text), f"JSON-LD's {key}")


def _plain(text: str) -> str:
    """Text that some pages write as HTML."""
    return LexborHTMLParser(text).text() if "&" in text or "<" in text else text


def json_names(data: Sequence[Mapping[str, object]], key: str) -> Iterator[Said]:
    """The names of persons or organisations that the first description with any has under a key."""
    for one in data:
        value = one.get(key)
        names = [_plain(_name_of(each)) for each in (value if isinstance(value, list) else [value])]
        names = [name for name in names if name.strip()]
        yield from (Said(fold_space(name), f"JSON-LD's {key}") for name in names)
        if any(names):
            return


def _name_of(value: object) -> str:
    if isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    return value if isinstance(value, str) else ""


def meta_texts(meta: Mapping[str, tuple[str, ...]], *names: str) -> Iterator[Said]:
    """What `<meta>` of these names says, in their order."""
    for name in names:
        yield from (Said(value, f"<meta {name}>") for value in meta.get(name, ()) if value.strip())
