"""Notes and their text in a real browser: beside it, under it, at the end, hidden, alone; filtered, lit, printed."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from siting import SiteUnderTest

NewPage = Callable[..., Page]
FERRY = "articles/the-ferry-that-never-sailed/"
HARBOUR = "harbour ledger ferry clerk margin printer winter council tide river letter stone"
KINDS = ("Context", "Claim: False", "Claim: True", "Source", "Definition", "Note", "Correction")
TOP = "one => one.getBoundingClientRect().top"
AFTER = """document.querySelector('.notes').getBoundingClientRect().top
  >= document.querySelector('.text').getBoundingClientRect().bottom"""
LAID = """() => {
  const box = one => one.getBoundingClientRect();
  const blocks = [...document.querySelectorAll('.block')].map(box);
  const margin = [...document.querySelectorAll('li.note, .pull:not(.first)')].map(box).sort((a, b) => a.top - b.top);
  const drift = [...document.querySelectorAll('li.note')].map(
    note => Math.abs(box(note).top - box(document.getElementById('ref-' + note.id.slice(5))).top));
  return {
    overlaps: margin.filter((one, n) => n && one.top < margin[n - 1].bottom - 0.5).length,
    gap: Math.max(...blocks.slice(1).map((one, n) => one.top - blocks[n].bottom)),
    drift: drift.reduce((sum, one) => sum + one, 0) / drift.length,
    apart: blocks.every(one => margin.every(other => one.right < other.left || one.left > other.right)),
  }
}"""


def prose(words: int, start: int = 0) -> str:
    return " ".join(islice(cycle(HARBOUR.split()), start, start + words)).capitalize() + "."


def article(paragraphs: int, notes: int, more: str = "", head: str = "") -> str:
    """An article whose notes are spread over its paragraphs, some paragraphs having several, some none."""
    kinds, texts, defined = cycle(KINDS), [], []
    for nth in range(paragraphs):
        own = [n for n in range(notes) if n * 7 % paragraphs == nth]
        words = prose(60 + nth % 4 * 9, nth).split()
        for at, n in enumerate(own):
            words[(at + 1) * len(words) // (len(own) + 1)] += f"[^n{n}]"
            defined.append(
                f"[^n{n}]: **{next(kinds)}.** {prose(12 + n * 5 % 40, n)} (Ada Holm, 2024-05-0{n % 9 + 1})"
            )
        texts.append(" ".join(words))
    front = f"---\ntitle: {notes} notes\ndate: 2024-03-04\n{head}---\n\n"
    return front + "\n\n".join([*texts, more, *defined]) + "\n"


MIXED = f"""
| Year | Ferries |
|---|---:|
| 1950 | 12[^t1] |
| 1951 | 13[^t2] |

- {prose(9)}[^l1]
- {prose(12)}[^l2]

> {prose(30)}[^q]

![A quay](quay.png)

[^t1]: **Source.** {prose(9)}

[^t2]: **Source.** {prose(9)}

[^l1]: {prose(9)}

[^l2]: **Definition.** {prose(9)}

[^q]: **Context.** {prose(1200)}
"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site of articles with many notes, and of one from right to left."""
    folder = tmp_path_factory.mktemp("crowded")
    site = SiteUnderTest(folder, folder / "site").write("site.yaml", "title: Crowded\n")
    for name, text in {
        "twelve": article(12, 12),
        "thirty-nine": article(12, 39),
        "two-hundred": article(40, 200),
        "mixed": article(6, 6, MIXED, "pullquotes: [{text: The ledger of the harbour., after: 2}]\n"),
        "none": article(3, 0),
        "rtl": article(4, 5, head="lang: ar\n"),
    }.items():
        site.write(f"content/articles/{name}.md", text)
    site.write("content/articles/quay.png", "")
    site.write(
        "content/pages/method.md", "---\ntitle: Method\n---\n\nAs we do.[^a]\n\n[^a]: **Note.** Always.\n"
    )
    return site.run("build").succeeds().output


@pytest.fixture
def crowd(crowded: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(crowded, base="/") + "articles/"


@pytest.fixture
def ferry(built: Path, serve_folder: Callable[..., str]) -> str:
    return serve_folder(built, base="/repo/") + FERRY


@pytest.mark.parametrize(
    ("name", "drift"), [("twelve", 50), ("thirty-nine", 140), ("two-hundred", 140), ("mixed", 100)]
)
def test_notes_stand_near_their_lines_and_never_on_each_other(
    crowd: str, new_page: NewPage, name: str, drift: int
) -> None:
    page = new_page(width=1440)
    page.goto(f"{crowd}{name}/")
    laid = page.evaluate(LAID)
    assert laid["overlaps"] == 0
    assert laid["apart"]
    assert laid["drift"] < drift
    assert laid["gap"] < 60


@pytest.mark.parametrize(
    "style",
    ["html { font-size: 24px }", ":root { --text: 2rem; --small: 1.3rem }", ".note { padding: 3rem }"],
)
def test_whatever_a_reader_s_sizes_are_no_note_overlaps_another(
    crowd: str, new_page: NewPage, style: str
) -> None:
    page = new_page(width=1800, java_script_enabled=True)
    page.goto(f"{crowd}thirty-nine/")
    page.add_style_tag(content=style)
    page.locator(".note details").evaluate_all("all => all.forEach(one => { one.open = true })")
    laid = page.evaluate(LAID)
    assert (laid["overlaps"], laid["apart"]) == (0, True)


def test_a_text_from_right_to_left_has_its_notes_beside_it_too(crowd: str, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(f"{crowd}rtl/")
    assert page.evaluate(LAID)["apart"]
    page.evaluate("document.documentElement.dir = 'rtl'")
    laid = page.evaluate(LAID)
    assert (laid["apart"], laid["overlaps"]) == (True, 0)
    text, note = page.locator("#p1").bounding_box(), page.locator(".note").first.bounding_box()
    assert text and note
    assert note["x"] + note["width"] <= text["x"]


def test_a_note_of_1200_words_shows_how_it_starts_and_opens(crowd: str, new_page: NewPage) -> None:
    page = new_page(width=1440, java_script_enabled=False)
    page.goto(f"{crowd}mixed/")
    note = page.locator("#note-q")
    folded = note.bounding_box()
    assert folded
    assert folded["height"] < 200
    assert note.get_by_text("Read on").is_visible()
    note.locator("summary").click()
    opened = note.bounding_box()
    assert opened
    assert opened["height"] > 2000


def test_on_a_phone_notes_stand_under_their_paragraph_each_folded_to_a_line(
    ferry: str, new_page: NewPage
) -> None:
    page = new_page(width=390)
    page.goto(ferry)
    heights = page.locator("li.note").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert max(heights) < 60
    tops = [page.locator(f"#{name}").evaluate(TOP) for name in ("p1", "note-name", "note-yard", "the-money")]
    assert tops == sorted(tops)
    page.locator("#note-name summary").click()
    expect(page.locator("#note-name .note-text")).to_be_visible()


CROWDED = """() => [...document.querySelectorAll('li.note')].flatMap(note => {
  note.querySelector('details').open = true;
  const tools = note.querySelector('.ways').getBoundingClientRect();
  return [...note.querySelectorAll('.label, .lemma, .note-text, .by')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > tools.left + 1 && box.left < tools.right - 1
      && box.bottom > tools.top + 2 && box.top < tools.bottom - 2;
  }).map(one => `${note.id}: ${one.textContent}`);
})"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_tool_of_an_open_note_lies_on_its_words(ferry: str, new_page: NewPage, width: int) -> None:
    page = new_page(width)
    page.goto(ferry)
    page.wait_for_selector("li.note .ways", state="attached")
    assert page.evaluate(CROWDED) == []


def test_on_a_phone_a_reference_opens_its_note(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=390)
    page.goto(ferry)
    page.locator("#ref-jobs").click()
    expect(page.locator("#note-jobs .note-text")).to_be_in_viewport()


def test_without_script_a_reference_opens_its_note_and_no_control_is_dead(
    ferry: str, new_page: NewPage
) -> None:
    for width in (1440, 390):
        page = new_page(width=width, java_script_enabled=False)
        page.goto(ferry)
        assert page.locator(".views, .key input, .copy, .switch").evaluate_all(
            "all => all.every(one => !one.checkVisibility())"
        )
        page.locator("#ref-yard").click()
        expect(page.get_by_text("a keel is laid late in the methods of that yard")).to_be_visible()


def test_the_place_of_notes_is_remembered_and_hides_nothing_a_link_leads_to(
    ferry: str, new_page: NewPage
) -> None:
    page = new_page(width=1440)
    page.goto(ferry)
    page.get_by_label("At the end").check()
    assert page.evaluate(AFTER)
    page.reload()
    expect(page.get_by_label("At the end")).to_be_checked()
    page.get_by_label("Hidden").check()
    assert page.locator(".text sup:visible, li.note:visible").count() == 0
    assert page.locator(".quoted").first.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    page.goto(ferry + "?#note-jobs")
    expect(page.locator("#note-jobs .note-text")).to_be_in_viewport()
    page.goto(ferry)
    expect(page.get_by_label("Hidden")).to_be_checked()


def test_a_page_without_a_switch_shows_its_notes_whatever_was_chosen_elsewhere(
    crowd: str, new_page: NewPage
) -> None:
    page = new_page(width=390)
    page.goto(f"{crowd}twelve/")
    page.locator("summary", has_text="12 notes").click()
    page.get_by_label("Hidden").check()
    page.goto(f"{crowd}../method/")
    expect(page.get_by_text("Always.")).to_be_visible()
    page.goto(f"{crowd}../method/?view=only")
    expect(page.get_by_text("As we do.")).to_be_visible()


def test_notes_can_be_read_alone_and_the_address_says_so(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(ferry)
    page.get_by_label("Notes only").check()
    assert page.url.endswith("?view=only")
    expect(page.locator(".text")).to_be_hidden()
    expect(page.locator("#note-name q")).to_be_visible()
    page.reload()
    expect(page.locator(".text")).to_be_hidden()
    page.goto(ferry)
    expect(page.locator(".text p").first).to_be_visible()


def test_filters_leave_some_kinds_or_hands_and_the_address_keeps_them(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(ferry)
    page.get_by_text("14 notes", exact=True).click()
    page.get_by_label("6 claims").uncheck()
    assert page.locator("li.note.claim:visible, #ref-jobs:visible").count() == 0
    expect(page.locator(".shown")).to_have_text("8 of 14 shown")
    page.reload()
    expect(page.get_by_label("6 claims")).not_to_be_checked()
    page.get_by_label("Ada Holm").uncheck()
    assert "by=M.+Ili%C4%87" in page.url
    page.get_by_label("6 claims").check()
    assert page.locator("li.note:visible").evaluate_all("all => all.map(one => one.id)") == [
        "note-jobs",
        "note-dues",
        "note-seats",
    ]
    page.goto(page.url + "#note-name")
    expect(page.locator("#note-name")).to_be_visible()


def test_words_and_their_notes_light_each_other(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(ferry)
    page.locator(".quoted", has_text="ninety cars").last.hover()
    lit = "[...document.querySelectorAll('.lit')].map(one => one.id || one.dataset.notes)"
    assert set(page.evaluate(lit)) >= {"ref-cars", "note-cars", "ref-minutes", "note-minutes"}
    page.mouse.move(0, 0)
    page.locator("#ref-jobs").focus()
    assert set(page.evaluate(lit)) == {"jobs", "ref-jobs", "note-jobs"}


def test_a_link_to_a_note_is_copied(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=1440, permissions=["clipboard-read", "clipboard-write"])
    page.goto(ferry)
    page.locator("#note-name details").evaluate("one => { one.open = true }")
    page.get_by_role("link", name="Link to note 1", exact=True).click()
    expect(page.locator("#note-name .here")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == ferry + "#note-name"


def test_a_citation_is_copied_where_there_are_no_notes_too(crowd: str, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{crowd}none/")
    page.get_by_text("BibTeX").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith("@misc{2024notes,")


def test_a_score_names_each_verdict_and_leads_to_its_notes(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(ferry)
    score = page.locator(".score")
    assert (
        " ".join(score.inner_text().split()) == "Claims: 3 False 4 5 6 1 Misleading 2 1 Unproven 3 1 True 7"
    )
    score.get_by_role("link", name="Note 7").click()
    assert page.url.endswith("#note-seats")
    expect(page.locator("#note-seats")).to_be_in_viewport()
    assert "lit" in str(page.locator(".quoted[data-notes=seats]").get_attribute("class"))


@pytest.mark.parametrize("view", ["end", "only", "hidden", "beside#note-jobs"])
def test_axe_finds_nothing_in_any_view(ferry: str, new_page: NewPage, view: str) -> None:
    page = new_page(width=1280, color_scheme="dark")
    page.goto(f"{ferry}?view={view}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_all_can_be_told_apart_in_forced_colours(ferry: str, new_page: NewPage) -> None:
    page = new_page(width=1280, forced_colors="active")
    page.goto(ferry)
    lines = "all => all.map(one => getComputedStyle(one).textDecorationLine)"
    assert set(page.locator(".text .quoted").evaluate_all(lines)) == {"underline"}
    borders = page.evaluate(
        "[...document.querySelectorAll('li.note')].map(one => getComputedStyle(one).borderInlineStartStyle)"
    )
    assert {"solid", "dotted", "dashed", "double"} <= set(borders)


def test_nothing_moves_once_a_page_is_painted(ferry: str, new_page: NewPage) -> None:
    for width in (390, 1440):
        page = new_page(width=width)
        page.add_init_script(
            "window.moved = 0;"
            "new PerformanceObserver(list => list.getEntries().forEach(one => { window.moved += one.value }))"
            ".observe({type: 'layout-shift', buffered: true})"
        )
        page.goto(ferry)
        page.wait_for_function("document.documentElement.classList.contains('met')")
        page.wait_for_timeout(200)
        assert page.evaluate("moved") < 0.01, width


def _notes_in_print(page: Page) -> Iterator[str]:
    for note in page.locator("li.note").all():
        if not note.locator(".note-text").is_visible():
            yield note.inner_text()


def test_paper_has_each_note_once_after_the_text_whatever_the_reader_chose(
    ferry: str, new_page: NewPage
) -> None:
    page = new_page(width=643)
    page.goto(ferry)
    page.emulate_media(media="print")
    assert list(_notes_in_print(page)) == []
    assert page.evaluate(AFTER)
    assert page.locator(".choices, .ways, .copy").evaluate_all(
        "all => all.every(one => !one.checkVisibility())"
    )
