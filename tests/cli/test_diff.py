"""`glossator diff`."""

import subprocess
from pathlib import Path

import pytest
from commanding import Run

SEED = (
    "The Ferry\n\n3 March 2024\n\nThe ferry was built in 1911. It sank in the storm of 1938 near the yard.\n"
)
NOTE = "\n[^built]: **Claim: True.** “1911” The log says so. (Jane Roe, 2025-01-01)\n"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Jane Roe", "-c", "user.email=jane@example.org")
    subprocess.run(("git", *who, "-C", str(folder), *arguments), check=True, capture_output=True)


@pytest.fixture
def article(fresh: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An imported article with a note, committed; the site, which lies a folder below the repository's, is the current
    folder."""
    (fresh / "seeds/ferry.txt").write_text(SEED, encoding="utf-8")
    monkeypatch.chdir(fresh)
    assert run("import", "seeds").status == 0
    path = fresh / "content/articles/the-ferry.md"
    edit(path, "in 1911.", "in 1911.[^built]")
    path.write_text(path.read_text("utf-8") + NOTE, encoding="utf-8")
    git(fresh.parent, "init", "--quiet")
    git(fresh.parent, "add", "--all")
    git(fresh.parent, "commit", "--quiet", "--message", "x")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_has_changed_after_a_commit(run: Run, article: Path) -> None:
    assert run("diff").out == "No article has changed.\n"


def test_a_note_that_was_added_changed_or_removed_is_told_and_the_words_are_proven(
    run: Run, article: Path
) -> None:
    edit(article, "Claim: True", "Claim: False")
    edit(article, "near the yard.", "near the yard.[^yard]")
    article.write_text(article.read_text("utf-8") + "\n[^yard]: **Context.** It closed.\n", encoding="utf-8")
    ran = run("diff")
    assert ran.status == 0
    assert "~ built: verdict true → false" in ran.out
    assert "+ yard context It closed." in ran.out
    assert "the source's words are unaltered: 16 words as in seeds/ferry.txt" in ran.out
    git(article.parent, "commit", "--quiet", "--all", "--message", "y")
    edit(article, "in 1911.[^built]", "in 1911.")
    edit(article, NOTE.replace("True", "False"), "")
    assert "- built claim: false “1911” The log says so." in run("diff").out
    assert "+ yard" in run("diff", "HEAD~1").out


def test_an_article_that_has_just_moved_is_the_one_that_it_was(run: Run, article: Path) -> None:
    assert run("move", "the-ferry", "boat", "--write").status == 0
    edit(article.with_name("boat.md"), "Claim: True", "Claim: False")
    told = run("diff").out
    git(article.parent, "add", "--all")
    assert run("diff").out == told
    assert "~ built: verdict true → false" in told
    assert "1 article changed; notes: 1 changed." in told


def test_words_that_are_not_the_sources_are_told_and_fail(run: Run, article: Path) -> None:
    edit(article, "It sank", "It burnt")
    ran = run("diff")
    assert ran.status == 1
    assert "the source's words are ALTERED" in ran.out and "See to the words of 1 article." in ran.out


def test_a_number_that_only_shifts_is_no_change(run: Run, article: Path) -> None:
    edit(article, "The ferry was", "The ferry[^ferry] was")
    article.write_text(article.read_text("utf-8") + "\n[^ferry]: A boat.\n", encoding="utf-8")
    assert "built" not in run("diff").out


def test_a_notes_file_that_is_new_belongs_to_its_article(run: Run, article: Path) -> None:
    notes = article.with_name("the-ferry.jane.notes.md")
    notes.write_text("## storm: Context\n\n> the storm of 1938\n\nIt lasted three days.\n", encoding="utf-8")
    assert "content/articles/the-ferry.md\n" in run("diff").out
    assert "+ storm context “the storm of 1938” It lasted three days." in run("diff").out


def test_an_article_that_was_renamed_keeps_its_notes(run: Run, article: Path) -> None:
    git(article.parent, "mv", article.name, "ferry.md")
    out = run("diff").out
    assert "content/articles/the-ferry.md → content/articles/ferry.md" in out and "no note has changed" in out


def test_an_article_that_is_new_removed_or_unreadable_is_told(run: Run, article: Path) -> None:
    article.with_name("tug.md").write_text(
        "---\ntitle: Tug\ndate: 2024-01-01\n---\n\nA tug.\n", encoding="utf-8"
    )
    assert "a new article, without a raw text" in run("diff").out
    article.write_text("---\ntitel: x\n---\n", encoding="utf-8")
    assert run("diff").status == 1
    article.unlink()
    assert "the article is removed" in run("diff").out


def test_markdown_is_for_a_pull_request_and_nothing_in_it_is_markup(run: Run, article: Path) -> None:
    edit(article, "The log says so.", "The `log` says <b>so</b> \\*.")
    out = run("diff", "--format", "markdown").out
    assert out.startswith("## What changed\n\n1 article changed; notes: 1 changed.")
    assert "### `content/articles/the-ferry.md`" in out and "✅" in out
    assert "<b>" not in out and "\\*" in out


@pytest.mark.parametrize("rev", ["no-such-branch", "--help-all"])
def test_a_revision_that_git_does_not_know_is_said_so(run: Run, article: Path, rev: str) -> None:
    ran = run("diff", "--", rev)
    assert ran.status == 1
    assert "error[no-revision]" in ran.err and "name a commit, a branch or a tag" in ran.err


def test_a_site_that_is_in_no_repository_is_said_so(run: Run, fresh: Path) -> None:
    assert "no-revision" in run("-s", "site", "diff").err
