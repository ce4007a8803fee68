"""Files are known by size, times and inode, as far as those can be trusted."""

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from glossator.digest import of_bytes
from glossator.sources.stamps import Stamp, stamps
from glossator.sources.survey import RACY, SECOND, TICK, Survey, is_at_rest, survey

LONG_AGO = time.time_ns() - 10 * RACY


def put(path: Path, data: bytes, modified: int = LONG_AGO) -> Path:
    path.write_bytes(data)
    os.utime(path, ns=(modified, modified))
    time.sleep(TICK / SECOND)
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


AT = 1_700_000_000_123_456_789


@pytest.mark.parametrize(
    ("modified", "changed", "rests"),
    [
        (AT - RACY - 1, AT - TICK - 1, True),
        (AT - RACY, AT - TICK - 1, False),
        # Copied or unpacked a moment ago, with a time of long ago: what is copied next may have that time, too.
        (0, AT - TICK, False),
        (0, AT + SECOND, False),
        # A file system of whole seconds.
        (0, 1_699_999_999 * SECOND, False),
        (0, 1_699_999_998 * SECOND, True),
    ],
)
def test_a_file_rests_where_its_next_change_must_have_another_time(
    modified: int, changed: int, rests: bool
) -> None:
    assert is_at_rest(modified, changed, AT) is rests
    assert Stamp(1, modified, 1, changed, AT, "").is_settled is rests
    assert Survey(Path(), {"old": (1, 0, 1, 1), "a": (1, modified, 1, changed)}, AT).is_settled is rests


def test_an_empty_folder_has_a_state(tmp_path: Path) -> None:
    (tmp_path / "themes/own").mkdir(parents=True)
    assert list(survey(tmp_path, ["themes"]).states) == ["themes/own"]
    put(tmp_path / "themes/own/theme.yaml", b"")
    assert list(survey(tmp_path, ["themes"]).states) == ["themes/own/theme.yaml"]
