"""What tests of every room may ask for: a browser, a served folder, a site under test, the real seed.

In CI a test marked `browser` fails where there is no browser; elsewhere it is skipped and pytest's end says so.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from serving import StaticServer
from siting import SiteUnderTest

REPOSITORY = Path(__file__).resolve().parent.parent
REAL_SEEDS = REPOSITORY.parent / "shared" / "seeds"
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")

BROWSERS = (
    os.environ.get("GLOSSATOR_BROWSER", ""),
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
NO_BROWSER = "no Chromium or Google Chrome found: install one, or set GLOSSATOR_BROWSER to its path"
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]

# A busy machine is no failure of ours, so no deadline, and patience; in CI the same examples every time, so that red
# means change.
PATIENCE = 30_000
"""Milliseconds that a test waits for what a page is to do."""
expect.set_options(timeout=PATIENCE)
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if IN_CI else "here")


def browser_program() -> str | None:
    """The browser that the tests drive, or none."""
    return next((found for name in BROWSERS if name and (found := shutil.which(name))), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the browser, skip it by name where there is none, and run it last.

    Last, because Playwright's synchronous interface keeps an event loop running in the thread once it has started,
    and `asyncio.run` refuses to work beside one.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    driven = [item for item in items if item.get_closest_marker("browser")]
    if not IN_CI and browser_program() is None:
        for item in driven:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that is installed, headless; one for all tests of a process."""
    program = browser_program()
    if program is None:
        pytest.fail(f"{NO_BROWSER} (in CI this is a failure, not a skip)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a blank page of its own context: `new_page(width=390, color_scheme="dark")`.

    Further keywords are those of Playwright's `Browser.new_context`. All pages close when the test ends.
    """
    with ExitStack() as opened:

        def new(width: int = 1280, height: int = 800, **context: Any) -> Page:
            made = browser.new_context(viewport={"width": width, "height": height}, **context)
            made.set_default_timeout(PATIENCE)
            opened.callback(made.close)
            return made.new_page()

        yield new


@contextmanager
def _served(folder: Path, base: str) -> Iterator[str]:
    with StaticServer(folder, base) as server:
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02), daemon=True)
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


@pytest.fixture
def serve_folder() -> Iterator[Callable[..., str]]:
    """A function that serves a folder as a static host does and returns its address.

    `serve_folder(folder, base="/repo/")` answers under `/repo/` only, on a free port of 127.0.0.1, until the test
    ends; what is missing gets the folder's `404.html` with status 404.
    """
    with ExitStack() as running:

        def serve(folder: Path, base: str = "/repo/") -> str:
            return running.enter_context(_served(folder, base))

        yield serve


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], SiteUnderTest]:
    """A function that copies the site of the case of this name, a folder beside the test file, to work on.

    `site("minimal").run("build").succeeds().writes_the_golden_output()`; see `siting.SiteUnderTest`.
    """
    return lambda name: SiteUnderTest.copied(request.path.parent / name / "site", tmp_path / "site")


@pytest.fixture
def real_seed() -> Path:
    """The path of a real raw article, which is data and never part of the repository; skips where it is absent."""
    found = sorted(REAL_SEEDS.glob("*.txt"))
    if not found:
        pytest.skip("the real raw text is not beside this checkout (../shared/seeds/)")
    return found[0]
