"""Pictures fetched from real servers on this machine, which the names of public hosts lead to in these tests."""

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.links.fetching import Fetcher, is_public, resolve

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
PUBLIC = "93.184.216.34"
HOSTS = {
    "pics.example": (PUBLIC,),
    "inside.example": ("10.0.0.7",),
    "mixed.example": (PUBLIC, "127.0.0.1"),
    "mapped.example": ("::ffff:192.168.1.1",),
    "nothing.example": (),
}
ROUTES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/lamp.png": (200, {"Content-Type": "image/png"}, PNG),
    "/moved.png": (302, {"Location": "/lamp.png"}, b""),
    "/away.png": (301, {"Location": "http://inside.example/lamp.png"}, b""),
    "/local.png": (301, {"Location": "http://127.0.0.1/lamp.png"}, b""),
    "/file.png": (302, {"Location": "file:///etc/passwd"}, b""),
    "/port.png": (302, {"Location": "http://pics.example:8080/lamp.png"}, b""),
    "/round.png": (302, {"Location": "/round.png"}, b""),
    "/page": (200, {"Content-Type": "text/html"}, b"<html>"),
    "/svg": (200, {"Content-Type": "image/svg+xml"}, b"<svg/>"),
    "/lie.png": (200, {"Content-Type": "image/png"}, b"<html>not a picture"),
    "/packed.png": (200, {"Content-Type": "image/png", "Content-Encoding": "gzip"}, PNG),
    "/huge.png": (200, {"Content-Type": "image/png"}, PNG + bytes(5000)),
    "/gone.png": (404, {"Content-Type": "text/html"}, b"gone"),
}


@dataclass
class Server:
    """A server, and what it was asked."""

    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)

    def resolve(self, host: str, _port: int) -> Sequence[str]:
        return HOSTS[host]

    def dial(self, address: str, _port: int, seconds: float) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetcher(self, seconds: float = 5.0) -> Fetcher:
        return Fetcher(self.resolve, self.dial, seconds, largest=2000)


class Listening(ThreadingHTTPServer):
    """The real server, which writes down what it is asked."""

    def __init__(self, made: Server) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.made = made


class Handler(BaseHTTPRequestHandler):
    server: Listening

    def do_GET(self) -> None:
        self.server.made.asked.append((self.headers["Host"], self.path))
        odd = {"/slow.png": self.drip, "/endless.png": self.stream}.get(self.path)
        if odd:
            odd()
            return
        status, heads, body = ROUTES[self.path]
        self.send_response(status)
        for name, value in (*heads.items(), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """A byte now and then, each well within any pause that is allowed."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\n")
        with suppress(OSError):
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)

    def stream(self) -> None:
        """A body that never says how long it is."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n" + PNG)
        with suppress(OSError):
            for _ in range(1000):
                self.wfile.write(bytes(1000))

    def log_message(self, *_about: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with Listening(made) as listening:
        made.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield made
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["lamp.png", "moved.png"])
def test_a_picture_is_fetched_also_where_it_has_moved(server: Server, path: str) -> None:
    assert server.fetcher()(f"http://pics.example/{path}").data == PNG
    assert set(server.dialled) == {PUBLIC}
    assert {host for host, _ in server.asked} == {"pics.example"}


REFUSED = (
    ("http://inside.example/lamp.png", "its host, inside.example, is a machine of this network (10.0.0.7)"),
    ("http://mixed.example/lamp.png", "is a machine of this network (127.0.0.1)"),
    ("http://mapped.example/lamp.png", "is a machine of this network"),
    ("http://127.0.0.1/lamp.png", "is a machine of this network (127.0.0.1)"),
    ("http://[::1]/lamp.png", "is a machine of this network (::1)"),
    ("http://169.254.169.254/latest/meta-data", "is a machine of this network"),
    ("http://nothing.example/lamp.png", "its host has no address"),
    ("http://pics.example:22/lamp.png", "port 22 is not that of web pages"),
    ("ftp://pics.example/lamp.png", "only http and https are asked"),
    ("file:///etc/passwd", "only http and https are asked"),
)


@pytest.mark.parametrize(("address", "why"), REFUSED)
def test_what_may_mean_harm_is_never_asked(server: Server, address: str, why: str) -> None:
    got = server.fetcher()(address)
    assert got.data is None and why in got.why
    assert not server.dialled


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("away.png", "inside.example, is a machine of this network"),
        ("local.png", "127.0.0.1, is a machine of this network"),
        ("file.png", "only http and https"),
        ("port.png", "port 8080"),
        ("round.png", "it leads on more than 5 times"),
    ],
)
def test_each_redirect_is_looked_at_again(server: Server, path: str, why: str) -> None:
    got = server.fetcher()(f"http://pics.example/{path}")
    assert got.data is None and why in got.why
    assert set(server.dialled) == {PUBLIC}


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("page", "it is no picture but “text/html”"),
        ("svg", "it is no picture but “image/svg+xml”"),
        ("lie.png", "its bytes are no PNG"),
        ("packed.png", "packs it"),
        ("huge.png", "more than 2000"),
        ("endless.png", "more than 2000"),
        ("gone.png", "the server answers 404"),
    ],
)
def test_only_pictures_of_a_size_are_taken(server: Server, path: str, why: str) -> None:
    got = server.fetcher()(f"http://pics.example/{path}")
    assert got.data is None and why in got.why


def test_a_server_that_dawdles_is_left(server: Server) -> None:
    start = time.monotonic()
    assert "no answer within 0.4 seconds" in server.fetcher(0.4)("http://pics.example/slow.png").why
    assert time.monotonic() - start < 3


def test_a_host_that_does_not_answer_is_told() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        server = Server(closed.getsockname()[1])
        assert "it cannot be reached" in server.fetcher()("http://pics.example/lamp.png").why


def test_an_address_is_asked_once(server: Server) -> None:
    fetch = server.fetcher()
    assert fetch("http://pics.example/lamp.png") is fetch("http://pics.example/lamp.png")
    assert len(server.asked) == 1


def test_the_resolver_of_the_system_knows_this_machine_and_it_is_refused() -> None:
    assert all(not is_public(one) for one in resolve("localhost", 80))
    assert "is a machine of this network" in Fetcher()("http://localhost/lamp.png").why


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        (PUBLIC, True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_only_addresses_of_the_open_network_are_public(address: str, answer: bool) -> None:
    assert is_public(address) is answer


PROSE = "<p>" + "The lamp at the cape shone for sixty years upon a harbour that had no ships. " * 4 + "</p>"
PAGE = (
    "<html><head><title>Lamps</title><link rel=canonical href='http://pics.example/a'></head><body><article>"
    f"<h1>Lamps</h1>{PROSE}<p><img src='/lamp.png' alt='A lamp'><img src='/gone.png'><img src='http://inside.example/x.png'>"
    f"<img src='/lamp.png?pixel' width=1 height=1></p>{PROSE}</article><img src='/huge.png'></body></html>"
)


def test_only_the_pictures_of_the_article_are_fetched_and_failures_told(server: Server) -> None:
    context = ImportContext(Settings(title="A site"), fetch=server.fetcher())
    made = read_seed(PAGE.encode(), "seeds/a.html", context)
    assert isinstance(made, Imported), made.problems
    ((path, data),) = made.images.items()
    assert data == PNG and f"![A lamp]({path.removeprefix('content/articles/')})" in made.article
    assert "http://pics.example/gone.png" in made.article
    assert [asked for _, asked in server.asked] == ["/lamp.png", "/gone.png"]
    said = [one.message for one in made.problems]
    assert any("gone.png was not fetched: the server answers 404" in one for one in said)
    assert any("inside.example/x.png was not fetched" in one for one in said)


def test_nothing_is_fetched_unless_one_asks_for_it(server: Server) -> None:
    made = read_seed(PAGE.encode(), "seeds/a.html", ImportContext(Settings(title="A site")))
    assert isinstance(made, Imported) and not made.images and not server.asked
