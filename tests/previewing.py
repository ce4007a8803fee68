"""A preview that runs in a process of its own, edited and asked as an editor and a browser would."""

import json
import queue
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

PATIENCE = 30.0
"""Seconds after which something that should have happened has not."""


class Running:
    """A preview that is running: its address, its site's folder, its lines of output."""

    def __init__(self, process: subprocess.Popen[str], site: Path) -> None:
        self.process = process
        self.site = site
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self._address()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.strip())
        self.process.stdout.close()

    def _address(self) -> str:
        while not (found := re.search(r"http://\S+", self.line())):
            pass
        return found.group()

    def line(self, patience: float = PATIENCE) -> str:
        """The next line that it prints; fails after a while."""
        return self._lines.get(timeout=patience)

    def is_quiet_for(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def edit(self, name: str, text: str) -> None:
        (self.site / "content" / name).write_text(text, encoding="utf-8")

    def get(self, path: str = "", **options: Any) -> httpx.Response:
        """A path under the base path, or, with a leading slash, of the server."""
        return httpx.get(httpx.URL(self.url).join(path), timeout=PATIENCE, **options)

    @contextmanager
    def events(self, revision: str = "none", path: str = "") -> Iterator["Events"]:
        """The events of a page that is open at a path under the base path, and shows a revision."""
        whole = httpx.URL(self.url).join(path).path
        url = httpx.URL(self.url).join("__glossator/events")
        timeout = httpx.Timeout(PATIENCE)
        with httpx.stream(
            "GET", url, params={"revision": revision, "path": whole}, timeout=timeout
        ) as response:
            yield Events(response)

    @contextmanager
    def following(self, path: str = "") -> Iterator["Events"]:
        """The events of a page that shows what is at a path now, after the first one, which tells of no problems."""
        with self.events(self.revision(path), path) as events:
            assert events.next() == ("problems", [])
            yield events

    def revision(self, path: str = "") -> str:
        """The revision that a page is stamped with."""
        return self.get(path).text.split('data-revision="')[1].split('"')[0]

    def interrupt(self) -> int:
        """What Ctrl-C does; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


class Events:
    """The server-sent events of one connection, one after the other."""

    def __init__(self, response: httpx.Response) -> None:
        assert response.headers["content-type"].startswith("text/event-stream")
        self._rows = response.iter_lines()

    def next(self) -> tuple[str, Any]:
        """Name and data; fails where there is none in a while, though the stream says that it lives."""
        name, until = "", time.monotonic() + PATIENCE
        for row in self._rows:
            assert time.monotonic() < until, "no event came"
            field, _, value = row.partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                return name, json.loads(value)
        raise AssertionError("the stream ended")

    def ended(self) -> bool:
        return not any(row.startswith("event") for row in self._rows)


Start = Callable[..., Running]
