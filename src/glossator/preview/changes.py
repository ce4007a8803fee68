"""Events of the file system become batches of changes that are worth a build. Room `preview`.

What counts is decided here, purely; `watch` brings the events.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent

from glossator.sources.folder import is_litter

QUIET = 0.05
"""Seconds without a change that end a batch: an editor's save, a checkout of a branch."""
LONGEST = 2.0
"""Seconds after which a batch ends although changes go on."""

COUNTING = frozenset({"created", "modified", "moved", "deleted", "closed", "attrib"})
"""Types of event that can mean other contents. Those of reading (opened, closed without writing) would make each build
cause the next."""
BESIDE = (".json", ".csl")
"""Files beside `site.yaml` that it may name: a bibliography, a citation style."""
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
    return tuple(path.as_posix() for path in inside if _counts(path, watched))


def _text(path: str | bytes) -> str:
    return path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path


def _counts(path: Path, watched: tuple[str, ...]) -> bool:
    is_named = len(path.parts) == 1 and path.suffix in BESIDE
    if not path.parts or (path.parts[0] not in watched and not is_named):
        return False
    return path.as_posix() in ALWAYS or not any(is_litter(part) for part in path.parts)


class Changes:
    """A queue of changed paths, read in batches."""

    def __init__(self, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._paths: SimpleQueue[str | None] = SimpleQueue()
        self._quiet = quiet
        self._longest = longest

    def add(self, path: str) -> None:
        self._paths.put(path)

    def end(self) -> None:
        """No further batch comes."""
        self._paths.put(None)

    def batches(self) -> Iterator[frozenset[str]]:
        """Each batch of paths, once nothing has changed for the quiet time; waits for the next."""
        while (first := self._paths.get()) is not None:
            batch = frozenset((first, *self._rest()))
            yield batch

    def _rest(self) -> Iterator[str]:
        until = time.monotonic() + self._longest
        while time.monotonic() < until:
            try:
                path = self._paths.get(timeout=self._quiet)
            except Empty:
                return
            if path is None:
                self.end()
                return
            yield path
