"""Real edits under a real observer."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glossator.preview.changes import Changes
from glossator.preview.watch import Watch


class Watched:
    def __init__(self, root: Path, *, poll: bool = False) -> None:
        self.root = root
        self._changes = Changes(root, quiet=0.1)
        self.watch = Watch(root, ("content", "themes", "site.yaml"), self._changes, poll=poll)
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


@pytest.fixture(params=[False, True], ids=["told", "looking"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watched]:
    """With the system's own observer, and with the one that looks every second."""
    (tmp_path / "site/content/articles").mkdir(parents=True)
    (tmp_path / "site/content/articles/a.md").write_text("a", encoding="utf-8")
    made = Watched(tmp_path / "site", poll=request.param)
    yield made
    made.watch.stop()


@pytest.mark.parametrize("way", ["in place", "by its name"])
def test_other_words_with_the_size_and_the_time_of_those_before_are_seen(either: Watched, way: str) -> None:
    file = either.root / "content/articles/a.md"
    state, new = file.stat(), file if way == "in place" else file.with_name(".new")
    new.write_text("b", encoding="utf-8")
    os.utime(new, ns=(state.st_atime_ns, state.st_mtime_ns))
    new.replace(file)
    assert "content/articles/a.md" in either.next()


def test_a_folder_that_becomes_a_link_and_a_link_that_becomes_a_folder_are_seen(either: Watched) -> None:
    folder, elsewhere = either.root / "content/articles", either.root.parent / "elsewhere"
    shutil.copytree(folder, elsewhere)
    (elsewhere / "a.md").write_text("b", encoding="utf-8")
    folder.rename(either.root.parent / "before")
    folder.symlink_to(elsewhere)
    assert any(path.startswith("content/articles") for path in either.next())
    folder.unlink()
    elsewhere.rename(folder)
    assert any(path.startswith("content/articles") for path in either.next())
    either.write("content/articles/a.md", "c")
    while "content/articles/a.md" not in either.next():
        pass


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


def test_a_file_behind_a_link_is_seen(watched: Watched) -> None:
    (watched.root / "originals").mkdir()
    watched.write("originals/b.md")
    (watched.root / "content/articles/b.md").symlink_to("../../originals/b.md")
    assert watched.next() == {"content/articles/b.md"}
    watched.write("originals/b.md", "changed")
    assert watched.next() == {"content/articles/b.md"}


def test_a_theme_behind_a_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "shared/mine/templates").mkdir(parents=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/themes").symlink_to(tmp_path / "shared")
    watched = Watched(tmp_path / "site")
    (tmp_path / "shared/mine/.git").mkdir()
    (tmp_path / "shared/mine/.git/index").touch()
    (tmp_path / "shared/mine/templates/page.html").write_text("x", encoding="utf-8")
    assert watched.next() == {"themes/mine/templates/page.html"}
    watched.watch.stop()


def test_a_file_that_was_read_elsewhere_is_seen(watched: Watched) -> None:
    watched.write("refs/works.json", "[]")
    os.utime(watched.root / "refs/works.json", (1, 1))
    time.sleep(2.1)  # so that it cannot have changed while it was read
    watched.watch.look_at(frozenset({"refs/works.json", "content/articles/a.md"}), time.time_ns())
    time.sleep(1.5)
    watched.saw_only("site.yaml")
    watched.write("refs/works.json", "[1]")
    assert watched.next() == {"refs/works.json"}


def test_a_file_that_was_read_is_seen_whatever_it_is_called(watched: Watched) -> None:
    watched.watch.look_at(frozenset({".refs/works.json~"}), time.time_ns())
    watched.write(".refs/works.json~", "[]")
    assert watched.next() == {".refs/works.json~"}


def test_a_file_of_which_the_system_tells_is_seen_once(watched: Watched) -> None:
    watched.watch.look_at(frozenset({"works.json"}), time.time_ns())
    watched.saw_only("works.json")
    time.sleep(1.5)
    watched.saw_only("site.yaml")


def test_a_file_elsewhere_that_changed_while_it_was_read_is_seen(watched: Watched) -> None:
    begun = time.time_ns()
    watched.write("refs/works.json", "[]")
    time.sleep(2.1)  # what else is read takes time
    watched.watch.look_at(frozenset({"refs/works.json"}), begun)
    assert watched.next() == {"refs/works.json"}


def test_a_link_that_leads_nowhere_is_no_change(watched: Watched) -> None:
    (watched.root / "content/articles/c.md").symlink_to("nowhere.md")
    assert watched.next() == {"content/articles/c.md"}
    time.sleep(1.5)
    watched.saw_only("site.yaml")


EDITS = """
import os, signal, sys, time
from pathlib import Path
from glossator.preview.changes import Changes
from glossator.preview.watch import Watch

root = Path(sys.argv[1])
changes = Changes(root, quiet=0.1)
watch = Watch(root, ("content", "themes"), changes)
print(f"watches {root}", flush=True)
for batch in changes.batches():
    watch.renew(batch)
    print(*sorted(batch), flush=True)
"""


@contextmanager
def _watching(root: Path, *before: str) -> Iterator[subprocess.Popen[str]]:
    """A process that watches, and tells what it sees, a line a batch."""
    command = [*before, sys.executable, "-c", EDITS, str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        patience = threading.Timer(20, process.kill)
        patience.start()
        assert process.stdout
        assert process.stdout.readline().startswith("watches")
        yield process
        patience.cancel()
        process.kill()


def _next(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout
    return process.stdout.readline().split()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the queue is the Linux kernel's")
def test_all_is_looked_at_after_changes_were_lost(watched: Watched) -> None:
    kept = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text(encoding="ascii"))
    with _watching(watched.root) as process:
        os.kill(process.pid, signal.SIGSTOP)
        for _ in range(kept // 2):  # each of them is several events, none of which counts
            (watched.root / "content/.a.tmp").write_bytes(b"x")
        watched.write("content/articles/a.md", "changed")
        os.kill(process.pid, signal.SIGCONT)
        assert "content" in _next(process)


LIMITED = 'echo $1 > /proc/sys/user/max_inotify_$0 && shift && exec "$@"'


@pytest.mark.parametrize(("what", "count"), [("instances", 0), ("watches", 1), ("watches", 4)])
def test_where_the_system_has_no_watches_left_folders_are_looked_at_in_turn(
    watched: Watched, what: str, count: int
) -> None:
    (watched.root / "content/pages").mkdir()
    limited = ("unshare", "--user", "--map-root-user", "sh", "-c", LIMITED, what, str(count))
    if not shutil.which("unshare") or subprocess.run([*limited, "true"], check=False).returncode:
        pytest.skip("needs Linux, and leave to limit what a process may watch")
    with _watching(watched.root, *limited) as process:
        (watched.root / "content/articles/deep").mkdir()
        assert "content/articles/deep" in _next(process)
        for path in ("content/articles/deep/b.md", "content/pages/c.md", "content/articles/a.md"):
            watched.write(path, "changed")
            while path not in (batch := _next(process)):
                assert batch, "no change was seen"
