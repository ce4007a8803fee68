"""What killed runs leave beside the files of a site that they were writing. Room `edit`; looks at folders, deletes.

Every file is written under a name of ours, and takes its own by a rename (`edit.files`). A run that is killed between
the two leaves that file behind: hidden, so that nothing takes it for content, and nobody will ever rename it.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from glossator.build.cache import FOLDER
from glossator.edit.files import PREFIX, SUFFIX

_OURS = re.compile(rf"{re.escape(PREFIX)}[a-z0-9_]{{8}}{re.escape(SUFFIX)}")
"""As `tempfile` makes names; no person and no other program does."""
AGE = 60.0
"""Seconds after which no run is still about to rename such a file: it does so as soon as the file is written."""


def tidy(root: Path) -> None:
    """Deletes the files of a site that only a killed run can have left. Those of a run that goes on are younger, and
    what has not a name of ours, or is no file, is somebody else's. What the disk refuses to delete stays."""
    latest = time.time() - AGE
    for entry in _ours(root):
        with suppress(OSError):
            if entry.stat(follow_symlinks=False).st_mtime < latest:
                Path(entry.path).unlink()


def _ours(root: Path) -> Iterator[os.DirEntry[str]]:
    """The files with names of ours wherever content, raw texts, settings and the cache lie."""
    for name in ("", FOLDER):
        yield from (one for one in _entries(root / name) if _is_ours(one))
    below = ["content", "seeds"]
    while below:
        folder = below.pop()
        for one in _entries(root / folder):
            if one.is_dir(follow_symlinks=False):
                below.append(f"{folder}/{one.name}")
            elif _is_ours(one):
                yield one


def _is_ours(entry: os.DirEntry[str]) -> bool:
    return bool(_OURS.fullmatch(entry.name)) and entry.is_file(follow_symlinks=False)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [*entries]
    except OSError:
        return []
