"""Files of a site that is edited step by step, for tests of builds."""

import itertools
import os
from collections.abc import Mapping
from pathlib import Path

TICKS = itertools.count(1_600_000_000)
"""Seconds since 1970 at which files are written: long ago, each at its own."""


def put(root: Path, files: Mapping[str, str]) -> None:
    """Write each text to its file; an empty one removes it."""
    for path, text in files.items():
        if text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
            tick = next(TICKS)
            os.utime(root / path, (tick, tick))
        else:
            (root / path).unlink(missing_ok=True)
