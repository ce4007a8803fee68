"""A site's folders become the state of every file in them: what can tell that nothing was touched. Room `sources`;
reads the disk, opens no file.
"""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from msgspec import Struct

State = tuple[int, int, int, int]
"""Size, time of the last change (nanoseconds since 1970) and inode of a file, and when any of these changed: what is
unpacked from an archive has the time that the archive says, and often the inode of the file that it replaces."""
UNKNOWN: State = (0, 0, 0, 0)
EMPTY: State = (-1, 0, 0, 0)
"""Of a folder with nothing in it, which may be a theme all the same."""


class Survey(Struct, frozen=True):
    """The state of a site's files, by path: relative to the site for its own."""

    root: Path
    states: Mapping[str, State]
    at: int
    """When it was begun, in nanoseconds since 1970."""

    @property
    def is_settled(self) -> bool:
        """Whether no file can have changed just then, or since, without another state."""
        return all(is_at_rest(state[1], state[3], self.at) for state in self.states.values())


SECOND = 1_000_000_000
RACY = 2 * SECOND
"""Nanoseconds: the coarsest clock of a file system in use, FAT's."""
TICK = 20_000_000
"""Nanoseconds: twice the longest time for which the clock of a system stands still for its files."""


def is_at_rest(modified: int, changed: int, at: int) -> bool:
    """Whether a file that had these times when it was looked at (all in nanoseconds since 1970) can only change with
    another time.

    What is copied or unpacked may have any `modified` time, so `changed` counts as well: that one is the system's own,
    and fine, unless the file system has whole seconds only.
    """
    return modified + RACY < at and changed + (TICK if changed % SECOND else RACY) < at


def survey(root: Path, names: Iterable[str], beyond: Iterable[Path] = ()) -> Survey:
    """The files and folders of those names in a site, and folders beyond it (named by their own paths), all that is in
    them, hidden files too, and all that is in folders to which links in them lead; of folders only the empty ones. What
    cannot be read has no state."""
    states: dict[str, State] = {}
    links: list[tuple[str, str]] = []
    at = time.time_ns()
    for name in names:
        _look(f"{root}/{name}", name, states, links)
    for folder in beyond:
        _look(str(folder), str(folder), states, links)
    _follow(links, states)
    return Survey(root, states, at)


def state_of(path: str) -> State:
    """The state of one file. Raises OSError."""
    return _state(os.stat(path))  # noqa: PTH116 — of every file of a large archive, and twice as quick


def state_of_link(path: str) -> State:
    """The state of a link itself, or of what else lies there. Raises OSError."""
    return _state(os.lstat(path))


def _state(stat: os.stat_result) -> State:
    return stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_ctime_ns


def _look(path: str, name: str, states: dict[str, State], links: list[tuple[str, str]]) -> None:
    try:
        stat = os.stat(path)  # noqa: PTH116 — of every file of a large archive, and twice as quick
        if S_ISREG(stat.st_mode):
            states[name] = _state(stat)
            return
        _look_into(path, name, states, links)
    except OSError:
        return


def _look_into(folder: str, name: str, states: dict[str, State], links: list[tuple[str, str]]) -> None:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    if not found:
        states[_named(name)] = EMPTY
    for entry in found:
        _look_at(entry, f"{name}/{entry.name}", states, links)


def _look_at(
    entry: os.DirEntry[str], name: str, states: dict[str, State], links: list[tuple[str, str]]
) -> None:
    try:
        if entry.is_dir(follow_symlinks=False):
            _look_into(entry.path, name, states, links)
        else:
            stat = entry.stat()
            states[_named(name)] = _state(stat)
            if S_ISDIR(stat.st_mode):
                links.append((entry.path, name))
    except OSError:
        states[_named(name)] = UNKNOWN


def _named(name: str) -> str:
    """The name as UTF-8, which any bytes may be that Linux takes for one."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _follow(links: list[tuple[str, str]], states: dict[str, State]) -> None:
    """What is in the folders to which links lead, and the links in those: each folder once, for links may go round."""
    seen: set[str] = set()
    while links:
        path, name = links.pop()
        folder = os.path.realpath(path)
        if folder not in seen:
            seen.add(folder)
            _look(path, name, states, links)
