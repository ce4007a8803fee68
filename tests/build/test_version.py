"""Whether another Glossator runs is told by what is installed, and not by where it is called."""

import sys
import zoneinfo
from pathlib import Path

import pytest

from glossator.build.version import installation, version


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
