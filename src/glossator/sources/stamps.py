"""Files known by size, time and inode: what need not be read again to know its hash. Room `sources`; reads the disk.

Git's rule for racy files holds: a file whose time is not clearly older than the moment at which it was hashed may
have changed since without a trace, and is hashed again.

An article's stamp is that of its file and its notes files together: if one of them changes, comes or goes, so does it.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossator.digest import of_bytes, of_data
from glossator.sources.notes_files import NotesOf, is_article_file, notes_lister

RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use, FAT's."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was hashed. Times in nanoseconds since 1970.

    Of an article with notes files, the size is that of all, the time the latest, and the inode stands for all.
    """

    size: int
    modified: int
    inode: int
    hashed: int
    digest: str
    """SHA-256 of its bytes, or as `of_several` has it."""


def stamps(root: Path, paths: Iterable[str], known: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The stamp of each file, by path relative to `root`; what is not known as it is now is read. Files that cannot
    be read are left out."""
    notes_of = notes_lister(root)
    found: dict[str, Stamp] = {}
    for path in paths:
        stamp = _stamp(root, (path, *_notes(path, notes_of)), known.get(path))
        if stamp is not None:
            found[path] = stamp
    return found


def of_several(digest: str, others: Iterable[tuple[str, str]]) -> str:
    """The digest of a file and of others, each given with its path; of one without others it is its own."""
    named = [*others]
    return of_data([digest, *named]) if named else digest


def _notes(path: str, notes_of: NotesOf) -> tuple[str, ...]:
    return notes_of(path) if is_article_file(path) else ()


def _stamp(root: Path, paths: Sequence[str], known: Stamp | None) -> Stamp | None:
    """The stamp of a file and of others that belong to it."""
    try:
        state = _state(root, paths)
        if known is not None and _holds(known, state):
            return known
        hashed = time.time_ns()
        own, *others = ((path, _digest(f"{root}/{path}")) for path in paths)
        return Stamp(*state, hashed, of_several(own[1], others))
    except OSError:
        return None


def _state(root: Path, paths: Sequence[str]) -> tuple[int, int, int]:
    """Size, time and inode of files."""
    each = [os.stat(f"{root}/{path}") for path in paths]  # noqa: PTH116 — of a large archive, and twice as quick
    if len(each) == 1:
        return each[0].st_size, each[0].st_mtime_ns, each[0].st_ino
    marks = [[path, one.st_size, one.st_mtime_ns, one.st_ino] for path, one in zip(paths, each, strict=True)]
    latest = max(one.st_mtime_ns for one in each)
    return sum(one.st_size for one in each), latest, int(of_data(marks)[:15], 16)


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 — as above
        return of_bytes(file.read())


def _holds(known: Stamp, state: tuple[int, int, int]) -> bool:
    return (known.size, known.modified, known.inode) == state and known.modified + RACY < known.hashed
