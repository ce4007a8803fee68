"""Lists of articles in a real browser: on a phone, with introductions of any length, and without an article."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from siting import SiteUnderTest

NewPage = Callable[..., Page]
LONG = "It went on and on about the harbour, its dues and whoever paid them. " * 12
TOPICS = ", ".join(f"The {nth}th Harbour Board" for nth in range(4, 10)) + ", " + "A" * 140
ARTICLES = {
    "long": f"---\ntitle: At length\ndate: 2025-03-04\noutlet: The Quay\nauthors: [Ivo Ban]\ndek: {LONG}\n---\n",
    "short": "---\ntitle: In short\ndate: 2025-03-03\noutlet: The Quay\ndek: Three words here.\n"
    f"topics: [{TOPICS}]\n---\n",
    "second": f"---\ntitle: Once more\ndate: 2025-02-03\ntopics: [{TOPICS}]\n---\n",
    "alone": "---\ntitle: Alone\ndate: 2025-03-02\n---\n",
}
NOTED = "Words are here.[^a]\n\n[^a]: **Context.** As here.\n"


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listed")
    site = SiteUnderTest(folder, folder / "site").write("site.yaml", "title: The Review\n")
    for name, head in ARTICLES.items():
        site.write(f"content/articles/{name}.md", head + NOTED)
    return site.run("build").succeeds().output


@pytest.fixture
def address(listed: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(listed, base="/")


def test_on_a_phone_the_outlet_stands_beside_the_date_and_the_counts_below_all(
    address: str, new_page: NewPage
) -> None:
    page = new_page(390)
    page.goto(address)
    entry = page.get_by_role("listitem").filter(has_text="At length")
    day, outlet, title, author, count = (
        entry.locator(name).bounding_box() or {}
        for name in ("time", ".outlet", "h3", ".authors", ".count span:not(.outlet)")
    )
    assert day["y"] + day["height"] == pytest.approx(outlet["y"] + outlet["height"], abs=2)
    assert 0 <= outlet["x"] - day["x"] - day["width"] < 2
    assert title["y"] >= outlet["y"] + outlet["height"]
    assert count["y"] > author["y"] + author["height"] + 3
    alone = page.get_by_role("listitem").filter(has_text="Alone").locator("time")
    assert alone.evaluate("one => getComputedStyle(one, '::after').content") == "none"


@pytest.mark.parametrize("width", [390, 1440])
def test_a_long_introduction_takes_three_lines_of_a_list_and_stays_whole_for_the_ear(
    address: str, new_page: NewPage, width: int
) -> None:
    page = new_page(width)
    page.goto(address)
    dek = page.locator(".summary", has_text="on and on")
    lines = "one => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)"
    assert dek.evaluate(lines) == pytest.approx(3, abs=0.1)
    assert page.locator(".summary", has_text="Three words").evaluate(lines) == pytest.approx(1, abs=0.1)
    assert LONG.strip() in page.locator(".entry", has=dek).aria_snapshot()


def test_a_site_without_articles_says_so(
    new_page: NewPage, tmp_path: Path, serve_folder: Callable[..., str]
) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: Bare\nlang: de\n")
    page = new_page()
    page.goto(serve_folder(site.run("build").succeeds().output, base="/"))
    assert page.get_by_text("Noch keine Artikel.").is_visible()


@pytest.mark.parametrize("width", [320, 360, 390])
def test_no_line_of_a_run_of_words_begins_with_the_dot_between_them(
    address: str, new_page: NewPage, width: int
) -> None:
    page = new_page(width)
    for path, lines in (("articles/short/", 3), ("404.html", 2)):
        page.goto(address + path)
        dots = page.locator(":is(.run, .about) .dot")
        ends = dots.evaluate_all("""all => all.map(one => [
          one.getBoundingClientRect().bottom - one.previousElementSibling.getBoundingClientRect().top,
          one.getBoundingClientRect().top])""")
        assert len({round(top) for _, top in ends}) >= lines - 1
        assert all(height < 30 for height, _ in ends)


@pytest.mark.parametrize("path", ["articles/short/", "topics/", "topics/the-4th-harbour-board/"])
def test_a_topic_of_one_long_word_is_broken_where_the_line_ends(
    address: str, new_page: NewPage, path: str
) -> None:
    page = new_page(320)
    page.goto(address + path)
    assert page.get_by_text("A" * 140).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
