"""The figures that pages must reach, and what a reader meets on the way, in a real browser."""

import gzip
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from siting import SiteUnderTest

NewPage = Callable[..., Page]
FERRY = "articles/the-ferry-that-never-sailed/"
KINDS = ("", FERRY, "topics/", "topics/lemsund/", "notes/", "notes/claim/", "claims/", "about/")
MOVED = (
    "window.moved = 0;"
    "new PerformanceObserver(list => list.getEntries().forEach(one => { window.moved += one.value }))"
    ".observe({type: 'layout-shift', buffered: true})"
)


@pytest.fixture
def address(built: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(built, base="/repo/")


def test_a_first_article_is_under_60_kilobytes_on_the_wire(built: Path) -> None:
    page = built / FERRY / "index.html"
    named = re.findall(r'(?:src|href)="/repo/(assets/[^"]+\.(?:css|js|svg))"', page.read_text("utf-8"))
    assert len(named) >= 5
    assert sum(len(gzip.compress(file.read_bytes())) for file in (page, *(built / n for n in named))) < 60_000


def test_nothing_moves_on_any_kind_of_page(address: str, new_page: NewPage) -> None:
    for width in (390, 1440):
        page = new_page(width=width)
        page.add_init_script(MOVED)
        for name in KINDS:
            page.goto(address + name)
            page.wait_for_timeout(100)
            assert page.evaluate("moved") < 0.01, (name, width)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_axe_finds_nothing_where_notes_are_folded(
    address: str, new_page: NewPage, width: int, scheme: str
) -> None:
    page = new_page(width=width, color_scheme=scheme)
    for name in KINDS:
        page.goto(address + name)
        found = Axe().run(page)
        assert found.violations_count == 0, (name, found.generate_report())


def test_text_of_twice_the_size_scrolls_no_page_sideways(address: str, new_page: NewPage) -> None:
    """A browser's zoom of 200 % leaves half the pixels; a reader's larger letters leave all."""
    zoomed, enlarged = new_page(width=640, device_scale_factor=2), new_page(width=1280)
    for name in KINDS:
        zoomed.goto(address + name)
        assert zoomed.evaluate("document.documentElement.scrollWidth") <= 640, name
        enlarged.goto(address + name)
        enlarged.add_style_tag(content="html { font-size: 200% }")
        assert enlarged.evaluate("document.documentElement.scrollWidth") <= 1280, name


def test_between_byline_and_text_stand_two_lines_of_small_print(address: str, new_page: NewPage) -> None:
    wide = new_page(width=1440)
    wide.goto(address + FERRY)
    assert wide.locator(".apparatus").bounding_box()["height"] < 80  # type: ignore[index]
    phone = new_page(width=390)
    phone.goto(address + FERRY)
    assert phone.locator(".apparatus > div").bounding_box()["height"] < 60  # type: ignore[index]
    phone.get_by_text("Text verified").click()
    expect(phone.get_by_text("These are the source’s words, letter for letter")).to_be_visible()
    expect(phone.get_by_text("Annotated by")).to_be_visible()


def test_a_keyboard_walks_from_the_proof_through_the_filters_to_a_note(
    address: str, new_page: NewPage
) -> None:
    page = new_page(width=1280)
    page.goto(address + FERRY)

    def walk_to(selector: str) -> None:
        for _ in range(40):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    walk_to(".verified summary")
    page.keyboard.press("Enter")
    expect(page.locator(".verified code")).to_be_visible()
    walk_to(".choices summary")
    page.keyboard.press("Enter")
    walk_to(".choices input[value=claim]")
    page.keyboard.press("Space")
    assert page.locator("li.note.claim:visible").count() == 0
    walk_to(".views input")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("At the end")).to_be_checked()
    walk_to("#ref-name")
    page.keyboard.press("Enter")
    assert page.url.endswith("#note-name")
    expect(page.locator("#note-name .note-text")).to_be_in_viewport()


def test_a_timeline_runs_from_right_to_left_where_the_writing_does(
    tmp_path: Path, serve_folder: Callable[..., str], new_page: NewPage
) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: x\nlang: ar\n")
    for year in (2021, 2024):
        text = f"---\ntitle: Of {year}\ndate: {year}-03-04\ntopics: [Boats]\n---\nWords.\n"
        site.write(f"content/articles/of-{year}.md", text)
    page = new_page(width=1000)
    page.goto(serve_folder(site.run("build").succeeds().output, base="/") + "topics/boats/")
    places = "all => all.map(one => [one.textContent, one.getBoundingClientRect().x])"
    years = dict(page.locator(".timeline text").evaluate_all(places))
    marks = sorted(text for text in years if len(text) == 4)
    assert years[marks[0]] > years[marks[-1]]
    matrix = "one => { const { a, d } = one.getScreenCTM(); return a > 0 && d > 0 }"
    assert all(page.locator(".timeline text").evaluate_all(f"all => all.map({matrix})"))


def test_paper_has_pages_of_words_that_can_be_searched(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address + FERRY)
    pdf = page.pdf(prefer_css_page_size=True, tagged=True)
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 5
    assert b"/StructTreeRoot" in pdf


def test_each_sheet_of_paper_but_the_first_tells_the_title(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address + FERRY)
    assert page.locator("html").get_attribute("data-name") == page.locator("h1").text_content()
    sheets, texts = _lines(page.pdf(prefer_css_page_size=True))
    page.evaluate("delete document.documentElement.dataset.name")
    assert _lines(page.pdf(prefer_css_page_size=True)) == (sheets, texts - (sheets - 1))


def _lines(pdf: bytes) -> tuple[int, int]:
    """How many sheets a PDF has, and how often it begins to print text."""
    streams = re.findall(rb"FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    begun = sum(zlib.decompress(stream).count(b"BT\n") for stream in streams)
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), begun
