"""A build that is killed, wherever: the next one mends it, even where its files lay in their places, and the edit was
taken back meanwhile, to the very times of the files, before that was remembered."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from edited_sites import ALL_EDITS, START
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import put
from lived_in import fresh
from siting import NOW, SiteUnderTest, files_of

from glossator.build.cache import Cache
from glossator.build.report import BuildOptions
from glossator.build.store import STAGING

OPTIONS = BuildOptions(datetime.fromtimestamp(int(NOW), UTC), jobs=1)

ARTICLE = "---\ntitle: {title}\ndate: 2025-01-01\ntopics: [Boats]\n---\n\n{text}\n"
FERRY = "content/articles/ferry.md"


class Killed(BaseException):
    """What no rim catches."""


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: Papers\n")
    made.write(FERRY, ARTICLE.format(title="The ferry", text="It left at noon."))
    for file in (made.folder / "site.yaml", made.folder / FERRY):
        os.utime(file, ns=(10**18, 10**18))  # long ago, so that the next run may trust the times
    return made.run("build").succeeds()


def words(folder: Path) -> Path:
    file = folder / FERRY
    file.write_text(ARTICLE.format(title="The ferry", text="It left at ten."), encoding="utf-8")
    return file


def title(folder: Path) -> Path:
    file = folder / FERRY
    file.write_text(ARTICLE.format(title="The tug", text="It left at noon."), encoding="utf-8")
    return file


def article(folder: Path) -> Path:
    file = folder / "content/articles/tug.md"
    file.write_text(ARTICLE.format(title="The tug", text="It left at ten."), encoding="utf-8")
    return file


def copied(folder: Path) -> Path:
    file = folder / "static/map.txt"
    file.parent.mkdir()
    file.write_text("A map.", encoding="utf-8")
    return file


@pytest.mark.parametrize("edit", [words, title, article, copied])
def test_what_was_placed_and_not_remembered_is_mended_where_the_edit_is_undone(
    site: SiteUnderTest, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Path], Path]
) -> None:
    built = files_of(site.output)
    was = {path: path.read_bytes() for path in (site.folder / "content").rglob("*.md")}
    edited = edit(site.folder)

    def killed(*_: object) -> None:
        # A run that finds all as it is remembered would not look for it.
        assert not (site.output / STAGING).exists()
        raise Killed

    with monkeypatch.context() as during:
        during.setattr(Cache, "keep_printed", killed)
        with pytest.raises(Killed):
            site.run("build", "--jobs", "1")
    assert files_of(site.output) != built
    if edited in was:
        edited.write_bytes(was[edited])
        os.utime(edited, ns=(10**18, 10**18))
    else:
        edited.unlink()
    site.run("build").succeeds()
    assert files_of(site.output) == built


KILLED = """
import io, os, signal, sqlite3, sys
from glossator.build import content, impression
from glossator.cli.main import main

root, jobs, left = sys.argv[1], sys.argv[2], int(sys.argv[3])
content.LOT, impression.BATCH = 2, 8  # so that even a small site is built by all
own, CALLS = os.getpid(), {"mkdir", "replace", "unlink", "rmdir", "write", "truncate", "execute", "executemany"}
DONE_BY = (type(os), io.FileIO, io.BufferedWriter, sqlite3.Connection, sqlite3.Cursor)

def count(_frame, event, called):
    global left
    if event == "c_call" and called.__name__ in CALLS and isinstance(called.__self__, DONE_BY) and os.getpid() == own:
        left -= 1
        if left < 0:
            os.kill(own, signal.SIGKILL)

sys.setprofile(count)
status = main(["-s", root, "build", "-q", "--jobs", jobs])
sys.setprofile(None)
print(status, left)
"""
"""A build that is killed by itself before the write of a number, to a file, a folder or the cache."""
MOST = 1_400
"""Writes of a build of the whole site."""


def killed(root: Path, jobs: int, left: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(root), str(jobs), str(left)],
        env=os.environ | {"SOURCE_DATE_EPOCH": NOW},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed this way on Windows")
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.sampled_from([*ALL_EDITS]), min_size=1, max_size=4),
    st.integers(1, 2),
    st.lists(st.integers(0, MOST), min_size=1, max_size=3),
)
def test_a_build_that_is_killed_at_any_write_leaves_whole_files_and_the_next_one_mends_it(
    tmp_path_factory: pytest.TempPathFactory, names: set[str], jobs: int, kills: list[int]
) -> None:
    top = tmp_path_factory.mktemp("law")
    edit = {path: text for name in sorted(names) for path, text in ALL_EDITS[name].items()}
    _, old = fresh(top / "lived", START, OPTIONS)
    clean, new = fresh(top / "clean", {**START, **edit}, OPTIONS)
    put(top / "lived", edit)
    for kill in kills:
        assert killed(top / "lived", jobs, kill).returncode in (-signal.SIGKILL, 0)
        for path, data in files_of(top / "lived/output").items():
            assert path.startswith(".glossator") or data in (old.get(path), new.get(path)), path
    site = SiteUnderTest(top, top / "lived").run("build", "--jobs", "1")
    assert site.code == int(clean.failed)
    assert files_of(site.output) == (old if clean.failed else new)
    assert not (site.output / STAGING).exists()
