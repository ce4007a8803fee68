"""Files known by size, time and inode: what need not be read again to know its hash. Room `sources`; reads the disk.

Git's rule for racy files holds: a file whose time is not clearly older than the moment at which it was hashed may
have changed since without a trace, and is hashed again.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from glossator.digest import of_bytes
from glossator.sources.survey import RACY, State, Survey, state_of


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was when it was hashed. Times in nanoseconds since 1970."""

    size: int
    modified: int
    inode: int
    hashed: int
    digest: str
    """SHA-256 of its bytes."""

    @property
    def is_settled(self) -> bool:
        """Whether the file cannot have changed since it was hashed without another time."""
        return self.modified + RACY < self.hashed


def stamps(looked: Survey, paths: Iterable[str], known: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The stamp of each file, by path relative to the site, given the state of its files; what is not known as it is
    now is read. Files that cannot be read are left out."""
    found: dict[str, Stamp] = {}
    for path in paths:
        stamp = _stamp(f"{looked.root}/{path}", known.get(path), looked.states.get(path))
        if stamp is not None:
            found[path] = stamp
    return found


def _stamp(path: str, known: Stamp | None, state: State | None) -> Stamp | None:
    try:
        now = state or state_of(path)
        if known is not None and (known.size, known.modified, known.inode) == now and known.is_settled:
            return known
        hashed = time.time_ns()
        with open(path, "rb") as file:  # noqa: PTH123 — of every file of a large archive, and twice as quick
            return Stamp(*now, hashed, of_bytes(file.read()))
    except OSError:
        return None
