"""`glossator check`."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commanding import Run

WRONG = "---\ntitle: x\ntitel: y\n---\n\ntext\n"


@pytest.fixture
def wrong(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with an error in each of two articles, and a warning in a third; the current folder."""
    monkeypatch.chdir(fresh)
    for name in ("one.md", "two.md"):
        (fresh / "content/articles" / name).write_text(WRONG, encoding="utf-8")
    third = "---\ntitle: z\ndate: 2025-01-01\n---\n\ntext\n\n[^n]: unused\n"
    (fresh / "content/articles/three.md").write_text(third, encoding="utf-8")
    return fresh


def test_a_new_site_has_no_problems(fresh: Path, run: Run) -> None:
    ran = run("-s", "site", "check")
    assert (ran.status, ran.out, ran.err) == (0, "No problems.\n", "")


def test_all_problems_are_the_result(wrong: Path, run: Run) -> None:
    ran = run("check")
    assert ran.status == 1
    assert "one.md:3:1" in ran.out and "two.md:3:1" in ran.out and "three.md:8" in ran.out
    assert ran.out.endswith("2 errors, 1 warning.\n")


def test_nothing_is_written(wrong: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in wrong.rglob("*")}
    run("check")
    assert {path: path.stat().st_mtime_ns for path in wrong.rglob("*")} == before


@pytest.mark.parametrize(
    "name", ["one", "one.md", "content/articles/one.md", "articles/../content/articles/one.md"]
)
def test_one_article_is_named_by_slug_or_path(wrong: Path, run: Run, name: str) -> None:
    (wrong / "articles").mkdir()
    ran = run("check", name)
    assert "one.md" in ran.out and "two.md" not in ran.out
    assert ran.out.endswith("1 error.\n")


def test_a_word_that_is_not_the_sources_is_found_though_the_site_was_built(fresh: Path, run: Run) -> None:
    raw = "A Title of Its Own\n\nThe lighthouse was built by people who had never seen one, and it leans.\n"
    (fresh / "seeds/a.txt").write_text(raw, encoding="utf-8")
    assert run("-s", "site", "build").status == 0
    path = fresh / "content/articles/a-title-of-its-own.md"
    path.write_text(path.read_text(encoding="utf-8").replace("never", "often"), encoding="utf-8")
    ran = run("-s", "site", "check", "a-title-of-its-own")
    assert ran.status == 1
    assert "error[proof-markdown] site/content/articles/a-title-of-its-own.md:" in ran.out


def test_raw_files_without_an_article_are_checked_in_memory(fresh: Path, run: Run) -> None:
    (fresh / "seeds/a.txt").write_text("Some words [^1] and so on, in a text without a title or a date.\n")
    (fresh / "seeds/empty.txt").write_bytes(b"")
    ran = run("-s", "site", "check")
    assert ran.status == 1
    assert "error[seed-empty] site/seeds/empty.txt" in ran.out
    assert "warning[missing-date] site/seeds/a.txt\n" in ran.out


def test_a_near_miss_of_an_article_is_named(wrong: Path, run: Run) -> None:
    ran = run("check", "threee")
    assert ran.status == 2
    assert "Did you mean 'three'?" in ran.err


def test_warnings_fail_when_strict(wrong: Path, run: Run) -> None:
    assert run("check", "three").status == 0
    assert run("check", "three", "--strict").status == 1


def test_json_is_one_list_and_nothing_else(wrong: Path, run: Run) -> None:
    ran = run("check", "--format", "json")
    assert ran.status == 1
    found = json.loads(ran.out)
    assert [one["path"] for one in found if one["severity"] == "error"] == [
        "content/articles/one.md",
        "content/articles/two.md",
    ]


def test_github_gets_one_command_a_problem_with_paths_of_the_repository(
    wrong: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    rows = run("-s", "site", "check", "--format", "github").out.splitlines()
    assert len(rows) == 3
    assert rows[0].startswith("::error file=site/content/articles/one.md,line=3,col=1,")


def test_settings_decide_how_grave_a_code_is(wrong: Path, run: Run) -> None:
    with (wrong / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\nproblems: {unused-definition: error}\n")
    assert run("check", "three").status == 1


def test_errors_of_front_matter_and_of_the_text_are_said_in_one_run(wrong: Path, run: Run) -> None:
    (wrong / "content/articles/both.md").write_text(
        "---\ntitle: One\ntitle: Two\ndrfat: true\n---\n\nWords.[^gone]\n", encoding="utf-8"
    )
    ran = run("check", "both")
    assert [line.split("]")[0] for line in ran.out.split("\n") if line.startswith("error")] == [
        "error[yaml-duplicate-key",
        "error[unknown-key",
        "error[undefined-reference",
    ]


def test_several_articles_may_be_named(wrong: Path, run: Run) -> None:
    ran = run("check", "one", "three")
    assert "one.md" in ran.out and "three.md" in ran.out and "two.md" not in ran.out
    assert ran.out.endswith("1 error, 1 warning.\n")


def test_a_named_article_is_proven_without_what_builds_remember(fresh: Path, run: Run) -> None:
    raw = "A Title of Its Own\n\nThe lighthouse was built by people who had never seen one, and it leans.\n"
    (fresh / "seeds/a.txt").write_text(raw, encoding="utf-8")
    assert run("-s", "site", "build").status == 0
    path = fresh / "content/articles/a-title-of-its-own.md"
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert run("-s", "site", "build").status == 0
    path.write_text(path.read_text(encoding="utf-8").replace("never", "often"), encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    # What a build remembers says that nothing changed since it was read, long after the last change.
    with closing(sqlite3.connect(fresh / ".glossator/build.sqlite")) as cache, cache:
        named, changed = path.relative_to(fresh).as_posix(), path.stat().st_ctime_ns
        told = "update files set changed = ?, hashed = ? where path = ?"
        assert cache.execute(told, (changed, changed + 10**10, named)).rowcount
    assert run("-s", "site", "check").status == 0
    ran = run("-s", "site", "check", "a-title-of-its-own")
    assert ran.status == 1
    assert "error[proof-markdown]" in ran.out


def test_a_job_on_github_gets_a_summary(wrong: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = wrong.parent / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run("check", "--format", "github").out.count("::") == 6
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("Before.\n## Glossator\n\n2 errors, 1 warning.\n\n| | file | problem |\n")
    assert "| ❌ | `content/articles/one.md:3:1` | **unknown-key** unknown key 'titel'<br>" in told
    assert "**unused-definition**" in told
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "")
    assert run("check", "--format", "github").status == 1


def test_a_person_is_told_how_to_learn_what_a_problem_means(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    assert "glossator explain" not in run("check").err  # in a pipe it would be in the way
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert run("check").err.endswith("What a problem means, 'glossator explain unknown-key' tells.\n")


def test_an_article_is_found_whether_its_name_has_composed_letters_or_not(run: Run, wrong: Path) -> None:
    (wrong / "content/articles/one.md").rename(wrong / "content/articles/cafe\u0301.md")
    composed, apart = run("check", "caf\u00e9"), run("check", "cafe\u0301")
    assert composed.status == apart.status == 1 and composed.out == apart.out
