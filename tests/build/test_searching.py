"""The search index is a part of the output: as quick, as exact and as safe as the pages."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from siting import SiteUnderTest, files_of

from glossator.build import searching
from glossator.build.records import records

SETTINGS = "title: x\nurl: https://example.org/repo/\nsearch: true\n"
ARTICLE = """---
title: The {name}
date: 2024-03-04
topics: [Boats]
---
The {name} was built {when}.[^n]

[^n]: **Context:** “built {when}” By hand.
"""
INDEX = "pagefind/pagefind-entry.json"


def article(site: SiteUnderTest, name: str, when: str = "in 1911") -> SiteUnderTest:
    return site.write(f"content/articles/{name}.md", ARTICLE.format(name=name, when=when))


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[str], SiteUnderTest]:
    """A function that makes a site of two articles in a folder of that name."""

    def made(name: str) -> SiteUnderTest:
        site = SiteUnderTest(tmp_path, tmp_path / name).write("site.yaml", SETTINGS)
        return article(article(site, "ferry"), "tug")

    return made


@pytest.fixture
def site(fresh: Callable[[str], SiteUnderTest]) -> SiteUnderTest:
    return fresh("site").run("build").succeeds()


def test_after_edits_the_index_is_that_of_a_fresh_build(
    site: SiteUnderTest, fresh: Callable[[str], SiteUnderTest]
) -> None:
    article(site, "tug", "in the winter").run("build").succeeds()
    article(site, "barge").run("build").succeeds()
    site.delete("content/articles/ferry.md").run("build").succeeds()
    clean = article(article(fresh("clean"), "tug", "in the winter"), "barge").delete(
        "content/articles/ferry.md"
    )
    clean.run("build").succeeds()
    assert files_of(site.output) == files_of(clean.output)


def test_no_file_of_the_index_is_one_that_no_page_loads(site: SiteUnderTest) -> None:
    found = {file.name for file in (site.output / "pagefind").iterdir() if file.is_file()}
    own = {name for name in found if not name.endswith((".pf_meta", ".pagefind"))}
    assert own == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}


def test_a_site_that_did_not_change_is_not_indexed_again(
    site: SiteUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching.sys, "executable", "/there/is/no/such/program")
    site.run("build", "--jobs", "1").succeeds().says("0 files written", "0 removed")


def test_what_somebody_removed_or_changed_of_the_index_is_made_again(site: SiteUnderTest) -> None:
    built = files_of(site.output)
    (site.output / INDEX).unlink()
    (site.output / "pagefind/pagefind.js").write_bytes(b"x")
    site.run("build").succeeds().says("2 files written")
    assert files_of(site.output) == built


def test_files_of_one_s_own_beside_the_index_stay(site: SiteUnderTest) -> None:
    site.write("output/pagefind/mine.txt", "mine")
    article(site, "tug", "in the winter").run("build").succeeds()
    assert (site.output / "pagefind/mine.txt").read_text() == "mine"


def test_without_the_setting_the_index_goes(site: SiteUnderTest) -> None:
    site.write("site.yaml", SETTINGS.replace("true", "false")).run("build").succeeds()
    assert not (site.output / "pagefind").exists()
    site.run("build", "--search").succeeds()
    assert (site.output / INDEX).is_file()


def test_clean_removes_the_index(site: SiteUnderTest) -> None:
    site.run("clean").succeeds()
    assert not site.output.exists()


def test_a_site_without_articles_builds(tmp_path: Path) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", SETTINGS)
    site.run("build").succeeds()
    assert not (site.output / "pagefind").exists()


def test_without_the_extra_one_message_says_how_to_install_it(
    site: SiteUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "EXTRA", ("a-package-that-nobody-has",))
    for command in ("check", "build"):
        site.write("site.yaml", f"# touched by {command}\n{SETTINGS}").run(command)
        site.fails_with("missing-extra").says("site.yaml:4:9", "pip install glossator[search]")
    assert (site.output / INDEX).is_file()


def test_an_indexer_that_fails_leaves_the_last_pages(
    site: SiteUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = files_of(site.output)
    program = tmp_path / "fails"
    program.write_text("#!/bin/sh\necho 'no memory' >&2\nexit 3\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(searching.sys, "executable", str(program))
    article(site, "tug", "in the winter").run("build", "--jobs", "1").fails_with("search-failed").says(
        "no memory"
    )
    assert files_of(site.output) == built


def test_a_file_of_the_site_in_the_place_of_the_index_is_told(site: SiteUnderTest) -> None:
    site.write("static/pagefind/pagefind.js", "mine").run("build").fails_with("duplicate-output")
    site.says("static/pagefind/pagefind.js", "pagefind")


def test_a_page_that_is_not_to_be_found_makes_no_record() -> None:
    assert list(records("a/index.html", b"<html><body><p>x</p>", "/")) == []


def test_a_note_is_a_record_with_its_page_s_name_and_filters() -> None:
    page = (
        b'<html lang="sr"><head><meta content="A&amp;B" data-pagefind-filter="topic[content]"></head>'
        b'<body><article data-pagefind-filter="record:article">'
        b'<h1 data-pagefind-body data-pagefind-meta="title">T &amp; U</h1><p data-pagefind-meta="author">A. One</p>'
        b'<ol><li id="note-x" data-search-record><b data-pagefind-meta="kind">Claim</b> words</li></ol></article>'
    )
    whole, note = records("a/index.html", page, "/repo/")
    assert (whole.path, whole.html) == ("a/index.html", page)
    html = note.html.decode()
    assert note.path == "a/index.html.note-x.html"
    assert 'data-url="/repo/a/#note-x"' in html
    assert '<html lang="sr">' in html
    assert '<i data-pagefind-meta="page">T &amp; U</i>' in html
    assert "A. One" not in html
    assert 'content="A&amp;B"' in html
    assert "record:article" not in html
    assert html.count('data-pagefind-meta="kind"') == 1
