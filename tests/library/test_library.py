"""Glossator called from another program: what is returned, what is raised, and that nothing is printed."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import glossator
from glossator import ProblemError, Site, build, check, import_seed, load_site

LETTER = "A Letter\n\nBy Jane Roe\n\nThe ferry was promised in 1911, and nobody asked.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "site.yaml").write_text("title: Mine\nurl: https://example.org/mine/\n", encoding="utf-8")
    return load_site(folder)


def letter(tmp_path: Path, text: str = LETTER) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_raw_file_becomes_an_article_and_the_site_is_built(
    site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    article = import_seed(site, letter(tmp_path))
    assert (article.path, article.title, article.file) == (
        "content/articles/a-letter.md",
        "A Letter",
        "seeds/letter.txt",
    )
    assert [problem.code for problem in check(site)] == ["missing-date"]
    report = build(site, output=tmp_path / "public")
    assert (report.failed, report.removed, report.output) == (False, 0, tmp_path / "public")
    assert report.written > 5
    assert "nobody asked" in (tmp_path / "public/articles/a-letter/index.html").read_text("utf-8")
    assert capfd.readouterr() == ("", "")


def test_a_second_build_writes_nothing_and_tells_the_same_problems(site: Site, tmp_path: Path) -> None:
    import_seed(site, letter(tmp_path))
    first, second = build(site), build(site)
    assert second.written == 0
    assert second.kept == first.written
    assert second.problems == first.problems


def test_a_raw_file_that_has_an_article_is_refused(site: Site, tmp_path: Path) -> None:
    import_seed(site, letter(tmp_path))
    with pytest.raises(ProblemError) as refused:
        import_seed(site, letter(tmp_path))
    assert [problem.code for problem in refused.value.problems] == ["file-exists"]


@pytest.mark.parametrize(("text", "code"), [("", "seed-empty"), ("\0\1\2" * 99, "seed-binary")])
def test_a_raw_file_that_is_no_text_is_refused(site: Site, tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ProblemError) as refused:
        import_seed(site, letter(tmp_path, text))
    assert [problem.code for problem in refused.value.problems] == [code]
    assert not (site.root / "content").exists()


def test_a_file_that_is_not_there_is_refused(site: Site, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as refused:
        import_seed(site, tmp_path / "none.txt")
    assert [problem.code for problem in refused.value.problems] == ["unreadable"]


def test_a_folder_without_a_site_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as refused:
        load_site(tmp_path)
    assert [problem.code for problem in refused.value.problems] == ["no-site"]


def test_the_moment_decides_what_is_still_to_come(site: Site) -> None:
    (site.root / "content/articles").mkdir(parents=True)
    (site.root / "content/articles/x.md").write_text(
        "---\ntitle: X\ndate: 2030-01-01\n---\n\nText.\n", "utf-8"
    )
    assert [one.why for one in build(site, now=datetime(2029, 1, 1, tzinfo=UTC)).withheld] == [
        "future: 2030-01-01"
    ]
    assert build(site, now=datetime(2031, 1, 1, tzinfo=UTC)).withheld == ()
    with pytest.raises(ValueError, match="time zone"):
        build(site, now=datetime(2031, 1, 1))  # noqa: DTZ001 — that is the mistake


def test_another_address_is_kept_by_the_builds_of_that_site(site: Site) -> None:
    build(load_site(site.root, base_url="https://other.example/"))
    assert "https://other.example/" in (site.root / "output/sitemap.xml").read_text("utf-8")


def test_build_is_the_function_though_a_room_has_its_name() -> None:
    from glossator.build.report import Report  # noqa: PLC0415 — it is the import that could replace the function

    assert callable(glossator.build)
    assert glossator.Report is Report
    assert glossator.build is build


@pytest.mark.parametrize("name", glossator.__all__)
def test_each_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(glossator, name).__doc__
    assert name in dir(glossator)


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        glossator.biuld  # type: ignore[attr-defined] # noqa: B018


def test_to_import_the_package_loads_none_of_its_rooms() -> None:
    told = "import sys, glossator; print(sum(name.startswith('glossator.') for name in sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
        == "0\n"
    )
