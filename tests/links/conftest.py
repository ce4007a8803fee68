"""The server that misbehaves, asked directly whatever proxy the machine has."""

from collections.abc import Iterator

import pytest
from misbehaving import Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    with serving() as running:
        yield running
