"""Measures the demo's pages as readers get them: Lighthouse's scores, bytes on the wire, faults of markup.

    npm ci --prefix benchmarks/pages
    python benchmarks/reading.py

It builds the site of this repository into a temporary folder, with the search, and serves it compressed, as hosts do.
Lighthouse runs as it does by default: a phone of the middle class on a slow line. It needs Node.js, Java and Chromium.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "benchmarks/pages/node_modules"
PAGES = (
    "",
    "articles/the-margin-was-there-first/",
    "topics/",
    "topics/edward-gibbon/",
    "notes/",
    "claims/",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 98
"""Of a hundred, in each category."""
WIRE = 60_000
"""Bytes of a first page, without images."""
COLUMNS = ("page", *CATEGORIES, "largest paint", "layout shift", "bytes")


class MissingError(Exception):
    """Something that is measured with is not installed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What Lighthouse has found in a page."""

    page: str
    scores: Mapping[str, int]
    """Of a hundred, by category."""
    paint: float
    """Seconds until the largest thing is painted."""
    shift: float
    """Cumulative layout shift."""
    size: int
    """Bytes on the wire, without images."""

    @property
    def is_met(self) -> bool:
        """Whether the page reaches the figures; the bytes are asked of articles."""
        light = self.size < WIRE or not self.page.startswith("articles/")
        return light and not self.shift and all(score >= LEAST for score in self.scores.values())


class Compressed(SimpleHTTPRequestHandler):
    """Files of a folder, compressed and kept by browsers, as hosts of static sites send them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        data = gzip.compress(file.read_bytes())
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(file)),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(data))),
            ("Cache-Control", "max-age=600"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Nobody reads it."""


def found_in(page: str, report: Mapping[str, Any]) -> Found:
    """What a report of Lighthouse, as JSON, says of a page."""
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    return Found(
        page,
        {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES},
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        round(audits["cumulative-layout-shift"]["numericValue"], 4),
        sum(one.get("transferSize", 0) for one in requests if one.get("resourceType") != "Image"),
    )


def table(found: Iterable[Found]) -> Iterator[str]:
    """The findings as a Markdown table."""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"|---{'|---:' * (len(COLUMNS) - 1)}|"
    for one in found:
        scores = (str(one.scores[name]) for name in CATEGORIES)
        cells = (f"`/{one.page}`", *scores, f"{one.paint:.1f} s", f"{one.shift:g}", f"{one.size:,}")
        yield f"| {' | '.join(cells)} |"


def measured(page: str, address: str, browser: str, folder: Path) -> Found:
    """A page, looked at by Lighthouse. Raises subprocess.CalledProcessError where that fails."""
    report = folder / "report.json"
    command = ["node", str(TOOLS / "lighthouse/cli/index.js"), address + page, "--quiet"]
    options = ["--output=json", f"--output-path={report}", "--chrome-flags=--headless=new --no-sandbox"]
    subprocess.run([*command, *options], check=True, env={**os.environ, "CHROME_PATH": browser})
    return found_in(page, json.loads(report.read_text("utf-8")))


def faults(folder: Path) -> tuple[str, ...]:
    """The errors that the Nu HTML checker finds in the pages of a folder, a line each."""
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return tuple(done.stderr.splitlines())


def _browser() -> str:
    for name in (os.environ.get("CHROME_PATH", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    raise MissingError("there is no Chromium: install one, or set CHROME_PATH")


def _needed() -> str:
    """The browser, if all else is there as well. Raises MissingError."""
    for program in ("node", "java"):
        if not shutil.which(program):
            raise MissingError(f"{program} is not installed")
    if not TOOLS.is_dir():
        raise MissingError("first run: npm ci --prefix benchmarks/pages")
    return _browser()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "pages", nargs="*", default=PAGES, help="addresses from the site's root, such as topics/"
    )
    asked = parser.parse_args()
    try:
        browser = _needed()
    except MissingError as error:
        parser.error(str(error))
    with TemporaryDirectory() as made:
        site = Path(made) / "site"
        build = [
            sys.executable,
            "-m",
            "glossator",
            "-s",
            str(ROOT),
            "build",
            "--quiet",
            "--no-import",
            "--search",
        ]
        subprocess.run([*build, "-o", str(site)], check=True)
        wrong = faults(site)
        with served(site) as address:
            found = [measured(page, address, browser, Path(made)) for page in asked.pages]
    print(*table(found), sep="\n")
    print(f"\n{len(wrong)} errors of markup", *wrong, sep="\n")
    return int(bool(wrong) or not all(one.is_met for one in found))


if __name__ == "__main__":
    sys.exit(main())
