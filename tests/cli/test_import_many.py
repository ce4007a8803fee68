"""`glossator import` of many pages: by several processes, killed and taken up again, the same as by one at once."""

import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor
from pathlib import Path

import pytest
from commanding import Run

import glossator.work
from glossator.cli.importing import import_waiting
from glossator.edit.imported import IMPORTED
from glossator.ingest.folder import silent

PAGE = """<!doctype html><title>{title} | Harbour</title><meta name="author" content="Jane Roe">
<nav><a href="/a">News</a> <a href="/b">Sport</a> <a href="/c">Letters</a></nav>
<article><h1>{title}</h1><p>The lighthouse of the year {number} was built by people who had never seen one, and they
worked from a drawing in a letter that had been wet.</p><p>For forty years nobody kept a record of the light. The first
keeper could not write, and the second would not.</p></article>"""
COUNT = 120


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site that is the current folder, and `../in` beside it with pages."""
    monkeypatch.chdir(fresh)
    folder = fresh.parent / "in"
    folder.mkdir()
    for number in range(COUNT):
        # Every tenth has the title of another.
        page = PAGE.format(title=f"The Light of Harbour {number - number % 10 // 9}", number=number)
        (folder / f"{number:03}.html").write_text(page, encoding="utf-8")
    return fresh


def bodies(site: Path) -> list[str]:
    """All articles without their slugs, which their names hold."""
    return sorted(path.read_text(encoding="utf-8") for path in (site / "content/articles").glob("*.md"))


def test_several_processes_import_what_one_does(site: Path, run: Run) -> None:
    assert run("init", "../other").status == 0
    assert run("import", "../in", "--jobs", "1").status == 0
    assert run("--site", "../other", "import", "../in", "--jobs", "2").status == 0
    one, several = (
        {path.name: path.read_bytes() for path in (folder / "content/articles").glob("*.md")}
        for folder in (site, site.parent / "other")
    )
    assert several == one
    assert len(one) == COUNT


def test_those_that_wait_for_a_build_are_read_by_several_processes_as_by_one(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def workers(jobs: int) -> Executor:
        asked.append(jobs)
        return real(jobs)

    real = glossator.work.workers
    monkeypatch.setattr(glossator.work, "workers", workers)
    assert run("init", "../other").status == 0
    other = site.parent / "other"
    for folder, jobs in ((site, 1), (other, 2)):
        shutil.copytree(site.parent / "in", folder / "seeds", dirs_exist_ok=True)
        assert len(import_waiting(folder, silent, jobs=jobs).imported) == COUNT
    assert asked == [2]
    one, several = (
        {path.name: path.read_bytes() for path in (folder / "content/articles").glob("*.md")}
        for folder in (site, other)
    )
    assert several == one


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_import_of_pages_goes_on_with_nothing_lost_and_nothing_twice(site: Path, run: Run) -> None:
    command = [sys.executable, "-m", "glossator", "import", "../in", "--jobs", "2"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and len(bodies(site)) < 10:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    before = bodies(site)
    assert run("import", "../in", "--jobs", "2").status == 0
    after = bodies(site)
    assert len(after) == COUNT
    assert set(before) <= set(after)
    digests = [line for text in after for line in text.split("\n") if line.startswith("  sha256: ")]
    assert len(set(digests)) == COUNT
    assert (site / IMPORTED).read_text(encoding="utf-8").count("\n") == COUNT + 1
    assert len(list((site / "seeds").glob("*.html"))) == COUNT
