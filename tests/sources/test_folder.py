"""A site's folders become lists of files, and what is wrong with some is told."""

import os
import sys
from pathlib import Path

import pytest

from glossator.codec import encode
from glossator.sources.folder import files_below
from glossator.sources.survey import survey


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have names of Unicode only")
def test_a_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    for folder in ("content", "seeds"):
        (tmp_path / folder / "good").mkdir(parents=True)
        (tmp_path / folder / "good/a.md").touch()
        (tmp_path / folder / os.fsdecode(b"caf\xe9")).mkdir()
        (tmp_path / folder / os.fsdecode(b"caf\xe9") / "b.md").touch()
    found, (told,) = files_below(tmp_path, "content")
    assert found == ("content/good/a.md",)
    assert (told.code, told.place.path) == ("encoding", r"content/caf\xe9")
    assert [one.code for one in files_below(tmp_path, "seeds")[1]] == ["seed-name"]
    assert encode(survey(tmp_path, ["content"]).states)
