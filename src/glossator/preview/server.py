"""A site and a way to read it become a preview in the browser. Room `preview`.

The server knows a folder, a `read()` and which names in the folder count; nothing else of the site. One thread serves,
one reads; they meet in `Live`, by the event loop's own door.
"""

import asyncio
import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from glossator.preview.application import Shown, application
from glossator.preview.changes import Changes
from glossator.preview.hosts import Hosts, forwarded_hosts, is_loopback
from glossator.preview.live import Live, State
from glossator.preview.outcome import Files, FirstReading, Outcome
from glossator.preview.session import Extras, Session, nothing_more
from glossator.preview.watch import Watch

SOON, LATER = 0.25, 1.0
"""Seconds without a change after which what an edit left to do is done: where other pages are open than the edited one,
and where none is."""
PORTS = 100
"""How many ports from the wanted one on are tried."""


Read = Callable[[frozenset[str] | None], Outcome]
"""Reads the site after files of these paths (relative to it) may have changed, or whole (None), or does what it has
left for later (no paths); says what it has to say, and raises nothing."""


Glance = Callable[[FirstReading], Outcome | None]
"""What can be shown while the site is read for the first time; None where pages have to wait for that."""


def nothing_at_a_glance(_first: FirstReading) -> None:
    """A site of which nothing is known before it was read."""


@dataclass(frozen=True, slots=True)
class Preview:
    read: Read
    site: Path
    """The folder whose changes count."""
    watched: tuple[str, ...]
    """The names in it that count, of files and folders."""
    extras: Callable[[Session], Extras] = nothing_more
    """What is there beside the site's pages: a part of the preview that has routes of its own says so here."""
    annotating: bool = False
    """Whether pages may be annotated."""
    navigate: bool = False
    """Whether open pages go where something was edited."""
    poll: bool = False
    """Whether to look at the folders in turn, where the system tells of no changes."""
    glance: Glance = nothing_at_a_glance


@dataclass(frozen=True, slots=True)
class _First:
    """The first reading."""

    changes: Changes
    outcome: Future[Outcome]
    begun: int
    """Before it, in nanoseconds since 1970."""

    def is_outrun(self) -> bool:
        return self.outcome.done() or self.changes.any()

    def files(self) -> Files:
        return self.outcome.result().files


def open_socket(bind: str, port: int) -> socket.socket:
    """A listening socket at the address `bind`, at `port` or the next free one. Raises OSError where all are taken."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    last = min(port + PORTS, 65535) if port else 0
    for one in range(port, last + 1):
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            _claim(made)
            made.bind((bind, one))
            made.listen(128)
        except OSError:
            made.close()
            if one == last:
                raise
        else:
            return made
    raise OSError(f"no port from {port} on")


def _claim(made: socket.socket) -> None:
    """A port at which another program listens must count as taken, one that a closed server just left as free."""
    if sys.platform == "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def address_of(listening: socket.socket, base_path: str) -> str:
    """What a browser on this machine types to see the preview."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}{base_path}"


def serve(preview: Preview, listening: socket.socket, ready: Callable[[str], None]) -> None:
    """Read, serve at the socket and read again on each change, until the process is interrupted.

    `ready` is called once with the address when the first page can be asked for. Returns on Ctrl-C or SIGTERM.
    """
    changes = Changes(preview.site)
    # Before the first reading, so that no change is lost.
    watch = Watch(preview.site, preview.watched, changes, poll=preview.poll)
    first = _First(changes, Future(), time.time_ns())
    gc.disable()
    try:
        live = Live(preview.glance(first) or _read(preview, first))

        def started() -> None:
            follow = partial(_follow, preview, live, first, watch, asyncio.get_running_loop())
            # A daemon: Ctrl-C does not wait for a reading that is under way.
            threading.Thread(target=follow, name="follow", daemon=True).start()
            ready(address_of(listening, live.state.outcome.base_path))

        hosts = _hosts(listening)
        extras = preview.extras(_session(preview, live, changes, hosts))
        app = application(Shown(live, hosts, extras, preview.navigate))
        _Server(app, live, started).run(sockets=[listening])
    finally:
        changes.end()
        first.outcome.cancel()
        watch.stop()
        listening.close()


def _read(preview: Preview, first: _First) -> Outcome:
    """The first reading, done. Python does not search what it makes for cycles, nor ever goes through it for others:
    what was read stays, and a search takes longer than an edit."""
    outcome = preview.read(None)
    gc.freeze()
    # As often as Python does, for an edit leaves cycles behind: its command line searches seldom, while it loads.
    gc.set_threshold(700, 10, 10)
    gc.enable()
    with suppress(InvalidStateError):  # the preview ended while we read
        first.outcome.set_result(outcome)
    return outcome


def _hosts(listening: socket.socket) -> Hosts:
    address, port = listening.getsockname()[:2]
    return Hosts(is_loopback(address), forwarded_hosts(os.environ, port))


def _session(preview: Preview, live: Live, changes: Changes, hosts: Hosts) -> Session:
    def written(paths: Iterable[str]) -> None:
        for path in paths:
            changes.add(path)

    return Session(preview.site, lambda: live.state.outcome.base_path, written, hosts, preview.annotating)


def _follow(
    preview: Preview, live: Live, first: _First, watch: Watch, loop: asyncio.AbstractEventLoop
) -> None:
    outcome = live.state.outcome

    def left() -> float | None:
        if outcome.settled:
            return None if outcome.until == inf else max(0.0, outcome.until - time.monotonic())
        others = (live.state.path(whole) not in outcome.touched for whole in live.open_paths)
        return SOON if any(others) else LATER

    def publish() -> None:
        for whole in live.open_paths:  # here, and not in the thread that answers
            State(0, outcome).revision(State(0, outcome).path(whole))
        with suppress(RuntimeError):  # the loop ended while we read
            loop.call_soon_threadsafe(live.publish, outcome)

    if not first.outcome.done():
        outcome = _read(preview, first)
        publish()
    watch.look_at(outcome.named, first.begun)
    for batch in first.changes.batches(left):
        watch.renew(batch)
        begun = time.time_ns()
        outcome = preview.read(batch)
        publish()
        watch.look_at(outcome.named, begun)


class _Server(uvicorn.Server):
    """Uvicorn, which ends the open event streams when it is to stop, and leaves the process to its caller."""

    def __init__(self, app: Starlette, live: Live, started: Callable[[], None]) -> None:
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._live = live
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.close()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """As uvicorn does, but a signal that ended the server does not end the process as well."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        earlier = {one: signal.signal(one, self._stop) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in earlier.items():
                signal.signal(one, handler)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True
