"""Room `topics`: the bundled lists of public names become one frozen value.

`bundled()` is the only function of the room that reads files: its own package data, once.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from glossator.topics.words import name_key

_LISTS = ("by_hand.txt", "cldr.txt", "wordnet.txt")
_FIRST_NAMES = ("first_names.txt", "first_names_by_hand.txt")


class Gazetteer(Struct, frozen=True):
    """Public names, and first names of persons."""

    names: Mapping[str, str]
    """Key of a name (`name_key`) → the name as it is written."""
    first_names: frozenset[str]
    """Folded first names; they open a person's name and are no names by themselves."""


def gazetteer_of(names: Iterable[str], first_names: Iterable[str] = ()) -> Gazetteer:
    """Lists of names become a gazetteer; of two equal ones the first spelling stays."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), name)
    return Gazetteer(found, frozenset(name.casefold() for name in first_names))


@cache
def bundled() -> Gazetteer:
    """The gazetteer that comes with the package, read when first asked for."""
    return gazetteer_of(_lines(_LISTS), _lines(_FIRST_NAMES))


def _lines(sources: Iterable[str]) -> Iterator[str]:
    """The lines of bundled lists, comments and blank ones left out."""
    for source in sources:
        text = files(__package__).joinpath("data", source).read_text(encoding="utf-8")
        yield from (line for line in text.splitlines() if line and not line.startswith("#"))
