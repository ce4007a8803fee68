"""`glossator build`: what it says and how it ends."""

import sys
from pathlib import Path

import pytest
from commanding import Run
from siting import files_of

FATAL = """import multiprocessing, os, signal

def setup(ext):
    ext.markdown(lambda parser: parser.core.ruler.push("fatal", end))

def end(state):
    if multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)
"""
ARTICLE = "---\ntitle: {title}\ndate: 2025-02-03\n{more}---\n\nA text.\n"


@pytest.fixture
def at_home(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site that is the current folder."""
    monkeypatch.chdir(fresh)
    return fresh


def write(site: Path, name: str, title: str = "A title", more: str = "") -> Path:
    path = site / "content/articles" / name
    path.write_text(ARTICLE.format(title=title, more=more), encoding="utf-8")
    return path


def test_a_new_site_builds_at_once_and_one_line_says_so(at_home: Path, run: Run) -> None:
    ran = run("build")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith("Built output in ") and ran.out.count("\n") == 1
    assert (at_home / "output/index.html").is_file()


def test_a_second_build_keeps_everything(at_home: Path, run: Run) -> None:
    run("build")
    assert ": 0 files written, " in run("build").out


@pytest.mark.skipif(sys.platform != "linux", reason="workers of this test are forks, and there is SIGKILL")
def test_a_worker_that_the_system_ends_leaves_the_last_pages(at_home: Path, run: Run) -> None:
    run("build")
    before = files_of(at_home / "output")
    for number in range(400):
        write(at_home, f"n{number}.md", title=f"Number {number}")
    (at_home / "extensions").mkdir()
    (at_home / "extensions/fatal.py").write_text(FATAL, encoding="utf-8")
    settings = (at_home / "site.yaml").read_text(encoding="utf-8")
    (at_home / "site.yaml").write_text(f"{settings}\nextensions: [fatal]\n", encoding="utf-8")
    ran = run("build", "--jobs", "2")
    assert ran.status == 1
    assert ran.err.startswith("error[process-lost]\n") and "--jobs 1" in ran.err
    assert files_of(at_home / "output") == before
    assert run("build", "--jobs", "1").status == 0


def test_what_is_withheld_is_counted_with_its_reason(at_home: Path, run: Run) -> None:
    write(at_home, "a.md", more="draft: true\n")
    write(at_home, "b.md", more="expires: 2025-03-01\n")
    assert "2 withheld (1 draft, 1 expired)" in run("build").out


def test_verbose_names_each_withheld_file(at_home: Path, run: Run) -> None:
    write(at_home, "a.md", more="draft: true\n")
    assert "withheld: content/articles/a.md (draft)\n" in run("build", "-v").out


def test_drafts_are_published_when_asked_for(at_home: Path, run: Run) -> None:
    write(at_home, "a.md", more="draft: true\n")
    assert "withheld" not in run("build", "--drafts").out
    assert (at_home / "output/articles/a/index.html").is_file()


def test_articles_of_the_future_wait_for_their_day(
    at_home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(at_home, "a.md")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert "1 withheld (1 future)" in run("build").out
    assert "withheld" not in run("build", "--future").out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert "withheld" not in run("build").out


def test_output_goes_where_it_is_told(at_home: Path, run: Run) -> None:
    assert run("build", "-o", "public").status == 0
    assert (at_home / "public/index.html").is_file()
    assert not (at_home / "output").exists()


def test_the_base_url_stands_in_for_the_settings(at_home: Path, run: Run) -> None:
    assert run("build", "--base-url", "https://user.github.io/repo").status == 0
    assert 'href="/repo/' in (at_home / "output/index.html").read_text(encoding="utf-8")


def test_a_bad_base_url_is_one_clear_problem(at_home: Path, run: Run) -> None:
    ran = run("build", "--base-url", "user.github.io")
    assert ran.status == 1
    assert "error[bad-value]" in ran.err
    assert "https://example.org/" in ran.err


def test_errors_are_shown_together_and_the_last_good_output_stays(at_home: Path, run: Run) -> None:
    write(at_home, "good.md")
    run("build")
    before = (at_home / "output/index.html").read_bytes()
    write(at_home, "a.md", more="titel: x\n")
    write(at_home, "b.md", more="draft: perhaps\n")
    ran = run("build")
    assert ran.status == 1
    assert ran.out == ""
    assert "content/articles/a.md:4:1" in ran.err and "content/articles/b.md:4:" in ran.err
    assert "Nothing was written: 2 errors. The last good output stays." in ran.err
    assert (at_home / "output/index.html").read_bytes() == before


def test_of_many_problems_ten_are_shown_and_the_rest_counted(at_home: Path, run: Run) -> None:
    for n in range(13):
        write(at_home, f"a{n:02}.md", more="titel: x\n")
    ran = run("build")
    assert ran.err.count("titel: x") == 10
    assert "and 3 more:" in ran.err
    assert "3  error[unknown-key]" in ran.err
    assert run("build", "-v").err.count("titel: x") == 13


def test_warnings_pass_unless_strict(at_home: Path, run: Run) -> None:
    path = write(at_home, "a.md")
    path.write_text(path.read_text(encoding="utf-8") + "\n[^unused]: A note.\n", encoding="utf-8")
    ran = run("build")
    assert ran.status == 0
    assert "1 warning" in ran.out and "warning[unused-definition]" in ran.err
    assert run("build", "--strict", "--base-url", "https://example.org/").status == 1


def test_a_strict_build_says_why_it_failed_even_quietly(at_home: Path, run: Run) -> None:
    (at_home / "content/articles/one.md").write_text("---\ntitle: One\n---\n\nWords.\n", encoding="utf-8")
    ran = run("build", "--strict", "--quiet", "--base-url", "https://example.org/")
    assert ran.status == 1
    assert "warning[missing-date]" in ran.err
    assert ran.err.rstrip().endswith("since warnings do so with --strict.")
    assert run("build", "--quiet").err == ""


def test_quiet_says_only_errors(at_home: Path, run: Run) -> None:
    path = write(at_home, "a.md")
    path.write_text(path.read_text(encoding="utf-8") + "\n[^unused]: A note.\n", encoding="utf-8")
    ran = run("build", "-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    write(at_home, "b.md", more="titel: x\n")
    assert "error[unknown-key]" in run("build", "-q").err


def test_from_outside_the_site_paths_can_be_opened(fresh: Path, run: Run) -> None:
    write(fresh, "a.md", more="titel: x\n")
    assert "error[unknown-key] site/content/articles/a.md:4:1" in run("-s", "site", "build").err


def test_a_folder_that_is_not_ours_is_not_built_into(at_home: Path, run: Run) -> None:
    (at_home / "output").mkdir()
    (at_home / "output/thesis.doc").write_text("mine", encoding="utf-8")
    ran = run("build")
    assert ran.status == 1
    assert "error[foreign-output]" in ran.err
    assert [path.name for path in (at_home / "output").iterdir()] == ["thesis.doc"]
