"""Who may ask and write: requests of the preview's own pages, and nobody else's. Room `preview`.

A page anywhere on the web can make a browser send requests to this machine. It cannot read the answers, cannot name
this machine's address as its own `Origin`, and cannot set a header of its own without being asked first, which nobody
answers here. A name of its own that leads here (DNS rebinding) is none of ours.
"""

import hmac
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from glossator.preview.hosts import is_loopback

TOKEN = "x-glossator-token"
"""The header that has the page's token."""
LARGEST = 1024 * 1024
"""Bytes of a request."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered, with the status that says so."""

    status: int
    why: str


def token_of(secret: str, article: str) -> str:
    """The token of an article's page: it serves for no other article."""
    return hmac.new(secret.encode(), article.encode("utf-8", "surrogatepass"), sha256).hexdigest()


def may_write(secret: str, article: str, token: str) -> bool:
    """Whether a token is the one of the article's page."""
    return hmac.compare_digest(token_of(secret, article).encode(), token.encode("utf-8", "surrogatepass"))


def refusal(request: Request, forwarded: frozenset[str] = frozenset()) -> Refusal | None:
    """Why a request comes from no page of this preview, which a proxy of ours may know by other names; None where it
    does."""
    headers = request.headers
    host = headers.get("host", "").strip().lower()
    if not is_ours(host) and host not in forwarded:
        return Refusal(421, "this preview does not answer to that name")
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return Refusal(403, "only pages of this preview may ask")
    if TOKEN not in headers:
        return Refusal(403, "the page's token is missing")
    return None if request.method == "GET" else _written_elsewhere(headers, forwarded)


def is_ours(host: str) -> bool:
    """Whether a `Host` names this machine as no one else can make it be named: by address, as the loopback, or by its
    own name in the network."""
    name = (urlsplit(f"//{host}").hostname or "") if host else ""
    if not name or is_loopback(name):
        return bool(name)
    try:
        ip_address(name)
    except ValueError:
        own = socket.gethostname().lower()
        return name.lower().rstrip(".") in (own, f"{own}.local", own.partition(".")[0])
    return True


async def read_body(request: Request) -> bytes | Refusal:
    """A request's body, of which no more is read than may be sent."""
    too_large = Refusal(413, f"no more than {LARGEST} bytes can be sent")
    said = request.headers.get("content-length", "0")
    if not said.isdecimal() or int(said) > LARGEST:
        return too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return too_large
    return bytes(body)


def _written_elsewhere(headers: Mapping[str, str], forwarded: frozenset[str]) -> Refusal | None:
    origin = urlsplit(headers.get("origin", ""))
    # Behind a proxy the browser knows another name; only a page that may set headers can say which.
    ours = {headers.get("host", "").lower(), headers.get("x-forwarded-host", "").lower(), *forwarded} - {""}
    if origin.scheme not in ("http", "https") or origin.netloc.lower() not in ours:
        return Refusal(403, "the request comes from another site")
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return Refusal(415, "only JSON is read")
    return None
