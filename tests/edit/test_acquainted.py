"""What earlier runs learnt of raw files and articles: nothing is read twice, and nothing that changed is missed."""

import os
import time
from pathlib import Path

import pytest
from laying import rest
from msgspec.structs import replace

from glossator.build.opening import opened
from glossator.digest import of_bytes
from glossator.edit.acquainted import NOBODY, Acquainted, acquaint, recall, remember
from glossator.edit.claims import Claim
from glossator.sources.site import read_site

RAW = b"A text.\n"
ARTICLE = "---\ntitle: A\nsource:\n  file: seeds/a.txt\n  sha256: {}\n---\n\nA text.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a raw text and its article, both an hour old."""
    (tmp_path / "site.yaml").write_text("title: S\nurl: https://example.org/\n", encoding="utf-8")
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_bytes(RAW)
    (tmp_path / "content/articles/a.md").write_text(ARTICLE.format(of_bytes(RAW)), encoding="utf-8")
    for path in ("seeds/a.txt", "content/articles/a.md"):
        at(tmp_path / path, time.time_ns() - 3600 * 10**9)
    with opened(tmp_path):
        pass
    rest(tmp_path)
    return tmp_path


def at(path: Path, moment: int) -> None:
    os.utime(path, ns=(moment, moment))


def learnt(root: Path) -> Acquainted:
    """What a run learns that remembers."""
    before = recall(root)
    now, _ = acquaint(read_site(root), None, before)
    remember(root, before, now)
    return now


def claim(root: Path) -> Claim:
    return learnt(root).articles["content/articles/a.md"][1]


def test_what_was_learnt_is_told_by_the_next_run(root: Path) -> None:
    assert recall(root) == NOBODY
    now = learnt(root)
    assert recall(root) == now
    assert now.seeds["seeds/a.txt"].digest == of_bytes(RAW)
    assert claim(root) == Claim("content/articles/a.md", (of_bytes(RAW),), "seeds/a.txt", ("a",))


def test_a_file_of_the_same_state_is_not_read_again(root: Path) -> None:
    before = learnt(root)
    stamp, claimed = before.articles["content/articles/a.md"]
    believed = Acquainted(
        {"seeds/a.txt": replace(before.seeds["seeds/a.txt"], digest="believed")},
        {"content/articles/a.md": (stamp, replace(claimed, digests=("believed",)))},
    )
    remember(root, before, believed)
    assert learnt(root) == believed


def test_a_changed_raw_file_is_read_again(root: Path) -> None:
    learnt(root)
    (root / "seeds/a.txt").write_bytes(b"B text.\n")
    assert learnt(root).seeds["seeds/a.txt"].digest == of_bytes(b"B text.\n")


def test_a_changed_article_is_read_again(root: Path) -> None:
    learnt(root)
    (root / "content/articles/a.md").write_text(ARTICLE.format("0" * 64), encoding="utf-8")
    assert claim(root).digests == ("0" * 64,)


def test_a_file_that_was_read_just_after_it_was_written_is_read_again(root: Path) -> None:
    file = root / "content/articles/a.md"
    file.write_text(ARTICLE.format("1" * 64), encoding="utf-8")
    moment = file.stat().st_mtime_ns
    learnt(root)
    with file.open("r+", encoding="utf-8") as written:
        written.write(ARTICLE.format("2" * 64))
    at(file, moment)
    assert claim(root).digests == ("2" * 64,)


def test_files_that_are_gone_are_forgotten(root: Path) -> None:
    learnt(root)
    (root / "seeds/a.txt").unlink()
    (root / "content/articles/a.md").unlink()
    assert learnt(root) == NOBODY


def test_what_is_damaged_is_not_trusted(root: Path) -> None:
    learnt(root)
    file = root / ".glossator/build.sqlite"
    file.write_bytes(file.read_bytes().replace(b"seeds/a.txt", b"seeds/b.txt"))
    assert recall(root) == NOBODY


def test_without_a_cache_nothing_is_remembered(root: Path) -> None:
    remember(root / "content", NOBODY, learnt(root))
    assert not (root / "content/.glossator").exists()
