"""Whether another Glossator runs is told by what is installed, and not by where it is called."""

import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from glossator.build import version as module
from glossator.build.version import PACKAGE, installation, version


def test_the_current_folder_is_no_part_of_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = installation.__wrapped__()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert installation.__wrapped__() == before


def test_a_library_that_is_installed_anew_changes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    before = installation.__wrapped__()
    (libraries / "jinja2-99.dist-info").mkdir()
    assert installation.__wrapped__() != before


@pytest.fixture
def in_new_processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], tuple[str, str]]]:
    """The installation and the version as processes find them that begin when this is called."""

    def told() -> tuple[str, str]:
        installation.cache_clear()
        return installation(), version.__wrapped__()

    monkeypatch.setattr(module, "LOADED", sys.maxsize)
    yield told
    installation.cache_clear()


@pytest.mark.parametrize("name", ["tzdata.zi", "+VERSION"])
def test_other_rules_of_time_zones_change_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_new_processes: Callable[[], tuple[str, str]],
    name: str,
) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    (tmp_path / name).write_text("# version 2025a\n# more\n", encoding="utf-8")
    earlier = in_new_processes()
    assert "version 2025a" in earlier[1]
    (tmp_path / name).write_text("# version 2025b2\n# more\n", encoding="utf-8")
    later = in_new_processes()
    assert earlier[0] != later[0]
    assert earlier[1] != later[1]


ANOTHER = "The cache of earlier builds is of another version, and was not used."
PROCESS = """
import sys
from pathlib import Path
from glossator.build.cache import open_cache
from glossator.build.version import installation
if "early" in sys.argv:
    installation()
print(flush=True)
for folder in sys.stdin:
    cache = open_cache(Path(folder.strip()))
    print(cache.notice or "taken over", flush=True)
    cache.close()
"""


class Process:
    """One that has loaded the code of a package, and opens caches."""

    def __init__(self, package: Path, *how: str) -> None:
        env = {**os.environ, "PYTHONPATH": str(package.parent)}
        self._running = subprocess.Popen(
            [sys.executable, "-c", PROCESS, *how], env=env, stdin=-1, stdout=-1, text=True
        )

    def __enter__(self) -> Self:
        self._said()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.communicate()

    def opens(self, folder: Path) -> str:
        """What it says of the cache there."""
        assert self._running.stdin is not None
        self._running.stdin.write(f"{folder}\n")
        self._running.stdin.flush()
        return self._said()

    def _said(self) -> str:
        assert self._running.stdout is not None
        return self._running.stdout.readline().strip()


@pytest.mark.parametrize(
    ("how", "change"),
    [
        (("early",), "edited"),
        (("early",), "removed"),
        (("early",), "installed"),
        ((), "edited"),
        ((), "installed"),
    ],
)
def test_what_a_process_leaves_that_outlives_its_code_is_nobody_else_s(
    tmp_path: Path, how: tuple[str, ...], change: str
) -> None:
    """A preview goes on, while another Glossator is installed and builds the same site."""
    package, site = tmp_path / "site-packages/glossator", tmp_path / "cache"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    metadata = package.parent / "jinja2-98.dist-info/METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: jinja2\nVersion: 98\n", encoding="utf-8")
    with Process(package, *how) as preview:
        if change == "edited":
            with (package / "slug.py").open("a", encoding="utf-8") as file:
                file.write("# newer\n")
        elif change == "removed":
            (package / "__main__.py").unlink()
        else:
            metadata.write_text(metadata.read_text(encoding="utf-8").replace("98", "99"), encoding="utf-8")
            metadata.parent.rename(package.parent / "jinja2-99.dist-info")
        with Process(package) as newer, Process(package) as newest:
            assert newer.opens(site) == "taken over"
            assert [preview.opens(site), newest.opens(site), newest.opens(site)] == [
                ANOTHER,
                ANOTHER,
                "taken over",
            ]


def test_modules_that_python_compiles_among_libraries_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    before = installation.__wrapped__()
    (libraries / "__pycache__").mkdir()
    assert installation.__wrapped__() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell when a file's state was written")
def test_a_module_that_was_replaced_with_size_time_and_inode_kept_changes_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_new_processes: Callable[[], tuple[str, str]],
) -> None:
    file = tmp_path / "slug.py"
    file.write_text("LONGEST = 4\n", encoding="utf-8")
    monkeypatch.setattr(module, "_sources", lambda: [str(file)])
    earlier, was = in_new_processes(), file.stat()
    with file.open("r+") as opened:
        opened.write("LONGEST = 5\n")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    now = file.stat()
    assert (now.st_size, now.st_mtime_ns, now.st_ino) == (was.st_size, was.st_mtime_ns, was.st_ino)
    later = in_new_processes()
    assert earlier[0] != later[0]
    assert earlier[1] != later[1]


def test_a_library_that_is_installed_anew_beside_a_program_changes_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    in_new_processes: Callable[[], tuple[str, str]],
) -> None:
    metadata = tmp_path / "beside/jinja2-98.dist-info"
    metadata.mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(metadata.parent)])
    before, _ = in_new_processes()
    metadata.rename(metadata.with_name("jinja2-99.dist-info"))
    assert in_new_processes()[0] != before
