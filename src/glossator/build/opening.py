"""The cache of a site, opened for one run at a time. Room `build`."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
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
    try:
        folder.mkdir(exist_ok=True)
        lock = sqlite3.connect(folder / LOCK, timeout=PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error):
        with passing(root) as own:
            yield own
        return
    with closing(lock):
        _take(lock)
        with closing(open_cache(folder)) as own:
            yield own


@contextmanager
def passing(_root: Path) -> Iterator[Cache]:
    """An empty cache for this run only, which leaves nothing behind."""
    with tempfile.TemporaryDirectory() as elsewhere, closing(open_cache(Path(elsewhere))) as own:
        yield own


def _take(lock: sqlite3.Connection) -> None:
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError:
        said = f"another run of Glossator works on this site and has not ended in {PATIENCE:.0f} seconds"
        raise ProblemError(
            [problem("site-busy", said, Place(FOLDER), "wait for it, or stop it, then try again")]
        ) from None
