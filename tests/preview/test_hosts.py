"""Which `Host` headers a preview on the loopback answers."""

import pytest

from glossator.preview.hosts import names_loopback


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "LOCALHOST.:8000",
        "127.0.0.1:8000",
        "127.0.0.2",
        "[::1]:8000",
        "x.localhost:1",
    ],
)
def test_names_of_the_loopback_are_ours(host: str) -> None:
    assert names_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "example.org:8000",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "192.168.1.2:8000",
        "[2001:db8::1]",
        "0.0.0.0",
        "localhost:8000@example.org",
        "localhost:80:80",
        "::1",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert not names_loopback(host)
