"""What routes beside the site's own pages may know of the preview that they belong to. Room `preview`; values only."""

import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from glossator.preview.hosts import Hosts

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a preview."""

    site: Path
    """The site's root folder."""
    base_path: Callable[[], str]
    """The path of the site's address as it is now, as a URL writes it: `/` or `/repository/`."""
    written: Callable[[Iterable[str]], None]
    """Says that these files of the site (paths relative to it, with forward slashes) were just written, so that pages
    change without waiting for the file system's word. May be called from any thread."""
    hosts: Hosts = field(default_factory=Hosts)
    """The names that the preview answers to; `Origin` of a request that writes must name one of them."""
    annotating: bool = False
    """Whether pages may be annotated in this preview."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """Known to the pages of this preview alone; requests that write must carry it."""


@dataclass(frozen=True, slots=True)
class OwnRoute:
    """An address under `<base path>__glossator/`, and what answers it."""

    name: str
    """What follows `__glossator/`."""
    handle: Handler
    methods: tuple[str, ...] = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Extras:
    """What a preview has beside the site's pages, its reload script and its events."""

    routes: tuple[OwnRoute, ...] = ()
    scripts: tuple[str, ...] = ()
    """Names under `__glossator/` of scripts that each page gets after the reload script."""


NOTHING_MORE = Extras()


def nothing_more(_session: Session) -> Extras:
    """A preview with nothing of that."""
    return NOTHING_MORE
