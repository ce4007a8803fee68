"""The second packaged theme: it is small, and has all that the first has."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from siting import SiteUnderTest
from theme_pages import ROOT, offered_names

from glossator.theme.inspect import problems_of
from glossator.theme.packaged import packaged_themes
from glossator.theme.theme import read_theme

FOLDER = packaged_themes() / "plain"
SITE = ROOT / "tests/browser/site"
FERRY = "articles/the-ferry-that-never-sailed/"
KINDS = (
    "",
    FERRY,
    "articles/trajekt/",
    "about/",
    "topics/",
    "topics/lemsund/",
    "notes/",
    "notes/claim/",
    "claims/",
    "2024/",
    "404.html",
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the site in `tests/browser/site/`, in this theme."""
    site = SiteUnderTest.copied(SITE, tmp_path_factory.mktemp("plain") / "site")
    settings = (site.folder / "site.yaml").read_text("utf-8")
    site.write("site.yaml", f"{settings}\ntheme: plain\n")
    return site.run("build").succeeds().output


def test_it_is_under_150_lines() -> None:
    files = [file for file in FOLDER.rglob("*") if file.suffix in (".html", ".css", ".yaml", ".js")]
    assert sum(len(file.read_text("utf-8").splitlines()) for file in files) < 150


def test_its_templates_read_only_what_their_views_offer() -> None:
    assert problems_of(read_theme(ROOT, "plain"), offered_names()) == ()


def test_a_page_has_one_sheet_and_no_script(plain: Path) -> None:
    html = (plain / FERRY / "index.html").read_text("utf-8")
    assert html.count('rel="stylesheet"') == 1
    assert "<script" not in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_and_axe_finds_nothing(
    plain: Path, serve_folder: Callable[..., str], new_page: Callable[..., Page], scheme: str
) -> None:
    address, page = serve_folder(plain), new_page(width=320, color_scheme=scheme)
    for name in KINDS:
        page.goto(address + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        found = Axe().run(page)
        assert found.violations_count == 0, (name, found.generate_report())


def test_a_reference_leads_to_its_note_and_back(
    plain: Path, serve_folder: Callable[..., str], new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(serve_folder(plain) + FERRY)
    page.locator("#ref-jobs").click()
    assert page.url.endswith("#note-jobs")
    page.locator("#note-jobs [role=doc-backlink]").click()
    assert page.url.endswith("#ref-jobs")
