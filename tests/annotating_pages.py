"""A page that is annotated in a real browser: where its tools are, and what an editor does first."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotating import PATH
from playwright.sync_api import Locator, Page, expect
from previewing import PATIENCE, Running

ADDRESS = "articles/ferry/"
Open = Callable[..., Page]
"""Opens the article's page in a preview, with options for it and keywords for the browser."""


@contextmanager
def previewed(root: Path, *options: str) -> Iterator[Running]:
    """A site previewed in a process of its own, on 2 January 2026."""
    command = [sys.executable, "-m", "glossator", "-s", str(root), "serve", "-p", "0", *options]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": "1767312000"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings
    )
    try:
        yield Running(process, root)
    finally:
        process.kill()
        process.wait(PATIENCE)


def tool(page: Page) -> Locator:
    return page.locator("glossator-annotate")


def bar_button(page: Page, name: str) -> Locator:
    return tool(page).get_by_role("button", name=name)


def form(page: Page) -> Locator:
    return tool(page).get_by_role("dialog")


def text_of(root: Path, path: str = PATH) -> str:
    return (root / path).read_text(encoding="utf-8")


def start_note(page: Page, words: str) -> None:
    """What opens the form by keyboard, from wherever the focus is."""
    if not tool(page).get_by_label("Words").is_visible():
        page.keyboard.press("a")
    tool(page).get_by_label("Words").fill(words)
    page.keyboard.press("Enter")
    expect(form(page).get_by_role("heading", name="New note")).to_be_visible()
