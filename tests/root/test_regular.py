"""Bytes come from regular files only: what else stands at a path is named, and never read."""

import os
import socket
import sys
from pathlib import Path

import pytest

from glossator.regular import NoFileError, no_file, read_regular, unread


def test_a_file_is_read_whole_and_through_a_link(tmp_path: Path) -> None:
    data = bytes(range(256)) * 500
    (tmp_path / "a").write_bytes(data)
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "empty").touch()
    assert read_regular(tmp_path / "a") == read_regular(str(tmp_path / "b")) == data
    assert read_regular(tmp_path / "empty") == b""
    assert no_file(tmp_path / "b", "b") is None


def test_a_file_that_is_not_there_is_that_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "a")
    assert no_file(tmp_path / "a", "a") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these among its files")
def test_what_is_no_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may not be long
    os.mkfifo("pipe")
    Path("folder").mkdir()
    Path("device").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
        for name, said in (
            ("pipe", "a named pipe"),
            ("folder", "a folder"),
            ("device", "a device"),
            ("socket", "a socket"),
        ):
            with pytest.raises(NoFileError) as caught:
                read_regular(name)
            told = unread(caught.value, f"seeds/{name}")
            assert (told.code, told.message) == ("unreadable", f"this is {said}, not a file")
            assert (told.place.path, no_file(name, f"seeds/{name}")) == (f"seeds/{name}", told)
