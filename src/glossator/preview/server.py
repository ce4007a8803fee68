"""A folder of pages and a way to build it become a preview in the browser. Room `preview`.

The server knows a root folder, a `build()` and which names in the site count; nothing else of the site. One thread
serves, one builds; they meet in `Live`, by the event loop's own door.
"""

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from glossator.preview.application import application
from glossator.preview.changes import Changes
from glossator.preview.hosts import is_loopback
from glossator.preview.live import Live
from glossator.preview.outcome import Outcome
from glossator.preview.session import Extras, Session, nothing_more
from glossator.preview.watch import Watch

PORTS = 100
"""How many ports from the wanted one on are tried."""


@dataclass(frozen=True, slots=True)
class Preview:
    pages: Path
    """The folder that the build writes."""
    build: Callable[[], Outcome]
    """Builds, says what it has to say, and raises nothing."""
    site: Path
    """The folder whose changes count."""
    watched: tuple[str, ...]
    """The names in it that count, of files and folders."""
    extras: Callable[[Session], Extras] = nothing_more
    """What is there beside the site's pages: a part of the preview that has routes of its own says so here."""
    annotating: bool = False
    """Whether pages may be annotated."""


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
    """Build, serve at the socket and build again on each change, until the process is interrupted.

    `ready` is called once with the address when the first page can be asked for. Returns on Ctrl-C or SIGTERM.
    """
    changes = Changes()
    watch = Watch(preview.site, preview.watched, changes)  # before the first build, so that no change is lost
    try:
        live = Live(preview.build())

        def started() -> None:
            rebuild = partial(_rebuild, preview, live, changes, watch, asyncio.get_running_loop())
            # A daemon: Ctrl-C does not wait for a build that is under way.
            threading.Thread(target=rebuild, name="rebuild", daemon=True).start()
            ready(address_of(listening, live.state.base_path))

        loopback = is_loopback(listening.getsockname()[0])
        extras = preview.extras(_session(preview, live, changes))
        app = application(preview.pages, live, extras, loopback_only=loopback)
        _Server(app, live, started).run(sockets=[listening])
    finally:
        changes.end()
        watch.stop()
        listening.close()


def _session(preview: Preview, live: Live, changes: Changes) -> Session:
    def written(paths: Iterable[str]) -> None:
        for path in paths:
            changes.add(path)

    return Session(preview.site, lambda: live.state.base_path, written, preview.annotating)


def _rebuild(
    preview: Preview, live: Live, changes: Changes, watch: Watch, loop: asyncio.AbstractEventLoop
) -> None:
    for batch in changes.batches():
        watch.renew(batch)
        outcome = preview.build()
        with suppress(RuntimeError):  # the loop ended while we built
            loop.call_soon_threadsafe(live.publish, outcome)


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
