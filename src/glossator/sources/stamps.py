"""Files known by size, time and inode: what need not be read again to know its hash. Room `sources`; reads the disk.

Git's rule for racy files holds: a file whose time is not clearly older than the moment at which it was hashed may
have changed since without a trace, and is hashed again.
"""

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from glossator.digest import of_bytes

RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use, FAT's."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was hashed. Times in nanoseconds since 1970."""

    size: int
    modified: int
    inode: int
    hashed: int
    digest: str
    """SHA-256 of its bytes."""


def stamps(root: Path, paths: Iterable[str], known: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The stamp of each file, by path relative to `root`; what is not known as it is now is read. Files that cannot
    be read are left out."""
    found: dict[str, Stamp] = {}
    for path in paths:
        stamp = _stamp(f"{root}/{path}", known.get(path))
        if stamp is not None:
            found[path] = stamp
    return found


def _stamp(path: str, known: Stamp | None) -> Stamp | None:
    try:
        stat = os.stat(path)  # noqa: PTH116 — of every file of a large archive, and twice as quick
        if known is not None and _holds(known, stat):
            return known
        hashed = time.time_ns()
        with open(path, "rb") as file:  # noqa: PTH123 — as above
            return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino, hashed, of_bytes(file.read()))
    except OSError:
        return None


def _holds(known: Stamp, stat: os.stat_result) -> bool:
    return (known.size, known.modified, known.inode) == (
        stat.st_size,
        stat.st_mtime_ns,
        stat.st_ino,
    ) and known.modified + RACY < known.hashed
