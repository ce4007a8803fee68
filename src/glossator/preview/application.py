"""A folder of built pages becomes a web application that reloads what it shows.

Room `preview`. Reads the folder and the live state, writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from glossator.preview.hosts import names_loopback
from glossator.preview.live import Live, events
from glossator.preview.pages import MISSING, OWN, Tags, content_type, locate, with_script
from glossator.preview.session import NOTHING_MORE, Extras, OwnRoute

FRESH = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Headers of every answer: nothing of a preview is kept by a browser."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What requests are answered from."""

    pages: Path
    live: Live
    extras: Extras

    @property
    def own(self) -> Mapping[str, OwnRoute]:
        return {route.name: route for route in self.extras.routes}

    @property
    def tags(self) -> Tags:
        return Tags(unquote(self.live.state.base_path), self.live.state.revision, self.extras.scripts)


def application(pages: Path, live: Live, extras: Extras = NOTHING_MORE, *, loopback_only: bool) -> Starlette:
    """The application that serves the folder `pages` under the live state's base path, and what `extras` has.

    With `loopback_only`, requests whose `Host` is not the loopback's are refused with status 421.
    """
    shown = _Shown(pages, live, extras)

    async def answer(request: Request) -> Response:
        if loopback_only and not names_loopback(request.headers.get("host", "")):
            return PlainTextResponse("This preview answers to localhost only.\n", 421, FRESH)
        return await _answer(request, shown)

    every = {method for route in extras.routes for method in route.methods} | {"GET", "HEAD"}
    return Starlette(routes=[Route("/{path:path}", answer, methods=sorted(every))])


async def _answer(request: Request, shown: _Shown) -> Response:
    state = shown.live.state
    path, base = str(request.scope["path"]), unquote(state.base_path)
    own = shown.own.get(path.removeprefix(base + OWN)) if path.startswith(base + OWN) else None
    methods = own.methods if own else ("GET", "HEAD")
    if request.method not in methods:
        return PlainTextResponse("Not for this address.\n", 405, FRESH | {"Allow": ", ".join(methods)})
    if own:
        return await own.handle(request)
    if not path.startswith(base):
        above = base.startswith(path if path.endswith("/") else path + "/")
        return _redirect(base, "") if above else _missing(shown)
    address = path[len(base) :]
    if address == OWN + "reload.js":
        return Response(_script(), headers=FRESH, media_type="text/javascript")
    if address == OWN + "events":
        return _events(request, shown.live)
    return _page(request, shown, address)


def _events(request: Request, live: Live) -> Response:
    if request.method == "HEAD":
        return Response(headers=FRESH, media_type="text/event-stream")
    told = events(live, request.query_params.get("revision", ""))
    return StreamingResponse(told, headers=FRESH, media_type="text/event-stream")


def _page(request: Request, shown: _Shown, address: str) -> Response:
    found = locate(shown.pages, address)
    if found:
        return _file(found, shown.tags)
    if address and locate(shown.pages, address + "/"):
        return _redirect(f"{unquote(shown.live.state.base_path)}{address}/", request.url.query)
    return _missing(shown)


def _file(path: Path, tags: Tags, status: int = 200) -> Response:
    kind = content_type(path)
    if kind != "text/html":
        return FileResponse(path, media_type=kind, headers=FRESH)
    return _html(path.read_bytes(), tags, status)


def _missing(shown: _Shown) -> Response:
    own = locate(shown.pages, "404.html")
    return _html(own.read_bytes() if own else MISSING, shown.tags, 404)


def _html(page: bytes, tags: Tags, status: int) -> Response:
    return Response(with_script(page, tags), status, FRESH, "text/html")


def _redirect(path: str, query: str) -> Response:
    """A temporary redirect to a decoded path of this server."""
    return RedirectResponse(quote(path) + (f"?{query}" if query else ""), 307, FRESH)


@cache
def _script() -> bytes:
    return (files("glossator.preview") / "reload.js").read_bytes()
