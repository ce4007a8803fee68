"""Work mapped over processes. Root module: imports nothing of ours.

What is mapped are pure functions of picklable tasks, through any `concurrent.futures.Executor`: this machine's
processes, or a cluster's.
"""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from itertools import chain, islice
from typing import ParamSpec, Self, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")
Given = ParamSpec("Given")

FEW = 5
"""Tasks that are not worth another process."""
SELDOM = 20_000
"""Values that are there more than at the last search for cycles, before the next: at the usual number, searching costs
a tenth of the time."""
AHEAD = 3
"""Tasks under way for each process, so that none waits for work and few results wait for their turn."""


class Inline(Executor):
    """Does each task at once, in this process."""

    def submit(
        self, task: Callable[Given, Done], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Done]:
        future: Future[Done] = Future()
        try:
            future.set_result(task(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 — a future carries whatever a task raises
            future.set_exception(error)
        return future


def workers(jobs: int) -> Executor:
    """An executor of so many processes; of one, this process."""
    if jobs <= 1:
        return Inline()
    return _processes(jobs)


def _processes(jobs: int) -> Executor:
    # Most runs have little to do, and need not load what starts processes.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context(_way())
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def cores() -> int:
    """How many processes can run at once."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Who does the work of one run: this process where there is little of it, an executor from then on."""

    def __init__(self, jobs: int, executor: Executor | None = None) -> None:
        self._jobs = jobs
        self._executor = executor
        self._own: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.shutdown(cancel_futures=True)

    @property
    def hands(self) -> int:
        """How many processes are at work already; 1 where it is this one alone."""
        return self._jobs if self._executor is not None or self._own is not None else 1

    def map(self, function: Callable[[Task], Done], tasks: Iterable[Task], few: int = FEW) -> Iterator[Done]:
        """The results in the order of the tasks, of which so few are done in this process."""
        rest = iter(tasks)
        first = tuple(islice(rest, few + 1))
        if len(first) <= few:
            yield from map(function, first)
        else:
            yield from mapped(self._chosen(), function, chain(first, rest), AHEAD * max(1, self._jobs))

    def _chosen(self) -> Executor:
        if self._executor is not None:
            return self._executor
        if self._own is None:
            self._own = workers(self._jobs)
        return self._own


def mapped(
    executor: Executor, function: Callable[[Task], Done], tasks: Iterable[Task], ahead: int
) -> Iterator[Done]:
    """The results in the order of the tasks, of which no more than `ahead` are under way at a time."""
    waiting: deque[Future[Done]] = deque()
    for task in tasks:
        waiting.append(executor.submit(function, task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles inside: among the values of a large site, which have none, it takes a third of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def chunks(items: Iterable[Task], size: int) -> Iterator[Sequence[Task]]:
    """Items by so many."""
    rest = iter(items)
    while chunk := tuple(islice(rest, size)):
        yield chunk


def _way() -> str:
    """How processes are started."""
    # A fork starts at once and shares what is loaded; elsewhere it is not safe, or not there, nor where another thread
    # may hold a lock that the copy would wait for.
    is_alone = threading.active_count() == 1
    return "fork" if sys.platform == "linux" and is_alone else "spawn"


def _begin() -> None:
    # Ctrl-C reaches every process; it is for the first to say what becomes of the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    # What was there before the fork stays; of what tasks make, cycles are few, and looked for when they have added up.
    gc.freeze()
    gc.set_threshold(SELDOM, 10, 10)
    gc.enable()


def _end_with_parent() -> None:
    """A process whose parent was killed waits for tasks for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415 — it is loaded here

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
