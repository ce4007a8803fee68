"""A preview that can be annotated, asked as its pages ask: by tests of its addresses and of its pages."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from httpx import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette

SITE = "title: A site\nurl: https://example.org/\n"
PATH = "content/articles/ferry.md"
NOTES = "content/articles/ferry.jane-roe.notes.md"
ARTICLE = """\
---
title: The ferry
date: 2024-03-04
topics: [Ships] # for now
---

The ferry “was built in 1911” at the *yard*,[^yard] he said.

It sank in the sound.

[^yard]: **Claim: False** “was built in 1911” [the captain] It was not. (Jane Roe, 2025-03-01)
"""
STATE = "/__glossator/annotate/state"
DO = "/__glossator/annotate/do"
ORIGIN = "http://localhost:8000"


def made_site(folder: Path) -> Path:
    """A new site in a folder, with one article of two paragraphs and a note."""
    root = folder / "site"
    (root / "content/articles").mkdir(parents=True)
    (root / "site.yaml").write_text(SITE, encoding="utf-8")
    (root / PATH).write_text(ARTICLE, encoding="utf-8")
    return root


@dataclass
class Client:
    """A browser without its rules, at the application itself."""

    app: Starlette

    def get(self, path: str, **more: Any) -> Response:
        return self.send("GET", path, **more)

    def post(self, path: str, **more: Any) -> Response:
        return self.send("POST", path, **more)

    def send(self, method: str, path: str, pieces: Iterable[bytes] | None = None, **more: Any) -> Response:
        """The answer to a request; `pieces` are a body whose length nobody told."""

        async def body() -> AsyncIterator[bytes]:
            for piece in pieces or ():
                yield piece

        async def sent() -> Response:
            async with AsyncClient(transport=ASGITransport(self.app), base_url=ORIGIN) as client:
                return await client.request(method, path, **more, **({"content": body()} if pieces else {}))

        return asyncio.run(sent())


@dataclass
class Asking:
    """An article's page: what it knows, and what it asks for."""

    client: Client
    root: Path
    told: list[str]
    """The files that the preview said were written."""
    known: dict[str, Any] = field(default_factory=dict)

    def state(self) -> dict[str, Any]:
        """What the page may know."""
        answer = self.client.get(STATE, params={"article": PATH}, headers={"X-Glossator-Token": "ask"})
        assert answer.status_code == 200, answer.text
        self.known = answer.json()
        return self.known

    def headers(self) -> dict[str, str]:
        """Those of a request that writes."""
        known = self.known or self.state()
        return {"X-Glossator-Token": known["token"], "Origin": ORIGIN, "Content-Type": "application/json"}

    def ask(self, do: str, **more: Any) -> Response:
        """What comes of a command, with the digest that the page knows where it is to have one."""
        headers = self.headers()
        digest = {} if do in ("read", "render", "undo", "differences") else {"digest": self.known["digest"]}
        return self.client.post(DO, json={"do": do, "article": PATH} | digest | more, headers=headers)

    def done(self, do: str, **more: Any) -> dict[str, Any]:
        """The same, where it must succeed; the page then knows what it was told."""
        answer = self.ask(do, **more)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        self.known |= told
        return told

    def add(self, exact: str = "sank", prefix: str = "It ", suffix: str = " in the", **more: Any) -> Response:
        """What comes of a new note."""
        note = {"text": "It *did*.", "author": "Jane Roe"} | more.pop("note", {})
        return self.ask("add", exact=exact, prefix=prefix, suffix=suffix, note=note, **more)

    def text(self, path: str = PATH) -> str:
        """A file of the site as it is now."""
        return (self.root / path).read_text(encoding="utf-8")

    def is_untouched(self) -> bool:
        """Whether nothing was written."""
        files = sorted(one.name for one in (self.root / PATH).parent.iterdir())
        return self.text() == ARTICLE and files == ["ferry.md"] and not self.told
