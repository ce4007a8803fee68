"""Pictures of pages are fetched from the web, where an editor asks for it. Room `links`; uses the network.

An address comes from a page that somebody else wrote, so it may mean harm: only `http` and `https` on their own ports,
only hosts all of whose addresses are public (RFC 6890), asked for again at each redirect; the connection goes to the
very address that was looked at, so that a name cannot mean another machine a moment later. Sizes, kinds and times are
bounded. No proxy, no cookie, no referrer.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from glossator import __version__
from glossator.ingest.web.images import Fetched, named_image
from glossator.links.asking import ascii_address

LARGEST = 20_000_000
"""Bytes of a picture."""
REDIRECTS = 5
SECONDS = 30.0
"""How long a picture may take in all."""
KINDS = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))
_AGENT = f"Mozilla/5.0 (compatible; glossator/{__version__}; pictures of imported pages)"
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset((301, 302, 303, 307, 308))
_CHUNK = 65_536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolve = Callable[[str, int], Sequence[str]]
"""A host's name and a port become IP addresses; OSError where there are none."""
Dial = Callable[[str, int, float], socket.socket]
"""An IP address, a port and seconds become a connection; OSError where there is none."""


class _RefusedError(Exception):
    """Why a picture is not fetched, in words that can follow its address."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver knows of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches each address once."""

    resolve: Resolve = resolve
    dial: Dial = dial
    seconds: float = SECONDS
    largest: int = LARGEST
    known: dict[str, Fetched] = field(default_factory=dict)
    """What became of the addresses that were asked for."""

    def __call__(self, address: str) -> Fetched:
        """The picture at an address, or why there is none."""
        if address not in self.known:
            self.known[address] = self._fetched(address)
        return self.known[address]

    def _fetched(self, address: str) -> Fetched:
        try:
            return Fetched(self._followed(address))
        except _RefusedError as error:
            return Fetched(None, str(error))
        except TimeoutError:
            return Fetched(None, f"no answer within {self.seconds:g} seconds")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Fetched(None, f"it cannot be reached ({error or type(error).__name__})")

    def _followed(self, address: str) -> bytes:
        until = time.monotonic() + self.seconds
        for _ in range(REDIRECTS + 1):
            found = self._asked(address, until)
            if isinstance(found, bytes):
                return found
            address = urljoin(address, found)
        raise _RefusedError(f"it leads on more than {REDIRECTS} times")

    def _asked(self, address: str, until: float) -> bytes | str:
        """The picture at one address, or where it has moved."""
        parts = urlsplit(ascii_address(address))
        host = parts.hostname or ""
        if parts.scheme not in _PORTS or not host:
            raise _RefusedError("only http and https are asked")
        if (parts.port or _PORTS[parts.scheme]) != _PORTS[parts.scheme]:
            raise _RefusedError(f"port {parts.port} is not that of web pages")
        ip = self._public(host, _PORTS[parts.scheme])
        with self.dial(ip, _PORTS[parts.scheme], _left(until)) as bare:
            stream = _secured(bare, host) if parts.scheme == "https" else bare
            path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
            return self._answered(stream, host, path, until)

    def _public(self, host: str, port: int) -> str:
        """One of a host's addresses, if all of them are public."""
        found = [host] if _is_ip(host) else list(self.resolve(host, port))
        if not found:
            raise _RefusedError("its host has no address")
        private = next((one for one in found if not is_public(one)), "")
        if private:
            raise _RefusedError(f"its host, {host}, is a machine of this network ({private})")
        return found[0]

    def _answered(self, stream: socket.socket, host: str, path: str, until: float) -> bytes | str:
        stream.settimeout(_left(until))
        connection = http.client.HTTPConnection(host)
        connection.sock = stream
        heads = {"User-Agent": _AGENT, "Accept": ", ".join(sorted(KINDS)), "Accept-Encoding": "identity"}
        connection.request("GET", path, headers={**heads, "Connection": "close"})
        reply = connection.getresponse()
        if reply.status in _MOVED and reply.getheader("Location"):
            return str(reply.getheader("Location"))
        self._check(reply)
        return self._read(reply, stream, until)

    def _check(self, reply: http.client.HTTPResponse) -> None:
        if reply.status != 200:
            raise _RefusedError(f"the server answers {reply.status} {reply.reason}".rstrip())
        kind = (reply.getheader("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in KINDS:
            raise _RefusedError(f"it is no picture but “{kind or 'of no kind'}”")
        if (reply.getheader("Content-Encoding") or "identity") != "identity":
            raise _RefusedError("the server packs it, though it was asked not to")
        if reply.length is not None and reply.length > self.largest:
            raise _RefusedError(f"it has {reply.length} bytes, more than {self.largest}")

    def _read(self, reply: http.client.HTTPResponse, stream: socket.socket, until: float) -> bytes:
        data = bytearray()
        while chunk := reply.read1(_CHUNK):
            data += chunk
            if len(data) > self.largest:
                raise _RefusedError(f"it has more than {self.largest} bytes")
            stream.settimeout(_left(until))
        if reply.length:
            raise _RefusedError("it ends too early")
        if named_image("a", bytes(data)) is None:
            raise _RefusedError("its bytes are no PNG, JPEG, GIF or WebP")
        return bytes(data)


def _left(until: float) -> float:
    """Seconds that are left. Raises TimeoutError where none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _secured(bare: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(bare, server_hostname=host)


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network; those that carry another within are as that one is."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
