"""A build that is killed when its files lie in their places, and before that is remembered: the next one mends it, even
where the edit was taken back meanwhile, to the very times of the files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from siting import SiteUnderTest, files_of

from glossator.build.cache import Cache

ARTICLE = "---\ntitle: {title}\ndate: 2025-01-01\ntopics: [Boats]\n---\n\n{text}\n"
FERRY = "content/articles/ferry.md"


class Killed(BaseException):
    """What no rim catches."""


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: Papers\n")
    made.write(FERRY, ARTICLE.format(title="The ferry", text="It left at noon."))
    for file in (made.folder / "site.yaml", made.folder / FERRY):
        os.utime(file, ns=(10**18, 10**18))  # long ago, so that the next run may trust the times
    return made.run("build").succeeds()


def words(folder: Path) -> Path:
    file = folder / FERRY
    file.write_text(ARTICLE.format(title="The ferry", text="It left at ten."), encoding="utf-8")
    return file


def title(folder: Path) -> Path:
    file = folder / FERRY
    file.write_text(ARTICLE.format(title="The tug", text="It left at noon."), encoding="utf-8")
    return file


def article(folder: Path) -> Path:
    file = folder / "content/articles/tug.md"
    file.write_text(ARTICLE.format(title="The tug", text="It left at ten."), encoding="utf-8")
    return file


def copied(folder: Path) -> Path:
    file = folder / "static/map.txt"
    file.parent.mkdir()
    file.write_text("A map.", encoding="utf-8")
    return file


@pytest.mark.parametrize("edit", [words, title, article, copied])
def test_what_was_placed_and_not_remembered_is_mended_where_the_edit_is_undone(
    site: SiteUnderTest, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Path], Path]
) -> None:
    built = files_of(site.output)
    was = {path: path.read_bytes() for path in (site.folder / "content").rglob("*.md")}
    edited = edit(site.folder)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as during:
        during.setattr(Cache, "keep_printed", killed)
        with pytest.raises(Killed):
            site.run("build", "--jobs", "1")
    assert files_of(site.output) != built
    if edited in was:
        edited.write_bytes(was[edited])
        os.utime(edited, ns=(10**18, 10**18))
    else:
        edited.unlink()
    site.run("build").succeeds()
    assert files_of(site.output) == built
