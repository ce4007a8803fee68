"""The state of a preview that open pages follow. Room `preview`.

Everything here belongs to one event loop; other threads hand outcomes in by `call_soon_threadsafe`.
"""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, unquote

from glossator.preview.outcome import Outcome
from glossator.preview.pages import NONE, address_of, path_of

HEARTBEAT = 15.0
"""Seconds between two signs of life, by which a connection that nobody reads is found."""


@dataclass(frozen=True, slots=True)
class State:
    number: int
    outcome: Outcome

    @property
    def base(self) -> str:
        """The base path, decoded."""
        return unquote(self.outcome.base_path)

    def path(self, whole: str) -> str | None:
        """The path in the output that a decoded path of the server names; None outside the base path."""
        return path_of(whole.removeprefix(self.base)) if whole.startswith(self.base) else None

    def revision(self, path: str | None) -> str:
        """Names what is at a path of the output now."""
        return (path is not None and self.outcome.files.key(path)) or NONE


class Live:
    """The present state, and a way to wait for the next one."""

    def __init__(self, first: Outcome) -> None:
        self._news = asyncio.Event()
        self._closed = False
        self._open: Counter[str] = Counter()
        self.state = State(0, first)

    @property
    def open_paths(self) -> tuple[str, ...]:
        """The decoded paths of the server that pages are open at."""
        return tuple(self._open)

    def publish(self, outcome: Outcome) -> None:
        """Make an outcome the present state, and tell all who wait."""
        self.state = State(self.state.number + 1, outcome)
        self._tell()

    def close(self) -> None:
        """End all that wait: no further state will come."""
        self._closed = True
        self._tell()

    async def after(self, seen: State) -> State | None:
        """The present state once it is another than `seen`; None when the preview ends."""
        while self.state is seen and not self._closed:
            await self._news.wait()
        return None if self._closed else self.state

    @contextmanager
    def opened(self, whole: str) -> Iterator[None]:
        """While a page is open."""
        self._open[whole] += 1
        try:
            yield
        finally:
            self._open[whole] -= 1
            if not self._open[whole]:
                del self._open[whole]

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


@dataclass(frozen=True, slots=True)
class Asked:
    """What an open page says of itself when it begins to listen."""

    whole: str
    """Its decoded path on the server."""
    revision: str
    """Of what it shows."""
    navigate: bool = False
    """Whether it goes where something was edited."""


async def events(live: Live, asked: Asked, heartbeat: float = HEARTBEAT) -> AsyncIterator[str]:
    """Server-sent events for an open page: `problems` with the errors as a JSON array, at first and on each change;
    `changed` with the page's revision where that is another than the page's, at once if it already is; `gone` with what
    became of a page that is no more; `swap` with the paths of styles and pictures that may have changed; `go` with the
    path of a page to show instead.

    Format: WHATWG HTML, section 9.2, "Server-sent events".
    """
    with live.opened(asked.whole):
        state = live.state
        yield "retry: 500\n\n"
        yield _event("problems", list(state.outcome.errors))
        shown = asked.revision
        while True:
            if (now := state.revision(state.path(asked.whole))) != shown:
                yield _changed(state, asked.whole, now)
                shown = now
            try:
                newer = await asyncio.wait_for(live.after(state), heartbeat)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if newer is None:
                return
            for told in _news(state, newer, asked):
                yield told
            state = newer


def _news(before: State, now: State, asked: Asked) -> Iterator[str]:
    """What a new state tells beside that a page has changed."""
    outcome = now.outcome
    if outcome.errors != before.outcome.errors:
        yield _event("problems", list(outcome.errors))
    if outcome.base_path != before.outcome.base_path and asked.whole.startswith(before.base):
        yield _event("go", quote(now.base + asked.whole.removeprefix(before.base)))
    elif asked.navigate and outcome.touched and now.path(asked.whole) not in outcome.touched:
        yield _event("go", quote(now.base + address_of(outcome.touched[0])))
    if outcome.copied:
        yield _event("swap", [quote(now.base + path) for path in outcome.copied])


def _changed(state: State, whole: str, revision: str) -> str:
    if revision != NONE:
        return _event("changed", revision)
    found = state.outcome.files.whereabouts(state.path(whole) or "")
    said = found.said if found else "There is no such page in the preview any more."
    told: Mapping[str, str] = {
        "said": said,
        "path": quote(state.base + found.address) if found and found.address else "",
    }
    return _event("gone", told)


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
