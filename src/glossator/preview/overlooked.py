"""What lies behind links and beside the watched folders is looked for in turn, since the system tells only of the
folders that it watches. Room `preview`; reads the state of files, and opens none."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from pathlib import Path

from glossator.sources.folder import is_litter
from glossator.sources.survey import RACY, UNKNOWN, State, state_of_link, survey


class Overlooked:
    """The links among files of a site with what they lead to, and files in other folders. Any thread may ask."""

    def __init__(self, root: Path, names: Iterable[str]) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._names: tuple[str, ...] = ()
        self._files: frozenset[str] = frozenset()
        """Those of the names that are of files which something reads, whatever they are called."""
        self._states = survey(root, ()).states
        self.follow(names)

    def follow(self, paths: Iterable[str]) -> None:
        """Links at or below these paths (relative to the site) are looked at from now on."""
        self._add(frozenset(link for path in paths for link in _links(f"{self._root}/{path}", path)))

    def look_at(self, files: Iterable[str], since: int) -> None:
        """These files, which were read since then (nanoseconds since 1970), are looked at from now on; what may have
        changed meanwhile counts as changed."""
        named = frozenset(files)
        self._files |= named
        self._add(named, since - RACY)

    def _add(self, names: frozenset[str], read: float = inf) -> None:
        with self._lock:
            new = sorted(names.difference(self._names))
            found = self._found(new)
            known = {
                path: state if max(state[1], state[3]) < read else UNKNOWN for path, state in found.items()
            }
            self._names, self._states = (*self._names, *new), {**self._states, **known}

    def changed(self) -> frozenset[str]:
        """The files that are not as they were when this was asked last, by their paths through links."""
        with self._lock:
            before, self._states = self._states, self._found(self._names)
            paths = before.keys() | self._states.keys()
            changed = {path.rstrip("/") for path in paths if before.get(path) != self._states.get(path)}
            return frozenset(path for path in changed if path in self._files or not _is_left(path))

    def _found(self, names: Iterable[str]) -> Mapping[str, State]:
        """The state of what is found under names and, with a slash, that of a link itself: what it leads to may come
        in its place."""
        files = {name: f"{self._root}/{name}" for name in names}
        links = {f"{name}/": _state_of_link(file) for name, file in files.items() if os.path.islink(file)}  # noqa: PTH114
        return {**survey(self._root, files).states, **links}


def _state_of_link(path: str) -> State:
    try:
        return state_of_link(path)
    except OSError:
        return UNKNOWN


def _is_left(path: str) -> bool:
    """Whether editors and tools leave what has such a path."""
    return any(map(is_litter, path.split("/")))


def _links(path: str, name: str) -> Iterator[str]:
    """The links at or below a path, but for those that editors and tools leave."""
    if os.path.islink(path):  # noqa: PTH114 — of every folder of a large archive
        yield name
        return
    try:
        with os.scandir(path) as entries:
            found = [one for one in entries if not is_litter(one.name)]
    except OSError:
        return
    for one in found:
        if one.is_symlink():
            yield f"{name}/{one.name}"
        elif one.is_dir(follow_symlinks=False):
            yield from _links(one.path, f"{name}/{one.name}")
