"""What belongs to an article besides its own file: its raw text, known by its hash whatever it is called, and its notes
files. Room `sources`; reads the disk."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from glossator.digest import of_bytes
from glossator.problem import Problem
from glossator.sources.folder import read_bytes
from glossator.sources.notes_files import NotesOf, notes_lister


class SeedSearch(Struct, frozen=True):
    """Searches for what belongs to articles; each reads the disk when it is asked first, and never again."""

    seed_of: Callable[[str], str]
    """The SHA-256 of a raw text becomes the path of a file that has it, or an empty string."""
    notes_of: NotesOf


def digests(root: Path, files: Iterable[str]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The SHA-256 of each file by its path, in their order, and what is wrong with those that cannot be read."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for file in files:
        data, unread = read_bytes(root, file)
        problems += unread
        if data is not None:
            found[file] = of_bytes(data)
    return MappingProxyType(found), tuple(problems)


def seed_search(root: Path, files: Iterable[str], notes_of: NotesOf | None = None) -> SeedSearch:
    """A search among raw files (paths relative to the site), and for notes files, by default beside articles."""

    @cache
    def by_digest() -> Mapping[str, str]:
        found, _ = digests(root, files)
        return {digest: file for file, digest in reversed(tuple(found.items()))}

    return SeedSearch(lambda digest: by_digest().get(digest, ""), notes_of or notes_lister(root))
