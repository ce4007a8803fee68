"""Where the time and memory of a run went. Room `cli`; reads the clock and what the system has counted."""

import sys
import time
from collections.abc import Iterable

from glossator.build.phases import Phase, Stopwatch

MEGABYTE = 1_000_000


def stopwatch() -> Stopwatch:
    """One that runs from now on."""
    return Stopwatch(time.perf_counter, own_memory)


def profile_lines(phases: Iterable[Phase], workers: int) -> list[str]:
    """A table of the phases with their seconds, shares of the whole, and the most memory that the process had needed
    by then; and the most that one of the other processes needed (0: there were none), in bytes. Nothing where nothing
    was measured."""
    told = tuple(phases)
    if not told:
        return []
    whole = sum(one.seconds for one in told)
    lines = [f"{'phase':<10}{'seconds':>9}{'share':>8}{'memory':>10}"]
    lines += [_line(one.name, one.seconds, whole, one.memory) for one in told]
    lines += [_line("all", whole, whole, max(one.memory for one in told))]
    return [*lines, f"Each further process needed up to {_megabytes(workers)}."] if workers else lines


def own_memory() -> int:
    """The most memory that this process has needed so far, in bytes; 0 where the system does not count it."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 — not there on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _unit()


def workers_memory() -> int:
    """The most memory that one of the processes that this one has ended needed, in bytes; 0 where there was none."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 — not there on Windows

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _unit()


def _unit() -> int:
    """What getrusage(2) counts in: bytes on macOS, KiB elsewhere."""
    return 1 if sys.platform == "darwin" else 1024


def _line(name: str, seconds: float, whole: float, memory: int) -> str:
    share = f"{seconds / whole:.0%}" if whole else ""
    return f"{name:<10}{seconds:>9.3f}{share:>8}{_megabytes(memory) if memory else '':>10}".rstrip()


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.0f} MB"
