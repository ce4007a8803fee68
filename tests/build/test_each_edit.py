"""Each edit of each input, alone: what a build then leaves is what a clean one makes, and so it is when it is undone.

A law over random edits (`test_engine_laws.py`) finds what edits do to each other; that each is seen at all is not left
to chance.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from edited_sites import EDITS, START
from laying import put
from lived_in import Built, built_by_editor, fresh

from glossator.build.report import BuildOptions

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Built]]:
    """A site that was built, and what came of it. Each test leaves it as it was."""
    root = tmp_path_factory.mktemp("lived") / "site"
    yield root, fresh(root, START, OPTIONS)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_and_its_undoing_leave_what_a_clean_build_makes(
    lived: tuple[Path, Built], tmp_path: Path, name: str
) -> None:
    root, (begun, start) = lived
    edit = EDITS[name]
    clean, expected = fresh(tmp_path / "clean", {**START, **edit}, OPTIONS)
    assert (clean.problems, expected) != (begun.problems, start)
    try:
        put(root, edit)
        report, after = built_by_editor(root, OPTIONS)
    finally:
        put(root, {path: START.get(path, "") for path in edit})
        undone, again = built_by_editor(root, OPTIONS)
    assert (report.problems, report.withheld) == (clean.problems, clean.withheld)
    assert after == (start if report.failed else expected)
    assert (undone.problems, undone.withheld) == (begun.problems, begun.withheld)
    assert again == start
