"""Make docs/images/article.png anew: an article of the demo in Chromium, its marks and its notes in view.

    .venv/bin/python scripts/screenshot.py

Builds the demo into a temporary folder, serves it to the browser that the tests drive, and takes 1120 × 540 pixels
from where notes stand beside the text. Look at the picture before you commit it.
"""

import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conftest import BROWSER_ARGUMENTS, NO_BROWSER, browser_program  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from serving import StaticServer  # noqa: E402

from glossator.cli.main import main as glossator  # noqa: E402

PICTURE = ROOT / "docs" / "images" / "article.png"
ARTICLE = "articles/how-to-read-a-page-in-a-crowd/"
SIZE = {"width": 1120, "height": 540}
PLACE = "#ref-layout"
PLACE_AT = 0.23
"""How far down the picture that reference stands, its note beside it."""


def shoot(address: str, program: str) -> None:
    """Open the article and keep what the window shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=BROWSER_ARGUMENTS)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(address, wait_until="networkidle")
        page.evaluate(
            "([place, part]) => {"
            " scrollBy(0, document.querySelector(place).getBoundingClientRect().top - part * innerHeight) }",
            [PLACE, PLACE_AT],
        )
        page.screenshot(path=PICTURE)
        browser.close()


def main() -> int:
    program = browser_program()
    if program is None:
        print(f"No picture: {NO_BROWSER}.", file=sys.stderr)
        return 1
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        status = glossator(["-s", str(ROOT), "build", "--quiet", "--no-import", "-o", str(built)])
        if status:
            return status
        with StaticServer(built, "/") as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            shoot(server.url + ARTICLE, program)
            server.shutdown()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
