"""Measures from a save to changed pixels in Chromium: Glossator's preview against Hugo's server, as ratios.

    python benchmarks/preview.py                                   1,000 and 10,000 articles, 30 edits of each kind
    python benchmarks/preview.py --articles 1000 --edits 100 --soak 1000

An edit is a file written in place; it ends when the open page's text has changed, observed in the page.
`docs/preview.md` has the figures. Needs the dependency groups `bench` and `test`, and Chromium (`GLOSSATOR_BROWSER` may
name it).
"""

import argparse
import contextlib
import itertools
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import corpus
from measure import usual
from playwright.sync_api import Page, sync_playwright
from systems import OUTPUT, SYSTEMS, System

BROWSERS = (os.environ.get("GLOSSATOR_BROWSER", ""), "chromium", "chromium-browser", "google-chrome")
PATIENCE = 30.0
"""Seconds after which something that should have happened has not."""
REST = 0.5
"""Seconds between two edits: nobody saves the next before the last is seen."""
TARGETS = {("body", 1000): 80, ("body", 10_000): 120, ("title", 1000): 160, ("title", 10_000): 240}
"""Milliseconds to reach, for the median; a topic's edit is as a title's."""
NUMBERS = itertools.count(1)
WATCH = """
const seen = new Set();
const look = () => {
  const text = (document.title + " " + (document.body ? document.body.textContent : "")).toLowerCase();
  for (const mark of text.match(/edit-[0-9]+-end/g) || []) if (!seen.has(mark)) {
    seen.add(mark);
    told(mark, performance.timeOrigin + performance.now());
  }
};
new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
document.addEventListener("DOMContentLoaded", look);
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit: an article and a mark become the article that shows the mark."""

    name: str
    make: Callable[[corpus.Article, str], corpus.Article]


def _body(article: corpus.Article, mark: str) -> corpus.Article:
    first, *rest = article.paragraphs
    # The last word has no note on it.
    return replace(article, paragraphs=(replace(first, words=(*first.words, mark)), *rest))


def _title(article: corpus.Article, mark: str) -> corpus.Article:
    return replace(article, title=f"{article.title} {mark}")


def _topic(article: corpus.Article, mark: str) -> corpus.Article:
    return replace(article, topics=(*article.topics[:-1], f"Topic {mark}"))


EDITS = (Edit("body", _body), Edit("title", _title), Edit("topic", _topic))


@dataclass(frozen=True, slots=True)
class Sample:
    """How long edits of one kind took, in milliseconds."""

    system: str
    articles: int
    edit: str
    times: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return sorted(self.times)[int(0.95 * (len(self.times) - 1))]


@dataclass
class Observed:
    """An open page, and when (in milliseconds since 1970) it first showed which mark."""

    page: Page
    seen: dict[str, float] = field(default_factory=dict)

    def told(self, mark: str, when: float) -> None:
        self.seen.setdefault(mark, when)

    def time_of(self, mark: str) -> float | None:
        """Waits for a mark; None where the page was never told of it, and has been loaded anew."""
        until = time.monotonic() + PATIENCE
        while mark not in self.seen:
            if time.monotonic() > until:
                _tell(f"{mark} was missed")
                self.page.reload()
                return None
            self.page.wait_for_timeout(5)
        return self.seen[mark]


@dataclass(frozen=True, slots=True)
class Site:
    """A site of which one article is open and edited."""

    system: System
    root: Path
    article: corpus.Article
    page: Observed

    def write(self, article: corpus.Article) -> float:
        """Save an article; when, in milliseconds since 1970."""
        (path, text), *_ = self.system.files(article).items()
        saved = time.time() * 1000
        (self.root / path).write_text(text, encoding="utf-8")
        return saved


def main() -> int:
    """Everything that was asked for."""
    asked = _asked(sys.argv[1:])
    samples: list[Sample] = []
    with (
        tempfile.TemporaryDirectory(prefix="bench-preview-", dir=asked.workdir) as folder,
        _browser() as page,
    ):
        for size, name in itertools.product(asked.articles, asked.systems):
            root = Path(folder) / f"{name}-{size}"
            samples += _measured(SYSTEMS[name], root, size, asked, page)
            shutil.rmtree(root, ignore_errors=True)
    print("\n".join(_report(samples)))
    return 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure previews from a save to changed pixels.")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000], metavar="N")
    parser.add_argument("--systems", nargs="+", default=["hugo", "glossator"], choices=["hugo", *OURS])
    parser.add_argument("--edits", type=int, default=30, metavar="N", help="edits of each kind")
    parser.add_argument("--soak", type=int, default=0, metavar="N", help="body edits in a row at the end")
    parser.add_argument("--pages", type=int, default=0, metavar="N", help="other open pages meanwhile")
    parser.add_argument("--workdir", type=Path, help="where to lay out the sites")
    return parser.parse_args(arguments)


OURS = tuple(name for name in SYSTEMS if name.startswith("glossator"))


def _measured(
    system: System, root: Path, size: int, asked: argparse.Namespace, page: Observed
) -> Iterator[Sample]:
    system.lay(root)
    for article in corpus.articles(size):
        system.write(root, article)
    if system.name in OURS:  # a preview's start is measured with a warm cache
        _build(root)
    site = Site(system, root, corpus.article(corpus.newest(size)), page)
    if system.name in OURS:
        _starts(site)
    with _serving(system, root) as (url, process):
        page.page.goto(f"{url}articles/{site.article.slug}/")
        with _open(url, asked.pages if system.name in OURS else 0):
            for kind in EDITS:
                times = tuple(_times(site, kind, asked.edits))
                _tell(f"{system.name}, {size:,}, {kind.name}: {statistics.median(times):.0f} ms")
                yield Sample(system.name, size, kind.name, times)
            if asked.soak and system.name in OURS:
                _soak(site, asked.soak, process.pid)
                _compare(root, url)


def _build(root: Path) -> None:
    subprocess.run([sys.executable, "-m", "glossator", "build", "--quiet"], cwd=root, check=True, env=usual())


def _starts(site: Site) -> None:
    """How long until a page is there: after a build, and where the article's body or title was edited since."""
    time.sleep(4 * REST)
    _build(site.root)  # files that were new to the first one had to be looked at once more
    path = f"articles/{site.article.slug}/"
    for one in ("", path):
        with _serving(site.system, site.root, one, ""):
            pass
    for kind in (EDITS[0], EDITS[1]):
        mark = f"edit-{next(NUMBERS)}-end"
        site.write(kind.make(site.article, mark))
        with _serving(site.system, site.root, path, mark):
            pass
    site.write(site.article)


def _times(site: Site, kind: Edit, count: int) -> Iterator[float]:
    for number in range(count + 2):
        mark = f"edit-{next(NUMBERS)}-end"
        saved = site.write(kind.make(site.article, mark))
        seen = site.page.time_of(mark)
        if number > 1 and seen is not None:  # the first two warm all up
            yield seen - saved
        time.sleep(REST)


def _soak(site: Site, count: int, pid: int) -> None:
    """Many edits in a row: each is seen, and memory stays."""
    early = 0
    for done, took in enumerate(_times(site, EDITS[0], count)):
        if done == count // 10:
            early = _memory(pid)
        if done % 100 == 0:
            _tell(f"edit {done}: {took:.0f} ms, {_memory(pid) >> 10} MB")
    _tell(f"memory after all edits / after a tenth: {_memory(pid) / early:.2f}")


def _compare(root: Path, url: str) -> None:
    """The pages as they are served against those of a clean build."""
    shutil.rmtree(root / ".glossator")
    shutil.rmtree(root / OUTPUT, ignore_errors=True)
    _build(root)
    built = [path for path in sorted((root / OUTPUT).rglob("*")) if path.suffix in (".html", ".xml")]
    other = [
        path
        for path in built
        if _served(url, path.relative_to(root / OUTPUT).as_posix()) != path.read_bytes()
    ]
    _tell(f"{len(built)} pages compared with a clean build's, {len(other)} differ {other[:3] or ''}")


def _served(url: str, path: str) -> bytes:
    try:
        with urllib.request.urlopen(url + path) as answer:
            data: bytes = answer.read()
    except urllib.error.HTTPError as error:
        data = error.read()
    return re.sub(rb"<script [^>]*__glossator/[^>]*></script>", b"", data)


def _memory(pid: int) -> int:
    """The resident set of a process in kibibytes; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0


@contextlib.contextmanager
def _serving(
    system: System, root: Path, path: str = "", mark: str = ""
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server that has answered with the page at that path, which has the mark."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    if system.name in OURS:
        command = [sys.executable, "-m", "glossator", "serve", "-p", str(port)]
    else:
        program, *_ = system.command(root)
        command = [
            str(program),
            "server",
            "--noBuildLock",
            "--quiet",
            "--port",
            str(port),
            "--cacheDir",
            str(root / ".cache"),
        ]
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, env=usual())
    try:
        url = f"http://localhost:{port}/"
        _wait_for(url + path, mark)
        _tell(f"{system.name}: /{path} there {mark} {time.monotonic() - started:.2f} s after the start")
        yield url, process
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url: str, mark: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(url) as answer:
            if mark in answer.read().decode().lower():
                return
        time.sleep(0.01)
    raise TimeoutError(f"{url} did not answer")


@contextlib.contextmanager
def _open(url: str, count: int) -> Iterator[None]:
    """So many other pages, each of another article, that listen."""
    port = int(url.split(":")[2].strip("/"))
    with contextlib.ExitStack() as connections:
        for number in range(count):
            one = connections.enter_context(socket.create_connection(("localhost", port)))
            path = f"/articles/{corpus.article(number).slug}/"
            one.sendall(
                f"GET /__glossator/events?path={path}&revision=x HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
            )
        yield


@contextlib.contextmanager
def _browser() -> Iterator[Observed]:
    program = next((found for name in BROWSERS if name and (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = Observed(browser.new_page())
        page.page.expose_function("told", page.told)
        page.page.add_init_script(WATCH)
        yield page
        browser.close()


def _report(samples: Sequence[Sample]) -> Iterator[str]:
    yield "| articles | edit | system | median, ms | 95 of 100, ms | ratio to Hugo | to reach, ms |"
    yield "|---|---|---|---|---|---|---|"
    peers = {(one.articles, one.edit): one.median for one in samples if one.system == "hugo"}
    for one in samples:
        peer = peers.get((one.articles, one.edit))
        ratio = f"{one.median / peer:.2f}" if peer else "–"
        kind = "title" if one.edit == "topic" else one.edit
        target = TARGETS.get((kind, one.articles), "–") if one.system in OURS else "–"
        told = (
            f"{one.articles:,}",
            one.edit,
            one.system,
            f"{one.median:.0f}",
            f"{one.slow:.0f}",
            ratio,
            f"{target}",
        )
        yield f"| {' | '.join(told)} |"


def _tell(said: str) -> None:
    print(said, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
