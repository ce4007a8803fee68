"""Pictures that a browser saved with a page come beside the article; nothing else does."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from glossator.config.settings import Settings
from glossator.edit.named import saved_beside
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported

PNG = b"\x89PNG\r\n\x1a\n picture"
PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. " * 4


def imported(folder: Path, files: Mapping[str, bytes], source: str) -> Imported:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    context = ImportContext(Settings(title="A site"), beside=saved_beside({"seeds/clock.html": folder}))
    page = f'<title>Clock</title><article><h1>Clock</h1><p>{PROSE}</p><img src="{source}" alt="Clock"><p>{PROSE}</p>'
    made = read_seed(page.encode(), "seeds/clock.html", context)
    assert isinstance(made, Imported), made.problems
    return made


def test_a_saved_picture_lies_beside_the_article(tmp_path: Path) -> None:
    made = imported(tmp_path, {"clock_files/At Night.png": PNG}, "./clock_files/At%20Night.png")
    ((path, data),) = made.images.items()
    assert path.startswith("content/articles/images/at-night-") and path.endswith(".png")
    assert data == PNG
    assert f"![Clock]({path.removeprefix('content/articles/')})" in made.article


@pytest.mark.parametrize(
    ("files", "source"),
    [
        ({"clock_files/a.svg": b"<svg onload='x()'>"}, "clock_files/a.svg"),
        ({"other.png": PNG}, "clock_files/../other.png"),
        ({"secret.png": PNG}, "secret.png"),
        ({}, "clock_files/gone.png"),
        ({}, "clock_files/%00.png"),
    ],
)
def test_nothing_else_comes_with_it(tmp_path: Path, files: Mapping[str, bytes], source: str) -> None:
    made = imported(tmp_path, files, source)
    assert made.images == {}
    assert "![" not in made.article


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    saved = tmp_path / "saved"
    (saved / "clock_files").mkdir(parents=True)
    (saved / "clock_files/a.png").symlink_to(tmp_path / "secret.png")
    assert imported(saved, {}, "clock_files/a.png").images == {}
