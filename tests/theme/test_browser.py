"""What a browser makes of the default theme: widths, targets, colours, and the switch."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from theme_pages import PAGES, default_theme, rendered

from glossator.site.shown import Term

NewPage = Callable[..., Page]
TOO_SMALL = """[...document.querySelectorAll('a, button, summary')].filter(one => {
  const box = one.getBoundingClientRect(), inline = getComputedStyle(one).display === 'inline';
  return box.width > 1 && !inline && box.height < 24;
}).map(one => one.outerHTML)"""


BOXES = """[...document.querySelectorAll('.timeline text')].map(one => {
  const { left, right, height } = one.getBoundingClientRect();
  return { left, right, height, below: one.getAttribute('y') === '57' };
})"""


@pytest.fixture
def address(tmp_path: Path, serve_folder: Callable[..., str]) -> str:
    """The address of a folder with every kind of page, under a base path."""
    for name in PAGES:
        (tmp_path / f"{name}.html").write_text(rendered(name, base="/repo/"), encoding="utf-8")
    for asset in default_theme().assets.values():
        file = tmp_path / asset.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(asset.data)
    return serve_folder(tmp_path, base="/repo/")


def test_no_page_scrolls_sideways_or_has_a_target_too_small(address: str, new_page: NewPage) -> None:
    for width in (320, 390, 800, 1280):
        page = new_page(width=width)
        for name in PAGES:
            page.goto(f"{address}{name}.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            assert page.evaluate(TOO_SMALL) == [], (name, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(address: str, new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    for name in PAGES:
        page.goto(f"{address}{name}.html")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_the_reader_s_colours_are_remembered_before_the_page_is_painted(
    address: str, new_page: NewPage
) -> None:
    page = new_page(color_scheme="light")
    page.goto(f"{address}home.html")
    page.get_by_role("button", name="Dark").click()
    page.goto(f"{address}article.html", wait_until="commit")
    page.wait_for_function("document.body !== null")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 19)"
    page.get_by_role("button", name="Light").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"


def test_without_script_there_is_no_dead_switch(address: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, color_scheme="dark")
    page.goto(f"{address}home.html")
    assert page.get_by_role("button").count() == 0


def test_a_reader_goes_from_the_words_to_the_note_and_back(address: str, new_page: NewPage) -> None:
    page = new_page(width=390)
    page.goto(f"{address}article.html")
    page.locator("#ref-n2").click()
    assert page.url.endswith("#note-n2")
    page.locator("#note-n2 [role=doc-backlink]").click()
    assert page.url.endswith("#ref-n2")


def test_quoted_words_of_each_kind_are_underlined_in_their_own_way(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address}article.html")
    lines = page.evaluate("""[...document.querySelectorAll('.text .quoted')].map(one => {
      const style = getComputedStyle(one);
      return style.textDecorationStyle + style.textDecorationThickness + style.textDecorationColor;
    })""")
    assert len(set(lines[:7])) == 7


def test_print_leaves_the_source_and_the_notes(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address}article.html")
    page.emulate_media(media="print")
    for hidden in (".top nav", ".switch", ".pager", ".back", ".skip"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in ("h1", ".text", "#note-n1 .note-text", ".after"):
        assert page.locator(shown).first.is_visible(), shown
    sizes = page.evaluate(
        "[...document.querySelectorAll('.text .quoted')].map(one => getComputedStyle(one).fontSize)"
    )
    assert set(sizes) == {"14px"}  # 10.5 points, whatever the kind of note


def test_a_large_index_is_walked_by_its_letters_and_has_nothing_that_axe_finds(
    tmp_path: Path, address: str, new_page: NewPage
) -> None:
    terms = tuple(
        Term(f"{letter}{n}", "/t/", n, ("place", "person", "")[n % 3]) for letter in "ABC" for n in range(70)
    )
    (tmp_path / "index.html").write_text(rendered("terms", base="/repo/", terms=terms), encoding="utf-8")
    for width in (320, 1280):
        page = new_page(width=width)
        page.goto(f"{address}index.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(TOO_SMALL) == []
        page.get_by_role("link", name="Places").click()
        page.locator("#k1 .letters a", has_text="C").click()
        letter = page.locator(page.evaluate("location.hash"))
        assert letter.get_by_role("heading", name="C").is_visible()
        assert page.evaluate("document.querySelector(location.hash).getBoundingClientRect().top") < 700
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_timeline_is_as_wide_as_a_phone_and_its_letters_as_large_as_anywhere(
    tmp_path: Path, address: str, new_page: NewPage
) -> None:
    months = tuple((f"{year}-05", year % 5 + 1) for year in range(1960, 2025))
    (tmp_path / "line.html").write_text(rendered("term", base="/repo/", months=months), encoding="utf-8")
    for width in (320, 1280):
        page = new_page(width=width)
        page.goto(f"{address}line.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        drawn = page.evaluate("document.querySelector('.timeline').getBoundingClientRect().width")
        assert drawn == min(width - 32, 560)
        boxes = page.evaluate(BOXES)
        assert all(box["height"] >= 11 and box["left"] >= 0 and box["right"] <= width for box in boxes)
        years = sorted((box["left"], box["right"]) for box in boxes if box["below"])
        assert all(before[1] < after[0] for before, after in pairwise(years))
