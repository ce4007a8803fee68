"""A static host for tests: serves a folder under a base path, the way GitHub Pages serves a project's site."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder, their addresses under `base`; no listings, no log lines."""

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self._base = base
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self._base))

    def send_head(self) -> Any:
        if not urlsplit(self.path).path.startswith(self._base):
            return self._not_found()
        return super().send_head()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 (the base class hands it over)
        self._not_found()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == HTTPStatus.NOT_FOUND:
            self._not_found()
        else:
            super().send_error(code, message, explain)

    def _not_found(self) -> None:
        own = Path(self.directory) / "404.html"
        body = own.read_bytes() if own.is_file() else b"not found"
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class StaticServer(ThreadingHTTPServer):
    """Serves `folder` under `base` (starts and ends with a slash) on a free port of 127.0.0.1."""

    def __init__(self, folder: Path, base: str) -> None:
        if not (base.startswith("/") and base.endswith("/")):
            raise ValueError(f"a base path starts and ends with a slash: {base!r}")
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder), base=base))
        self.url = f"http://127.0.0.1:{self.server_port}{base}"
