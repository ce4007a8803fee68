"""An output folder that something else than a build has touched: the next build makes it what it was."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from edited_sites import EDITS, START
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import put
from lived_in import built_by_editor, fresh
from siting import files_of

from glossator.build.report import BuildOptions
from glossator.build.store import LIST

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)


class Touch(NamedTuple):
    """What is done to a file of the output, which is drawn by its number."""

    what: str
    number: int

    def to(self, output: Path) -> None:
        paths = [path for path in files_of(output) if path != LIST]
        file = output / paths[self.number % len(paths)]
        match self.what:
            case "typed":
                file.write_bytes(b"Typed.")
            case "typed as long":
                file.write_bytes(b"." * file.stat().st_size)
            case "cut":
                file.write_bytes(file.read_bytes()[:-1])
            case "deleted":
                file.unlink()
            case "linked":
                elsewhere = output.parent.parent / "elsewhere"
                elsewhere.write_bytes(b"Typed.")
                file.unlink()
                file.symlink_to(elsewhere)
            case "the folder deleted":
                shutil.rmtree(file.parent)
            case "later":
                os.utime(file)


touches = st.builds(
    Touch,
    st.sampled_from(["typed", "typed as long", "cut", "deleted", "linked", "the folder deleted", "later"]),
    st.integers(0, 300),
)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(touches, min_size=1, max_size=4), st.sampled_from(["", "words", "a title", "setting title"]))
def test_after_anything_was_done_to_its_files_the_output_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, done: list[Touch], edit: str
) -> None:
    top = tmp_path_factory.mktemp("law")
    fresh(top / "lived", START, OPTIONS)
    files = EDITS[edit] if edit else {}
    put(top / "lived", files)
    for touch in done:
        if len(files_of(top / "lived/output")) > 1:
            touch.to(top / "lived/output")
    _, expected = fresh(top / "clean", {**START, **files}, OPTIONS)
    _, after = built_by_editor(top / "lived", OPTIONS)
    assert after == expected
    assert not any(path.is_symlink() for path in (top / "lived/output").rglob("*"))
