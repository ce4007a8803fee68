"""What is hard to set, in a real browser: wide tables, lists and quotations in notes, large letters, Arabic."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from siting import SiteUnderTest

NewPage = Callable[..., Page]
COLUMNS = 10
ADDRESS = "https://example.org/minutes/" + "folio-" * 30 + "x" * 60
TABLE = "\n".join(
    (
        "| Year[^head] " + "| Passengers " * (COLUMNS - 2) + "| Source |",
        "|---" * (COLUMNS - 1) + "|---:|",
        "| 1950 " + "| everybody came " * (COLUMNS - 3) + f"| <{ADDRESS}> | 12,000,000 |",
    )
)
INDENTED = TABLE.replace("[^head]", "").replace("\n", "\n    ")
ARTICLE = f"""---
title: Hard
date: 2024-03-04
topics: [Quays]
---

The ledger says who came,[^list] and when.[^table]

{TABLE}

[^head]: **Note.** Of a table's head.

[^list]: **Claim: Misleading.** “who came” So the ledger:

    1. one
    2. two

    > Nobody came.

[^table]: **Context.** As follows.

    {INDENTED}
"""
ARABIC = """---
title: العبارة
date: 2024-03-05
lang: ar
authors: [علي حسن]
---

قال التقرير إن «السفينة قيد البناء» بالفعل.[^a]

## عنوان

كلمات.

## عنوان ثان

[^a]: **Claim: False.** «السفينة قيد البناء» No.
"""
HEADINGS = "".join(f"{'#' * level} Level {level}\n\nWords.\n\n" for level in (2, 3, 4, 5, 6))
LINKLESS = (
    "| Year |" + " Passengers |" * 9 + "\n" + "|---" * 10 + "|\n| 1950 |" + " everybody came |" * 9 + "\n"
)
INDENTED_LINKLESS = LINKLESS.replace("\n", "\n    ")
PLAIN = f"""---
title: Plain
date: 2024-03-06
---

Words.[^note]

{LINKLESS}
{HEADINGS}
![A tower](tower.svg)

{LINKLESS}
[^note]: **Context.** “Words” See:

    {INDENTED_LINKLESS}"""
TOWER = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="3000"><rect width="300" height="3000"/></svg>'
PAGE = f"---\ntitle: About\n---\n\n> A quotation.\n\n{TABLE.replace('[^head]', '')}\n"
LARGE = "html { font-size: 200% }"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PUSHED = """all => all.filter(one => one.scrollWidth > one.clientWidth).length"""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hard")
    site = SiteUnderTest(folder, folder / "site").write(
        "site.yaml", "title: A Hard and Rather Long Title of a Site\nsearch: true\n"
    )
    site.write("content/articles/hard.md", ARTICLE).write("content/articles/arabic.md", ARABIC)
    site.write("content/articles/plain.md", PLAIN).write("content/articles/tower.svg", TOWER)
    site.write("content/pages/about.md", PAGE)
    site.write(
        "content/pages/longer.md", "---\ntitle: How all of this archive is made, and by whom\n---\nSo.\n"
    )
    return site.run("build").succeeds().output


@pytest.fixture
def address(hard: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(hard, base="/")


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_a_table_that_is_too_wide_is_pushed_by_itself_and_the_page_is_not(
    address: str, new_page: NewPage, width: int
) -> None:
    page = new_page(width)
    for path in ("articles/hard/", "about/", "notes/context/"):
        page.goto(address + path)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert page.evaluate(WIDER) == 0, path
        assert page.locator(":has(> table)").evaluate_all(PUSHED) == page.locator("table").count(), path
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("script", [True, False])
def test_a_keyboard_pushes_a_table_that_is_too_wide_though_it_has_no_link(
    address: str, new_page: NewPage, *, script: bool
) -> None:
    page = new_page(390, java_script_enabled=script)
    for path in ("articles/plain/", "notes/context/"):
        page.goto(address + path)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        tables = page.get_by_role("group", name="Table", exact=True)
        assert tables.count() == page.locator(":has(> table)").count() > 0
        tables.first.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)  # it glides
        assert page.evaluate("document.activeElement.scrollLeft") > 0
    if script:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_picture_is_no_higher_than_the_window_and_keeps_its_shape(
    address: str, new_page: NewPage, width: int
) -> None:
    page = new_page(width)
    page.goto(address + "articles/plain/")
    tall = page.get_by_role("img", name="A tower").bounding_box() or {}
    assert tall["height"] <= page.evaluate("innerHeight")
    assert tall["height"] / tall["width"] == pytest.approx(10, abs=0.2)


def test_no_two_levels_of_headings_look_alike(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address + "articles/plain/")
    look = """all => all.map(one => {
      const { fontSize, fontStyle, fontWeight, fontVariantCaps } = getComputedStyle(one);
      return [fontSize, fontStyle, fontWeight, fontVariantCaps].join();
    })"""
    looks = page.locator(".text :is(h2, h3, h4, h5, h6)").evaluate_all(look)
    assert len(looks) == len(set(looks)) == 5


def test_figures_in_a_column_to_the_right_are_never_broken(address: str, new_page: NewPage) -> None:
    page = new_page(320)
    page.goto(address + "articles/hard/")
    lines = page.locator(".text td.align-right").evaluate(
        "one => { const range = new Range(); range.selectNodeContents(one); return range.getClientRects().length }"
    )
    assert lines == 1


def test_on_paper_a_wide_table_is_whole(address: str, new_page: NewPage) -> None:
    page = new_page(582)
    page.goto(address + "articles/hard/")
    page.emulate_media(media="print")
    assert page.evaluate(WIDER) == 0
    shown = "all => all.every(one => getComputedStyle(one).overflowX === 'visible')"
    assert page.locator(":has(> table)").evaluate_all(shown)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_numbers_of_a_list_in_a_note_stand_within_it(address: str, new_page: NewPage, width: int) -> None:
    page = new_page(width)
    page.goto(address + "articles/hard/")
    assert page.locator("#note-list ol").evaluate("one => getComputedStyle(one).display") == "block"


def test_a_quotation_is_one_wherever_it_stands(address: str, new_page: NewPage) -> None:
    page = new_page()
    for path in ("articles/hard/", "about/"):
        page.goto(address + path)
        line = "one => getComputedStyle(one).borderInlineStartStyle"
        assert page.locator("blockquote").evaluate(line) == "solid"


@pytest.mark.parametrize("path", ["articles/hard/", "articles/arabic/", "about/", "topics/quays/", ""])
@pytest.mark.parametrize("width", [390, 1440])
def test_letters_of_twice_their_size_widen_no_page(
    address: str, new_page: NewPage, path: str, width: int
) -> None:
    page = new_page(width)
    page.goto(address + path)
    page.add_style_tag(content=LARGE)
    assert page.evaluate(WIDER) == 0
    for note in page.locator("li.note").all():
        assert note.evaluate("one => one.scrollWidth - one.clientWidth") <= 0


def test_the_source_s_words_run_as_its_writing_does(address: str, new_page: NewPage) -> None:
    page = new_page(390)
    page.goto(address + "articles/arabic/")
    for name in ("h1", ".byline", ".text", ".outline ul", ".outline .label"):
        assert page.locator(name).evaluate("one => getComputedStyle(one).direction") == "rtl", name
    assert page.locator(".apparatus").evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert page.locator(".lemma q").evaluate("one => getComputedStyle(one).fontStyle") == "normal"


@pytest.mark.parametrize("width", [768, 1000, 1280])
def test_what_the_head_of_a_page_has_no_room_for_stands_at_the_end_of_a_line_of_its_own(
    address: str, new_page: NewPage, width: int
) -> None:
    page = new_page(width)
    page.goto(address)
    end = "one => one.getBoundingClientRect().right"
    assert page.locator(".switch").evaluate(end) == pytest.approx(page.locator(".top").evaluate(end), abs=1)
    assert page.get_by_role("navigation", name="Main menu").get_by_role("listitem").count() > 3


def test_nothing_fades_where_a_reader_wants_no_motion(address: str, new_page: NewPage) -> None:
    for wanted, length in (("no-preference", "0.12s"), ("reduce", "0s")):
        page = new_page(reduced_motion=wanted)
        page.goto(address + "articles/hard/")
        for name in (".top a", ".quoted", "li.note"):
            found = page.locator(name).first.evaluate("one => getComputedStyle(one).transitionDuration")
            assert found.split(", ")[0] == length, name
