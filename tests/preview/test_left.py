"""While a preview reads a site that was built, it sends what that build left: the very files that it sends after."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from laying import put, rest
from msgspec.structs import replace

from glossator.build.desk import laid
from glossator.build.left import left_output
from glossator.build.report import BuildOptions
from glossator.build.run import build
from glossator.preview.left import Left, outcome_of_left
from glossator.preview.memory import Memory
from glossator.preview.outcome import Files, Folder
from glossator.preview.printed import Printed

BUILT = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), settled=True, jobs=1)
PREVIEWED = BuildOptions(datetime(2026, 1, 2, tzinfo=UTC), search=False, jobs=1)
ONE = "articles/one/index.html"
FILES = {
    "site.yaml": "title: Papers\nurl: https://example.org/papers/\npaginate: 2\n",
    "content/topics.yaml": "- name: Ships\n  aliases: [Boats]\n",
    "content/pages/about.md": "---\ntitle: About\naliases: [/who/]\n---\n\nWho we are.\n",
    "content/articles/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/articles/one.md": "---\ntitle: One\ndate: 2025-01-01\n"
    "topics: [Ships]\n---\n\nWords.[^1]\n\n[^1]: **Claim: False:** No.\n",
    "content/articles/one.notes.md": "## Note\n\n> **Words.**\n\nThey are.\n",
    "content/articles/two.md": "---\ntitle: Two\ndate: 2025-01-02\naliases: [/old/]\n---\n\nSee [one](one.md).\n",
    "content/articles/three.md": "---\ntitle: Three\ndate: 2025-01-03\n---\n\nThe same.\n",
    "static/plan.js": "1;",
    "templates/partials/term.html": "<script>let name = 1;</script>{{ term.name }}",
}


@dataclass
class First:
    """A first reading, of which a test says how far it is."""

    outrun: bool = False
    read: Future[Files] = field(default_factory=Future)

    def is_outrun(self) -> bool:
        return self.outrun

    def files(self) -> Files:
        return self.read.result(30)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    put(site, FILES)
    assert not build(site, replace(BUILT, looked=rest(site))).failed
    return site


@pytest.fixture
def first() -> First:
    return First()


@pytest.fixture
def left(root: Path, first: First) -> Callable[[], Left | None]:
    def found(memory: Memory | None = None) -> Left | None:
        outcome = outcome_of_left(lambda: left_output(root, PREVIEWED), memory or Memory(), first)
        assert outcome is None or outcome.base_path == "/papers/"
        files = outcome.files if outcome else None
        assert files is None or isinstance(files, Left)
        return files

    return found


def read_of(root: Path) -> Printed:
    return Printed(laid(root, PREVIEWED), lambda _: (), Memory())


def everything(root: Path) -> Iterator[str]:
    yield from read_of(root).desk.outputs
    yield from ("nowhere.html", "", "articles")


def test_every_file_is_the_one_that_is_made_once_the_site_is_read(
    root: Path, left: Callable[[], Left | None]
) -> None:
    files, read = left(), read_of(root)
    assert files
    for path in everything(root):
        assert files.key(path) == read.key(path), path
        assert files.read(path) == read.read(path), path
    page = files.read(ONE)
    assert page and files.scripts(page.data) == read.scripts(page.data)


def test_what_was_sent_is_remembered_for_the_time_after(root: Path, first: First) -> None:
    memory = Memory()
    outcome = outcome_of_left(lambda: left_output(root, PREVIEWED), memory, first)
    assert outcome
    sent = outcome.files.read(ONE)
    assert outcome.files.read("static/plan.js") is None
    assert list(memory.files) == [ONE]
    assert memory.files[ONE] == (Printed(laid(root, PREVIEWED), lambda _: (), Memory()).key(ONE), sent)


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_shown_of_a_site_in_which_a_file_was_touched(
    root: Path, left: Callable[[], Left | None], path: str
) -> None:
    os.utime(root / path)
    assert left() is None


def test_nothing_is_shown_that_another_build_would_print(root: Path) -> None:
    for other in ({"drafts": True}, {"future": True}):
        assert left_output(root, BuildOptions(PREVIEWED.now, search=False, **other)) is None
    assert left_output(root, PREVIEWED) is not None
    (root / "output/index.html").write_text("Another's", encoding="utf-8")
    assert left_output(root, PREVIEWED) is None


def test_a_site_with_a_search_is_read_first(root: Path, left: Callable[[], Left | None]) -> None:
    pytest.importorskip("pagefind", reason="needs the extra search")
    put(root, {"site.yaml": FILES["site.yaml"] + "search: true\n"})
    assert not build(root, BUILT).failed
    assert left() is None


def test_once_a_file_changes_pages_wait_until_the_site_was_read(
    first: First, left: Callable[[], Left | None]
) -> None:
    files = left()
    assert files
    first.outrun = True
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(files.read, ONE)
        new = pool.submit(files.read, "articles/new/index.html")
        first.read.set_result(Folder({ONE: b"read", "articles/new/index.html": b"new"}))
        assert [one.data for one in (waiting.result(30), new.result(30)) if one] == [b"read", b"new"]


def test_a_file_that_another_program_changed_in_the_output_is_not_sent(
    root: Path, first: First, left: Callable[[], Left | None]
) -> None:
    files = left()
    assert files
    (root / "output" / ONE).write_text("Another's", encoding="utf-8")
    first.read.set_result(Folder({ONE: b"read"}))
    found = files.read(ONE)
    assert found and found.data == b"read"
