"""The addresses under which a preview's pages are annotated, and what each page gets for it. Room `preview`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from glossator.preview.annotating.headers import HEADERS
from glossator.preview.session import NOTHING_MORE, Extras, Handler, OwnRoute, Session

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


def annotating(now: Callable[[], datetime], author: Callable[[], str]) -> Callable[[Session], Extras]:
    """What a preview has beside its pages so that they can be annotated: nothing where the session does not allow it.
    `now` says what day it is, `author` who annotates where nobody else is named."""
    return partial(_extras, now, author)


def _extras(now: Callable[[], datetime], author: Callable[[], str], session: Session) -> Extras:
    if not session.annotating:
        return NOTHING_MORE

    @cache
    def handlers() -> Mapping[str, Handler]:
        from glossator.preview.annotating import answers  # noqa: PLC0415 — no page waits for what writes notes

        return answers.handlers(session, now, author())

    async def answer(name: str, request: Request) -> Response:
        return await handlers()[name](request)

    own = tuple(OwnRoute(f"{FOLDER}{name}", partial(_asset, name)) for name in (*SCRIPTS, *STYLES))
    routes = (
        OwnRoute(f"{FOLDER}state", partial(answer, "state"), ("GET",)),
        OwnRoute(f"{FOLDER}do", partial(answer, "do"), ("POST",)),
    )
    return Extras((*routes, *own), (f"{FOLDER}{SCRIPTS[0]}",))


async def _asset(name: str, _request: Request) -> Response:
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(_read(name), headers=HEADERS, media_type=kind)


@cache
def _read(name: str) -> bytes:
    return (files("glossator.preview.annotating") / "page" / name).read_bytes()
