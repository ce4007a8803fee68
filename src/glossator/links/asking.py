"""Addresses of other sites are asked for: one worker a host, with pauses. Room `links`; uses the network."""

import http.client
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit

from glossator import __version__
from glossator.links.answers import Answer, of_failure, of_status

HOSTS = 16
"""How many hosts are asked at a time."""
LONGEST = 60.0
"""Seconds that a server may have us wait before we ask again."""
SAFE = "!#$%&'()*+,/:;=?@[]~"
AGENT = f"Mozilla/5.0 (compatible; glossator/{__version__}; link check)"
HANDLERS = (
    *(request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, request.UnknownHandler),
    *(request.HTTPDefaultErrorHandler, request.HTTPRedirectHandler, request.HTTPErrorProcessor),
)
"""Those of `urllib` but for files and FTP, to which no server may lead us."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How servers are asked; all times in seconds."""

    delay: float
    """Between two questions to one host."""
    retries: int
    """How often a question is put again that found no answer."""
    timeout: float


Heard = Callable[[str, Answer], None]


def ask_all(addresses: Iterable[str], manner: Manner, heard: Heard) -> None:
    """Ask for each address, one worker a host; `heard` is called with each answer, by any thread. An interruption ends
    all workers after the question that they are at."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(_host(address), []).append(address)
    over = threading.Event()
    with ThreadPoolExecutor(min(HOSTS, len(hosts)) or 1) as workers:
        try:
            asked = [workers.submit(_ask_host, one, manner, heard, over) for one in hosts.values()]
            for one in asked:
                one.result()
        except BaseException:
            over.set()
            workers.shutdown(wait=False, cancel_futures=True)
            raise


def _host(address: str) -> str:
    """Whom an address asks; empty for one that is none, which fails when it is asked for."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _ask_host(addresses: Sequence[str], manner: Manner, heard: Heard, over: threading.Event) -> None:
    for number, address in enumerate(addresses):
        if over.is_set() or (number and over.wait(manner.delay)):
            return
        heard(address, ask(address, manner, over))


def ask(address: str, manner: Manner, over: threading.Event | None = None) -> Answer:
    """The answer to one address: for its head, and where that is refused for the page; again where it may change."""
    pause = over or threading.Event()
    answer = _once(address, manner.timeout)
    for attempt in range(manner.retries):
        if not answer.passing:
            break
        if pause.wait(min(LONGEST, max(answer.patience, manner.delay * 2**attempt))):
            break
        answer = _once(address, manner.timeout)
    return answer


def _once(address: str, timeout: float) -> Answer:
    """Servers that do not know `HEAD` answer it with anything; what counts then is their answer to `GET`."""
    head = _sent("HEAD", address, timeout)
    return head if head.outcome == "ok" else _sent("GET", address, timeout)


def _sent(method: str, address: str, timeout: float) -> Answer:
    opener = request.OpenerDirector()
    for handler in HANDLERS:
        opener.add_handler(handler())
    try:
        asked = request.Request(
            ascii_address(address), method=method, headers={"User-Agent": AGENT, "Accept": "*/*"}
        )
        with opener.open(asked, timeout=timeout) as reply:
            return of_status(reply.status)
    except HTTPError as error:
        with error:
            return of_status(error.code, error.headers.get("Retry-After", ""))
    except URLError as error:
        return of_failure(error.reason if isinstance(error.reason, BaseException) else error)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return of_failure(error)


def ascii_address(address: str) -> str:
    """An address as it is sent (RFC 3987, 3.1). Raises UnicodeError for a host that cannot be written so."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, query = quote(parts.path or "/", safe=SAFE), quote(parts.query, safe=SAFE)
    return parts._replace(netloc=netloc, path=path, query=query, fragment="").geturl()
