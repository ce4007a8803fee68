"""`glossator import`: raw files become articles, and nothing is lost on the way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commanding import Run

from glossator.edit.ignored import IGNORED
from glossator.edit.imported import IMPORTED

TEXT = """\
June 3, 2021 | Harbour Magazine

{title}

By Jane Roe

The lighthouse was built by people who had never seen one. They worked from a drawing in a letter, and the letter had
been wet. What stands there today is taller than the drawing and leans a little to the east, towards the water.

For forty years nobody kept a record of the light. The first keeper could not write, and the second would not. When
the harbour board asked for a log, it was sent a drawing of a gull, which is still in the archive of the town.
"""
LAMP = "The Light Nobody Needed"
LOG = "A Log Without a Ship"


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site that is the current folder; `../in` beside it is for raw files."""
    monkeypatch.chdir(fresh)
    (fresh.parent / "in").mkdir()
    return fresh


def put(folder: Path, name: str, title: str = LAMP) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(title=title), encoding="utf-8")
    return path


def articles(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "content/articles").glob("*.md"))


def seeds(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "seeds").iterdir() if not path.name.startswith("."))


def tree(site: Path) -> dict[str, bytes]:
    """The files of a site but the cache of its builds."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        str(path.relative_to(site)): path.read_bytes() for path in files if path.parent != site / ".glossator"
    }


def test_a_file_from_elsewhere_becomes_a_seed_and_an_article(site: Path, run: Run) -> None:
    path = put(site.parent / "in", "lamp.txt")
    ran = run("import", "../in/lamp.txt")
    assert (ran.status, ran.err) == (0, "")
    assert (site / "seeds/lamp.txt").read_bytes() == path.read_bytes()
    assert articles(site) == ["the-light-nobody-needed.md"]
    assert "Harbour" in ran.out and "1 sure" in ran.out
    assert run("check").status == 0


def test_a_file_in_seeds_stays_where_it_is(site: Path, run: Run) -> None:
    put(site / "seeds", "2021/lamp.txt")
    assert run("import", "seeds/2021/lamp.txt").status == 0
    assert seeds(site) == ["2021"]
    assert "file: seeds/2021/lamp.txt" in (site / "content/articles" / articles(site)[0]).read_text("utf-8")


def test_a_folder_is_walked_without_what_is_hidden(site: Path, run: Run) -> None:
    for name in ("lamp.txt", ".draft.txt", ".git/log.txt", "lamp.txt~"):
        put(site.parent / "in", name)
    put(site.parent / "in", "deep/log.txt", LOG)
    assert run("import", "../in").status == 0
    assert seeds(site) == ["lamp.txt", "log.txt"]
    assert len(articles(site)) == 2


def test_a_name_that_is_taken_gets_a_number(site: Path, run: Run) -> None:
    held = put(site / "seeds", "lamp.txt", LOG).read_bytes()
    put(site.parent / "in", "Lamp.txt")
    put(site.parent / "in", "deep/lamp.txt", "A Third Title")
    assert run("import", "../in").status == 0
    assert seeds(site) == ["Lamp-2.txt", "lamp-3.txt", "lamp.txt"]
    assert (site / "seeds/lamp.txt").read_bytes() == held
    assert articles(site) == ["a-third-title.md", "the-light-nobody-needed.md"]


def test_a_file_whose_bytes_are_in_seeds_already_is_not_copied(site: Path, run: Run) -> None:
    put(site / "seeds", "held.txt")
    put(site.parent / "in", "lamp.txt")
    assert run("import", "../in").status == 0
    assert seeds(site) == ["held.txt"]
    assert len(articles(site)) == 1


def test_what_has_an_article_is_skipped_with_that_reason(site: Path, run: Run) -> None:
    put(site.parent / "in", "lamp.txt")
    run("import", "../in")
    before = tree(site)
    ran = run("import", "../in", "seeds")
    assert ran.status == 0
    article = "has the article content/articles/the-light-nobody-needed.md"
    assert ran.out == f"skipped: ../in/lamp.txt {article}\nskipped: seeds/lamp.txt {article}\n"
    assert tree(site) == before


def test_equal_files_are_one_article(site: Path, run: Run) -> None:
    put(site.parent / "in", "a.txt")
    put(site.parent / "in", "b.txt")
    ran = run("import", "../in")
    assert ran.status == 0
    assert "skipped: ../in/b.txt has the same bytes as a.txt\n" in ran.out
    assert seeds(site) == ["a.txt"]


def test_one_title_twice_gives_two_articles(site: Path, run: Run) -> None:
    put(site.parent / "in", "a.txt")
    path = put(site.parent / "in", "b.txt")
    path.write_text(path.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    assert run("import", "../in").status == 0
    assert articles(site) == ["the-light-nobody-needed-2021-06-03.md", "the-light-nobody-needed.md"]


def test_an_article_that_is_there_is_never_touched(site: Path, run: Run) -> None:
    own = put(site / "content/articles", "the-light-nobody-needed.md").read_bytes()
    slugged = "---\ntitle: Another\nslug: 'the-light-nobody-needed-2021-06-03'\n---\n"
    (site / "content/articles/another.md").write_text(slugged, encoding="utf-8")
    put(site.parent / "in", "lamp.txt")
    assert run("import", "../in").status == 0
    assert (site / "content/articles/the-light-nobody-needed.md").read_bytes() == own
    assert "the-light-nobody-needed-2021-06-03-2.md" in articles(site)


@pytest.mark.parametrize(
    ("bytes_", "code"),
    [
        (b"", "seed-empty"),
        (b"\x89PNG\r\n", "seed-binary"),
        (b"A bell\x07 rings.\n" + b"All day. " * 9, "seed-control"),
    ],
)
def test_a_bad_file_stops_no_other_and_is_not_kept(site: Path, run: Run, bytes_: bytes, code: str) -> None:
    (site.parent / "in/bad.txt").write_bytes(bytes_)
    put(site.parent / "in", "lamp.txt")
    ran = run("import", "../in")
    assert ran.status == 1
    assert f"error[{code}] ../in/bad.txt" in ran.err and "help: " in ran.err
    assert "1 failed, 1 sure" in ran.out
    assert seeds(site) == ["lamp.txt"]
    assert len(articles(site)) == 1


def test_the_report_is_a_page_that_needs_nothing_else(site: Path, run: Run) -> None:
    (site.parent / "in/bad.txt").write_bytes(b"")
    put(site.parent / "in", "lamp.txt", "Light & <Shade>")
    ran = run("import", "../in")
    assert ran.out.endswith("The whole report is in .glossator/import-report.html\n")
    page = (site / ".glossator/import-report.html").read_text(encoding="utf-8")
    assert "Light &amp; &lt;Shade&gt;" in page and "seed-empty" in page
    assert "src=" not in page and "http" not in page


def test_a_dry_run_shows_the_ledger_and_writes_nothing(site: Path, run: Run) -> None:
    (site.parent / "in/bad.txt").write_bytes(b"")
    put(site.parent / "in", "lamp.txt")
    before = tree(site)
    ran = run("import", "../in", "--dry-run")
    assert ran.status == 1
    assert "error[seed-empty] ../in/bad.txt" in ran.err
    assert "outlet: Harbour Magazine" in ran.out and "authors.0.name: Jane Roe" in ran.out
    assert tree(site) == before
    (site.parent / "in/bad.txt").unlink()
    assert run("import", "../in", "--dry-run").status == 0


def test_words_and_names_of_files_do_not_steer_the_terminal(site: Path, run: Run) -> None:
    put(site.parent / "in", "a\x1b[2J.txt", "A Title\x9b2J That Steers")
    put(site.parent / "in", "b\x1b[2J.txt", "A Title\x9b2J That Steers")
    for more in (("--dry-run",), (), ("--ignore",)):
        ran = run("import", "../in", *more)
        assert "Steers" in ran.out + ran.err or more == ("--ignore",)
        assert not {"\x1b", "\x9b"} & set(ran.out + ran.err)


def test_metadata_goes_before_what_the_text_suggests(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt", LOG)
    put(site.parent / "in", "lamp.txt")
    (site.parent / "rows.csv").write_text("file,title,author\nlamp.txt,Our title,A B;C D\n", encoding="utf-8")
    ran = run("import", "../in", "--metadata", "../rows.csv")
    assert ran.status == 0
    assert articles(site) == ["our-title.md"]
    assert "Our title" in ran.out and "A B, C D" in ran.out


def test_every_problem_of_a_metadata_file_has_its_place_and_nothing_is_imported(site: Path, run: Run) -> None:
    put(site.parent / "in", "lamp.txt")
    rows = "file,titel,date\nlamp.txt,x,2021-13-01\n,y,\nlamp.txt,z,\nother.txt,x,,Jane\n"
    (site.parent / "rows.csv").write_text(rows, encoding="utf-8")
    ran = run("import", "../in", "--metadata", "../rows.csv")
    assert ran.status == 1
    assert "error[unknown-key] ../rows.csv:1:6" in ran.err and "did you mean 'title'?" in ran.err
    assert "error[bad-value] ../rows.csv:2:12" in ran.err
    assert "error[missing-key] ../rows.csv:3\n  this row names no raw file" in ran.err
    assert "../rows.csv:5\n  this row has 4 cells, the first row names 3" in ran.err
    assert articles(site) == [] and seeds(site) == []


def test_a_metadata_file_that_is_not_utf8_is_refused(site: Path, run: Run) -> None:
    put(site.parent / "in", "lamp.txt")
    (site.parent / "rows.csv").write_bytes(b"file,author\nlamp.txt,Ren\xe9\n")
    ran = run("import", "../in", "--metadata", "../rows.csv")
    assert ran.status == 1
    assert "error[encoding] ../rows.csv:2:13" in ran.err


def test_a_row_that_means_no_file_is_a_warning(site: Path, run: Run) -> None:
    put(site.parent / "in", "lamp.txt")
    (site.parent / "rows.jsonl").write_text('{"file": "lump.txt", "title": "x"}\n', encoding="utf-8")
    ran = run("import", "../in", "--metadata", "../rows.jsonl")
    assert ran.status == 0
    assert "warning[unused-row] ../rows.jsonl:1:11" in ran.err
    assert len(articles(site)) == 1


def test_what_is_ignored_is_not_imported_until_it_is_named_itself(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    ran = run("import", "--ignore", "seeds")
    assert (ran.status, ran.out) == (0, f"seeds/lamp.txt is ignored from now on, in {IGNORED}.\n")
    assert (site / IGNORED).read_text(encoding="utf-8").endswith("\tseeds/lamp.txt\ttold so\n")
    run("build")
    assert articles(site) == []
    assert run("import", "seeds").out == f"skipped: seeds/lamp.txt is ignored in {IGNORED} (told so)\n"
    assert run("import", "seeds/lamp.txt").status == 0
    assert len(articles(site)) == 1
    assert "lamp.txt" not in (site / IGNORED).read_text(encoding="utf-8")


def test_what_has_an_article_cannot_be_ignored(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    ran = run("import", "--ignore", "seeds/lamp.txt")
    assert ran.status == 1
    assert "error[has-article] seeds/lamp.txt" in ran.err
    assert not (site / IGNORED).exists()


def test_to_ignore_goes_with_nothing_else(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    assert run("import", "--ignore", "--dry-run", "seeds").status == 2


@pytest.mark.parametrize("command", [("build",), ("import", "seeds")])
def test_a_deleted_article_does_not_come_back(site: Path, run: Run, command: tuple[str, ...]) -> None:
    put(site / "seeds", "lamp.txt")
    run(*command)
    (site / "content/articles/the-light-nobody-needed.md").unlink()
    ran = run("build")
    assert ran.status == 0
    said = "its article content/articles/the-light-nobody-needed.md was deleted"
    assert f"seeds/lamp.txt is not imported again: {said}" in ran.out
    assert said in (site / IGNORED).read_text(encoding="utf-8")
    assert said not in run("build").out
    assert articles(site) == []


def test_a_deleted_article_does_not_come_back_in_a_fresh_clone(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    (site / "content/articles/the-light-nobody-needed.md").unlink()
    run("clean")
    before = tree(site)
    assert run("check").out == "No problems.\n"
    assert "no article" not in run("build", "--no-import", "-v").out
    run("clean")
    assert tree(site) == before
    run("build")
    assert articles(site) == []


def test_a_deleted_article_comes_back_when_its_raw_file_is_named(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    (site / "content/articles/the-light-nobody-needed.md").unlink()
    assert "had the article" in run("import", "seeds").out
    assert run("import", "seeds/lamp.txt").status == 0
    assert articles(site) == ["the-light-nobody-needed.md"]


def test_an_article_that_is_back_is_ignored_no_more_and_may_be_deleted_again(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    path = site / "content/articles/the-light-nobody-needed.md"
    text = path.read_bytes()
    path.unlink()
    run("build")
    path.write_bytes(text)
    assert run("build").status == 0
    assert "lamp.txt" not in (site / IGNORED).read_text(encoding="utf-8")
    path.unlink()
    assert "is not imported again" in run("build").out
    assert articles(site) == []


def test_an_article_with_broken_front_matter_keeps_its_seed(site: Path, run: Run) -> None:
    put(site / "seeds", "it's, a lamp.txt")
    run("build")
    path = site / "content/articles" / articles(site)[0]
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: [", 1), encoding="utf-8")
    assert run("build").status == 1
    assert len(articles(site)) == 1
    put(site / "seeds", "it's, a lamp.txt", LOG)
    assert run("build").status == 1
    assert len(articles(site)) == 1


def test_a_renamed_seed_is_the_same_with_a_warning(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    (site / "seeds/lamp.txt").rename(site / "seeds/the lamp.text")
    ran = run("build")
    assert ran.status == 0
    assert "warning[seed-moved] content/articles/the-light-nobody-needed.md:" in ran.err
    assert "write 'file: seeds/the lamp.text'" in ran.err
    assert len(articles(site)) == 1
    published = site / "output/articles/the-light-nobody-needed/source.text"
    assert published.read_bytes() == (site / "seeds/the lamp.text").read_bytes()
    assert run("build", "--strict", "--base-url", "https://example.org/").status == 1


def test_an_altered_seed_is_one_problem(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    put(site / "seeds", "lamp.txt", LOG)
    for command in ("check", "build"):
        ran = run(command)
        assert ran.status == 1
        assert (ran.out + ran.err).count("error[") == 1
        assert "error[seed-altered] content/articles/the-light-nobody-needed.md:" in ran.out + ran.err
        assert "sha256: " in ran.out + ran.err
    ran = run("import", "seeds/lamp.txt")
    assert ran.status == 1
    assert "error[seed-altered] seeds/lamp.txt" in ran.err
    assert len(articles(site)) == 1


def test_a_renamed_seed_leaves_its_name_to_another_text(site: Path, run: Run) -> None:
    put(site / "seeds", "lamp.txt")
    run("build")
    (site / "seeds/lamp.txt").rename(site / "seeds/lamp-old.txt")
    put(site / "seeds", "lamp.txt", LOG)
    assert run("build").status == 0
    assert len(articles(site)) == 2


def test_the_site_itself_is_no_folder_of_raw_files(site: Path, run: Run) -> None:
    ran = run("import", ".", "content/articles")
    assert ran.status == 1
    assert ran.err.count("error[unsafe-path]") == 2
    assert seeds(site) == []


def test_a_name_that_no_system_shows_becomes_one_that_people_see(site: Path, run: Run) -> None:
    put(site.parent / "in", ".lamp.txt~")
    put(site.parent / "in", os.fsdecode(b"l\xf6g.txt"), LOG)
    assert run("import", "../in/.lamp.txt~", "../in").status == 0
    assert seeds(site) == ["l-g.txt", "lamp.txt~.txt"]


@pytest.mark.parametrize("command", [("build",), ("check",), ("import", "seeds")])
def test_a_seed_whose_name_no_article_could_give_is_a_problem(
    site: Path, run: Run, command: tuple[str, ...]
) -> None:
    put(site / "seeds", os.fsdecode(b"l\xf6g.txt"), LOG)
    put(site / "seeds", "two\nlines.txt", "A Third Title")
    put(site / "seeds", "a: b #c's.txt")
    ran = run(*command)
    assert ran.status == 1
    assert (ran.err + ran.out).count("error[seed-name] seeds/") == 2
    assert len(articles(site)) == (0 if command == ("check",) else 1)


def test_a_broken_vocabulary_is_said_before_anything_is_written(site: Path, run: Run) -> None:
    put(site.parent / "in", "lamp.txt")
    (site / "content/topics.yaml").write_text("- nam: x\n", encoding="utf-8")
    before = tree(site)
    for command in (("import", "../in"), ("build",), ("check",)):
        ran = run(*command)
        assert ran.status == 1
        assert (ran.err + ran.out).count("content/topics.yaml:1") >= 1
    put(site / "seeds", "log.txt", LOG)
    assert (run("build").err).count("error[unknown-key]") == 1
    (site / "seeds/log.txt").unlink()
    assert tree(site) == before


def test_a_seed_comes_before_its_article_when_the_disk_refuses(site: Path, run: Run) -> None:
    """A file where the folder of articles should be refuses every user, root included."""
    put(site.parent / "in", "lamp.txt")
    folder = site / "content/articles"
    (folder / ".gitkeep").unlink()
    folder.rmdir()
    folder.write_bytes(b"")
    ran = run("import", "../in")
    assert ran.status == 1
    assert "error[cannot-write] content/articles/the-light-nobody-needed.md" in ran.err
    assert "1 failed" in ran.out
    page = (site / ".glossator/import-report.html").read_text(encoding="utf-8")
    assert "content/articles/the-light-nobody-needed.md: the file could not be written" in page
    folder.unlink()
    assert seeds(site) == ["lamp.txt"]
    assert run("build").status == 0
    assert len(articles(site)) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_a_full_disk_leaves_no_trace(site: Path, run: Run) -> None:
    put(site.parent / "in", "lamp.txt")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4k", "none", site / "seeds"], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        (site / "seeds/full").write_bytes(b"x" * 4096)
        ran = run("import", "../in/lamp.txt")
        assert ran.status == 1
        assert "error[cannot-write] seeds/lamp.txt" in ran.err
        assert [path.name for path in (site / "seeds").iterdir()] == ["full"]
        assert articles(site) == []
    finally:
        subprocess.run(["umount", site / "seeds"], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_import_leaves_nothing_torn_and_the_next_goes_on(site: Path, run: Run) -> None:
    texts = {f"{n}.txt": put(site.parent / "in", f"{n}.txt", f"The Light of Harbour {n}") for n in range(60)}
    command = [sys.executable, "-m", "glossator", "import", "../in"]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and len(articles(site)) < 5:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    written = articles(site)
    assert all((site / "seeds" / name).read_bytes() == texts[name].read_bytes() for name in seeds(site))
    whole = {name: (site / "content/articles" / name).read_bytes() for name in written}
    assert all(text.endswith(b"archive of the town.\n") for text in whole.values())
    assert run("check").status == 0
    assert run("import", "../in").status == 0
    assert len(articles(site)) == 60
    assert {name: (site / "content/articles" / name).read_bytes() for name in written} == whole
    assert (site / IMPORTED).read_text(encoding="utf-8").count("\n") == 61
