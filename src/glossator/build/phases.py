"""How long the phases of a run take, and how much memory the process has needed by their ends. Room `build`.

Who wants to know hands a `Stopwatch` in, with the clock and the memory that it reads; nobody else pays for it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol, TypeVar

from msgspec import Struct

Item = TypeVar("Item")

OTHER = "other"
"""The time between phases."""


class Phase(Struct, frozen=True):
    """One phase of a run, all its stretches together."""

    name: str
    seconds: float
    """Without the phases inside it."""
    memory: int
    """Bytes: the most that the process had needed when the phase last ended."""


class Measure(Protocol):
    """Told when phases begin and end."""

    def phase(self, name: str) -> AbstractContextManager[None]:
        """What runs inside is that phase."""
        ...

    def each(self, name: str, items: Iterable[Item]) -> Iterable[Item]:
        """The items; the making of each is that phase."""
        ...

    @property
    def phases(self) -> tuple[Phase, ...]:
        """What was measured so far."""
        ...


class Unmeasured:
    """Nobody wants to know."""

    def phase(self, _name: str) -> AbstractContextManager[None]:
        return nullcontext()

    def each(self, _name: str, items: Iterable[Item]) -> Iterable[Item]:
        return items

    @property
    def phases(self) -> tuple[Phase, ...]:
        return ()


UNMEASURED = Unmeasured()


class Stopwatch:
    """Adds up the time of each phase. A phase inside another one stops that one's time."""

    def __init__(self, clock: Callable[[], float], memory: Callable[[], int]) -> None:
        self._clock = clock
        self._memory = memory
        self._within = [OTHER]
        self._seconds = {OTHER: 0.0}
        self._peaks: dict[str, int] = {}
        self._since = clock()

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        self._charge()
        self._seconds.setdefault(name, 0.0)
        self._within.append(name)
        try:
            yield
        finally:
            self._charge()
            self._within.pop()

    def each(self, name: str, items: Iterable[Item]) -> Iterator[Item]:
        rest = iter(items)
        while True:
            with self.phase(name):
                try:
                    item = next(rest)
                except StopIteration:
                    return
            yield item

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases so far, in the order in which they first began; the time between them comes last."""
        self._charge()
        names = sorted(self._seconds, key=lambda name: name == OTHER)
        return tuple(Phase(name, self._seconds[name], self._peaks.get(name, 0)) for name in names)

    def _charge(self) -> None:
        now, name = self._clock(), self._within[-1]
        self._seconds[name] += now - self._since
        self._peaks[name] = self._memory()
        self._since = now
