"""Which events of the file system are worth a build."""

import threading
import time
from pathlib import Path

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirModifiedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from glossator.preview.changes import Changes, changed_paths

ROOT = Path("/site")
HERE = Path(__file__).parent
WATCHED = ("content", "seeds", "site.yaml")


def changed(event: FileSystemEvent) -> tuple[str, ...]:
    return changed_paths(event, ROOT, WATCHED)


@pytest.mark.parametrize("kind", [FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileDeletedEvent])
def test_a_written_file_counts(kind: type[FileSystemEvent]) -> None:
    assert changed(kind("/site/content/articles/x.md")) == ("content/articles/x.md",)


@pytest.mark.parametrize("kind", [FileOpenedEvent, FileClosedNoWriteEvent])
def test_reading_does_not_count_or_each_build_would_cause_the_next(kind: type[FileSystemEvent]) -> None:
    assert changed(kind("/site/content/articles/x.md")) == ()


@pytest.mark.parametrize("name", ["refs.json", "own.csl", "welcome.md"])
def test_what_settings_may_name_counts_beside_them(name: str) -> None:
    assert changed(FileModifiedEvent(f"/site/{name}")) == (name,)
    assert changed(FileModifiedEvent(f"/site/output/{name}")) == ()


def test_a_folder_counts_when_made_but_not_for_what_happens_in_it() -> None:
    assert changed(DirCreatedEvent("/site/content/new")) == ("content/new",)
    assert changed(DirModifiedEvent("/site/content")) == ()


def test_an_atomic_save_counts_by_the_name_it_ends_at() -> None:
    assert changed(FileMovedEvent("/site/content/.x.md.tmp", "/site/content/x.md")) == ("content/x.md",)


def test_a_renamed_file_counts_by_both_names() -> None:
    assert changed(FileMovedEvent("/site/content/a.md", "/site/content/b.md")) == (
        "content/a.md",
        "content/b.md",
    )


def test_a_file_moved_out_of_the_site_counts_by_its_old_name() -> None:
    assert changed(FileMovedEvent("/site/content/a.md", "/elsewhere/a.md")) == ("content/a.md",)


@pytest.mark.parametrize(
    "name",
    [
        "content/.x.md.swp",
        "content/x.md~",
        "content/#x.md#",
        "content/.#x.md",
        "content/.git/index",
        "content/x.tmp",
        "output/index.html",
        ".glossator/cache",
        "Makefile",
        "site.yaml.bak",
    ],
)
def test_temporary_files_and_what_we_write_do_not_count(name: str) -> None:
    assert changed(FileModifiedEvent(f"/site/{name}")) == ()


@pytest.mark.parametrize("name", ["site.yaml", "seeds/.ignored", "seeds/a.txt"])
def test_settings_and_seeds_count(name: str) -> None:
    assert changed(FileModifiedEvent(f"/site/{name}")) == (name,)


def test_changes_in_a_row_are_one_batch() -> None:
    changes = Changes(HERE, quiet=0.05)
    for name in (".", "..", "."):
        changes.add(name)
    changes.end()
    assert list(changes.batches()) == [frozenset((".", ".."))]


def test_a_pause_ends_a_batch() -> None:
    changes = Changes(HERE, quiet=0.02)
    batches = changes.batches()
    changes.add(".")
    assert next(batches) == {"."}
    changes.add("..")
    assert next(batches) == {".."}


def test_changes_without_end_are_built_nevertheless() -> None:
    changes = Changes(HERE, quiet=0.05, longest=0.2)
    stop = threading.Event()

    def scribble() -> None:
        while not stop.wait(0.005):
            changes.add(".")

    writer = threading.Thread(target=scribble)
    started = time.monotonic()
    writer.start()
    assert next(changes.batches()) == {"."}
    assert time.monotonic() - started < 2
    stop.set()
    writer.join()


def test_a_file_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    changes = Changes(tmp_path, quiet=0.02)
    writer = threading.Timer(0.06, lambda: ((tmp_path / "x.md").write_text("new"), changes.add("x.md")))
    changes.add("x.md")
    writer.start()
    assert next(changes.batches()) == {"x.md"}
    assert (tmp_path / "x.md").read_text() == "new"
    writer.join()


def test_a_file_that_is_really_gone_is_told_nevertheless(tmp_path: Path) -> None:
    changes = Changes(tmp_path, quiet=0.02)
    changes.add("x.md")
    assert next(changes.batches()) == {"x.md"}


def test_who_has_something_left_to_do_is_called_when_nothing_changes() -> None:
    changes = Changes(HERE, quiet=0.02)
    waits = iter((0.02, None))
    batches = changes.batches(lambda: next(waits))
    assert next(batches) == frozenset()
    changes.add(".")
    assert next(batches) == {"."}
