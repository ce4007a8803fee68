"""A site's output becomes a web application that keeps open pages up to date.

Room `preview`. Reads the live state, writes nothing.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from glossator.preview.hosts import Hosts
from glossator.preview.live import Asked, Live, State, events
from glossator.preview.outcome import File
from glossator.preview.pages import MISSING, NONE, OWN, Tags, content_type, with_script
from glossator.preview.policy import policy
from glossator.preview.session import NOTHING_MORE, Extras, OwnRoute

FRESH = MappingProxyType({"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
"""Headers of every answer: nothing of a preview is kept by a browser."""
UNRUN = MappingProxyType({"Content-Security-Policy": "script-src 'none'; object-src 'none'"})
"""Headers of drawings and other XML, which a browser shows as a page of its own if it is asked to."""
RUN = re.compile(r"(?:java|ecma|live)script|wasm")
"""In the names of types that a browser runs. What comes with an article is sent as text: it may not run beside an
interface that writes files."""
SCRIPTS = MappingProxyType({"reload.js": "reload.js", "idiomorph.js": "vendor/idiomorph.min.js"})
"""What pages load of the preview itself, and where it lies in this package."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What requests are answered from."""

    live: Live
    hosts: Hosts
    extras: Extras = NOTHING_MORE
    navigate: bool = False
    """Whether open pages go where something was edited."""

    @property
    def own(self) -> Mapping[str, OwnRoute]:
        return {route.name: route for route in self.extras.routes}


def application(shown: Shown) -> Starlette:
    """The application that serves the live output under its base path, and what the preview has besides.

    Requests whose `Host` is not one of its own are refused with status 421.
    """

    async def answer(request: Request) -> Response:
        if not shown.hosts.has(request.headers.get("host", "")):
            return PlainTextResponse("This preview does not answer to that name.\n", 421, FRESH)
        return await _answer(request, shown)

    every = {method for route in shown.extras.routes for method in route.methods} | {"GET", "HEAD"}
    return Starlette(routes=[Route("/{path:path}", answer, methods=sorted(every))])


async def _answer(request: Request, shown: Shown) -> Response:
    state = shown.live.state
    whole = str(request.scope["path"])
    name = whole.removeprefix(state.base + OWN) if whole.startswith(state.base + OWN) else ""
    own = shown.own.get(name)
    methods = own.methods if own else ("GET", "HEAD")
    if request.method not in methods:
        allow = {"Allow": ", ".join(methods)}
        return PlainTextResponse("Not for this address.\n", 405, {**FRESH, **allow})
    if own:
        return await own.handle(request)
    if name in SCRIPTS:
        return Response(_script(name), headers=FRESH, media_type="text/javascript")
    if name == "events":
        return _events(request, shown)
    return await run_in_threadpool(_page, request, shown, state)


def _events(request: Request, shown: Shown) -> Response:
    if request.method == "HEAD":
        return Response(headers=FRESH, media_type="text/event-stream")
    asked = request.query_params
    page = Asked(unquote(asked.get("path", "")), asked.get("revision", ""), shown.navigate)
    # A proxy that gathers an answer before it hands it on would hold every event back.
    headers = {**FRESH, "X-Accel-Buffering": "no"}
    return StreamingResponse(events(shown.live, page), headers=headers, media_type="text/event-stream")


def _page(request: Request, shown: Shown, state: State) -> Response:
    whole = str(request.scope["path"])
    path = state.path(whole)
    if path is None:
        above = state.base.startswith(whole if whole.endswith("/") else whole + "/")
        return _redirect(state.base, "") if above else _missing(shown, state)
    found = state.outcome.files.read(path)
    if found:
        return _file(path, found, shown, state)
    if not path.endswith("index.html") and state.outcome.files.key(f"{path}/index.html"):
        return _redirect(f"{whole}/", request.url.query)
    return _missing(shown, state, path)


def _file(path: str, found: File, shown: Shown, state: State) -> Response:
    kind = content_type(path)
    if kind == "text/html":
        return _html(found, shown, state, state.revision(path))
    if found.brought and RUN.search(kind):
        kind = "text/plain"
    unrun = UNRUN if kind.endswith("xml") else {}
    return Response(found.data, headers={**FRESH, **unrun}, media_type=kind)


def _missing(shown: Shown, state: State, path: str = "") -> Response:
    """The site's own page for what is not there, or the word about where it went."""
    gone = state.outcome.files.whereabouts(path) if path else None
    if gone:
        link = f' <a href="{escape(quote(state.base + gone.address))}">Go there.</a>' if gone.address else ""
        said = MISSING.replace("There is no such page in the preview.", escape(gone.said) + link)
        return _html(File(said.encode()), shown, state, NONE, 404)
    found = state.outcome.files.read("404.html") or File(MISSING.encode())
    return _html(found, shown, state, NONE, 404)


def _html(page: File, shown: Shown, state: State, revision: str, status: int = 200) -> Response:
    nonce = secrets.token_urlsafe(16)
    tags = Tags(state.base, revision, nonce, shown.extras.scripts)
    rules = policy(nonce, () if page.brought else state.outcome.files.scripts(page.data))
    headers = {**FRESH, "Content-Security-Policy": rules}
    return Response(with_script(page, tags), status, headers, "text/html")


def _redirect(path: str, query: str) -> Response:
    """A temporary redirect to a decoded path of this server."""
    return RedirectResponse(quote(path) + (f"?{query}" if query else ""), 307, FRESH)


@cache
def _script(name: str) -> bytes:
    return (files("glossator.preview") / SCRIPTS[name]).read_bytes()
