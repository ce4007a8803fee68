"""An editor's way through annotating, in a real browser and a real preview: with the mouse, and by keyboard alone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from annotating import ARTICLE, NOTES, PATH
from annotating_pages import ADDRESS, Open, bar_button, form, previewed, start_note, text_of, tool
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from previewing import Running

from glossator.cli.main import main
from glossator.digest import of_bytes
from glossator.edit.desk import lay_open

IN_VIEW = "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }"
SEED = b"The ferry\nIt sank in the sound of old.\nNobody knew.\nAll were saved.\n"
WITH_SOURCE = f"""\
---
title: The ferry
source: {{file: seeds/ferry.txt, sha256: {of_bytes(SEED)}, body: [[2, 4]], rest: [[1, 1, title]]}}
---

It sank in the sound of old.

All were saved.
"""


def test_a_note_is_written_with_the_mouse(opened: Open, root: Path) -> None:
    page = opened()
    bar_button(page, "Annotate").click()
    paragraph = page.locator("#p2")
    box = paragraph.bounding_box()
    assert box
    paragraph.dblclick(position={"x": 30, "y": box["height"] / 2})
    expect(tool(page).get_by_label("Words")).to_have_value("sank")
    bar_button(page, "Write note").click()
    form(page).get_by_role("radio", name="Context").check()
    form(page).get_by_label("Text", exact=True).fill("In a *storm*.")
    expect(form(page).get_by_label("Preview of the text").locator("em")).to_have_text("storm")
    form(page).get_by_label("Author").fill("Jane Roe")
    bar_button(page, "Save note").click()
    note = page.locator("#note-sank")
    expect(note.get_by_text("In a storm.")).to_be_visible()
    expect(form(page)).to_be_hidden()
    assert note.evaluate(IN_VIEW)
    expect(tool(page).get_by_role("status")).to_have_text("Added note “sank”.")
    assert page.evaluate("window.stayed")
    definition = "\n[^sank]: **Context** “sank” In a *storm*. (Jane Roe, 2026-01-02)\n"
    assert text_of(root) == ARTICLE.replace("It sank in", "It sank[^sank] in") + definition


def test_words_are_selected_by_dragging_over_markup_and_references(opened: Open, root: Path) -> None:
    page = opened()
    bar_button(page, "Annotate").click()
    page.locator("#p1").evaluate(
        """one => {
          const nodes = [], walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) nodes.push(walker.currentNode);
          const find = (words) => nodes.find((node) => node.data.includes(words));
          const from = find("yard"), to = find("he said");
          getSelection().setBaseAndExtent(from, 1, to, to.data.indexOf("said") + 3);
        }"""
    )
    expect(tool(page).get_by_label("Words")).to_have_value("ard, he sai")
    bar_button(page, "Write note").click()
    form(page).get_by_label("Text", exact=True).fill("Whole words.")
    bar_button(page, "Save note").click()
    expect(page.locator("#note-yard-he-said").get_by_text("Whole words.")).to_be_visible()
    assert "he said[^yard-he-said]." in text_of(root) or "he said.[^yard-he-said]" in text_of(root)


def test_everything_is_done_by_keyboard(opened: Open, root: Path) -> None:
    page = opened()
    press = page.keyboard.press
    press("a")
    expect(tool(page).get_by_label("Words")).to_be_focused()
    page.keyboard.type("THE  sound")
    expect(tool(page).get_by_role("status")).to_contain_text("Enter writes a note")
    press("Enter")
    expect(form(page).get_by_role("radio", name="Note", exact=True)).to_be_focused()
    for _ in range(2):
        press("ArrowRight")
    expect(form(page).get_by_role("radio", name="Claim")).to_be_checked()
    press("Tab")
    press("ArrowRight")
    expect(form(page).get_by_role("radio", name="False")).to_be_checked()
    press("Tab")
    page.keyboard.type("A captain")
    press("Tab")
    expect(form(page).get_by_label("Text", exact=True)).to_be_focused()
    page.keyboard.type("It is a bay.")
    press("Control+Enter")
    edit = page.get_by_role("button", name="Edit note 2")
    expect(edit).to_be_focused()
    expect(tool(page).get_by_role("status")).to_have_text("Added note “the-sound”.")
    assert "**Claim: False** “the sound” [A captain] It is a bay. (Git User, 2026-01-02)" in text_of(
        root
    ).replace(who(root), "Git User")
    press("Enter")
    text = form(page).get_by_label("Text", exact=True)
    expect(text).to_be_focused()
    expect(text).to_have_value("It is a bay.")
    text.fill("It is a *bay*.")
    press("Control+Enter")
    expect(page.locator("#note-the-sound em")).to_have_text("bay")
    expect(edit).to_be_focused()
    press("u")
    expect(page.locator("#note-the-sound em")).to_have_count(0)
    press("u")
    expect(page.locator("#note-the-sound")).to_have_count(0)
    assert text_of(root) == ARTICLE
    press("Escape")
    expect(bar_button(page, "Annotate")).to_be_focused()
    assert page.evaluate("window.stayed")


def who(root: Path) -> str:
    """The author that the form proposed: git's user, if there is one."""
    return text_of(root).rpartition("(")[2].partition(",")[0]


def test_words_that_stand_twice_are_told_apart(opened: Open, root: Path) -> None:
    (root / PATH).write_text(ARTICLE.replace("It sank", "The ferry sank"), encoding="utf-8")
    page = opened()
    page.keyboard.press("a")
    tool(page).get_by_label("Words").fill("the ferry")
    expect(tool(page).get_by_role("status")).to_contain_text("1 of 2")
    page.keyboard.press("ArrowDown")
    expect(tool(page).get_by_role("status")).to_contain_text("2 of 2")
    page.keyboard.press("Enter")
    form(page).get_by_label("Text", exact=True).fill("This one.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#p2 a[role=doc-noteref]")).to_have_count(1)
    assert "The ferry[^the-ferry] sank" in text_of(root)


def test_chosen_words_stay_chosen_when_somebody_edits_the_text_before_them(opened: Open, root: Path) -> None:
    page = opened()
    page.keyboard.press("a")
    tool(page).get_by_label("Words").fill("the sound")
    longer = ARTICLE.replace("The ferry “was", "The very old ferry “was")
    (root / PATH).write_text(longer, encoding="utf-8")
    expect(page.locator("#p1")).to_contain_text("The very old ferry")
    page.wait_for_timeout(200)
    bar_button(page, "Write note").click()
    expect(form(page).locator("blockquote")).to_have_text("the sound")
    form(page).get_by_label("Text", exact=True).fill("A bay.")
    bar_button(page, "Save note").click()
    expect(page.locator("#p2 [data-notes=the-sound]")).to_have_text("the sound")
    assert "in the sound[^the-sound]." in text_of(root) or "in the sound.[^the-sound]" in text_of(root)


def test_words_of_two_paragraphs_go_into_the_annotators_file(opened: Open, root: Path) -> None:
    page = opened()
    start_note(page, "he said. It sank")
    form(page).get_by_label("Text", exact=True).fill("Both.")
    form(page).get_by_label("Author").fill("Jane Roe")
    bar_button(page, "Save note").click()
    expect(page.locator("#note-he-said-it-sank").get_by_text("Both.")).to_be_visible()
    assert text_of(root) == ARTICLE
    assert "> It sank" in text_of(root, NOTES) or "**It sank**" in text_of(root, NOTES)


def test_a_conflict_keeps_the_text_and_can_be_settled(opened: Open, root: Path) -> None:
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start_note(page, "the sound")
    form(page).get_by_label("Text", exact=True).fill("My text.")
    mine = ARTICLE.replace("title: The ferry", "title: The big ferry")
    (root / PATH).write_text(mine, encoding="utf-8")
    bar_button(page, "Save note").click()
    expect(form(page).get_by_role("alert")).to_contain_text("The article changed since this page showed it")
    assert text_of(root) == mine
    expect(form(page).get_by_label("Text", exact=True)).to_have_value("My text.")
    bar_button(page, "Copy text").click()
    expect(bar_button(page, "Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "My text."
    bar_button(page, "Look again").click()
    expect(form(page).get_by_role("alert")).to_contain_text("read anew")
    bar_button(page, "Save note").click()
    expect(page.locator("#note-the-sound").get_by_text("My text.")).to_be_visible()
    assert "title: The big ferry" in text_of(root)


def test_a_page_that_was_drawn_from_an_older_file_writes_nothing(opened: Open, root: Path) -> None:
    page = opened()
    drawn = page.evaluate("document.querySelector('script[data-events]').dataset.text")
    assert drawn == lay_open(root, PATH).digest
    page.route("**/__glossator/events*", lambda route: route.abort())
    page.reload()
    expect(bar_button(page, "Annotate")).to_be_visible()
    mine = ARTICLE.replace("title: The ferry", "title: The big ferry")
    (root / PATH).write_text(mine, encoding="utf-8")
    start_note(page, "the sound")
    form(page).get_by_label("Text", exact=True).fill("On what I see.")
    bar_button(page, "Save note").click()
    expect(form(page).get_by_role("alert")).to_contain_text("The article changed since this page showed it")
    assert text_of(root) == mine


def test_a_note_that_somebody_else_changed_is_not_overwritten_unseen(opened: Open, root: Path) -> None:
    page = opened()
    page.keyboard.press("a")
    page.get_by_role("button", name="Edit note 1").click()
    text = form(page).get_by_label("Text", exact=True)
    text.fill("Mine.")
    (root / PATH).write_text(ARTICLE.replace("It was not.", "Theirs."), encoding="utf-8")
    bar_button(page, "Save changes").click()
    expect(form(page).get_by_role("alert")).to_contain_text("changed")
    bar_button(page, "Look again").click()
    expect(form(page).get_by_role("alert")).to_contain_text("Theirs.")
    expect(text).to_have_value("Mine.")
    assert "Theirs." in text_of(root)


def test_a_preview_that_ended_loses_no_text_and_takes_it_when_it_is_started_again(
    new_page: Callable[..., Page], root: Path
) -> None:
    page = new_page()
    with previewed(root) as running:
        page.goto(f"{running.url}{ADDRESS}")
        expect(bar_button(page, "Annotate")).to_be_visible()
        start_note(page, "the sound")
        form(page).get_by_label("Text", exact=True).fill("Still here.")
    bar_button(page, "Save note").click()
    expect(form(page).get_by_role("alert")).to_contain_text("The preview does not answer")
    expect(form(page).get_by_label("Text", exact=True)).to_have_value("Still here.")
    with previewed(root, "-p", running.url.split(":")[2].split("/")[0]) as again:
        assert again.url == running.url
        bar_button(page, "Save note").click()
        expect(page.locator("#note-the-sound").get_by_text("Still here.")).to_be_visible()
    assert "Still here." in text_of(root)


def test_what_was_not_saved_is_there_again(opened: Open) -> None:
    page = opened()
    start_note(page, "the sound")
    form(page).get_by_label("Text", exact=True).fill("Half a thou")
    page.keyboard.press("Escape")
    expect(form(page)).to_be_hidden()
    start_note(page, "the sound")
    expect(form(page).get_by_label("Text", exact=True)).to_have_value("Half a thou")


def test_opening_something_else_keeps_what_was_not_saved(opened: Open) -> None:
    page = opened()
    start_note(page, "the sound")
    form(page).get_by_label("Text", exact=True).fill("Half a thou")
    bar_button(page, "Topics").click()
    expect(form(page).get_by_role("heading", name="Topics of the article")).to_be_visible()
    page.keyboard.press("Escape")
    start_note(page, "the sound")
    expect(form(page).get_by_label("Text", exact=True)).to_have_value("Half a thou")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]


def test_a_note_is_deleted_and_brought_back(opened: Open, root: Path) -> None:
    page = opened()
    page.keyboard.press("a")
    bar_button(page, "Notes").click()
    form(page).get_by_role("button", name="Edit note 1").click()
    bar_button(page, "Delete note").click()
    expect(page.locator("#note-yard")).to_have_count(0)
    assert "[^yard]" not in text_of(root)
    bar_button(page, "Undo").click()
    expect(page.locator("#note-yard")).to_be_visible()
    assert text_of(root) == ARTICLE


def test_topics_come_and_go(opened: Open, root: Path) -> None:
    page = opened()
    page.keyboard.press("a")
    bar_button(page, "Topics").click()
    form(page).get_by_label("Add a topic").fill("The sound")
    page.keyboard.press("Enter")
    expect(form(page).get_by_role("button", name="Remove topic The sound")).to_be_visible()
    assert "topics: [Ships, The sound] # for now" in text_of(root)
    form(page).get_by_role("button", name="Remove topic Ships").click()
    expect(form(page).get_by_role("button", name="Remove topic Ships")).to_have_count(0)
    expect(form(page).get_by_label("Add a topic")).to_be_focused()
    assert "topics: [The sound] # for now" in text_of(root)
    expect(page.get_by_role("main").get_by_role("link", name="The sound")).to_be_visible()


def test_a_difference_that_the_proof_reports_is_accepted(opened: Open, root: Path) -> None:
    (root / "seeds").mkdir()
    (root / "seeds/ferry.txt").write_bytes(SEED)
    (root / PATH).write_text(WITH_SOURCE.replace("sound", "Sound"), encoding="utf-8")
    (root / PATH).write_text(
        WITH_SOURCE.replace("old.\n\nAll", "old.\n\nNobody knew.\n\nAll"),
        encoding="utf-8",
    )
    page = opened()
    changed = WITH_SOURCE.replace("the sound", "the Sound")
    (root / PATH).write_text(changed, encoding="utf-8")
    page.keyboard.press("a")
    bar_button(page, "Differences").click()
    boxes = form(page).get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        box.check()
    bar_button(page, "Accept what is chosen").click()
    expect(form(page).get_by_role("alert")).to_contain_text("Say why")
    form(page).get_by_label("Why").fill("a name")
    bar_button(page, "Accept what is chosen").click()
    expect(form(page)).to_be_hidden()
    assert "why: a name" in text_of(root)
    expect(page.locator("#p1")).to_have_text("It sank in the Sound of old.")
    expect(page.locator("glossator-problems")).to_have_count(0)


def test_differences_that_an_error_tells_of_are_a_click_away(opened: Open, root: Path) -> None:
    (root / "seeds").mkdir()
    (root / "seeds/ferry.txt").write_bytes(SEED)
    (root / PATH).write_text(
        WITH_SOURCE.replace("old.\n\nAll", "old.\n\nNobody knew.\n\nAll"), encoding="utf-8"
    )
    page = opened()
    (root / PATH).write_text("---\ntitel: x\n---\n", encoding="utf-8")
    overlay = page.locator("glossator-problems")
    expect(overlay).to_contain_text("error[")
    expect(overlay.get_by_role("button")).to_have_text("Close")
    (root / PATH).write_text(WITH_SOURCE.replace("the sound", "the Sound"), encoding="utf-8")
    expect(overlay).to_contain_text("error[proof-")
    overlay.get_by_role("button", name="Show differences").click()
    expect(form(page).get_by_role("heading", name="Differences from the raw text")).to_be_focused()
    expect(overlay).to_have_count(0)


def test_letters_that_are_commands_can_be_switched_off(opened: Open, root: Path) -> None:
    page = opened()
    start_note(page, "the sound")
    form(page).get_by_label("Text", exact=True).fill("It is a bay.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#note-the-sound")).to_be_visible()
    written = text_of(root)
    tool(page).get_by_role("checkbox", name="Keys a and u").uncheck()
    page.locator("#p1").click()
    for key in ("a", "u"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    expect(bar_button(page, "Undo")).to_have_attribute("title", "Undo: added note “the-sound”")
    assert text_of(root) == written
    page.keyboard.press("Escape")
    expect(bar_button(page, "Annotate")).to_have_text("Annotate ")
    page.reload()
    expect(bar_button(page, "Annotate")).to_be_visible()
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    bar_button(page, "Annotate").click()
    tool(page).get_by_role("checkbox", name="Keys a and u").check()
    page.locator("#p1").click()
    page.keyboard.press("u")
    expect(page.locator("#note-the-sound")).to_have_count(0)
    page.keyboard.press("a")
    expect(bar_button(page, "Annotate")).to_be_focused()


def test_a_note_that_comes_into_an_open_page_is_folded_and_lights_its_words(opened: Open, root: Path) -> None:
    page = opened(width=390)
    note = "\n[^sound]: **Context** “the sound” It is a bay, and has been one for a while. (Jane Roe)\n"
    (root / PATH).write_text(
        text_of(root).replace("the sound.", "the sound.[^sound]") + note, encoding="utf-8"
    )
    there = page.locator("#note-sound")
    expect(there).to_have_count(1)
    assert [there.locator("details").evaluate("one => one.open")] == [
        page.locator("li.note").first.locator("details").evaluate("one => one.open")
    ]
    there.hover()
    for lit in (there, page.locator("#p2 .quoted")):
        expect(lit).to_have_class(re.compile(r"\blit\b"))


def test_nothing_of_it_is_in_built_pages(root: Path) -> None:
    assert main(["-s", str(root), "build"]) == 0
    built = [one for one in (root / "output").rglob("*") if one.suffix in (".html", ".js", ".css")]
    assert built
    assert not [one for one in built if "glossator-annotate" in one.read_text(encoding="utf-8")]


def test_a_preview_for_the_network_is_annotated_only_where_that_is_allowed(
    served: Callable[..., Running],
) -> None:
    for options, status in (((), 404), (("--allow-annotate",), 403)):
        running = served("--bind", "0.0.0.0", *options)
        assert running.get("__glossator/annotate/state").status_code == status
        assert ("annotate/main.js" in running.get(ADDRESS).text) is (status == 403)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_keeps_anyone_out(opened: Open, width: int, scheme: str) -> None:
    page = opened(width=width, color_scheme=scheme, reduced_motion="reduce")
    violations(page)
    page.keyboard.press("a")
    violations(page)
    start_note(page, "the sound")
    form(page).get_by_role("radio", name="Claim").check()
    form(page).get_by_role("radio", name="Unproven").check()
    form(page).get_by_label("Text", exact=True).fill("See [there](https://example.org/).")
    expect(form(page).get_by_role("link", name="there")).to_be_visible()
    form(page).locator("summary").click()
    violations(page)
    page.keyboard.press("Escape")
    for name in ("Notes", "Topics"):
        bar_button(page, name).click()
        violations(page)
        page.keyboard.press("Escape")


def violations(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
