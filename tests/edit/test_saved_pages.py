"""What a browser saves with a page is no raw text."""

from pathlib import Path

import pytest

from glossator.edit.named import read_named
from glossator.sources.folder import files_below, is_of_page


@pytest.mark.parametrize(
    ("folder", "names", "is_one"),
    [
        ("clock_files", {"clock.html"}, True),
        ("clock-Dateien", {"clock.htm"}, True),
        ("clock_files", {"bell.html"}, False),
        ("clock", {"clock.html"}, False),
        ("_files", {".html"}, False),
    ],
)
def test_a_pages_folder_is_known_by_its_name(folder: str, names: set[str], is_one: bool) -> None:
    assert is_of_page(folder, names) is is_one


def test_the_folder_of_a_page_is_left_alone(tmp_path: Path) -> None:
    saved = tmp_path / "seeds"
    for name in ("clock.html", "clock_files/x.js", "clock_files/a/y.txt", "other_files/z.txt"):
        (saved / name).parent.mkdir(parents=True, exist_ok=True)
        (saved / name).write_text("words", encoding="utf-8")
    found, problems = read_named(tmp_path / "site", [saved])
    assert [one.path.relative_to(saved).as_posix() for one in found] == ["clock.html", "other_files/z.txt"]
    assert files_below(tmp_path, "seeds")[0] == ("seeds/clock.html", "seeds/other_files/z.txt")
    assert problems == ()
