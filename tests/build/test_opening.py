"""One run at a time works on a site; a cache that cannot be trusted is thrown away with a word."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossator.build import opening
from glossator.build.cache import FILE, FOLDER
from glossator.build.opening import LOCK
from glossator.build.report import BuildOptions
from glossator.build.run import build
from glossator.problem import ProblemError

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    article = tmp_path / "content/articles/ferry.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: The ferry\ndate: 2025-01-01\n---\n\nIt left at noon.\n")
    (tmp_path / "site.yaml").write_text("title: Papers\n")
    return tmp_path


@pytest.fixture
def busy(root: Path) -> Iterator[sqlite3.Connection]:
    """Another run that works on the site."""
    (root / FOLDER).mkdir()
    lock = sqlite3.connect(root / FOLDER / LOCK, isolation_level=None)
    lock.execute("begin exclusive")
    yield lock
    lock.close()


@pytest.mark.usefixtures("busy")
def test_a_run_that_does_not_end_keeps_another_from_starting(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    with pytest.raises(ProblemError) as raised:
        build(root, OPTIONS)
    assert [one.code for one in raised.value.problems] == ["site-busy"]
    assert not (root / "output").exists()


def test_a_run_that_ends_lets_the_next_one_start(root: Path, busy: sqlite3.Connection) -> None:
    busy.close()
    assert build(root, OPTIONS).written


def test_a_cache_that_cannot_be_written_is_not_used(root: Path) -> None:
    first = build(root, OPTIONS)
    (root / FOLDER).chmod(0o555)
    try:
        if os.access(root / FOLDER, os.W_OK):
            pytest.skip("this user may write everywhere")
        (root / "content/articles/ferry.md").write_text("---\ntitle: The tug\ndate: 2025-01-01\n---\n\nNo.\n")
        second = build(root, OPTIONS)
    finally:
        (root / FOLDER).chmod(0o755)
    assert not second.failed
    assert second.written and second.written + second.kept == first.written


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"\xff" * 4000, b"\0" * 100_000])
def test_a_damaged_lock_is_mended(root: Path, damage: bytes) -> None:
    build(root, OPTIONS)
    (root / FOLDER / LOCK).write_bytes(damage)
    mended = build(root, OPTIONS)
    assert (mended.written, mended.remarks) == (0, ())
    assert (root / FOLDER / LOCK).stat().st_size == 0
    held = sqlite3.connect(root / FOLDER / LOCK, isolation_level=None)
    held.execute("begin exclusive")
    held.close()


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 400])
def test_a_damaged_cache_is_thrown_away_and_said(root: Path, damage: bytes) -> None:
    first = build(root, OPTIONS)
    (root / FOLDER / FILE).write_bytes(damage)
    second = build(root, OPTIONS)
    assert second.remarks == ("The cache of earlier builds is damaged, and was not used.",)
    assert (second.written, second.kept) == (0, first.written)


def test_a_cache_whose_own_tables_are_no_text_is_thrown_away(root: Path) -> None:
    first = build(root, OPTIONS)
    cache = root / FOLDER / FILE
    cache.write_bytes(cache.read_bytes().replace(b"CREATE TABLE files", b"CRE\xffTE TA\xfeLE files"))
    second = build(root, OPTIONS)
    assert second.remarks == ("The cache of earlier builds is damaged, and was not used.",)
    assert (second.written, second.kept) == (0, first.written)


def test_a_cache_of_another_version_is_thrown_away_and_said(root: Path) -> None:
    build(root, OPTIONS)
    database = sqlite3.connect(root / FOLDER / FILE)
    with database:
        database.execute("update about set value = '0'")
    database.close()
    second = build(root, OPTIONS)
    assert second.remarks == ("The cache of earlier builds is of another version, and was not used.",)
    assert second.written == 0


@pytest.mark.parametrize(
    "entry",
    [
        "readings set facts",
        "readings set problems",
        "readings set galley",
        "readings set text",
        "galleys set data",
    ],
)
def test_a_damaged_entry_is_not_believed(root: Path, entry: str) -> None:
    build(root, OPTIONS)
    database = sqlite3.connect(root / FOLDER / FILE)
    with database:
        database.execute(f"update {entry} = x'c0ffee'")
    database.close()
    page = root / "output/articles/ferry/index.html"
    before = page.read_bytes()
    page.unlink()
    assert build(root, OPTIONS).written == 1
    assert page.read_bytes() == before


def test_a_site_whose_folder_cannot_be_written_is_built_without_a_cache(root: Path, tmp_path: Path) -> None:
    (root / FOLDER).write_text("a file in the way")
    assert build(root, OPTIONS).written
    assert build(root, OPTIONS).written == 0


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A disk with no room left for a cache."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ("-t", "tmpfs", "-o", "size=40k", "tmpfs", str(disk))
    if mount is None or subprocess.run([mount, *options], check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    # At once for everyone who looks; for one that has a file open still (a journal on its way), when it is closed.
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_without_room_for_a_cache_costs_only_the_memory(root: Path, full: Path) -> None:
    (root / FOLDER).symlink_to(full)
    (full / "ballast").write_bytes(b"x" * 30_000)
    report = build(root, OPTIONS)
    assert report.written
    assert "Nothing is remembered for the next build" in report.remarks[0]
