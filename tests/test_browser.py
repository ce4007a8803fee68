"""The browser is there and reads served pages; where it is missing, tests are skipped by name, and fail in CI."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGE = """<!doctype html><meta charset="utf-8"><title>t</title><meta name="viewport" content="width=device-width">
<p id="width"></p><a href="next/">next</a><script>width.textContent = innerWidth</script>"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_is_read_at_the_width_asked_for(
    new_page: Callable[..., Page], serve_folder: Callable[..., str], tmp_path: Path, width: int
) -> None:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>lost</title>", encoding="utf-8")
    page = new_page(width=width)
    page.goto(serve_folder(tmp_path, "/repo/"))
    assert page.text_content("#width") == str(width)
    page.click("a")
    assert page.url.endswith("/repo/next/")
    assert page.title() == "lost"


@pytest.mark.parametrize(
    ("ci", "status", "said"),
    [("", 0, "2 skipped"), ("true", 1, "2 errors")],
)
def test_without_a_browser_tests_are_skipped_here_and_fail_in_ci(
    tmp_path: Path, ci: str, status: int, said: str
) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "GLOSSATOR"))}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", __file__, "-m", "browser"],
        env={**bare, "PATH": str(tmp_path), "CI": ci},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == status, ran.stdout + ran.stderr
    assert said in ran.stdout.splitlines()[-1]
    assert "set GLOSSATOR_BROWSER to its path" in ran.stdout
