"""A command's wall time, and the memory of all its processes. Linux is needed for memory: it is read from /proc."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks at a command's memory."""
SAID = ".bench.log"


class FailedError(Exception):
    """A command ended with an error; the message has the end of what it said."""


def seconds(command: Sequence[str | Path], root: Path) -> float:
    """Wall time of a command run in a folder, from its start to its end. Raises FailedError."""
    begun = time.perf_counter()
    with _started(command, root) as process:
        process.wait()
    return time.perf_counter() - begun


def peak_memory(command: Sequence[str | Path], root: Path) -> int:
    """The most memory that a command and its children hold at once, in bytes. Raises FailedError.

    It is the sum of their proportional set sizes (a page that n processes share counts a nth in each), looked at
    every twentieth of a second.
    """
    most = 0
    with _started(command, root) as process:
        while process.poll() is None:
            most = max(most, sum(map(_held, _tree(process.pid))))
            time.sleep(EVERY)
    return most


@contextmanager
def _started(command: Sequence[str | Path], root: Path) -> Iterator[subprocess.Popen[bytes]]:
    log = root / SAID
    with (
        log.open("wb") as said,
        subprocess.Popen(command, cwd=root, env=usual(), stdout=said, stderr=subprocess.STDOUT) as process,
    ):
        yield process
    if process.returncode:
        end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise FailedError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{end}")


def usual() -> dict[str, str]:
    """The environment of the one who measures, but that Python keeps what it compiles, as it does unless it is told."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _tree(pid: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            yield from _tree(int(child))


def _held(pid: int) -> int:
    """The proportional set size of a process, in bytes; 0 where it has ended."""
    rows = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process has ended
        return ""
