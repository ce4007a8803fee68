"""Real edits under a real observer."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossator.preview.changes import Changes
from glossator.preview.watch import Watch


class Watched:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._changes = Changes(root, quiet=0.1)
        self.watch = Watch(root, ("content", "themes", "site.yaml"), self._changes)
        self._batches = self._changes.batches()

    def next(self) -> frozenset[str]:
        """The next batch, as the preview's own loop takes it; fails when none comes in a while."""
        patience = threading.Timer(10, self._changes.end)
        patience.start()
        batch = next(self._batches, frozenset())
        patience.cancel()
        assert batch, "no change was seen"
        self.watch.renew(batch)
        return batch

    def write(self, name: str, text: str = "x") -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def saw_only(self, name: str) -> None:
        """What happened before writing this file did not count."""
        self.write(name)
        assert self.next() == {name}


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    root = tmp_path / "site"
    (root / "content/articles").mkdir(parents=True)
    (root / "content/articles/a.md").write_text("a", encoding="utf-8")
    (root / "output").mkdir()
    made = Watched(root)
    yield made
    made.watch.stop()


def test_an_edit_is_seen(watched: Watched) -> None:
    watched.write("content/articles/a.md", "b")
    assert watched.next() == {"content/articles/a.md"}


def test_settings_are_seen(watched: Watched) -> None:
    watched.write("site.yaml")
    assert watched.next() == {"site.yaml"}


def test_reading_and_building_are_not_seen(watched: Watched) -> None:
    (watched.root / "content/articles/a.md").read_bytes()
    list((watched.root / "content").rglob("*"))
    watched.write("output/index.html")
    watched.write("output/x/index.html")
    watched.write(".glossator/cache")
    watched.saw_only("site.yaml")


def test_an_atomic_save_is_seen(watched: Watched) -> None:
    watched.write("content/articles/.a.md.swp")
    (watched.root / "content/articles/.a.md.swp").replace(watched.root / "content/articles/a.md")
    assert watched.next() == {"content/articles/a.md"}


def test_a_save_by_backup_and_new_file_is_seen(watched: Watched) -> None:
    path = watched.root / "content/articles/a.md"
    path.rename(path.with_name("a.md~"))
    path.write_text("new", encoding="utf-8")
    assert "content/articles/a.md" in watched.next()


def test_a_new_folder_is_watched(watched: Watched) -> None:
    watched.write("content/pages/deep/about.md")
    assert "content/pages" in watched.next()
    watched.write("content/pages/deep/about.md", "changed")
    assert watched.next() == {"content/pages/deep/about.md"}


def test_a_watched_folder_may_come_later(watched: Watched) -> None:
    (watched.root / "themes").mkdir()
    assert watched.next() == {"themes"}
    watched.write("themes/mine/page.html")
    assert "themes/mine" in watched.next() | {"themes/mine"}
    watched.write("themes/mine/page.html", "changed")
    assert "themes/mine/page.html" in watched.next()


def test_a_watched_folder_may_be_replaced(watched: Watched) -> None:
    shutil.rmtree(watched.root / "content")
    assert "content" in watched.next()
    watched.write("content/articles/b.md")
    assert "content" in watched.next()
    watched.write("content/articles/b.md", "changed")
    assert watched.next() == {"content/articles/b.md"}


def test_many_files_at_once_are_one_batch(watched: Watched) -> None:
    for n in range(200):
        watched.write(f"content/articles/{n}.md")
    assert len(watched.next()) == 200
