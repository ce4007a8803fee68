"""A site's folders become the state of every file in them: what can tell that nothing was touched. Room `sources`;
reads the disk, opens no file.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

State = tuple[int, int, int]
"""Size, time of the last change (nanoseconds since 1970) and inode of a file."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The state of files, by path: relative to the site for its own."""

    states: Mapping[str, State]

    @property
    def newest(self) -> int:
        """The latest of all times; 0 without files."""
        return max((state[1] for state in self.states.values()), default=0)


def survey(root: Path, names: Iterable[str], beyond: Iterable[Path] = ()) -> Survey:
    """The files and folders of those names in a site, and folders beyond it (named by their own paths), all that is in
    them, hidden files too. What cannot be read has no state."""
    states: dict[str, State] = {}
    for name in names:
        _look(f"{root}/{name}", name, states)
    for folder in beyond:
        _look(str(folder), str(folder), states)
    return Survey(states)


def _look(path: str, name: str, states: dict[str, State]) -> None:
    try:
        stat = os.stat(path)  # noqa: PTH116 — of every file of a large archive, and twice as quick
        if S_ISREG(stat.st_mode):
            states[name] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
            return
        for entry in _entries(path):
            _look_at(entry, f"{name}/{entry.name}", states)
    except OSError:
        return


def _look_at(entry: os.DirEntry[str], name: str, states: dict[str, State]) -> None:
    try:
        if entry.is_dir(follow_symlinks=False):
            for below in _entries(entry.path):
                _look_at(below, f"{name}/{below.name}", states)
        else:
            stat = entry.stat()
            states[name] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    except OSError:
        states[name] = (0, 0, 0)


def _entries(path: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(path) as entries:
        yield from sorted(entries, key=lambda entry: entry.name)
