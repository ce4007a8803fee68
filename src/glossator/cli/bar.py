"""A progress bar on one line of the terminal: shown once work has taken a second, wiped at its end.

Room `cli`; writes to the stream it is given.
"""

import time
from typing import TextIO

AFTER = 1.0
"""Seconds before a bar shows itself."""
EVERY = 0.1
"""Seconds between two drawings."""
CELLS = 30


class Bar:
    """Called with what is done and the total as often as the work likes."""

    def __init__(self, stream: TextIO, title: str) -> None:
        self._stream = stream
        self._title = title
        self._due = time.monotonic() + AFTER
        self._shown = False

    def update(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._due or total <= 0:
            return
        self._due = now + EVERY
        self._shown = True
        self._stream.write(f"\r\x1b[2K{bar_text(self._title, done, total)}")
        self._stream.flush()

    def close(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()


def bar_text(title: str, done: int, total: int) -> str:
    """`Building ━━━━━─────  12 of 24`."""
    full = CELLS * min(done, total) // total
    return f"{title} {'━' * full}{'─' * (CELLS - full)} {done:>{len(str(total))}} of {total}"
