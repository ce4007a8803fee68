"""A server on 127.0.0.1 that answers each path in a way of its own, as servers of the web do."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MOVED = {
    "moved": "/fine",
    "moved-away": "/status/404",
    "loop": "/loop",
    "to-a-file": "file:///etc/hostname",
}


class Server(ThreadingHTTPServer):
    """Remembers what it was asked: method, path and time, in order."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, float]] = []
        self.over = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no news."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def count(self, path: str) -> int:
        return sum(asked == path for _, asked, _ in self.asked)


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, time.monotonic()))
        kind = self.path.strip("/").partition("/")[0]
        if kind in MOVED:
            self._say(302, Location=MOVED[kind])
        elif kind in ("hangs", "hangs-up", "babbles"):
            self._misbehave(kind)
        elif kind == "patience" and self.server.count(self.path) < 3:
            self._say(429, **{"Retry-After": "1"})
        else:
            self._say(self._status(kind))

    def _misbehave(self, kind: str) -> None:
        match kind:
            case "hangs":
                self.server.over.wait(30)
            case "hangs-up":
                self.connection.shutdown(socket.SHUT_RDWR)
            case "babbles":
                self.wfile.write(b"SSH-2.0-OpenSSH_9.2p1\r\n")

    def _status(self, kind: str) -> int:
        match kind:
            case "no-head" if self.command == "HEAD":
                return 405
            case "head-lies" if self.command == "HEAD":
                return 404
            case "recovers" if self.server.count(self.path) < 3:
                return 503
            case "status":
                return int(self.path.partition("?")[0].rpartition("/")[2])
        return 200

    def _say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[Server]:
    """The server, running."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
