"""Several files change together, or none does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import asdict

from glossator.build.cache import FOLDER
from glossator.digest import of_bytes
from glossator.edit.changeset import STAGED, carry_out
from glossator.edit.patches import Patch, as_git
from glossator.edit.unfinished import UNFINISHED, Step, complete
from glossator.problem import ProblemError

A, B, C = "content/articles/a.md", "content/articles/b.md", "content/articles/deep/c.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / A).write_bytes(b"one\n")
    (tmp_path / B).write_bytes(b"two\n")
    return tmp_path


def state(root: Path) -> dict[str, bytes]:
    """All files but the lock."""
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (root / path).read_bytes() for path in found if path.parts[0] != FOLDER}


def test_files_move_change_and_come(root: Path) -> None:
    made = Patch("content/topics.yaml", b"", b"- name: X\n")
    carry_out(root, (Patch(A, b"one\n", b"ONE\n", C), Patch(B, b"two\n", b"TWO\n"), made))
    assert state(root) == {C: b"ONE\n", B: b"TWO\n", "content/topics.yaml": b"- name: X\n"}


def test_a_file_goes_with_a_change_of_another_or_stays(root: Path) -> None:
    goes = Patch(A, b"one\n", b"", goes=True)
    before = state(root)
    with pytest.raises(ProblemError):
        carry_out(root, (goes, Patch(B, b"two\n", b"two\n", "content/articles/b.md/c.md")))
    assert state(root) == before
    carry_out(root, (goes, Patch(B, b"two\n", b"TWO\n")))
    assert state(root) == {B: b"TWO\n"}


def test_an_empty_file_moves_too_and_empty_folders_go(root: Path) -> None:
    (root / "content/articles/deep").mkdir()
    (root / C).touch()
    carry_out(root, (Patch(C, b"", b"", "content/articles/c.md"),))
    assert (root / "content/articles/c.md").read_bytes() == b""
    assert not (root / "content/articles/deep").exists()
    carry_out(
        root, (Patch(A, b"one\n", b"one\n", C), Patch(B, b"two\n", b"two\n", "content/articles/deep/b.md"))
    )
    assert (root / "content/articles").is_dir()


def test_a_link_to_a_file_is_not_moved_as_a_copy_of_it(root: Path) -> None:
    (root / B).unlink()
    (root / B).symlink_to(root / A)
    with pytest.raises(ProblemError) as raised:
        carry_out(root, (Patch(B, b"one\n", b"one\n", C),))
    assert [one.code for one in raised.value.problems] == ["bad-value"]
    assert (root / B).is_symlink() and not (root / C).exists()


@pytest.mark.parametrize(
    ("patch", "code"),
    [(Patch(A, b"other\n", b"x\n"), "file-changed"), (Patch(A, b"one\n", b"x\n", B), "file-exists")],
)
def test_what_cannot_be_done_whole_is_not_begun(root: Path, patch: Patch, code: str) -> None:
    before = state(root)
    with pytest.raises(ProblemError) as raised:
        carry_out(root, (Patch(B, b"two\n", b"TWO\n"), patch))
    assert [one.code for one in raised.value.problems] == [code]
    assert state(root) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_the_disk_refuses_one_the_others_are_as_before(root: Path) -> None:
    (root / "content/articles/deep").mkdir(mode=0o500)
    before = state(root)
    with pytest.raises(ProblemError):
        carry_out(root, (Patch(B, b"two\n", b"TWO\n"), Patch(A, b"one\n", b"ONE\n", C)))
    assert state(root) == before


def test_where_a_folder_cannot_be_made_the_others_are_as_before(root: Path) -> None:
    (root / "content/articles/deep").write_bytes(b"a file\n")
    before = state(root)
    moved = Patch(B, b"two\n", b"TWO\n", "content/articles/e/b.md")
    with pytest.raises(ProblemError) as raised:
        carry_out(root, (moved, Patch(A, b"one\n", b"ONE\n", C)))
    assert [one.code for one in raised.value.problems] == ["cannot-write"]
    assert state(root) == before


def test_what_is_left_undone_is_finished_unless_someone_changed_it_since(root: Path) -> None:
    folder = root / UNFINISHED
    folder.mkdir()
    (folder / "0").write_bytes(b"ONE\n")
    (folder / "plan.json").write_text(json.dumps([asdict(Step(A, A, "0" * 64, of_bytes(b"ONE\n")))]))
    with pytest.raises(ProblemError) as raised:
        complete(root)
    assert (
        raised.value.problems[0].hint
        == f"what was to be is {UNFINISHED}/0; bring it over, then delete {UNFINISHED}"
    )
    assert (root / A).read_bytes() == b"one\n"


@pytest.mark.parametrize(
    "plan",
    [
        "no JSON",
        "[1]",
        '[{"path": "a"}]',
        '[{"path": ".git/hooks/x", "to": ".git/hooks/x", "was": "", "now": "0"}]',
        '[{"path": "content/../.git/x", "to": "content/../.git/x", "was": "", "now": "0"}]',
        '[{"path": "content/a.md", "to": "site.yaml", "was": "", "now": "0"}]',
    ],
)
def test_a_plan_that_no_run_here_wrote_is_not_carried_out(root: Path, plan: str) -> None:
    (root / UNFINISHED).mkdir()
    (root / UNFINISHED / "0").write_bytes(b"evil")
    (root / UNFINISHED / "plan.json").write_text(plan)
    before = state(root)
    with pytest.raises(ProblemError) as raised:
        complete(root)
    assert [one.code for one in raised.value.problems] == ["unsafe-path"]
    assert state(root) == before


@pytest.mark.parametrize("laid", [b"", b"TW", None])
def test_where_what_was_laid_ready_is_damaged_no_file_is_touched(root: Path, laid: bytes | None) -> None:
    (root / UNFINISHED).mkdir()
    (root / UNFINISHED / "0").write_bytes(b"ONE\n")
    if laid is not None:
        (root / UNFINISHED / "1").write_bytes(laid)
    was, now = (b"one\n", b"two\n"), (b"ONE\n", b"TWO\n")
    steps = [Step(path, path, of_bytes(was[n]), of_bytes(now[n])) for n, path in enumerate((A, B))]
    (root / UNFINISHED / "plan.json").write_text(json.dumps([asdict(one) for one in steps]))
    before = state(root)
    with pytest.raises(ProblemError, match="what was laid ready is damaged"):
        complete(root)
    assert state(root) == before


@pytest.mark.skipif(sys.platform == "win32", reason="it reads a file that is open, through its descriptor")
def test_what_is_laid_ready_is_on_the_disk_before_it_counts(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[tuple[bytes, bool]] = []
    fsync = os.fsync

    def seen(handle: int) -> None:
        fsync(handle)
        settled.append((os.pread(handle, 100, 0), (root / UNFINISHED).exists()))

    monkeypatch.setattr(os, "fsync", seen)
    carry_out(root, (Patch(A, b"one\n", b"ONE\n"), Patch(B, b"two\n", b"TWO\n")))
    plan = [data for data, _ in settled if data.startswith(b"[{")]
    assert len(plan) == 1
    laid, renamed = settled[:3], settled[3:]
    assert [data for data, _ in laid] == [b"ONE\n", b"TWO\n", *plan]
    assert not any(is_there for _, is_there in laid)
    assert renamed == [(b"ONE\n", True), (b"TWO\n", True)]


def test_a_patch_of_a_name_with_spaces_is_as_git_writes_it() -> None:
    rows = list(as_git(Patch("a b.md", b"1\n", b"2\n")))
    assert rows[:3] == ["diff --git a/a b.md b/a b.md", "--- a/a b.md\t", "+++ b/a b.md\t"]
    gone = ["deleted file mode 100644", "--- a/a", "+++ /dev/null"]
    assert list(as_git(Patch("a", b"1\n", b"", goes=True)))[1:4] == gone
    assert list(as_git(Patch("a", b"", b"1\n")))[1:4] == ["new file mode 100644", "--- /dev/null", "+++ b/a"]


CHANGING = """
import sys
from pathlib import Path
from glossator.edit.changeset import carry_out
from glossator.edit.patches import Patch

paths = [f"content/articles/{number}.md" for number in range(300)]
carry_out(Path(sys.argv[1]), [Patch(path, b"one\\n", b"ONE\\n") for path in paths])
"""


def test_what_another_run_is_about_to_do_is_not_taken_for_a_killed_runs(root: Path) -> None:
    paths = [root / f"content/articles/{number}.md" for number in range(300)]
    for path in paths:
        path.write_bytes(b"one\n")
    with subprocess.Popen([sys.executable, "-c", CHANGING, root]) as other:
        while not (root / UNFINISHED).exists() and other.poll() is None:
            pass
        assert complete(root) == ()
    assert other.returncode == 0
    assert {path.read_bytes() for path in paths} == {b"ONE\n"}


def test_what_a_killed_run_had_not_laid_ready_goes(root: Path) -> None:
    (root / f"content/{STAGED}killed").mkdir()
    (root / f"content/{STAGED}killed/0").write_bytes(b"ONE\n")
    carry_out(root, (Patch(A, b"one\n", b"ONE\n"),))
    assert state(root) == {A: b"ONE\n", B: b"two\n"}


def test_a_hidden_folder_of_somebody_elses_stays(root: Path) -> None:
    (root / f"content/{STAGED}log").mkdir()
    (root / f"content/{STAGED}log/mine.txt").write_bytes(b"mine\n")
    (root / f"content/{STAGED}file").write_bytes(b"mine\n")
    carry_out(root, (Patch(A, b"one\n", b"ONE\n"), Patch(B, b"two\n", b"TWO\n")))
    assert (root / f"content/{STAGED}log/mine.txt").exists() and (root / f"content/{STAGED}file").exists()
