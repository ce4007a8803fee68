"""Requests of a page that is annotated become answers. Room `preview`; works through the bench."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from glossator.preview.annotating.bench import Bench
from glossator.preview.annotating.commands import read_command
from glossator.preview.annotating.guard import TOKEN, Refusal, may_write, read_body, refusal, token_of
from glossator.preview.annotating.headers import HEADERS
from glossator.preview.annotating.told import CONFLICTS, Data, of_problems
from glossator.preview.session import Handler, Session
from glossator.problem import ProblemError


@dataclass(frozen=True, slots=True)
class _At:
    """What requests are answered from."""

    bench: Bench
    secret: str
    """Of which the pages' tokens are made."""
    forwarded: frozenset[str]
    """The names by which a proxy of ours is asked."""


def handlers(session: Session, now: Callable[[], datetime], author: str) -> Mapping[str, Handler]:
    """What answers when a page asks for its article's `state`, and for something to `do`."""
    at = _At(Bench(session.site, now, author, session.written), session.token, session.hosts.forwarded)
    return MappingProxyType({"state": partial(_state, at), "do": partial(_do, at)})


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
        return JSONResponse(await run_in_threadpool(work), headers=HEADERS)
    except ProblemError as error:
        status = 409 if CONFLICTS & {one.code for one in error.problems} else 422
        return JSONResponse({"problems": of_problems(error.problems)}, status, headers=HEADERS)


def _refused(refused: Refusal) -> Response:
    said = [{"code": "refused", "message": refused.why, "hint": "", "place": ""}]
    return JSONResponse({"problems": said}, refused.status, headers=HEADERS)
