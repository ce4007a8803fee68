"""What became an article is remembered beside the raw texts."""

from pathlib import Path

from glossator.edit.imported import HEADER, IMPORTED, forget, read_imported, remember

ONE, TWO = "1" * 64, "2" * 64


def test_what_is_remembered_is_read_back(root: Path) -> None:
    remember(root, {TWO: "content/articles/b.md"})
    remember(root, {ONE: "content/articles/a.md", TWO: "content/articles/renamed.md"})
    assert dict(read_imported(root)) == {ONE: "content/articles/a.md", TWO: "content/articles/renamed.md"}
    assert (root / IMPORTED).read_text(encoding="utf-8").startswith(f"{HEADER}{ONE}\tcontent")


def test_what_is_forgotten_is_gone(root: Path) -> None:
    remember(root, {ONE: "a", TWO: "b"})
    forget(root, [ONE])
    assert dict(read_imported(root)) == {TWO: "b"}


def test_nothing_to_remember_or_forget_writes_nothing(root: Path) -> None:
    forget(root, [ONE])
    remember(root, {})
    assert not (root / IMPORTED).exists()
    remember(root, {ONE: "a"})
    written = (root / IMPORTED).stat().st_mtime_ns
    remember(root, {ONE: "a"})
    assert (root / IMPORTED).stat().st_mtime_ns == written


def test_the_marks_of_a_merge_do_no_harm(root: Path) -> None:
    text = f"<<<<<<< HEAD\n{ONE}\ta\n=======\n{TWO}\tb\n>>>>>>> other\n"
    (root / IMPORTED).write_text(text, encoding="utf-8")
    assert dict(read_imported(root)) == {ONE: "a", TWO: "b"}
