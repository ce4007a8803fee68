"""Raw texts that are not imported again are listed with their reason."""

from pathlib import Path

from glossator.edit.ignored import IGNORED, Ignored, ignore, read_ignored, take_back

ONE, TWO = "1" * 64, "2" * 64


def test_what_is_ignored_is_read_back_with_its_reason(tmp_path: Path) -> None:
    ignore(tmp_path, {ONE: Ignored("seeds/a.txt", "an advertisement")})
    ignore(tmp_path, {ONE: Ignored("seeds/b.txt", "again"), TWO: Ignored("seeds/c.txt", "")})
    assert dict(read_ignored(tmp_path)) == {
        ONE: Ignored("seeds/a.txt", "an advertisement"),
        TWO: Ignored("seeds/c.txt", ""),
    }


def test_what_is_taken_back_may_be_imported_again(tmp_path: Path) -> None:
    ignore(tmp_path, {ONE: Ignored("seeds/a.txt", "x"), TWO: Ignored("seeds/c.txt", "y")})
    take_back(tmp_path, ONE)
    assert set(read_ignored(tmp_path)) == {TWO}


def test_comments_and_odd_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / IGNORED
    path.parent.mkdir()
    path.write_text(f"# a comment\n\n{ONE}\n{TWO}\tfile\twhy\tmore\n", encoding="utf-8")
    assert dict(read_ignored(tmp_path)) == {ONE: Ignored("", ""), TWO: Ignored("file", "why")}
