"""Files are known by size, times and inode, as far as those can be trusted."""

import os
import time
from pathlib import Path

from msgspec.structs import replace

from glossator.digest import of_bytes
from glossator.sources.stamps import Stamp, stamps
from glossator.sources.survey import RACY, survey

LONG_AGO = time.time_ns() - 10 * RACY


def put(path: Path, data: bytes, modified: int = LONG_AGO) -> Path:
    path.write_bytes(data)
    os.utime(path, ns=(modified, modified))
    return path


def test_a_file_that_is_not_known_is_hashed(tmp_path: Path) -> None:
    put(tmp_path / "a", b"one")
    assert stamps(survey(tmp_path, ["a"]), ["a"], {})["a"].digest == of_bytes(b"one")


def test_a_file_that_is_as_it_was_is_not_read(tmp_path: Path) -> None:
    put(tmp_path / "a", b"one")
    known = {"a": replace(stamps(survey(tmp_path, ["a"]), ["a"], {})["a"], digest="believed")}
    assert stamps(survey(tmp_path, ["a"]), ["a"], known) == known


def test_a_change_of_size_time_or_inode_is_noticed(tmp_path: Path) -> None:
    known = stamps(survey(tmp_path, ["a"]), ["a"], {}) if put(tmp_path / "a", b"one") else {}
    for change in (
        lambda: put(tmp_path / "a", b"three"),
        lambda: put(tmp_path / "a", b"two", LONG_AGO + 1),
        lambda: put(tmp_path / "b", b"six").replace(tmp_path / "a"),
    ):
        change()
        assert stamps(survey(tmp_path, ["a"]), ["a"], known)["a"].digest == of_bytes(
            (tmp_path / "a").read_bytes()
        )


def test_a_file_whose_time_and_inode_were_put_back_is_noticed(tmp_path: Path) -> None:
    put(tmp_path / "a", b"one")
    known = stamps(survey(tmp_path, ["a"]), ["a"], {})
    time.sleep(0.05)  # more than the clock of a file system takes for a tick
    put(tmp_path / "a", b"two")
    assert stamps(survey(tmp_path, ["a"]), ["a"], known)["a"].digest == of_bytes(b"two")


def test_a_file_hashed_right_after_its_last_change_is_not_trusted(tmp_path: Path) -> None:
    now = time.time_ns()
    put(tmp_path / "a", b"one", now)
    known = stamps(survey(tmp_path, ["a"]), ["a"], {})
    put(tmp_path / "a", b"two", now)
    assert stamps(survey(tmp_path, ["a"]), ["a"], known)["a"].digest == of_bytes(b"two")


def test_what_cannot_be_read_has_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    known = {"gone": Stamp(1, 1, 1, 1, 1, "x")}
    assert stamps(survey(tmp_path, ["gone", "folder"]), ["gone", "folder"], known) == {}
