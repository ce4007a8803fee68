"""A run over nothing touched is over at a glance; anything touched, and it is not."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from laying import rest
from msgspec.structs import replace

from glossator.build.cache import FILE, FOLDER
from glossator.build.report import BuildOptions, Report
from glossator.build.run import build, check
from glossator.build.untouched import look_around, untouched
from glossator.digest import of_text

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), settled=True)
FILES = {
    "site.yaml": "title: Papers\n",
    "content/articles/a.md": "---\ntitle: A\ndate: 2025-01-01\n---\n\nWords.[^1]\n\n[^1]: One.\n",
    "content/articles/b.md": "---\ntitle: B\ndate: 2026-02-01\n---\n\nLater.\n",
    "content/articles/c.md": "---\ntitle: C\n---\n\nUndated.\n",
    "content/articles/a.notes.md": "## Note\n\n> **Words.**\n\nThey are.\n",
    "static/plan.txt": "a plan",
    "seeds/raw.txt": "raw",
    "themes/own/theme.yaml": "name: Own\n",
    "templates/partials/term.html": "{{ term.name }}",
}
LONG_AGO = 1_600_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for path, text in FILES.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
        os.utime(site / path, (LONG_AGO, LONG_AGO))
    build(site, replace(OPTIONS, looked=rest(site)))
    return site


def glance(root: Path, options: BuildOptions = OPTIONS) -> Report | None:
    return untouched(root, options, look_around(root))


def test_it_reports_what_a_build_would(root: Path) -> None:
    seen, done = glance(root), build(root, OPTIONS)
    assert seen is not None
    assert [one.code for one in seen.problems] == ["missing-date"]
    assert [one.why for one in seen.withheld] == ["future: 2026-02-01"]
    assert replace(seen, seconds=0.0) == replace(done, seconds=0.0)


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_is_touched_is_looked_at(root: Path, path: str) -> None:
    os.utime(root / path, (LONG_AGO + 1, LONG_AGO + 1))
    assert glance(root) is None


@pytest.mark.parametrize("path", [*FILES, "content/articles/new.md", "i18n/en.yaml", "refs.json"])
def test_a_file_that_comes_or_goes_is_noticed(root: Path, path: str) -> None:
    if path in FILES:
        (root / path).unlink()
    else:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("", encoding="utf-8")
    assert path == "site.yaml" or glance(root) is None


def test_a_file_put_in_the_place_of_another_is_noticed(root: Path) -> None:
    state = (root / "static/plan.txt").stat()
    (root / "static/new").write_text("A plan", encoding="utf-8")
    os.utime(root / "static/new", ns=(state.st_mtime_ns, state.st_mtime_ns))
    (root / "static/new").replace(root / "static/plan.txt")
    assert glance(root) is None


def _change(page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"Words", b"words"))


@pytest.mark.parametrize("act", [Path.unlink, _change], ids=["deleted", "changed"])
def test_a_page_that_is_not_as_it_was_built_is_noticed(root: Path, act: Callable[[Path], None]) -> None:
    act(root / "output/articles/a/index.html")
    assert glance(root) is None


def test_the_day_on_which_an_article_is_due_is_noticed(root: Path) -> None:
    assert glance(root, replace(OPTIONS, now=OPTIONS.now + timedelta(days=30))) is not None
    assert glance(root, replace(OPTIONS, now=OPTIONS.now + timedelta(days=31))) is None
    assert glance(root, replace(OPTIONS, now=OPTIONS.now - timedelta(days=1))) is None


@pytest.mark.parametrize(
    "asked",
    [
        {"drafts": True},
        {"future": True},
        {"base_url": "https://example.org/x/"},
        {"output": Path("out")},
        {"search": True},
    ],
)
def test_another_question_is_not_the_same(root: Path, asked: dict[str, object]) -> None:
    assert glance(root, replace(OPTIONS, **asked)) is None  # type: ignore[arg-type]


def test_a_build_for_readers_is_over_at_a_glance_where_the_last_one_was_for_readers(root: Path) -> None:
    asked = replace(OPTIONS, base_url="https://papers.example/")
    published = replace(asked, published=True)
    build(root, asked)
    assert glance(root, asked) and not glance(root, published)
    build(root, published)
    assert glance(root, asked) and glance(root, published)


def test_a_run_that_had_more_to_do_than_build_leaves_no_glance(root: Path) -> None:
    build(root, replace(OPTIONS, settled=False))
    assert glance(root) is None


def test_a_file_changed_a_moment_before_the_build_is_looked_at_again(root: Path) -> None:
    os.utime(root / "static/plan.txt")
    build(root, OPTIONS)
    assert glance(root) is None


def test_a_bibliography_in_a_folder_of_its_own_keeps_a_build_from_taking_a_glance(root: Path) -> None:
    (root / "data").mkdir()
    (root / "data/refs.json").write_text("[]", encoding="utf-8")
    (root / "site.yaml").write_text("title: Papers\nbibliography: data/refs.json\n", encoding="utf-8")
    for path in ("data/refs.json", "site.yaml"):
        os.utime(root / path, (LONG_AGO, LONG_AGO))
    assert not build(root, OPTIONS).failed
    assert glance(root) is None


def test_a_copy_of_a_site_is_looked_at(root: Path) -> None:
    copy = root.parent / "copy"
    shutil.copytree(root, copy)
    (root / "output/index.html").unlink()
    assert glance(copy) is None


@pytest.mark.parametrize("left", [0, 1])
def test_a_damaged_cache_tells_nothing(root: Path, left: int) -> None:
    cache = root / FOLDER / FILE
    cache.write_bytes(cache.read_bytes()[: 1000 * left] + b"\0" * 2000)
    assert glance(root) is None


def test_what_was_installed_since_is_noticed_even_if_another_command_ran_first(root: Path) -> None:
    database = sqlite3.connect(root / FOLDER / FILE)
    with database:
        database.execute("update about set value = 'as it was before' where name = 'installation'")
    database.close()
    assert glance(root) is None
    check(root, OPTIONS)
    assert glance(root) is None


def test_a_theme_that_a_link_leads_to_is_looked_at(root: Path) -> None:
    theme = root.parent / "themes" / "linked"
    shutil.move(root / "themes/own", theme)
    (theme / "templates").mkdir()
    page = theme / "templates/page.html"
    page.write_text("one", encoding="utf-8")
    (theme / "templates/round").symlink_to(theme)
    (root / "themes/own").symlink_to(theme)
    for path in (page, theme / "templates", theme):
        os.utime(path, (LONG_AGO, LONG_AGO))
    build(root, replace(OPTIONS, looked=rest(root)))
    assert glance(root) is not None
    page.write_text("two", encoding="utf-8")
    assert glance(root) is None


def test_a_raw_text_beside_the_folder_of_raw_texts_keeps_a_build_from_taking_a_glance(root: Path) -> None:
    (root / "archive").mkdir()
    (root / "archive/d.txt").write_text("Words.", encoding="utf-8")
    source = f"source: {{file: archive/d.txt, sha256: {of_text('Words.')}, body: [[1, 1]]}}"
    article = root / "content/articles/d.md"
    article.write_text(f"---\ntitle: D\n{source}\n---\n\nWords.\n", encoding="utf-8")
    os.utime(article, (LONG_AGO, LONG_AGO))
    assert not build(root, OPTIONS).failed
    assert glance(root) is None


def test_an_empty_theme_that_goes_is_noticed(root: Path) -> None:
    (root / "themes/own/theme.yaml").unlink()
    (root / "site.yaml").write_text("title: Papers\ntheme: own\n", encoding="utf-8")
    os.utime(root / "site.yaml", (LONG_AGO, LONG_AGO))
    assert not build(root, replace(OPTIONS, looked=rest(root))).failed
    assert glance(root) is not None
    (root / "themes/own").rmdir()
    assert glance(root) is None
    assert [one.code for one in build(root, OPTIONS).problems if one.is_error] == ["missing-theme"]


def test_after_a_rest_files_that_came_a_moment_ago_are_known_at_a_glance(root: Path) -> None:
    os.utime(root / "static/plan.txt")
    build(root, replace(OPTIONS, looked=look_around(root)))
    assert glance(root) is None
    build(root, replace(OPTIONS, looked=rest(root)))
    assert glance(root) is not None
