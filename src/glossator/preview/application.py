"""A folder of built pages becomes a web application that reloads what it shows.

Room `preview`. Reads the folder and the live state, writes nothing.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from glossator.preview.hosts import names_loopback
from glossator.preview.live import Live, State, events
from glossator.preview.pages import MISSING, OWN, content_type, locate, with_script

FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Headers of every answer: nothing of a preview is kept by a browser."""


def application(pages: Path, live: Live, *, loopback_only: bool) -> Starlette:
    """The application that serves the folder `pages` under the live state's base path.

    With `loopback_only`, requests whose `Host` is not the loopback's are refused with status 421.
    """

    async def answer(request: Request) -> Response:
        if loopback_only and not names_loopback(request.headers.get("host", "")):
            return PlainTextResponse("This preview answers to localhost only.\n", 421, FRESH)
        return _answer(request, pages, live)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])])


def _answer(request: Request, pages: Path, live: Live) -> Response:
    state = live.state
    path, base = str(request.scope["path"]), unquote(state.base_path)
    if not path.startswith(base):
        above = base.startswith(path if path.endswith("/") else path + "/")
        return _redirect(base, "") if above else _missing(pages, state)
    address = path[len(base) :]
    if address == OWN + "reload.js":
        return Response(_script(), headers=FRESH, media_type="text/javascript")
    if address == OWN + "events":
        return _events(request, live)
    return _page(request, pages, address, state)


def _events(request: Request, live: Live) -> Response:
    if request.method == "HEAD":
        return Response(headers=FRESH, media_type="text/event-stream")
    told = events(live, request.query_params.get("revision", ""))
    return StreamingResponse(told, headers=FRESH, media_type="text/event-stream")


def _page(request: Request, pages: Path, address: str, state: State) -> Response:
    found = locate(pages, address)
    if found:
        return _file(found, state)
    if address and locate(pages, address + "/"):
        return _redirect(f"{unquote(state.base_path)}{address}/", request.url.query)
    return _missing(pages, state)


def _file(path: Path, state: State, status: int = 200) -> Response:
    kind = content_type(path)
    if kind != "text/html":
        return FileResponse(path, media_type=kind, headers=FRESH)
    return _html(path.read_bytes(), state, status)


def _missing(pages: Path, state: State) -> Response:
    own = locate(pages, "404.html")
    return _html(own.read_bytes() if own else MISSING, state, 404)


def _html(page: bytes, state: State, status: int) -> Response:
    body = with_script(page, unquote(state.base_path), state.revision)
    return Response(body, status, FRESH, "text/html")


def _redirect(path: str, query: str) -> Response:
    """A temporary redirect to a decoded path of this server."""
    return RedirectResponse(quote(path) + (f"?{query}" if query else ""), 307, FRESH)


@cache
def _script() -> bytes:
    return (files("glossator.preview") / "reload.js").read_bytes()
