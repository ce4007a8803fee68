"""The topics that a text's front matter names, under other names. Room `edit`, pure."""

from collections.abc import Callable, Iterator, Sequence

import yaml
from msgspec import Struct

from glossator.config.document import Path
from glossator.edit.front_matter import Front, dropped, read_front, replaced, scalar, value_at
from glossator.edit.splices import Splice, spliced
from glossator.text import fold_name

LISTS = ("topics", "issues")
"""Keys of front matter that hold names of topics, whichever taxonomies a site has."""


class Instead(Struct, frozen=True):
    """Names, and what is to stand in their place."""

    old: frozenset[str]
    """Folded."""
    new: tuple[str, ...]
    canonical: Callable[[str], str]
    """The vocabulary's name for a name or alias."""


def with_names(text: str, keys: Sequence[str], one: Instead) -> str:
    """A text whose front matter names other topics; each once, and all else stays to the byte. `keys` are those of
    `extra` that hold names, too."""
    while True:
        front = read_front(text)
        splice = next(_changes(front, keys, one), None) if front else None
        if splice is None:
            return text
        text = spliced(text, (splice,))


def _changes(front: Front, keys: Sequence[str], one: Instead) -> Iterator[Splice]:
    for path in _paths(front, keys):
        found = value_at(front, path)
        if isinstance(found, yaml.ScalarNode) and _is_old(found.value, one):
            new = scalar(one.new[0]) if len(one.new) == 1 else f"[{', '.join(map(scalar, one.new))}]"
            yield Splice(front.offset(found.start_mark), front.offset(found.end_mark), new)
        if isinstance(found, yaml.SequenceNode):
            yield from _in_list(front, path, [str(item.value) for item in found.value], one)


def _in_list(front: Front, path: Path, names: Sequence[str], one: Instead) -> Iterator[Splice]:
    for nth, name in enumerate(names):
        if _is_old(name, one):
            there = {fold_name(one.canonical(other)) for other in names if other is not name}
            fresh = [scalar(new) for new in one.new if fold_name(one.canonical(new)) not in there]
            yield replaced(front, path, nth, fresh) if fresh else dropped(front, path, nth)


def _is_old(name: str, one: Instead) -> bool:
    return fold_name(name) in one.old and name not in one.new


def _paths(front: Front, keys: Sequence[str]) -> Iterator[Path]:
    yield from ((key,) for key in LISTS)
    yield from (("extra", key) for key in keys)
    notes = value_at(front, ("notes",))
    if isinstance(notes, yaml.MappingNode):
        yield from (("notes", label.value, "topics") for label, _ in notes.value)
