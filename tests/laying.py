"""Files of a site that is edited step by step, for tests of builds."""

import itertools
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from glossator.build.untouched import look_around
from glossator.sources.survey import SECOND, TICK, Survey

TICKS = itertools.count(1_600_000_000)
"""Seconds since 1970 at which files are written: long ago, each at its own."""
PATIENCE = 60.0
"""Seconds."""


def put(root: Path, files: Mapping[str, str]) -> None:
    """Write each text to its file, so that builds know it by its times from now on; an empty one removes it."""
    for path, text in files.items():
        if text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
            tick = next(TICKS)
            os.utime(root / path, (tick, tick))
        else:
            (root / path).unlink(missing_ok=True)
    time.sleep(TICK / SECOND)


def rest(root: Path) -> Survey:
    """Wait until a build can know by their times all files that a site and its theme are made of, and look at them. The
    site's were written just now, and the theme's may have come with a checkout or a merge a moment ago."""
    until = time.monotonic() + PATIENCE
    while not (looked := look_around(root)).is_settled:
        assert time.monotonic() < until, "somebody goes on changing the files of the site or its theme"
        time.sleep(TICK / SECOND)
    return looked


def stirred(looked: Survey, now: Survey) -> Iterator[str]:
    """Which files are not as they were, a line each, with size, times, inode and when these changed."""
    for path in sorted({*looked.states, *now.states}):
        before, after = looked.states.get(path), now.states.get(path)
        if before != after:
            yield f"{path}: {before} became {after}"
