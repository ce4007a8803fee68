"""A reader's way through a built site in a real browser: wide and narrow, with script and without."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

NewPage = Callable[..., Page]
FERRY = "articles/the-ferry-that-never-sailed/"
KINDS = (
    "",
    FERRY,
    "articles/trajekt/",
    "articles/letter/",
    "articles/the-dues/",
    "about/",
    "topics/",
    "topics/lemsund/",
    "authors/henrik-aasen/",
    "2024/",
    "notes/",
    "notes/claim/",
    "notes/by/ada-holm/",
    "claims/the-ferry-that-never-sailed/jobs/",
    "claims/",
    "claims/ratings/",
    "404.html",
)
"""A page of each kind."""
CUT = """[...document.querySelectorAll('main *')].filter(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return !one.closest('.unseen, svg') && style.display !== 'inline' && box.width > 0
    && (box.right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 1 && style.overflowX !== 'visible');
}).map(one => one.outerHTML.slice(0, 80))"""
IN_VIEW = (
    "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
)


@pytest.fixture
def address(built: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(built, base="/repo/")


class Watch:
    """What a page complains of, and what it asks of other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.found: list[str] = []
        self._address = address
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self._address):
            self.found.append(f"asked for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.found.append(f"{response.status} for {response.url}")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", [1280, 390])
def test_from_home_to_a_topic_an_article_a_note_and_back_to_its_place(
    address: str, new_page: NewPage, width: int, script: bool
) -> None:
    page = new_page(width=width, java_script_enabled=script)
    watch = Watch(page, address)
    page.goto(address)
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Topics").click()
    page.get_by_role("link", name="Harbour Board").click()
    assert page.url == f"{address}topics/harbour-board/"
    page.get_by_role("link", name="The Ferry That Never Sailed").click()
    assert page.url == f"{address}{FERRY}"
    page.get_by_role("link", name="Note 5: claim, false").click()
    assert page.url.endswith(f"{FERRY}#note-jobs")
    note = page.locator("#note-jobs")
    assert note.evaluate(IN_VIEW)
    assert "The ticket hall has two clerks." in note.inner_text()
    note.get_by_role("link", name="Back to the text, note 5").click()
    assert page.url.endswith(f"{FERRY}#ref-jobs")
    place = page.locator("#ref-jobs")
    assert place.evaluate(IN_VIEW)
    assert "create four hundred jobs by 2016" in page.locator("p", has=place).inner_text()
    assert watch.found == []


def test_each_of_several_references_has_its_own_way_there_and_back(address: str, new_page: NewPage) -> None:
    page = new_page(width=390)
    page.goto(f"{address}{FERRY}")
    page.locator("#ref-dues-2").click()
    page.get_by_role("link", name="Back to the text, note 6, reference 2").click()
    assert page.url.endswith("#ref-dues-2")


def test_a_keyboard_goes_past_the_menu_at_once_and_sees_where_it_is(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address}{FERRY}")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the text"
    assert skip.evaluate(IN_VIEW)
    assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "LEMSUND COURIER"


def test_no_page_complains_or_asks_anything_of_another_host(address: str, new_page: NewPage) -> None:
    page = new_page()
    watch = Watch(page, address)
    for name in KINDS:
        page.goto(address + name)
    assert watch.found == []


def test_a_mistyped_address_gets_a_page_whose_links_work(address: str, new_page: NewPage) -> None:
    page = new_page()
    answer = page.goto(f"{address}articles/mistyped/deeper/")
    assert answer
    assert answer.status == 404
    page.get_by_role("main").get_by_role("link").first.click()
    assert page.url == address


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(address: str, new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    for name in KINDS:
        page.goto(address + name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(address: str, new_page: NewPage, scheme: str, width: int) -> None:
    page = new_page(width=width, color_scheme=scheme)
    for name in KINDS:
        page.goto(address + name)
        for summary in page.locator("summary").all():
            summary.click()
        found = Axe().run(page)
        assert found.violations_count == 0, (name, found.generate_report())


def test_verdicts_are_told_apart_in_the_text_without_their_colours(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address}{FERRY}")
    lines = page.evaluate("""['cars', 'minutes', 'yard', 'seats'].map(note => {
      const style = getComputedStyle(document.querySelector(`.quoted[data-notes="${note}"]`));
      return style.textDecorationStyle + style.textDecorationThickness;
    })""")
    assert len(set(lines)) == 4


def _printed(page: Page, address: str) -> Iterator[str]:
    """What is missing from an article on paper, whose text is 170 millimetres wide."""
    page.emulate_media(media="print")
    page.goto(f"{address}{FERRY}")
    for shown in ("h1", ".byline", ".verified code", ".after", *(f"#note-{n}" for n in ("name", "yard"))):
        if not page.locator(shown).first.is_visible():
            yield f"not printed: {shown}"
    for note in page.locator(".notes > ol > li").all():
        if not note.locator(".note-text").is_visible():
            yield f"not printed: {note.inner_text()}"
    yield from (f"cut: {one}" for one in page.evaluate(CUT))


def test_print_has_the_text_its_notes_and_its_proof_and_cuts_nothing(
    address: str, new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page(width=643, color_scheme="dark")
    assert list(_printed(page, address)) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".notes > ol > li").count() == 14
    assert page.pdf(format="A4").startswith(b"%PDF")
