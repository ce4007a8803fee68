"""The cache of a site, opened for one run at a time, and the lock that sees to it. Room `build`."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from glossator.build.cache import FOLDER, Cache, open_cache
from glossator.problem import Place, ProblemError, problem

LOCK = "lock"
PATIENCE = 60.0
"""Seconds that a run waits for another one."""


@contextmanager
def opened(root: Path) -> Iterator[Cache]:
    """The cache of the site at `root`, for this run alone; where none can be written there, one for this run only.

    Raises ProblemError (`site-busy`) where another run does not end.
    """
    folder = root / FOLDER
    with ExitStack() as held:
        is_ours = held.enter_context(locked(folder / LOCK)) and os.access(folder, os.W_OK)
        yield held.enter_context(closing(open_cache(folder)) if is_ours else passing(root))


@contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Holds what a file stands for, for this run alone, until the end or that of the process, however that ends;
    whether it does, for nothing can be held where nothing can be written.

    Raises ProblemError (`site-busy`) where another run does not end.
    """
    with ExitStack() as held:
        try:
            file.parent.mkdir(exist_ok=True)
            lock = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
            is_ours = _take(held.enter_context(closing(lock)), file)
        except (OSError, sqlite3.Error):
            is_ours = False
        yield is_ours


@contextmanager
def passing(_root: Path) -> Iterator[Cache]:
    """An empty cache for this run only, which leaves nothing behind."""
    with tempfile.TemporaryDirectory() as elsewhere, closing(open_cache(Path(elsewhere))) as own:
        yield own


def _take(lock: sqlite3.Connection, file: Path) -> bool:
    """Whether the lock is this run's from now on. One whose file is damaged is made anew where it lies: another run
    that comes to it just then finds the same file, and waits. Raises ProblemError, OSError."""
    if _taken(lock):
        return True
    os.truncate(file, 0)
    return _taken(lock)


def _taken(lock: sqlite3.Connection) -> bool:
    """Whether SQLite could take the lock; not where it cannot read the file, which no other run has then."""
    try:
        lock.execute("begin exclusive")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            return False
        said = f"another run of Glossator works on this site and has not ended in {PATIENCE:.0f} seconds"
        raise ProblemError(
            [problem("site-busy", said, Place(FOLDER), "wait for it, or stop it, then try again")]
        ) from None
    return True
