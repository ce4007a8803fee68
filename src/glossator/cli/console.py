"""Where the program speaks: the one module that writes to the terminal.

Room `cli`. Results go to standard output, problems and everything about the run to standard error.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from glossator.cli.bar import Bar
from glossator.cli.cells import visible
from glossator.cli.frames import Paint, ansi, plain

Progress = Callable[[int, int], None]
"""Called with what is done and the total, from the start to the end of a long work."""

DEFAULT_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Console:
    out: TextIO
    err: TextIO
    out_paint: Paint
    err_paint: Paint
    columns: int
    interactive: bool
    """Whether a person watches standard error, so that a progress bar makes sense."""

    def say(self, text: str) -> None:
        """A line of the result."""
        _write(self.out, text + "\n")

    def say_plain(self, text: str) -> None:
        """Lines of the result that hold names or words of files, which must not steer the terminal."""
        self.say("\n".join(map(visible, text.split("\n"))))

    def data(self, text: str) -> None:
        """A result for programs: UTF-8 with the line ends that it has, whatever the stream's encoding is."""
        self.out.flush()
        self.out.buffer.write(text.encode("utf-8", "backslashreplace"))
        self.out.buffer.flush()

    def note(self, text: str) -> None:
        """A line about the run: problems, addresses, advice."""
        _write(self.err, text + "\n")

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """A bar that shows itself on a terminal once the work has taken a second, and goes away at its end."""
        if not self.interactive:
            yield _nothing
            return
        bar = Bar(self.err, title)
        try:
            yield bar.update
        finally:
            bar.close()


def console(environ: Mapping[str, str] = os.environ) -> Console:
    """The console of this process: colours on a terminal only (https://no-color.org, and `FORCE_COLOR` for logs that
    show them), lines as wide as the terminal."""
    out, err = sys.stdout, sys.stderr
    return Console(
        out,
        err,
        _paint(out, environ),
        _paint(err, environ),
        shutil.get_terminal_size((DEFAULT_COLUMNS, 24)).columns,
        err.isatty() and environ.get("TERM") != "dumb",
    )


def _paint(stream: TextIO, environ: Mapping[str, str]) -> Paint:
    if environ.get("NO_COLOR"):
        return plain
    if environ.get("FORCE_COLOR"):
        return ansi
    return ansi if stream.isatty() and environ.get("TERM") != "dumb" else plain


def _write(stream: TextIO, text: str) -> None:
    """Characters that the stream's encoding lacks are shown as escapes rather than ending the program."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def _nothing(_done: int, _total: int) -> None:
    """No bar."""
