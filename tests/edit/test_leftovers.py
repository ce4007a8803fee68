"""What a killed run leaves of a file that it was writing goes with the next change, and nothing of anybody else's."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from siting import SiteUnderTest

from glossator.edit.files import create, replace
from glossator.edit.leftovers import AGE, tidy

PLACES = ("content/articles", "content/pages/deep", "content/.unfinished", "seeds", ".glossator", ".")


def left(folder: Path, name: str = ".glossator-a1_b2c3d.tmp", age: float = AGE + 1) -> Path:
    """A file as a run leaves it that was killed some seconds ago."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("half a file", encoding="utf-8")
    os.utime(file, (time.time() - age, time.time() - age))
    return file


@pytest.mark.parametrize("place", PLACES)
def test_what_a_killed_run_left_goes(tmp_path: Path, place: str) -> None:
    file = left(tmp_path / place)
    tidy(tmp_path)
    assert not file.exists()


@pytest.mark.parametrize(
    "name",
    [
        *(".a1_b2c3d.tmp", ".glossator.tmp", "glossator-a1_b2c3d.tmp", ".glossator-a1_b2c3d.tmp~"),
        *(".glossator-notes.tmp", ".glossator-a1_b2c3d4.tmp", ".glossator-A1_B2C3D.tmp", "ferry.md"),
    ],
)
def test_what_has_no_name_of_ours_stays(tmp_path: Path, name: str) -> None:
    file = left(tmp_path / "content/articles", name)
    tidy(tmp_path)
    assert file.exists()


def test_what_a_run_may_be_about_to_rename_stays(tmp_path: Path) -> None:
    file = left(tmp_path / "content/articles", age=AGE / 2)
    tidy(tmp_path)
    assert file.exists()


def test_a_folder_or_a_link_of_that_name_stays_and_so_does_what_it_leads_to(tmp_path: Path) -> None:
    folder = tmp_path / "content/.glossator-a1_b2c3d.tmp"
    inside = left(folder, "ferry.md")
    outside = left(tmp_path / "elsewhere")
    (tmp_path / "content/.glossator-b1_b2c3d.tmp").symlink_to(outside)
    (tmp_path / "content/all").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    tidy(tmp_path)
    assert inside.exists() and outside.exists()
    assert (tmp_path / "content/.glossator-b1_b2c3d.tmp").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such signal")
@pytest.mark.parametrize(
    ("act", "call"),
    [
        ("os.link", "create(root, 'content/b.md', b'new')"),
        ("Path.replace", "replace(root, 'content/a.md', b'new', b'text')"),
    ],
)
def test_what_a_run_leaves_that_is_killed_before_the_rename_is_known(
    tmp_path: Path, act: str, call: str
) -> None:
    create(tmp_path, "content/a.md", b"text")
    script = f"""import os, signal
from pathlib import Path
from glossator.edit.files import create, replace
{act} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
root = Path({str(tmp_path)!r})
{call}
"""
    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert ran.returncode < 0, ran.stderr
    (file,) = (tmp_path / "content").glob(".*")
    tidy(tmp_path)
    assert file.exists()
    os.utime(file, (1, 1))
    tidy(tmp_path)
    assert [one.name for one in (tmp_path / "content").iterdir()] == ["a.md"]
    replace(tmp_path, "content/a.md", b"newer", b"text")


def test_a_command_that_changes_content_tidies_up_and_one_that_looks_does_not(tmp_path: Path) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: Papers\n")
    file = left(site.folder / "content/articles")
    site.run("list", "articles").succeeds()
    assert file.exists()
    site.run("new", "The ferry").succeeds()
    assert not file.exists()
    assert len([*file.parent.iterdir()]) == 1


def test_a_build_that_imports_tidies_up(tmp_path: Path) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: Papers\n")
    file = left(site.folder / "seeds")
    site.run("build").succeeds()
    assert file.exists()
    site.write("seeds/quay.txt", "The quay\n\nIt was built in 1870, of stone.\n").run("build").succeeds()
    assert not file.exists()
