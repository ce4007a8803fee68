"""Readers search a built site in a real browser, in two scripts and three languages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from siting import SiteUnderTest

NewPage = Callable[..., Page]
ARTICLE = """---
title: {title}
authors: [{author}]
date: 2025-03-01
outlet: {outlet}
topics: [{topics}]
lang: {lang}
---
{text}

[^one]: **Context:** “{quote}” {note}
"""
ARTICLES = {
    "harbour": {
        "title": "The harbour clock",
        "author": "Ada Wexford",
        "outlet": "The Small Letter",
        "topics": "Harbours, Clocks",
        "lang": "en",
        "text": "The clock above the quay stopped in the winter.[^one] It was wound again in the spring, when the ice "
        "had gone out and the first boats came down to the harbour, and it went for forty years without a stop.",
        "quote": "stopped in the winter",
        "note": "It was wound again by a lighthouse keeper.",
    },
    "luka": {
        "title": "Sat u luci",
        "author": "Vuk Primorac",
        "outlet": "Primorski list",
        "topics": "Harbours",
        "lang": "sr-Latn",
        "text": "Ljubiša je čuvao brodogradilište i njegove dokove.[^one]",
        "quote": "čuvao brodogradilište",
        "note": "Džep mu je bio pun ključeva.",
    },
    "lucka": {
        "title": "Лучка капетанија",
        "author": "Вук Приморац",
        "outlet": "Primorski list",
        "topics": "Clocks",
        "lang": "sr",
        "text": "Љубиша је чувао складиште жита.[^one]",
        "quote": "складиште жита",
        "note": "Његово порекло није познато.",
    },
    "port": {
        "title": "Годинник у порту",
        "author": "Ганна Морська",
        "outlet": "The Small Letter",
        "topics": "Harbours",
        "lang": "uk",
        "text": "Сторож пам’ятав кожний корабель у затоці.[^one]",
        "quote": "кожний корабель",
        "note": "Корабельня стояла на березі.",
    },
}
SETTINGS = "title: Quays\nurl: https://example.org/repo/\nsearch: true\n"


def made(folder: Path, settings: str = SETTINGS) -> SiteUnderTest:
    site = SiteUnderTest(folder, folder / "site").write("site.yaml", settings)
    for name, facts in ARTICLES.items():
        site.write(f"content/articles/{name}.md", ARTICLE.format(**facts))
    return site


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("search")).run("build").succeeds().output


@pytest.fixture
def address(searched: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(searched, base="/repo/")


@pytest.fixture
def seek(address: str, new_page: NewPage) -> Iterator[Callable[[str], Page]]:
    """A function that types words into the search and returns the page."""
    page = new_page(width=900)
    page.goto(f"{address}search/")

    def typed(words: str) -> Page:
        page.get_by_role("searchbox").fill(words)
        expect(page.get_by_role("status")).not_to_be_empty()
        return page

    yield typed


def titles(page: Page) -> list[str]:
    page.wait_for_function("document.querySelector('.found li')")
    return page.locator(".found h2").all_text_contents()


def test_a_word_of_an_article_finds_it(seek: Callable[[str], Page]) -> None:
    page = seek("quay")
    assert titles(page) == ["The harbour clock"]
    assert page.locator(".found mark").first.text_content() == "quay"
    assert "The Small Letter" in (page.locator(".found .where").first.text_content() or "")


def test_a_word_of_a_note_finds_the_note_and_leads_to_it(seek: Callable[[str], Page]) -> None:
    page = seek("lighthouse")
    assert titles(page) == ["The harbour clock"]
    assert (page.locator(".found .label").text_content() or "").strip() == "Context"
    page.locator(".found a").click()
    page.wait_for_url("**/repo/articles/harbour/#note-one")
    expect(page.locator("#note-one")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("brodogradilište", "Sat u luci"),
        ("brodogradiliste", "Sat u luci"),
        ("бродоградилиште", "Sat u luci"),
        ("Džep", "Sat u luci"),
        ("џеп", "Sat u luci"),
        ("складиште", "Лучка капетанија"),
        ("skladište", "Лучка капетанија"),
        ("skladiste", "Лучка капетанија"),
        ("poreklo", "Лучка капетанија"),
        ("корабель", "Годинник у порту"),
        ("корабельня", "Годинник у порту"),
        ("пам'ятав", "Годинник у порту"),
        ("пам’ятав", "Годинник у порту"),
    ],
)
def test_words_are_found_in_whichever_script_they_are_typed(
    seek: Callable[[str], Page], words: str, title: str
) -> None:
    assert title in titles(seek(words))


@pytest.mark.parametrize(
    ("lang", "words", "title"),
    [
        ("sr", "skladištu", "Лучка капетанија"),
        ("sr", "складишта", "Лучка капетанија"),
        ("sr", "бродоградилишта", "Sat u luci"),
        ("sr-Latn", "складишту", "Лучка капетанија"),
        ("sr-Latn", "brodogradilišta", "Sat u luci"),
        ("uk", "кораблем", "Годинник у порту"),
        ("uk", "берег", "Годинник у порту"),
    ],
)
def test_a_site_in_the_language_finds_other_forms_of_a_word(
    tmp_path: Path, serve_folder: Callable[..., str], new_page: NewPage, *, lang: str, words: str, title: str
) -> None:
    output = made(tmp_path, f"{SETTINGS}lang: {lang}\n").run("build").succeeds().output
    page = new_page()
    page.goto(f"{serve_folder(output, base='/repo/')}search/?q={words}")
    assert title in titles(page)


def test_one_name_finds_texts_in_both_scripts(seek: Callable[[str], Page]) -> None:
    assert {"Sat u luci", "Лучка капетанија"} <= set(titles(seek("Ljubiša")))


def test_a_note_without_a_kind_is_told_from_its_article(
    tmp_path: Path, serve_folder: Callable[..., str], new_page: NewPage
) -> None:
    site = made(tmp_path).write(
        "content/articles/plain.md",
        "---\ntitle: Plain\ndate: 2025-03-02\n---\nA buoy.[^1]\n\n[^1]: Rung by waves.\n",
    )
    page = new_page()
    page.goto(f"{serve_folder(site.run('build').succeeds().output, base='/repo/')}search/?q=waves")
    assert titles(page) == ["Plain"]
    assert page.locator(".found .label").text_content() == "Note"


def test_words_of_a_title_or_an_author_find_the_article_and_none_of_its_notes(
    seek: Callable[[str], Page],
) -> None:
    page = seek("harbour")
    assert titles(page) == ["The harbour clock"]
    assert page.locator(".found .label").count() == 0
    page.get_by_role("searchbox").fill("Wexford")
    expect(page.locator(".found .title")).to_have_text(["The harbour clock"])


def test_an_excerpt_is_of_the_text_and_says_where_it_is_cut(seek: Callable[[str], Page]) -> None:
    page = seek("clock")
    titles(page)
    assert page.locator(".found .summary").text_content() == (
        "The clock above the quay stopped in the winter. It was wound again in the spring, when the ice had gone out "
        "and the first boats came down to the\u00a0…"
    )


def test_what_a_note_quotes_is_shown_apart_from_its_text(seek: Callable[[str], Page]) -> None:
    page = seek("lighthouse")
    titles(page)
    assert page.locator(".found .lemma q").text_content() == "stopped in the winter"
    assert page.locator(".found .excerpt").text_content() == "It was wound again by a lighthouse keeper."


def test_filters_choose_by_kind_of_record_topic_and_outlet(seek: Callable[[str], Page]) -> None:
    page = seek("winter")
    assert titles(page) == ["The harbour clock", "The harbour clock"]
    page.get_by_label("What to find").select_option("note")
    expect(page.locator(".found li")).to_have_count(1)
    expect(page.locator(".found .label")).to_have_text("Context")
    page.get_by_label("What to find").select_option("article")
    expect(page.locator(".found li")).to_have_count(1)
    expect(page.locator(".found .label")).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    page.get_by_label("Topics").select_option("Clocks")
    expect(page.locator(".found li")).to_have_count(2)
    page.get_by_label("Outlets").select_option("The Small Letter")
    expect(page.locator(".found li")).to_have_count(1)
    assert "topic=Clocks" in page.url
    assert "outlet=The+Small+Letter" in page.url


def test_an_address_repeats_a_search(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address}search/?q=winter&record=note")
    assert titles(page) == ["The harbour clock"]
    assert page.get_by_role("searchbox").input_value() == "winter"


def test_nothing_found_is_said(seek: Callable[[str], Page]) -> None:
    expect(seek("zzyzx").get_by_role("status")).to_have_text("Nothing was found. Try fewer or other words.")


def test_every_page_leads_to_the_search_by_keyboard(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address)
    page.get_by_role("link", name="Search").press("Enter")
    page.wait_for_url("**/repo/search/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_without_script_no_box_is_shown(address: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}search/")
    assert page.locator("form").is_hidden()
    assert page.get_by_text("The search needs JavaScript").is_visible()
    assert not page.get_by_role("link", name="Search").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible(address: str, new_page: NewPage, scheme: str) -> None:
    page = new_page(width=320, color_scheme=scheme)
    page.goto(f"{address}search/?q=winter")
    assert len(titles(page)) == 2
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_site_without_search_has_no_trace_of_it(tmp_path: Path) -> None:
    output = made(tmp_path, SETTINGS.replace("true", "false")).run("build").succeeds().output
    assert not (output / "pagefind").exists()
    assert not (output / "search").exists()
    assert not any("pagefind" in page.read_text("utf-8") for page in output.rglob("*.html"))
