"""The folders of a site are watched, and what changes goes into a queue. Room `preview`.

Each folder is watched by itself, and the root without what lies below: what builds write, caches, repositories and
virtual environments beside the content cost nothing.
"""

import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from glossator.preview.changes import Changes, changed_paths


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, watched: tuple[str, ...], changes: Changes) -> None:
        self._root = root
        self._watched = watched
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in changed_paths(event, self._root, self._watched):
            self._changes.add(path)


class Watch:
    """Watches `watched`, names of files and folders in `root`, which need not exist yet."""

    def __init__(self, root: Path, watched: tuple[str, ...], changes: Changes, *, poll: bool = False) -> None:
        self._root = root.resolve()
        self._watched = watched
        self._kinds: tuple[Callable[[], BaseObserver], ...] = (PollingObserver,)
        if not poll:
            self._kinds = (Observer, PollingObserver)
        self._handler = _Handler(self._root, watched, changes)
        self._folders: dict[str, ObservedWatch] = {}
        self._observer = self._started()

    def renew(self, changed: frozenset[str]) -> None:
        """Watch anew each folder that came, went or got a folder among the changed paths.

        An observer learns of a new folder after the fact and may miss the folders that are made in it meanwhile; once
        a batch of changes is over, looking again from the top misses none. Call this before what was changed is read.
        """
        stale = {path.split("/", 1)[0] for path in changed if self._is_folder(path)}
        for name in stale:
            self._forget(name)
            self._follow(name, self._observer)

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join()

    def _started(self) -> BaseObserver:
        """The system's own observer, or one that looks every second where the system has no watches left."""
        # Its own notice that a new folder was found twice, by event and by walk, which does no harm.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        *first, last = self._kinds
        for kind in first:
            observer = kind()
            with suppress(OSError):
                self._begin(observer)
                return observer
            self._folders.clear()
        observer = last()
        self._begin(observer)
        return observer

    def _begin(self, observer: BaseObserver) -> None:
        observer.start()
        observer.schedule(self._handler, str(self._root))
        for name in self._watched:
            self._follow(name, observer)

    def _follow(self, name: str, observer: BaseObserver) -> None:
        if (self._root / name).is_dir():
            self._folders[name] = observer.schedule(self._handler, str(self._root / name), recursive=True)

    def _is_folder(self, path: str) -> bool:
        return path in self._folders or (self._root / path).is_dir()

    def _forget(self, name: str) -> None:
        watch = self._folders.pop(name, None)
        if watch:
            self._observer.unschedule(watch)
