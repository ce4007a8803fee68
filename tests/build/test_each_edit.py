"""Each edit of each input, alone: what a build then leaves is what a clean one makes, and so it is when it is undone.

A law over random edits (`test_engine_laws.py`) finds what edits do to each other; that each is seen at all is not left
to chance.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from edited_sites import ADDED, ALL_EDITS, EDITS, EDITS_OF_ADDED, EDITS_OF_QUIET, QUIET, START, Files
from laying import put
from lived_in import Built, built_by_editor, fresh

from glossator.build.report import BuildOptions

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)


OF_NOTES = (
    "words",
    "a heading",
    "a title",
    "a draft",
    "a link",
    "a note",
    "a verdict",
    "a cit",
    "a def",
    "a corr",
    "a raw",
)
"""How edits begin whose articles' texts or notes change."""
Lived = tuple[Path, Files, Built]
"""A site that was built, of which files, and what came of it. Each test leaves it as it was."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    root = tmp_path_factory.mktemp("lived") / "site"
    return root, START, fresh(root, START, OPTIONS)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """One with pages of an extension."""
    root, files = tmp_path_factory.mktemp("added") / "site", {**START, **ADDED}
    return root, files, fresh(root, files, OPTIONS)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """One whose pages neither gather nor count notes."""
    root, files = tmp_path_factory.mktemp("quiet") / "site", {**START, **QUIET}
    return root, files, fresh(root, files, OPTIONS)


@pytest.mark.parametrize("name", [*EDITS, "no pages of notes", "an extension's pages"])
def test_an_edit_and_its_undoing_leave_what_a_clean_build_makes(
    lived: Lived, tmp_path: Path, name: str
) -> None:
    done_and_undone(lived, ALL_EDITS[name], tmp_path)


@pytest.mark.parametrize("name", EDITS_OF_ADDED)
def test_so_does_an_edit_of_what_an_extension_adds(added: Lived, tmp_path: Path, name: str) -> None:
    done_and_undone(added, EDITS_OF_ADDED[name], tmp_path)


@pytest.mark.parametrize("name", [name for name in EDITS if name.startswith(OF_NOTES)] + [*EDITS_OF_QUIET])
def test_so_does_an_edit_of_notes_that_no_page_gathers(quiet: Lived, tmp_path: Path, name: str) -> None:
    done_and_undone(quiet, {**EDITS, **EDITS_OF_QUIET}[name], tmp_path)


def done_and_undone(lived: Lived, edit: Files, folder: Path) -> None:
    root, files, (begun, start) = lived
    clean, expected = fresh(folder / "clean", {**files, **edit}, OPTIONS)
    assert (clean.problems, expected) != (begun.problems, start)
    try:
        put(root, edit)
        report, after = built_by_editor(root, OPTIONS)
    finally:
        put(root, {path: files.get(path, "") for path in edit})
        undone, again = built_by_editor(root, OPTIONS)
    assert (report.problems, report.withheld) == (clean.problems, clean.withheld)
    assert after == (start if report.failed else expected)
    assert (undone.problems, undone.withheld) == (begun.problems, begun.withheld)
    assert again == start
