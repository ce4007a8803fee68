"""The state of a preview that open pages follow: a revision of the pages, and the errors of the last build.

Room `preview`. Everything here belongs to one event loop; other threads hand outcomes in by `call_soon_threadsafe`.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

from glossator.preview.outcome import Outcome

HEARTBEAT = 15.0
"""Seconds between two signs of life, by which a connection that nobody reads is found."""


@dataclass(frozen=True, slots=True)
class State:
    revision: str
    """Names the pages as they are now; another run of the server gives other names."""
    base_path: str
    errors: tuple[str, ...]


class Live:
    """The present state, and a way to wait for the next one."""

    def __init__(self, first: Outcome) -> None:
        self._run = secrets.token_hex(4)
        self._count = 0
        self._news = asyncio.Event()
        self._closed = False
        self.state = State(self._revision(), first.base_path, first.errors)

    def publish(self, outcome: Outcome) -> None:
        """Make a build's outcome the present state, and tell all who wait."""
        self._count += outcome.changed or outcome.base_path != self.state.base_path
        self.state = State(self._revision(), outcome.base_path, outcome.errors)
        self._tell()

    def close(self) -> None:
        """End all that wait: no further state will come."""
        self._closed = True
        self._tell()

    async def after(self, seen: State) -> State | None:
        """The present state once it is another than `seen`; None when the preview ends."""
        while self.state == seen and not self._closed:
            await self._news.wait()
        return None if self._closed else self.state

    def _revision(self) -> str:
        return f"{self._run}-{self._count}"

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


async def events(live: Live, shown: str, heartbeat: float = HEARTBEAT) -> AsyncIterator[str]:
    """Server-sent events for a page that shows revision `shown`: `reload` when the pages are another revision, at
    once if they already are; `problems` with the errors as a JSON array, at first and on each change.

    Format: WHATWG HTML, section 9.2, "Server-sent events".
    """
    state = live.state
    yield "retry: 500\n\n"
    if state.revision != shown:
        yield _event("reload", state.revision)
    yield _event("problems", json.dumps(state.errors))
    while True:
        try:
            newer = await asyncio.wait_for(live.after(state), heartbeat)
        except TimeoutError:
            yield ": still here\n\n"
            continue
        if newer is None:
            return
        if newer.errors != state.errors:
            yield _event("problems", json.dumps(newer.errors))
        if newer.revision != state.revision:
            yield _event("reload", newer.revision)
        state = newer


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"
