"""Events of the file system become batches of changes that are worth a build. Room `preview`.

What counts is decided here, purely; `watch` brings the events.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from stat import S_ISREG

from watchdog.events import FileSystemEvent

from glossator.sources.folder import is_litter

QUIET = 0.025
"""Seconds without a change that end a batch: an editor's save, a checkout of a branch."""
GRACE = 0.15
"""The same where a file is not there or empty: it may be about to be written."""
LONGEST = 2.0
"""Seconds after which a batch ends although changes go on."""

COUNTING = frozenset({"created", "modified", "moved", "deleted", "closed", "attrib"})
"""Types of event that can mean other contents. Those of reading (opened, closed without writing) would make each build
cause the next."""
BESIDE = (".json", ".csl", ".md", ".txt", ".csv", ".yaml")
"""Files beside `site.yaml` that it may name (a bibliography, a citation style), or that an extension may read."""
ALWAYS = frozenset({"seeds/.ignored"})
"""Files that count although their names are hidden."""


def changed_paths(event: FileSystemEvent, root: Path, watched: tuple[str, ...]) -> tuple[str, ...]:
    """The paths under the root, with forward slashes, that an event says have changed; none if it does not matter."""
    if event.event_type not in COUNTING or (
        event.is_directory and event.event_type in ("modified", "attrib")
    ):
        return ()
    named = (_text(event.src_path), _text(event.dest_path))
    inside = (Path(name).relative_to(root) for name in named if name and Path(name).is_relative_to(root))
    return tuple(path.as_posix() for path in inside if counts(path, watched))


def _text(path: str | bytes) -> str:
    return path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path


def counts(path: Path, watched: tuple[str, ...]) -> bool:
    """Whether a change at a path (relative to the root) matters, as far as its name tells."""
    is_named = len(path.parts) == 1 and path.suffix in BESIDE
    if not path.parts or (path.parts[0] not in watched and not is_named):
        return False
    return path.as_posix() in ALWAYS or not any(is_litter(part) for part in path.parts)


class Changes:
    """A queue of changed paths of a site's folder, read in batches."""

    def __init__(self, root: Path, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._root = root
        self._paths: SimpleQueue[str | None] = SimpleQueue()
        self._quiet = quiet
        self._longest = longest

    def add(self, path: str) -> None:
        self._paths.put(path)

    def any(self) -> bool:
        """Whether a change waits to be read."""
        return not self._paths.empty()

    def end(self) -> None:
        """No further batch comes."""
        self._paths.put(None)

    def batches(self, patience: Callable[[], float | None] = lambda: None) -> Iterator[frozenset[str]]:
        """Each batch of paths, once nothing has changed for the quiet time; waits for the next. Where `patience` gives
        seconds, an empty batch comes when nothing has changed for so long."""
        while True:
            try:
                first = self._paths.get(timeout=patience())
            except Empty:
                yield frozenset()
                continue
            if first is None:
                return
            yield frozenset(self._gathered(first))

    def _gathered(self, first: str) -> set[str]:
        until = time.monotonic() + self._longest
        batch = {first, *self._rest(self._quiet, until)}
        # An editor that moves the old file away or empties it before it writes the new one is not done.
        while any(map(self._is_away, batch)) and (more := {*self._rest(GRACE, until)}):
            batch |= more
        return batch

    def _rest(self, quiet: float, until: float) -> Iterator[str]:
        while time.monotonic() < until:
            try:
                path = self._paths.get(timeout=quiet)
            except Empty:
                return
            if path is None:
                self.end()
                return
            yield path

    def _is_away(self, path: str) -> bool:
        try:
            found = (self._root / path).stat()
        except OSError:
            return True
        return not found.st_size and S_ISREG(found.st_mode)
