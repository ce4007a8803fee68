"""Whether another Glossator runs is told by what is installed, and not by where it is called."""

import sys
from pathlib import Path

import pytest

from glossator.build.version import installation


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
