"""Files move, and what links them follows. Room `edit`, pure."""

import posixpath
from collections.abc import Mapping

from msgspec import Struct

from glossator.edit.destinations import Destination, destinations, only_links, written
from glossator.edit.splices import Splice


class Linking(Struct, frozen=True):
    """A text, and how files move around it. Paths are relative to the site."""

    text: str
    path: str
    """Of the text's file, before."""
    moves: Mapping[str, str]
    """New paths of all files that move, by their old ones."""

    @property
    def to(self) -> str:
        """The path of its file, after."""
        return self.moves.get(self.path, self.path)


def relinked(one: Linking) -> tuple[Splice, ...]:
    """The addresses in a text that change, so that each names the file that it named before."""
    changed = {found: new for found in destinations(one.text) if (new := _address(one, found))}
    links = only_links(one.text, tuple(changed)) if changed else ()
    return tuple(Splice(found.start, found.end, changed[found]) for found in links)


def named_files(one: Linking) -> frozenset[str]:
    """The files that the links of a text may name."""
    return frozenset(_target(one.path, found.path) for found in destinations(one.text))


def _address(one: Linking, found: Destination) -> str:
    """What a destination is to be; empty where it stays."""
    target = _target(one.path, found.path)
    if target.startswith("../"):
        return ""
    path = posixpath.relpath(one.moves.get(target, target), posixpath.dirname(one.to))
    if path == posixpath.normpath(found.path):
        return ""
    here = "./" if found.path.startswith("./") and not path.startswith("../") else ""
    return here + written(path) + "/" * found.path.endswith("/") + found.rest


def _target(path: str, seen: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), seen))
