"""Whether another Glossator runs is told by what is installed, and not by where it is called."""

import os
import sys
import zoneinfo
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

from glossator.build.version import LIBRARIES, installation, version


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


@pytest.mark.parametrize("name", ["tzdata.zi", "+VERSION"])
def test_other_rules_of_time_zones_change_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    (tmp_path / name).write_text("# version 2025a\n# more\n", encoding="utf-8")
    earlier = installation.__wrapped__(), version.__wrapped__()
    assert "version 2025a" in earlier[1]
    (tmp_path / name).write_text("# version 2025b2\n# more\n", encoding="utf-8")
    later = installation.__wrapped__(), version.__wrapped__()
    assert earlier[0] != later[0]
    assert earlier[1] != later[1]


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not tell when a file's state was last written"
)
def test_a_module_that_was_replaced_with_size_time_and_inode_kept_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "slug.py"
    module.write_text("LONGEST = 4\n", encoding="utf-8")
    monkeypatch.setattr(sys.modules[installation.__module__], "_sources", lambda: (str(module),))
    earlier, stat = (installation.__wrapped__(), version.__wrapped__()), module.stat()
    with module.open("r+") as file:
        file.write("LONGEST = 5\n")
    os.utime(module, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    now = module.stat()
    assert (now.st_size, now.st_mtime_ns, now.st_ino) == (stat.st_size, stat.st_mtime_ns, stat.st_ino)
    later = installation.__wrapped__(), version.__wrapped__()
    assert earlier[0] != later[0]
    assert earlier[1] != later[1]


def test_a_library_that_is_installed_anew_into_a_folder_of_any_name_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vendored = tmp_path / "vendored"
    (vendored / "jinja2").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(vendored), *sys.path])
    before = installation.__wrapped__()
    (vendored / "jinja2-99.dist-info").mkdir()
    assert installation.__wrapped__() != before


def test_every_library_has_the_module_by_which_its_folder_is_known() -> None:
    for library, module in LIBRARIES.items():
        assert library in {name.lower() for name in packages_distributions()[module]}
        spec = find_spec(module)
        assert spec and spec.submodule_search_locations, f"{module} is no folder"
