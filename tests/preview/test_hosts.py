"""Which `Host` headers a preview on the loopback answers."""

import pytest

from glossator.preview.hosts import Hosts, forwarded_hosts, names_loopback


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


def test_bound_elsewhere_it_answers_to_each_name() -> None:
    assert Hosts(loopback_only=False).has("editor.example.org:8000")
    assert not Hosts().has("editor.example.org:8000")


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        (
            {"CODESPACE_NAME": "Octo-1", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN": "app.github.dev"},
            "octo-1-8001.app.github.dev",
        ),
        ({"GITPOD_WORKSPACE_URL": "https://a-b.ws.gitpod.io"}, "8001-a-b.ws.gitpod.io"),
    ],
)
def test_what_forwards_the_port_of_an_environment_in_the_web_is_ours(
    environ: dict[str, str], name: str
) -> None:
    hosts = Hosts(forwarded=forwarded_hosts(environ, 8001))
    assert hosts.has(name)
    assert not hosts.has(name.replace("8001", "8002"))
    assert not hosts.has(f"{name}.example.org")


def test_elsewhere_nothing_is_forwarded() -> None:
    assert forwarded_hosts({"CODESPACE_NAME": "octo"}, 8000) == frozenset()
