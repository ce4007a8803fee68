"""A site whose preview can be annotated, asked as its pages ask."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from annotating import Asking, Client, made_site
from annotating_pages import ADDRESS, Open, bar_button, previewed
from playwright.sync_api import Page, expect
from previewing import Running
from starlette.applications import Starlette
from starlette.routing import Route

from glossator.preview.annotating.routes import annotating
from glossator.preview.session import Session


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one article of two paragraphs and a note."""
    return made_site(tmp_path)


@pytest.fixture
def page(root: Path) -> Asking:
    """The article's page, as it asks and writes."""
    told: list[str] = []
    session = Session(root, lambda: "/", told.extend, annotating=True)
    extras = annotating(lambda: datetime(2026, 1, 2, tzinfo=UTC), lambda: "Git User")(session)
    routes = [
        Route(f"/__glossator/{one.name}", one.handle, methods=list(one.methods)) for one in extras.routes
    ]
    return Asking(Client(Starlette(routes=routes)), root, told)


@pytest.fixture
def served(root: Path) -> Iterator[Callable[..., Running]]:
    """A function that previews the site in a process of its own."""
    with ExitStack() as running:
        yield lambda *options: running.enter_context(previewed(root, *options))


@pytest.fixture
def opened(served: Callable[..., Running], new_page: Callable[..., Page]) -> Open:
    """A function that opens the article's page in a preview."""

    def open_page(*options: str, **context: object) -> Page:
        page = new_page(**context)
        page.goto(f"{served(*options).url}{ADDRESS}")
        expect(bar_button(page, "Annotate")).to_be_visible()
        page.evaluate("window.stayed = true")
        return page

    return open_page
