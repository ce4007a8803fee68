"""A site on disk for tests of the room `edit`."""

from pathlib import Path

import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with settings and empty folders."""
    folder = tmp_path / "site"
    for name in ("seeds", "content/articles"):
        (folder / name).mkdir(parents=True)
    (folder / "site.yaml").write_text("title: A site\n", encoding="utf-8")
    return folder
