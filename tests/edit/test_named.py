"""Files and folders that someone names become raw files."""

import os
from pathlib import Path

import pytest

from glossator.edit.named import read_named


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_a_folder_is_its_files_in_order_without_what_is_hidden(root: Path) -> None:
    folder = put(root.parent / "in", "b.txt", "a/z.txt", ".ignored", ".git/x", "a.txt~", "Thumbs.db")
    files, problems = read_named(root, [folder])
    assert [one.path.relative_to(folder).as_posix() for one in files] == ["b.txt", "a/z.txt"]
    assert not any(one.by_name for one in files) and problems == ()


def test_a_file_that_is_named_twice_is_one(root: Path) -> None:
    folder = put(root.parent / "in", "a.txt")
    (one,), _ = read_named(root, [folder / "a.txt", folder, folder / ".." / "in" / "a.txt"])
    assert one.by_name


def test_a_hidden_file_that_is_named_itself_is_meant(root: Path) -> None:
    (one,), _ = read_named(root, [put(root.parent / "in", ".a.txt") / ".a.txt"])
    assert one.data == b".a.txt"


def test_a_file_of_seeds_is_known_as_such(root: Path) -> None:
    put(root / "seeds", "2021/a.txt")
    (one,), _ = read_named(root, [root / "seeds"])
    assert one.inside == "seeds/2021/a.txt"


def test_a_link_in_seeds_is_a_file_of_the_site(root: Path) -> None:
    put(root / "static", "a.txt")
    (root / "seeds/b.txt").symlink_to(root / "static/a.txt")
    (one,), _ = read_named(root, [root / "seeds/b.txt"])
    assert one.inside == "seeds/b.txt"


@pytest.mark.parametrize("named", ["seeds", "seeds/b.txt"])
def test_a_link_in_seeds_that_leads_outside_is_refused_as_a_build_refuses_it(root: Path, named: str) -> None:
    put(root.parent / "in", "a.txt")
    (root / "seeds/b.txt").symlink_to(root.parent / "in/a.txt")
    files, (problem,) = read_named(root, [root / named])
    assert files == () and problem.code == "unsafe-path" and problem.place.path.endswith("seeds/b.txt")


@pytest.mark.parametrize("folder", [".", "..", "content", "content/articles"])
def test_the_sites_own_files_are_no_raw_texts(root: Path, folder: str) -> None:
    files, (problem,) = read_named(root, [root / folder])
    assert files == () and problem.code == "unsafe-path"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_what_cannot_be_read_stops_nothing_else(root: Path) -> None:
    folder = put(root.parent / "in", "a.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe")
    files, problems = read_named(root, [folder, folder / "pipe"])
    assert [one.path.name for one in files] == ["a.txt"]
    assert [(one.code, Path(one.place.path).name) for one in problems] == [
        ("unreadable", "gone.txt"),
        ("unreadable", "pipe"),
        ("unreadable", "pipe"),
    ]
