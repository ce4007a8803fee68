"""Notes files in a built site: wherever the article lies, and noticed by the next build when they change."""

from pathlib import Path

import pytest
from siting import SiteUnderTest, files_of

ARTICLE = (
    "---\ntitle: The ferry\ndate: 2024-03-04\n---\n\nThe ferry was built in 1911.\n\nIt carried 812 people.\n"
)
NOTES = "## year: Context\n\n> The ferry was **built in 1911**.\n\nOr in {}. [Another](launch.md)\n"
SPAN = '<span class="quoted context" data-notes="year">built in 1911</span>'


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    (tmp_path / "site").mkdir()
    made = SiteUnderTest(tmp_path, tmp_path / "site").write(
        "site.yaml", "title: T\nurl: https://example.org/\n"
    )
    return made.write(
        "content/articles/launch.md", "---\ntitle: The launch\ndate: 2024-03-04\n---\n\nText.\n"
    )


def page(site: SiteUnderTest, slug: str = "ferry") -> str:
    return (site.output / f"articles/{slug}/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("article", "notes", "slug"),
    [
        ("ferry.md", "ferry.notes.md", "ferry"),
        ("ferry.md", "ferry.jane.notes.md", "ferry"),
        ("2024/ferry.md", "2024/ferry.notes.md", "ferry"),
        ("2024/ferry/index.md", "2024/ferry/index.notes.md", "ferry"),
        ("2024/ferry/index.md", "2024/ferry/index.jane.notes.md", "ferry"),
    ],
)
def test_a_notes_file_is_read_wherever_its_article_lies(
    site: SiteUnderTest, article: str, notes: str, slug: str
) -> None:
    site.write(f"content/articles/{article}", ARTICLE).write(
        f"content/articles/{notes}", NOTES.partition(" [")[0]
    )
    site.run("build").succeeds()
    assert SPAN in page(site, slug)
    assert "Or in {}." in page(site, slug)
    assert not [path for path in files_of(site.output) if "notes.md" in path]


def test_a_build_notices_each_change_of_a_notes_file(site: SiteUnderTest) -> None:
    path = "content/articles/ferry.notes.md"
    site.write("content/articles/ferry.md", ARTICLE).run("build").succeeds()
    assert "quoted" not in page(site)
    for year in (1912, 1913):
        site.write(path, NOTES.format(year)).run("build").succeeds()
        assert f"Or in {year}." in page(site)
        assert '<a href="/articles/launch/">Another</a>' in page(site)
    site.run("build").succeeds().says("0 files written")
    site.delete(path).run("build").succeeds()
    assert "quoted" not in page(site)


def test_builds_after_changes_of_notes_files_are_as_clean_ones(site: SiteUnderTest, tmp_path: Path) -> None:
    site.write("content/articles/ferry.md", ARTICLE).run("build").succeeds()
    for name, text in (
        ("ferry.notes.md", NOTES.format(1912)),
        ("ferry.jane.notes.md", "## Claim: False\n\n> carried **812 people**\n\nMore.\n"),
        ("ferry.notes.md", NOTES.format(1914)),
        ("ferry.jane.notes.md", None),
    ):
        path = f"content/articles/{name}"
        (site.write(path, text) if text else site.delete(path)).run("build").succeeds()
        clean = SiteUnderTest.copied(site.folder, tmp_path / "clean")
        clean.run("clean").run("build").succeeds()
        assert files_of(clean.output) == files_of(site.output)
        clean.run("clean")
        for file in sorted(clean.folder.rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        clean.folder.rmdir()


def test_a_warning_in_a_notes_file_is_repeated(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.md", ARTICLE)
    site.write("content/articles/ferry.notes.md", "# Notes\n\nBy Jane.\n\n" + NOTES.format(1912))
    for _ in range(2):
        site.run("build").succeeds().says("warning[notes-file-text]", "ferry.notes.md:3:1")


def test_a_broken_link_of_a_notes_file_is_told_at_its_place(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.md", ARTICLE)
    site.write("content/articles/ferry.notes.md", NOTES.replace("launch.md", "lanch.md"))
    site.run("build").fails_with("broken-link").says(
        "content/articles/ferry.notes.md:5:", "did you mean 'launch.md'?"
    )


def test_a_quotation_that_is_nowhere_stops_the_build_at_its_place(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.md", ARTICLE.replace("1911", "1921"))
    site.write("content/articles/ferry.notes.md", NOTES)
    site.run("build").fails_with("quotation-not-found").says("ferry.notes.md:3:1", "built in 1921")
    site.writes_nothing()


def test_check_of_one_article_has_its_notes_files(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.md", ARTICLE).write(
        "content/articles/ferry.notes.md", "## year\n\nText.\n"
    )
    site.run("check", "ferry").fails_with("bad-quotation")
    site.run("check", "launch").succeeds()


def test_the_proof_holds_with_notes_files(site: SiteUnderTest) -> None:
    site.write("seeds/ferry.txt", "The ferry\n\nThe ferry was built in 1911.\n\nIt carried 812 people.\n")
    site.run("build").succeeds()
    (article,) = (site.folder / "content/articles").glob("the-ferry*.md")
    notes = "## year: Note\n\n> was **built in 1911.**\n>\n> **It carried** 812\n\nText.\n"
    site.write(f"content/articles/{article.stem}.notes.md", notes)
    site.run("build").succeeds()
    html = page(site, article.stem)
    assert html.count('data-notes="year"') == 2
    assert "data-source-text" in html
    site.write(f"content/articles/{article.name}", article.read_text(encoding="utf-8").replace("812", "813"))
    site.run("build").fails_with("proof-markdown")
