"""Content is made and replaced without ever overwriting what an editor wrote."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glossator.edit.files import create, put, replace
from glossator.problem import ProblemError


def codes(raised: pytest.ExceptionInfo[ProblemError]) -> list[str]:
    return [p.code for p in raised.value.problems]


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    create(tmp_path, "content/articles/x.md", b"text")
    assert (tmp_path / "content/articles/x.md").read_bytes() == b"text"
    assert names(tmp_path / "content/articles") == ["x.md"]


def test_a_new_file_can_be_read_by_those_who_can_read_others(tmp_path: Path) -> None:
    create(tmp_path, "x", b"")
    (tmp_path / "y").write_bytes(b"")
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "y").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="users are told apart otherwise")
def test_a_file_stays_its_owners_and_as_closed_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"an editor's")
    (tmp_path / "x").chmod(0o640)
    owner = (12345, 12345) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(tmp_path / "x", *owner)
    replace(tmp_path, "x", b"ours", b"an editor's")
    stat = (tmp_path / "x").stat()
    assert (stat.st_uid, stat.st_gid, stat.st_mode & 0o777) == (*owner, 0o640)


def test_a_file_of_a_user_whom_a_container_does_not_know_can_be_changed(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or os.geteuid() != 0:
        pytest.skip("it takes root, and unshare")
    (tmp_path / "x").write_bytes(b"an editor's")
    (tmp_path / "x").chmod(0o644)
    os.chown(tmp_path / "x", 12345, 12345)
    script = f"""from pathlib import Path
from glossator.edit.files import replace
replace(Path({str(tmp_path)!r}), "x", b"ours", b"an editor's")"""
    ran = subprocess.run(
        ["unshare", "-Ur", sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    if "unshare" in ran.stderr:
        pytest.skip("the system has no containers without root")
    assert (ran.stderr, (tmp_path / "x").read_bytes()) == ("", b"ours")


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"an editor's")
    with pytest.raises(ProblemError) as raised:
        create(tmp_path, "x.md", b"ours")
    assert codes(raised) == ["file-exists"]
    assert (tmp_path / "x.md").read_bytes() == b"an editor's"
    assert names(tmp_path) == ["x.md"]


def test_a_file_where_a_folder_should_be_is_said_and_kept(tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(b"an editor's")
    with pytest.raises(ProblemError) as raised:
        create(tmp_path, "content/x.md", b"")
    assert codes(raised) == ["cannot-write"]
    assert "content is a file, not a folder" in raised.value.problems[0].message


def test_a_file_of_our_own_is_written_anew(tmp_path: Path) -> None:
    put(tmp_path, "cache/report.html", b"old")
    put(tmp_path, "cache/report.html", b"new")
    assert (tmp_path / "cache/report.html").read_bytes() == b"new"
    assert names(tmp_path / "cache") == ["report.html"]


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x"])
def test_nothing_is_written_outside_the_site(tmp_path: Path, path: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    with pytest.raises(ProblemError) as raised:
        create(root, path, b"")
    assert codes(raised) == ["unsafe-path"]


def test_a_link_does_not_lead_outside_the_site(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    root = tmp_path / "site"
    root.mkdir()
    (root / "content").symlink_to(tmp_path / "outside")
    with pytest.raises(ProblemError) as raised:
        create(root, "content/x.md", b"")
    assert codes(raised) == ["unsafe-path"]
    assert names(tmp_path / "outside") == []


def test_a_file_that_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"newer")
    with pytest.raises(ProblemError) as raised:
        replace(tmp_path, "x", b"ours", was=b"read before")
    assert codes(raised) == ["file-changed"]
    assert (tmp_path / "x").read_bytes() == b"newer"
    replace(tmp_path, "x", b"ours", was=b"newer")
    assert (tmp_path / "x").read_bytes() == b"ours"


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(ProblemError) as raised:
        replace(tmp_path, "x", b"new", was=b"old")
    assert codes(raised) == ["cannot-write"]
    monkeypatch.undo()
    assert (tmp_path / "x").read_bytes() == b"old"
    assert names(tmp_path) == ["x"]


def test_a_link_to_a_file_of_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/x.md").write_bytes(b"was")
    (tmp_path / "x.md").symlink_to("texts/x.md")
    replace(tmp_path, "x.md", b"now", b"was")
    assert (tmp_path / "x.md").is_symlink()
    assert (tmp_path / "texts/x.md").read_bytes() == b"now"
    assert names(tmp_path) == ["texts", "x.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="it reads a file that is open, through its descriptor")
def test_the_bytes_are_on_the_disk_before_the_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[tuple[bytes, bytes | None]] = []
    fsync, target = os.fsync, tmp_path / "x"

    def seen(handle: int) -> None:
        fsync(handle)
        settled.append((os.pread(handle, 100, 0), target.read_bytes() if target.exists() else None))

    monkeypatch.setattr(os, "fsync", seen)
    create(tmp_path, "x", b"one")
    replace(tmp_path, "x", b"two", b"one")
    assert settled == [(b"one", None), (b"two", b"one")]
    assert target.read_bytes() == b"two"
