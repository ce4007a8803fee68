"""The folders of a site are watched, and what changes goes into a queue. Room `preview`.

Each folder is watched by itself, and the root without what lies below: what builds write, caches, repositories and
virtual environments beside the content cost nothing. What the system tells nothing of is looked for every second: files
behind links and in other folders, and everything after so many changes at once that some may have been lost.
"""

import logging
import os
import tempfile
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

from glossator.preview.changes import COUNTING, Changes, changed_paths, counts
from glossator.preview.overlooked import Overlooked

LOOK = 1.0
"""Seconds between two looks."""
SHARE = 20
"""How many times longer than a look the pause behind it is at least."""
MANY = 500
"""Changes from one look to the next after which some may have been lost: systems keep only so many for a program
that is busy, Windows as few as this."""


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, watched: tuple[str, ...], changes: Changes) -> None:
        self._root = root
        self._watched = watched
        self._changes = changes
        self.seen = 0
        """How many events can have meant other contents."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.seen += event.event_type in COUNTING
        for path in changed_paths(event, self._root, self._watched):
            self._changes.add(path)


class _Complaints(logging.Handler):
    """Hears the observer say that the system has dropped changes; it says so in its log only, which no editor reads."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = self.heard or "overflow" in record.getMessage()


class Watch:
    """Watches `watched`, names of files and folders in `root`, which need not exist yet."""

    def __init__(self, root: Path, watched: tuple[str, ...], changes: Changes, *, poll: bool = False) -> None:
        self._root = root.resolve()
        self._watched = watched
        self._kinds: tuple[Callable[[], BaseObserver], ...] = (_polling,)
        if not poll:
            self._kinds = (Observer, _polling)
        self._changes = changes
        self._handler = _Handler(self._root, watched, changes)
        self._complaints = _Complaints()
        logging.getLogger("watchdog").addHandler(self._complaints)
        self._folders: dict[str, ObservedWatch] = {}
        self._observer = self._started()
        self._overlooked = Overlooked(self._root, watched)
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look, name="look", daemon=True)
        self._looking.start()

    def renew(self, changed: frozenset[str]) -> None:
        """Watch anew each folder that came, went or got a folder among the changed paths.

        An observer learns of a new folder after the fact and may miss the folders that are made in it meanwhile; once
        a batch of changes is over, looking again from the top misses none. Call this before what was changed is read.
        """
        self._overlooked.follow(changed)
        stale = {path.split("/", 1)[0] for path in changed if self._is_folder(path)}
        try:
            for name in stale:
                self._forget(name)
                self._follow(name, self._observer)
            if stale:
                self._probe(self._observer)
        except OSError:
            self._kinds = self._kinds[-1:]
            self._folders.clear()
            _halt(self._observer)
            self._observer = self._started()
            self._doubt()

    def look_at(self, files: frozenset[str], since: int) -> None:
        """Files that were read since then (nanoseconds since 1970) are watched, too, wherever they lie in the site."""
        self._overlooked.look_at((one for one in files if not counts(Path(one), self._watched)), since)

    def stop(self) -> None:
        self._ended.set()
        self._looking.join()
        logging.getLogger("watchdog").removeHandler(self._complaints)
        _halt(self._observer)

    def _look(self) -> None:
        """Says what the observer does not, until the watch is stopped."""
        seen, is_flood, pause = 0, False, LOOK
        while not self._ended.wait(pause):
            started = time.monotonic()
            for path in self._overlooked.changed():
                self._changes.add(path)
            seen, before = self._handler.seen, seen
            if seen - before > MANY or self._complaints.heard:
                is_flood, self._complaints.heard = True, False
            elif is_flood:
                is_flood = False
                self._doubt()
            pause = max(LOOK, SHARE * (time.monotonic() - started))

    def _doubt(self) -> None:
        """Has everything read again."""
        for name in self._watched:
            if (self._root / name).is_dir():
                self._changes.add(name)

    def _started(self) -> BaseObserver:
        """The system's own observer, or one that looks every second where the system has no watches left."""
        # Its own notice that a new folder was found twice, by event and by walk, which does no harm.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        *first, last = self._kinds
        for kind in first:
            with suppress(OSError):
                return self._begun(kind())
            self._folders.clear()
        return self._begun(last())

    def _begun(self, observer: BaseObserver) -> BaseObserver:
        observer.start()
        try:
            observer.schedule(self._handler, str(self._root))
            for name in self._watched:
                self._follow(name, observer)
            self._probe(observer)
        except OSError:
            _halt(observer)
            raise
        return observer

    def _probe(self, observer: BaseObserver) -> None:
        """Raises OSError where the system has no watches left: then folders within others may have got none, of which
        the observer says nothing."""
        with tempfile.TemporaryDirectory() as folder:
            observer.unschedule(observer.schedule(self._handler, folder))

    def _follow(self, name: str, observer: BaseObserver) -> None:
        if (self._root / name).is_dir():
            self._folders[name] = observer.schedule(self._handler, str(self._root / name), recursive=True)

    def _is_folder(self, path: str) -> bool:
        return path in self._folders or (self._root / path).is_dir()

    def _forget(self, name: str) -> None:
        watch = self._folders.pop(name, None)
        if watch:
            self._observer.unschedule(watch)


def _polling() -> BaseObserver:
    """An observer that looks every second."""
    return PollingObserverVFS(_stat, os.scandir)


def _stat(path: str) -> os.stat_result:
    """What is told of a file, but for its time that of any change of it or about it, in nanoseconds: it may be copied
    with the time of what was there before."""
    stat = os.stat(path)  # noqa: PTH116 — of every file of a large archive, and twice as quick
    return os.stat_result((*stat[:8], max(stat.st_mtime_ns, stat.st_ctime_ns), stat.st_ctime_ns))


def _halt(observer: BaseObserver) -> None:
    observer.stop()
    observer.join()
