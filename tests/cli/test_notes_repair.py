"""`glossator notes repair` prints a patch to review, or applies it."""

import subprocess
from pathlib import Path

import pytest
from commanding import Run

ARTICLE = (
    "---\ntitle: The ferry\n---\n\nThe ferry carried 40,000 passengers in its best year.[^m]\n\n"
    "[^m]: **Note:** “{}” Text.\n"
)
NOTES = "## n: Note\n\n> The ferry **carried {}** in its best year\n\nText.\n"


@pytest.fixture
def site(fresh: Path) -> Path:
    put(fresh, "40,000 people in its best year", "41,000 passengers")
    return fresh


def put(root: Path, quoted: str, quotation: str) -> None:
    folder = root / "content/articles"
    (folder / "ferry.md").write_text(ARTICLE.format(quoted), encoding="utf-8")
    (folder / "ferry.notes.md").write_text(NOTES.format(quotation), encoding="utf-8")


def test_a_patch_is_printed_that_git_applies(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    before = (site / "content/articles/ferry.md").read_bytes()
    ran = run("notes", "repair", "ferry")
    assert ran.status == 0
    assert (
        "ferry.md:7: note “m” has moved: “40,000 people in its best year” may be “40,000 passengers"
        in ran.err
    )
    assert (
        "ferry.notes.md:3: note “n” has moved: “carried 41,000 passengers” may be “carried 40,000" in ran.err
    )
    assert ran.err.endswith("2 moved.\n")
    assert (site / "content/articles/ferry.md").read_bytes() == before
    git = ["git", "apply", "--unsafe-paths", f"--directory={site}", "-"]
    subprocess.run(git, input=ran.out, text=True, check=True, cwd=site)
    assert run("notes", "repair").err == "All notes are where they say.\n"
    assert run("check", "ferry").status == 0


def test_write_applies_it(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    ran = run("notes", "repair", "--write")
    assert (ran.status, ran.out) == (0, "")
    text = (site / "content/articles/ferry.md").read_text(encoding="utf-8")
    assert text == ARTICLE.format("40,000 passengers in its best year")
    assert "> The ferry **carried 40,000 passengers** in" in (
        site / "content/articles/ferry.notes.md"
    ).read_text("utf-8")
    assert run("check", "ferry").status == 0


def test_a_note_that_nothing_leads_to_ends_with_status_1(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    put(site, "a lighthouse painted red", "40,000 passengers")
    ran = run("notes", "repair", "--write")
    assert ran.status == 1
    assert "note “m” is orphaned: nothing like “a lighthouse painted red” is in the article" in ran.err
    assert ran.err.endswith("1 orphaned.\n")


def test_a_patch_knows_of_a_last_line_without_an_end(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    path = site / "content/articles/ferry.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    ran = run("notes", "repair", "ferry")
    assert ran.out.count("\\ No newline at end of file\n") == 2
    subprocess.run(
        ["git", "apply", "--unsafe-paths", f"--directory={site}", "-"],
        input=ran.out,
        text=True,
        check=True,
        cwd=site,
    )
    assert path.read_text(encoding="utf-8") == ARTICLE.format("40,000 passengers in its best year").rstrip(
        "\n"
    )


def test_an_article_that_cannot_be_read_is_a_problem(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    (site / "content/articles/ferry.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    ran = run("notes", "repair")
    assert ran.status == 1
    assert "ferry.md" in ran.err


def test_all_articles_that_cannot_be_read_are_told_at_once(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    before = (site / "content/articles/ferry.md").read_bytes()
    for name in ("a.md", "b.md"):
        (site / "content/articles" / name).write_text("---\ntitel: x\n---\n", encoding="utf-8")
    ran = run("notes", "repair", "--write")
    assert ran.status == 1
    assert "a.md:2:1" in ran.err
    assert "b.md:2:1" in ran.err
    assert (site / "content/articles/ferry.md").read_bytes() == before


def test_quoted_words_that_stand_in_several_places_are_told(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    put(site, "best", "40,000 passengers")
    path = site / "content/articles/ferry.md"
    twice = path.read_text(encoding="utf-8").replace(
        "its best year.", "its best year, its best of all, one says."
    )
    path.write_text(
        twice.replace("[^m]: ", "Again: The ferry carried 40,000 passengers in its best year.\n\n[^m]: ")
    )
    ran = run("notes", "repair")
    assert (ran.status, ran.out) == (1, "")
    assert "ferry.md:9: note “m” is ambiguous: “best” stands in several places; quote more" in ran.err
    assert "ferry.notes.md:3: note “n” is ambiguous: “The ferry carried 40,000" in ran.err
    assert ran.err.endswith("2 ambiguous.\n")


def test_a_name_that_is_no_article_is_wrong_usage(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    ran = run("notes", "repair", "fery")
    assert ran.status == 2
    assert "Did you mean 'ferry'?" in ran.err
