"""A preview of a toy site, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from previewing import PATIENCE, Running, Start

TOY = Path(__file__).parent / "toy_site.py"
PAGE = "<!doctype html><html lang=en><title>{0}</title><body><h1>{0}</h1></body></html>"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Start]:
    """A function that starts the preview of a toy site with one page and gives the running one."""
    with ExitStack() as running:

        def start(base: str = "/repo/", bind: str = "127.0.0.1", port: int = 0) -> Running:
            site = tmp_path / "site"
            (site / "content").mkdir(parents=True, exist_ok=True)
            (site / "content/index.html").write_text(PAGE.format("Home"), encoding="utf-8")
            command = [sys.executable, str(TOY), str(site), base, bind, str(port)]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=None, text=True)
            running.callback(process.wait, PATIENCE)
            running.callback(process.kill)
            return Running(process, site)

        yield start
