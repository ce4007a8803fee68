"""`glossator notes add` and `glossator notes list`."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from commanding import Run

ARTICLE = "---\ntitle: The ferry\ndate: 2024-03-04\n---\n\nThe ferry was built in 1911. It sank.\n"
ADD = ("-s", "site", "notes", "add", "ferry", "--author", "Jane Roe", "--date", "2025-03-01")


@pytest.fixture
def ferry(fresh: Path) -> Path:
    """An article of a new site."""
    path = fresh / "content/articles/ferry.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_note_is_written_into_the_article(ferry: Path, run: Run) -> None:
    ran = run(
        *ADD, "--quote", "was built in 1911", "--verdict", "false", "--speaker", "the yard", "--text", "No."
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "site/content/articles/ferry.md:8: note “was-built-in-1911” is there\n"
    assert ferry.read_text(encoding="utf-8").endswith(
        "1911.[^was-built-in-1911] It sank.\n\n"
        "[^was-built-in-1911]: **Claim: False** “was built in 1911” [the yard] No. (Jane Roe, 2025-03-01)\n"
    )
    assert run("-s", "site", "check").status == 0


def test_what_it_says_may_come_from_standard_input(
    ferry: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("It ‘sank’.\n\nTwice.\n".encode())))
    assert run(*ADD, "--quote", "It sank").status == 0
    assert "“It sank” It ‘sank’.\n\n    Twice. (Jane" in ferry.read_text(encoding="utf-8")


def test_bytes_that_are_no_text_are_refused(ferry: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Z\xfcrich")))
    ran = run(*ADD, "--quote", "It sank")
    assert (ran.status, "no UTF-8 text" in ran.err) == (2, True)
    assert ferry.read_text(encoding="utf-8") == ARTICLE


def test_what_would_make_the_article_unreadable_is_refused(
    ferry: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It\0sank.")))
    ran = run(*ADD, "--quote", "It sank")
    assert (ran.status, "a NUL character" in ran.err) == (1, True)
    assert ferry.read_text(encoding="utf-8") == ARTICLE


def test_a_dry_run_shows_the_difference_and_writes_nothing(ferry: Path, run: Run) -> None:
    ran = run(*ADD, "--quote", "It sank", "--text", "No.", "--dry-run")
    assert "+[^it-sank]: **Note** “It sank” No. (Jane Roe, 2025-03-01)" in ran.out
    assert ferry.read_text(encoding="utf-8") == ARTICLE


def test_a_refusal_tells_the_place_and_writes_nothing(ferry: Path, run: Run) -> None:
    ferry.write_text(ARTICLE.replace("It sank", "It sank, and it was built in 1911"), encoding="utf-8")
    before = ferry.read_bytes()
    ran = run(*ADD, "--quote", "built in 1911", "--text", "No.")
    assert ran.status == 1
    assert "error[quote-ambiguous] site/content/articles/ferry.md:6:15" in ran.err
    assert "--prefix" in ran.err
    assert ferry.read_bytes() == before
    assert run(*ADD, "--quote", "built in 1911", "--prefix", "it was", "--text", "No.").status == 0


def test_the_author_is_the_annotator_else_gits_user(ferry: Path, run: Run) -> None:
    site = ferry.parents[2]
    add = ("-s", "site", "notes", "add", "ferry", "--date", "2025-03-01", "--text", "No.", "--dry-run")
    subprocess.run(("git", "init", "-q", str(site)), check=True)
    subprocess.run(("git", "-C", str(site), "config", "user.name", "M. Ilić"), check=True)
    assert "No. (M. Ilić, 2025-03-01)" in run(*add, "--quote", "sank").out
    ferry.write_text(ARTICLE.replace("title", "annotator: A. Voss\ntitle"), encoding="utf-8")
    assert "No. (A. Voss, 2025-03-01)" in run(*add, "--quote", "sank").out
    assert "No.\n" in run(*add, "--quote", "sank", "--author", "").out


def test_words_are_needed(ferry: Path, run: Run) -> None:
    assert run(*ADD, "--text", "No.").status == 2
    assert run("-s", "site", "notes", "add", "nothing", "--quote", "x", "--text", "y").status == 2


@pytest.fixture
def noted(ferry: Path, run: Run) -> Path:
    """The article with a claim and a draft, and a draft article with a note."""
    run(*ADD, "--quote", "was built in 1911", "--verdict", "false", "--text", "No.")
    run(*ADD, "--quote", "sank", "--text", "Later.", "--draft")
    other = ARTICLE.replace("ferry was", "boat was").replace("title", "draft: true\ntitle")
    (ferry.parent / "boat.md").write_text(other, encoding="utf-8")
    add = ("-s", "site", "notes", "add", "boat", "--author", "M. Ilić", "--kind", "source")
    run(*add, "--quote", "boat", "--text", "A list.")
    return ferry


def listed(run: Run, *arguments: str) -> list[dict[str, object]]:
    ran = run("-s", "site", "notes", "list", "--format", "json", *arguments)
    assert ran.status == 0, ran.err
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


def test_published_notes_are_listed(noted: Path, run: Run) -> None:
    (note,) = listed(run)
    assert (note["label"], note["verdict"], note["status"]) == ("was-built-in-1911", "false", "published")


def test_drafts_are_listed_when_they_are_asked_for(noted: Path, run: Run) -> None:
    assert {(str(one["label"]), one["status"]) for one in listed(run, "--drafts")} == {
        ("was-built-in-1911", "published"),
        ("sank", "draft"),
        ("boat", "draft article"),
    }


def test_lists_are_narrowed_by_article_kind_verdict_and_author(noted: Path, run: Run) -> None:
    def labels(*arguments: str) -> list[object]:
        return [one["label"] for one in listed(run, "--drafts", *arguments)]

    assert labels("boat") == ["boat"]
    assert labels("--kind", "claim") == ["was-built-in-1911"]
    assert labels("--verdict", "False") == ["was-built-in-1911"]
    assert labels("--author", "m. ilić") == ["boat"]
    assert labels("ferry", "--author", "m. ilić") == []


def test_the_table_and_csv_have_the_same_notes(noted: Path, run: Run) -> None:
    assert "was-built-in-1911" in run("-s", "site", "notes", "list").out
    rows = list(csv.DictReader(io.StringIO(run("-s", "site", "notes", "list", "--format", "csv").out)))
    assert [row["quote"] for row in rows] == ["was built in 1911"]
    assert run("-s", "site", "notes", "list", "--kind", "translation").err == "There are no such notes.\n"
