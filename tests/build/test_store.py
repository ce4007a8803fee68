"""The store makes the output folder hold exactly the site, and touches nothing that it did not write."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.build.store import LIST, Stored, clean, lay, owned, place, refusals, staging
from glossator.problem import ProblemError


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != LIST
    }


def store(folder: Path, files: Mapping[str, bytes]) -> Stored:
    """Make the folder hold these files: lay ready what is new, and place it."""
    with staging(folder) as ready:
        changed = [path for path, data in files.items() if not holds(folder / path, data)]
        for path in changed:
            lay(ready, path, files[path])
        return place(folder, ready, len(changed), frozenset(files))


def holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def test_a_first_build_writes_everything(tmp_path: Path) -> None:
    stored = store(tmp_path / "out", {"index.html": b"a", "x/y/index.html": b"b"})
    assert (stored.written, stored.kept, stored.removed) == (2, 0, 0)
    assert tree(tmp_path / "out") == {"index.html": b"a", "x/y/index.html": b"b"}


def test_a_second_build_with_the_same_pages_touches_no_file(tmp_path: Path) -> None:
    store(tmp_path, {"index.html": b"a"})
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    stored = store(tmp_path, {"index.html": b"a"})
    assert (stored.written, stored.kept, stored.removed) == (0, 1, 0)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_pages_that_are_gone_go_with_their_empty_folders(tmp_path: Path) -> None:
    store(tmp_path, {"a/b/index.html": b"a", "c.html": b"c"})
    stored = store(tmp_path, {"c.html": b"c"})
    assert stored.removed == 1
    assert not (tmp_path / "a").exists()


def test_a_file_that_somebody_else_put_there_stays(tmp_path: Path) -> None:
    store(tmp_path, {"a/index.html": b"a"})
    (tmp_path / "a" / "CNAME").write_bytes(b"example.org")
    store(tmp_path, {})
    assert tree(tmp_path) == {"a/CNAME": b"example.org"}


@pytest.mark.parametrize(
    ("foreign", "path"),
    [("about.html", "about.html"), ("a", "a/b/index.html"), ("a.html/mine.txt", "a.html")],
)
def test_a_file_that_somebody_else_put_there_is_never_replaced(
    tmp_path: Path, foreign: str, path: str
) -> None:
    store(tmp_path, {"index.html": b"old"})
    (tmp_path / foreign).parent.mkdir(exist_ok=True)
    (tmp_path / foreign).write_bytes(b"mine")
    with pytest.raises(ProblemError) as raised:
        store(tmp_path, {"index.html": b"new", path: b"built"})
    assert [(p.code, p.place.path) for p in raised.value.problems] == [
        ("foreign-output", (tmp_path / foreign).as_posix())
    ]
    assert tree(tmp_path) == {"index.html": b"old", foreign: b"mine"}
    (tmp_path / foreign.partition("/")[0]).rename(tmp_path / "elsewhere")
    store(tmp_path, {"index.html": b"new", path: b"built"})
    assert tree(tmp_path).items() >= {"index.html": b"new", path: b"built"}.items()


def test_a_file_with_the_bytes_of_the_new_one_is_taken_over(tmp_path: Path) -> None:
    store(tmp_path, {"index.html": b"i"})
    (tmp_path / "CNAME").write_bytes(b"example.org")
    store(tmp_path, {"index.html": b"i", "CNAME": b"example.org"})
    assert "CNAME" in owned(tmp_path)


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path: Path) -> None:
    store(tmp_path, {"a": b"1", "b/c": b"2"})
    store(tmp_path, {"a/x": b"3", "b": b"4"})
    assert tree(tmp_path) == {"a/x": b"3", "b": b"4"}


def test_a_new_folder_joins_what_somebody_else_put_under_its_name(tmp_path: Path) -> None:
    store(tmp_path, {"index.html": b"a"})
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "CNAME").write_bytes(b"example.org")
    store(tmp_path, {"index.html": b"a", "x/y/index.html": b"b"})
    assert tree(tmp_path) == {"index.html": b"a", "x/CNAME": b"example.org", "x/y/index.html": b"b"}


def test_a_page_changed_by_hand_is_built_again(tmp_path: Path) -> None:
    store(tmp_path, {"a.html": b"built"})
    (tmp_path / "a.html").write_bytes(b"typed")
    assert store(tmp_path, {"a.html": b"built"}).written == 1


@pytest.mark.parametrize(
    "listed", ["", "[]", "{}", '{"files": 3}', '{"files": ["../../etc/x", "/etc/x", 7]}', "\xff"]
)
def test_a_damaged_list_is_not_trusted(tmp_path: Path, listed: str) -> None:
    (tmp_path / LIST).write_text(listed, encoding="latin-1")
    assert owned(tmp_path) == ()


def test_a_list_with_the_marks_of_a_merge_names_the_files_of_both_sides(tmp_path: Path) -> None:
    store(tmp_path, {"a.html": b"a", "b.html": b"b", "c.html": b"c", "d.html": b"d"})
    ours = '{"files": ["a.html",\n<<<<<<< ours\n"b.html",\n=======\n"c.html",\n>>>>>>> theirs\n"d.html"]}\n'
    (tmp_path / LIST).write_text(ours, encoding="utf-8")
    assert store(tmp_path, {"a.html": b"a"}).removed == 3
    assert tree(tmp_path) == {"a.html": b"a"}


@pytest.mark.parametrize("name", ["content/out", "i18n", "extensions/out", ".glossator/out"])
def test_no_folder_that_a_site_is_made_of_is_its_output(tmp_path: Path, name: str) -> None:
    assert [one.code for one in refusals(tmp_path / name, tmp_path)] == ["foreign-output"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size")
def test_a_disk_that_takes_no_more_leaves_the_last_pages(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 — not on Windows

    store(tmp_path, {"a.html": b"old", "b.html": b"old"})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(ProblemError) as raised:
            store(tmp_path, {"a.html": b"new a", "b.html": b"new b" * 1000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(p.code, p.place.path) for p in raised.value.problems] == [("cannot-write", str(tmp_path))]
    assert tree(tmp_path) == {"a.html": b"old", "b.html": b"old"}


def test_a_build_killed_half_way_is_mended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path, {"gone.html": b"1", "a.html": b"old", "b.html": b"old"})
    move, moves = os.replace, iter(range(10))

    class Killed(BaseException):
        pass

    def killed(path: str, target: str) -> None:
        if next(moves) == 2:
            raise Killed
        move(path, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(Killed):
        store(tmp_path, {"a.html": b"new", "b.html": b"new", "c.html": b"new"})
    monkeypatch.undo()
    assert set(tree(tmp_path).values()) <= {b"old", b"new"}
    store(tmp_path, {"a.html": b"new", "c.html": b"new"})
    assert tree(tmp_path) == {"a.html": b"new", "c.html": b"new"}


def test_what_a_killed_build_leaves_running_reaches_no_later_one(tmp_path: Path) -> None:
    with staging(tmp_path) as earlier:
        lay(earlier, "index.html", b"killed")
    with staging(tmp_path) as ready:
        with pytest.raises(OSError):
            lay(earlier, "index.html", b"late")
        lay(ready, "index.html", b"new")
        place(tmp_path, ready, 1, frozenset(["index.html"]))
    assert tree(tmp_path) == {"index.html": b"new"}


@pytest.mark.parametrize("name", [".", "..", "content", "seeds/out", "themes"])
def test_the_output_cannot_be_where_the_site_is(tmp_path: Path, name: str) -> None:
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    assert [p.code for p in refusals(root / name, root)] == ["foreign-output"]


def test_a_link_that_leads_nowhere_is_no_output_until_it_leads_to_a_folder(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    root.mkdir()
    (root / "output").symlink_to(elsewhere)
    (problem,) = refusals(root / "output", root)
    assert problem.message == "the output folder is a link that leads nowhere"
    elsewhere.mkdir()
    assert refusals(root / "output", root) == ()


def test_a_folder_with_other_files_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    assert refusals(out, tmp_path / "site") == ()
    (out / "thesis.doc").write_bytes(b"")
    (problem,) = refusals(out, tmp_path / "site")
    assert "thesis.doc" in problem.message


def test_cleaning_removes_what_builds_wrote_and_no_more(tmp_path: Path) -> None:
    out = tmp_path / "out"
    store(out, {"a/index.html": b"a"})
    (out / "mine.txt").write_bytes(b"")
    assert clean(out) == 1
    assert tree(out) == {"mine.txt": b""}
    (out / "mine.txt").unlink()
    store(out, {"a/index.html": b"a"})
    clean(out)
    assert not out.exists()


PATHS = st.sampled_from(["a", "b", "a/x", "a/x/y", "b/x", "c/index.html", "index.html"])
TREES = st.dictionaries(PATHS, st.binary(max_size=2), max_size=5).filter(
    lambda files: not any(other.startswith(path + "/") for path in files for other in files)
)


@given(st.lists(TREES, min_size=1, max_size=5))
def test_after_any_builds_the_folder_is_that_of_a_fresh_one(
    tmp_path_factory: pytest.TempPathFactory, trees: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    for files in trees:
        store(folder, files)
    assert tree(folder) == trees[-1]
    assert owned(folder) == tuple(sorted(trees[-1]))
