"""`glossator export` writes articles as single files."""

import re
import subprocess
from pathlib import Path

import pytest
from commanding import Run

FERRY = "---\ntitle: The ferry\ndate: 2024-01-01\n---\n\nA ferry ![A ship](ship.png).\n"


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = fresh / "content/articles"
    for file in folder.iterdir():
        file.unlink()
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / "ship.png").write_bytes(b"PNG")
    (folder / "tug.md").write_text(
        "---\ntitle: The tug\ndate: 2024-01-02\ndraft: true\n---\n\nA tug.\n", encoding="utf-8"
    )
    monkeypatch.chdir(fresh)
    return fresh


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_an_article_becomes_one_file_that_needs_no_other(run: Run, site: Path) -> None:
    ran = run("export", "ferry", "-o", "out", "--base-url", "https://example.org/repo")
    assert (ran.status, ran.out) == (0, "out/articles-ferry.html\n")
    page = (site / "out/articles-ferry.html").read_text(encoding="utf-8")
    assert "<style>" in page and "data:image/png;base64,UE5H" in page
    assert re.findall(r'(?:src|href)="/[^"]*"', page) == []
    assert '<link rel="canonical" href="https://example.org/repo/articles/ferry/">' in page
    assert not (site / "output").exists()


def test_a_site_that_was_built_before_is_exported_as_well(run: Run, site: Path) -> None:
    assert run("build").status == 0
    ran = run("export", "ferry", "-o", "out")
    assert (ran.status, ran.out) == (0, "out/articles-ferry.html\n")
    assert "data:image/png;base64,UE5H" in (site / "out/articles-ferry.html").read_text(encoding="utf-8")


def test_all_that_are_published_are_written_and_drafts_when_asked_for(run: Run, site: Path) -> None:
    ran = run("export")
    assert names(site / "export") == ["articles-ferry.html"]
    assert "1 file written; 1 article is not published (--drafts, --future)." in ran.err
    run("export", "--drafts", "-o", "all")
    assert names(site / "all") == ["articles-ferry.html", "articles-tug.html"]


def test_a_file_that_is_there_stays(run: Run, site: Path) -> None:
    (site / "out").mkdir()
    (site / "out/articles-ferry.html").write_text("mine", encoding="utf-8")
    ran = run("export", "--drafts", "-o", "out")
    assert ran.status == 1
    assert "error[file-exists]" in ran.err
    assert names(site / "out") == ["articles-ferry.html"]
    assert (site / "out/articles-ferry.html").read_text(encoding="utf-8") == "mine"


def test_a_site_with_errors_exports_nothing(run: Run, site: Path) -> None:
    (site / "content/articles/tug.md").write_text("---\ntitle: T\n---\n\nA[^x].\n", encoding="utf-8")
    ran = run("export", "ferry", "-o", "out")
    assert ran.status == 1
    assert "undefined-reference" in ran.err
    assert not (site / "out").exists()


def test_what_has_changed_since_a_revision_is_written(run: Run, site: Path) -> None:
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], check=True, cwd=site)
    assert run("export", "--since", "HEAD", "-o", "none").err.endswith("0 files written.\n")
    (site / "content/articles/tug.md").write_text("---\ntitle: T\n---\n\nNew.\n", encoding="utf-8")
    assert run("export", "--since", "HEAD", "-o", "new").out == "new/articles-t.html\n".replace(
        "-t.", "-tug."
    )
