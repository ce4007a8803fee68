"""The addresses under which a preview's pages are annotated, and what each page gets for it. Room `preview`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from glossator.preview.annotating.bench import Bench
from glossator.preview.annotating.commands import read_command
from glossator.preview.annotating.guard import TOKEN, Refusal, may_write, read_body, refusal, token_of
from glossator.preview.annotating.told import CONFLICTS, Data, of_problems
from glossator.preview.session import NOTHING_MORE, Extras, OwnRoute, Session
from glossator.problem import ProblemError

FOLDER = "annotate/"
SCRIPTS = (
    "main.js",
    "dom.js",
    "selection.js",
    "server.js",
    "kept.js",
    "bar.js",
    "sheet.js",
    "form.js",
    "panels.js",
)
"""The first is in every page, and imports the others."""
STYLES = ("annotate.css", "marks.css")

_HEADERS = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)


@dataclass(frozen=True, slots=True)
class _At:
    """What requests are answered from."""

    bench: Bench
    secret: str
    """Of which the pages' tokens are made."""
    forwarded: frozenset[str]
    """The names by which a proxy of ours is asked."""


def annotating(now: Callable[[], datetime], author: str) -> Callable[[Session], Extras]:
    """What a preview has beside its pages so that they can be annotated: nothing where the session does not allow it.
    `now` says what day it is, `author` who annotates where nobody else is named."""
    return partial(_extras, now, author)


def _extras(now: Callable[[], datetime], author: str, session: Session) -> Extras:
    if not session.annotating:
        return NOTHING_MORE
    at = _At(Bench(session.site, now, author, session.written), session.token, session.hosts.forwarded)
    own = tuple(OwnRoute(f"{FOLDER}{name}", partial(_asset, name)) for name in (*SCRIPTS, *STYLES))
    routes = (
        OwnRoute(f"{FOLDER}state", partial(_state, at), ("GET",)),
        OwnRoute(f"{FOLDER}do", partial(_do, at), ("POST",)),
    )
    return Extras((*routes, *own), (f"{FOLDER}{SCRIPTS[0]}",))


async def _state(at: _At, request: Request) -> Response:
    refused = refusal(request, at.forwarded)
    if refused:
        return _refused(refused)
    article = request.query_params.get("article", "")
    return await _answered(partial(_stated, at, article))


def _stated(at: _At, article: str) -> Data:
    return {**at.bench.state(article), "token": token_of(at.secret, article)}


async def _do(at: _At, request: Request) -> Response:
    body = refusal(request, at.forwarded) or await read_body(request)
    if isinstance(body, Refusal):
        return _refused(body)
    try:
        asked = read_command(body)
    except ValueError as error:
        return _refused(Refusal(400, f"the request cannot be read: {error}"))
    if not may_write(at.secret, asked.article, request.headers[TOKEN]):
        return _refused(Refusal(403, "the page's token is another"))
    return await _answered(partial(at.bench.do, asked))


async def _answered(work: Callable[[], Data]) -> Response:
    try:
        return JSONResponse(await run_in_threadpool(work), headers=_HEADERS)
    except ProblemError as error:
        status = 409 if CONFLICTS & {one.code for one in error.problems} else 422
        return JSONResponse({"problems": of_problems(error.problems)}, status, headers=_HEADERS)


def _refused(refused: Refusal) -> Response:
    said = [{"code": "refused", "message": refused.why, "hint": "", "place": ""}]
    return JSONResponse({"problems": said}, refused.status, headers=_HEADERS)


async def _asset(name: str, _request: Request) -> Response:
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(_read(name), headers=_HEADERS, media_type=kind)


@cache
def _read(name: str) -> bytes:
    return (files("glossator.preview.annotating") / "page" / name).read_bytes()
