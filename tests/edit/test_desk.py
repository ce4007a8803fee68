"""A change to an article's files is written whole or not at all, over nothing that somebody else wrote."""

import os
from pathlib import Path

import pytest
from dying import dying

from glossator.edit.changing import Change
from glossator.edit.desk import lay_open, undo, write
from glossator.edit.unfinished import complete
from glossator.problem import ProblemError

PATH = "content/articles/ferry.md"
NOTES = "content/articles/ferry.jane.notes.md"
TEXT = "---\ntitle: T\n---\n\nA ferry sank.\n"


@pytest.fixture
def article(root: Path) -> Path:
    (root / PATH).write_bytes(TEXT.encode())
    return root / PATH


def refused(root: Path, change: Change, *, because: str) -> None:
    desk = lay_open(root, PATH)
    with pytest.raises(ProblemError) as caught:
        write(desk, change)
    assert [one.code for one in caught.value.problems] == [because]


def test_a_change_is_written_and_taken_back(root: Path, article: Path) -> None:
    done = write(lay_open(root, PATH), Change({PATH: "---\ntitle: U\n---\n", NOTES: "## a\n"}))
    assert (article.read_text(), (root / NOTES).read_text()) == ("---\ntitle: U\n---\n", "## a\n")
    undo(root, done)
    assert article.read_bytes() == TEXT.encode()
    assert not (root / NOTES).exists()


def test_a_file_that_changed_is_not_overwritten_and_no_other_is_written(root: Path, article: Path) -> None:
    desk = lay_open(root, PATH)
    article.write_text("Mine.\n")
    with pytest.raises(ProblemError) as caught:
        write(desk, Change({NOTES: "## a\n", PATH: "Yours.\n"}))
    assert [one.code for one in caught.value.problems] == ["file-changed"]
    assert article.read_text() == "Mine.\n"
    assert not (root / NOTES).exists()


OPENED = f"""
from pathlib import Path
from glossator.edit.changing import Change
from glossator.edit.desk import lay_open, write
desk = lay_open(Path("."), {PATH!r})
"""
CHANGED = f'write(desk, Change({{{NOTES!r}: "", {PATH!r}: "---\\ntitle: U\\n---\\n"}}))'


def test_a_change_of_two_files_that_is_killed_at_any_step_is_whole_or_not_begun(
    root: Path, article: Path
) -> None:
    seen = set()
    for step in range(1, 30):
        article.write_bytes(TEXT.encode())
        (root / NOTES).write_text("## a\n")
        status = dying(root, step, OPENED, CHANGED)
        complete(root)
        changed = article.read_text() == "---\ntitle: U\n---\n"
        assert changed or article.read_text() == TEXT
        assert (root / NOTES).exists() is not changed, step
        seen.add(changed)
        if status == 0:
            break
    assert seen == {False, True}
    assert status == 0, "it was never left alone"


def test_what_was_edited_since_is_not_taken_back(root: Path, article: Path) -> None:
    done = write(lay_open(root, PATH), Change({PATH: "---\ntitle: U\n---\n"}))
    article.write_text("Mine.\n")
    with pytest.raises(ProblemError, match=r"file-changed|changed"):
        undo(root, done)
    assert article.read_text() == "Mine.\n"


def test_a_notes_file_that_somebody_made_meanwhile_stays(root: Path, article: Path) -> None:
    desk = lay_open(root, PATH)
    (root / NOTES).write_text("Mine.\n")
    with pytest.raises(ProblemError):
        write(desk, Change({NOTES: "## a\n"}))
    assert (root / NOTES).read_text() == "Mine.\n"


def test_the_digest_tells_every_file(root: Path, article: Path) -> None:
    first = lay_open(root, PATH).digest
    (root / NOTES).write_text("## a\n")
    second = lay_open(root, PATH).digest
    article.write_text(TEXT + "\n")
    assert len({first, second, lay_open(root, PATH).digest}) == 3


@pytest.mark.parametrize(
    "path",
    [
        "site.yaml",
        "content/articles/../../site.yaml",
        "content/articles/ferry.jane.notes.md",
        "content/pages/about.md",
        "/etc/passwd",
        "content/articles/a\0.md",
        "content/articles/gone.md",
        "content/articles",
    ],
)
def test_only_articles_lie_open(root: Path, article: Path, path: str) -> None:
    with pytest.raises(ProblemError):
        lay_open(root, path)


def test_links_are_not_followed_out_of_the_content(root: Path, article: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(TEXT)
    article.unlink()
    article.symlink_to(outside)
    refused(root, Change({PATH: "Mine.\n"}), because="unsafe-path")
    assert outside.read_text() == TEXT
    article.unlink()
    (root / "site.md").write_text(TEXT)
    article.symlink_to(root / "site.md")
    refused(root, Change({PATH: "Mine.\n"}), because="unsafe-path")
    assert (root / "site.md").read_text() == TEXT


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the disk refuses nothing to this user")
def test_a_folder_that_takes_no_file_leaves_all_as_it_was(root: Path, article: Path) -> None:
    article.parent.chmod(0o555)
    try:
        refused(root, Change({NOTES: "## a\n"}), because="cannot-write")
    finally:
        article.parent.chmod(0o755)


def test_a_byte_order_mark_and_line_ends_stay(root: Path, article: Path) -> None:
    (root / NOTES).write_bytes("\ufeff## a\r\n".encode())
    desk = lay_open(root, PATH)
    assert [one.text for one in desk.file.notes_files] == ["## a\r\n"]
    write(desk, Change({NOTES: "## b\r\n"}))
    assert (root / NOTES).read_bytes() == "\ufeff## b\r\n".encode()


def test_what_could_not_be_read_again_is_not_written(root: Path, article: Path) -> None:
    refused(root, Change({PATH: TEXT + "a\0b"}), because="encoding")
    refused(root, Change({PATH: TEXT + "caf\udce9"}), because="encoding")
    assert article.read_text() == TEXT


def test_a_notes_file_that_is_there_and_empty_takes_notes(root: Path, article: Path) -> None:
    (root / NOTES).touch()
    done = write(lay_open(root, PATH), Change({NOTES: "## b\n"}))
    assert (root / NOTES).read_text() == "## b\n"
    undo(root, done)
    assert not (root / NOTES).exists()


def test_a_file_that_cannot_be_read_is_told_with_its_place(root: Path, article: Path) -> None:
    article.write_bytes(b"---\ntitle: x\n---\n\ncaf\xe9\n")
    with pytest.raises(ProblemError) as raised:
        lay_open(root, PATH)
    (fault,) = raised.value.problems
    assert (fault.place.path, fault.place.line) == (PATH, 5)


def test_a_notes_file_is_named_after_its_writer(root: Path, article: Path) -> None:
    desk = lay_open(root, PATH)
    assert desk.notes_file("Jane Roe") == "content/articles/ferry.jane-roe.notes.md"
    assert desk.notes_file(" ") == "content/articles/ferry.notes.md"
    (root / "content/articles/ferry.jane.md").write_text(TEXT)
    assert desk.notes_file("Jane") == "content/articles/ferry.notes.md"
