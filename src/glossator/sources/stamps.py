"""Files known by size, times and inode: what need not be read again to know its hash. Room `sources`; reads the disk.

Git's rule for racy files holds: a file whose time is not clearly older than the moment at which it was hashed may
have changed since without a trace, and is hashed again.

An article's stamp is that of its file and its notes files together: if one of them changes, comes or goes, so does it.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from glossator.digest import of_bytes, of_data
from glossator.regular import read_regular
from glossator.sources.survey import State, Survey, is_at_rest, state_of


class Stamp(Struct, frozen=True):
    """A file as it was when it was hashed. Times in nanoseconds since 1970.

    Of an article with notes files, the size is that of all, the times are the latest, and the inode stands for all.
    """

    size: int
    modified: int
    inode: int
    changed: int
    """When the file system wrote any of these, which no program can choose."""
    hashed: int
    digest: str
    """SHA-256 of its bytes, or as `of_several` has it."""

    @property
    def state(self) -> State:
        """As a survey has it."""
        return self.size, self.modified, self.inode, self.changed

    @property
    def is_settled(self) -> bool:
        """Whether the file cannot have changed since it was hashed without another time."""
        return is_at_rest(self.modified, self.changed, self.hashed)


def stamps(
    looked: Survey,
    paths: Iterable[str],
    known: Mapping[str, Stamp],
    notes: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, Stamp]:
    """The stamp of each file, by path relative to the site, given the state of its files and the notes files of its
    articles; what is not known as it is now is read. Files that cannot be read are left out."""
    found: dict[str, Stamp] = {}
    for path in paths:
        stamp = _stamp(looked, (path, *notes.get(path, ())), known.get(path))
        if stamp is not None:
            found[path] = stamp
    return found


def of_several(digest: str, others: Iterable[tuple[str, str]]) -> str:
    """The digest of a file and of others, each given with its path; of one without others it is its own."""
    named = [*others]
    return of_data([digest, *named]) if named else digest


def _stamp(looked: Survey, paths: Sequence[str], known: Stamp | None) -> Stamp | None:
    """The stamp of a file and of others that belong to it."""
    try:
        state = _state(looked, paths)
        if known is not None and known.state == state and known.is_settled:
            return known
        hashed = time.time_ns()
        own, *others = ((path, _digest(f"{looked.root}/{path}")) for path in paths)
        return Stamp(*state, hashed, of_several(own[1], others))
    except OSError:
        return None


def _state(looked: Survey, paths: Sequence[str]) -> State:
    """The state of files, as that of one."""
    each = [looked.states.get(path) or state_of(f"{looked.root}/{path}") for path in paths]
    if len(each) == 1:
        return each[0]
    marks = [[path, *state] for path, state in zip(paths, each, strict=True)]
    sizes, modified, _, changed = zip(*each, strict=True)
    return sum(sizes), max(modified), int(of_data(marks)[:15], 16), max(changed)


def _digest(path: str) -> str:
    return of_bytes(read_regular(path))
