"""What stands on sheets of paper: Chromium prints pages as a reader would; sheets are counted, places measured."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from siting import SiteUnderTest

NewPage = Callable[..., Page]
ADDRESS = "https://example.org/ledger"
TABLE = f"""| Year | What was told of the quay in public | Passengers |
|---|---|---:|
| 1950 | {"whatever " * 40} | 12,000 |
"""
TOWER = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="3000"><rect width="300" height="3000"/></svg>'
ARTICLE = f"""---
title: On paper
date: 2025-03-04
outlet: The Quay
topics: [Quays]
---

# A heading of the text

The [ledger]({ADDRESS}) says so, [elsewhere](other.md) too, and <{ADDRESS}>.[^a]

{TABLE}
![A tower](tower.svg)

[^a]: **Claim: False.** “says so” See the [ledger]({ADDRESS}#two).
"""
SHEETS = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    site = SiteUnderTest(folder, folder / "site").write("site.yaml", "title: The Review\n")
    site.write("content/articles/paper.md", ARTICLE).write("content/articles/tower.svg", TOWER)
    names = ", ".join(f"{letter}opic {number}" for letter in "ABCDEFGHIJKLMNOPQRST" for number in range(12))
    site.write(
        "content/articles/other.md", f"---\ntitle: Other\ndate: 2023-01-02\ntopics: [{names}]\n---\nSo.\n"
    )
    for year in range(2010, 2015):
        head = f"---\ntitle: Of {year}\ndate: {year}-05-06\ndek: {'A few words. ' * (40 if year == 2010 else 8)}\n---\n"
        site.write(f"content/articles/of-{year}.md", head + "Words.\n")
    return site.run("build").succeeds().output


@pytest.fixture
def address(printed: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(printed, base="/")


def sheets(page: Page) -> int:
    return len(SHEETS.findall(page.pdf(format="A4", prefer_css_page_size=True)))


def test_a_list_that_fits_a_sheet_takes_one_and_its_foot_begins_no_other(
    address: str, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(address)
    assert page.locator(".contents > li").count() == 7
    assert sheets(page) == 1


def test_years_stand_at_the_side_and_part_no_list_from_what_is_above_it(
    address: str, new_page: NewPage
) -> None:
    page = new_page(582)
    page.emulate_media(media="print")
    page.goto(address)
    year, entry = (page.locator(name).first.bounding_box() or {} for name in (".year > h2", ".contents > li"))
    assert year["x"] + year["width"] <= entry["x"]
    assert year["y"] == pytest.approx(entry["y"], abs=2)
    assert page.locator(".year > h2").first.evaluate("one => getComputedStyle(one).breakAfter") == "auto"


def test_a_long_introduction_is_printed_whole(address: str, new_page: NewPage) -> None:
    page = new_page(582)
    page.goto(address)
    page.emulate_media(media="print")
    dek = page.locator(".summary", has_text="words").last
    lines = "one => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)"
    assert dek.evaluate(lines) > 3.9
    assert dek.evaluate("one => one.scrollHeight - one.clientHeight") == 0


def test_addresses_of_links_are_written_out_in_the_editors_face(address: str, new_page: NewPage) -> None:
    page = new_page(582)
    page.emulate_media(media="print")
    page.goto(address + "articles/paper/")
    behind = "one => { const { content, fontFamily } = getComputedStyle(one, '::after'); return [content, fontFamily] }"
    ours = page.locator(".kicker").evaluate("one => getComputedStyle(one).fontFamily")
    for link, written in ((".text", ADDRESS), (".note-text", f"{ADDRESS}#two")):
        content, face = page.locator(f"{link} a:text-is('ledger')").evaluate(behind)
        assert content.replace('"', "").strip() == f"<{written}>"
        assert face == ours
    for bare in (page.locator(".text a.bare"), page.locator(".text a:text-is('elsewhere')")):
        assert bare.evaluate(behind)[0] == "none"


def test_a_picture_fits_a_sheet_and_the_title_stays_the_largest_heading(
    address: str, new_page: NewPage
) -> None:
    page = new_page(582)
    page.emulate_media(media="print")
    page.goto(address + "articles/paper/")
    tower = page.get_by_role("img", name="A tower").bounding_box() or {}
    assert tower["height"] < 251 / 25.4 * 96  # of A4, between the margins
    assert tower["height"] / tower["width"] == pytest.approx(10, abs=0.2)
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator("h1").first.evaluate(size) > 1.3 * page.locator(".text h1, .text h2").evaluate(size)


def test_many_topics_are_printed_as_large_as_few(address: str, new_page: NewPage) -> None:
    """Columns that a sheet ends in would stand beside it, and all be printed smaller to make room for them."""
    page = new_page()
    page.goto(address + "topics/")
    assert page.locator(".letter").count() > 10
    whole = sheets(page)
    page.locator(".letter").evaluate_all("all => all.slice(5).forEach(one => one.remove())")
    assert whole > 2 * sheets(page)
