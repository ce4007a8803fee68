"""`glossator serve`: a real site, edited while it is previewed."""

import os
import queue
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from laying import rest
from playwright.sync_api import Page, expect
from previewing import PATIENCE, Running

from glossator.build.left import left_output
from glossator.build.report import BuildOptions
from glossator.cli.main import main

Serve = Callable[..., Running]
LONG_AGO = 1_600_000_000
"""When a file was written that is not looked at again, in seconds since 1970."""
ARTICLE = "---\ntitle: {0}\ndate: 2025-02-03\n---\n\n{1}\n"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Serve]:
    """A function that previews a new site with one article, `articles/one/`, under `/repo/`."""
    site = tmp_path / "site"
    assert main(["init", str(site)]) == 0
    settings = site / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("http://localhost:8000/", "https://user.github.io/repo/"), encoding="utf-8"
    )
    (site / "content/articles/one.md").write_text(ARTICLE.format("One", "First words."), encoding="utf-8")
    with ExitStack() as running:

        def start(*options: str) -> Running:
            command = [sys.executable, "-m", "glossator", "-s", str(site), "serve", "-p", "0", *options]
            surroundings = os.environ | {"PYTHONWARNINGS": "default"}
            process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=surroundings
            )
            running.callback(process.wait, PATIENCE)
            running.callback(process.kill)
            return Running(process, site)

        yield start


def write(running: Running, name: str, title: str, text: str) -> None:
    running.edit(f"articles/{name}.md", ARTICLE.format(title, text))


def test_the_preview_lives_under_the_sites_base_path(served: Serve) -> None:
    running = served()
    assert running.url.endswith("/repo/")
    assert "First words." in running.get("articles/one/").text


def test_output_is_never_touched(served: Serve) -> None:
    running = served()
    assert running.get("articles/one/").status_code == 200
    assert not (running.site / "output").exists()


def test_an_edit_is_read_and_announced(served: Serve) -> None:
    running = served()
    with running.following("articles/one/") as events:
        write(running, "one", "One", "Second words.")
        assert events.next()[0] == "changed"
    assert "Second words." in running.get("articles/one/").text


def test_a_new_article_and_changed_settings_count(served: Serve) -> None:
    running = served()
    with running.following() as events:
        write(running, "two", "Two", "More.")
        assert events.next()[0] == "changed"
        assert running.get("articles/two/").status_code == 200
        settings = running.site / "site.yaml"
        text = settings.read_text(encoding="utf-8").replace("Annotated articles", "Marginalia")
        settings.write_text(text, encoding="utf-8")
        assert events.next()[0] == "changed"
    assert "Marginalia" in running.get().text


def test_an_edit_of_words_is_no_news_to_other_pages(served: Serve) -> None:
    running = served()
    with running.following() as home, running.following("articles/one/") as one:
        write(running, "one", "One", "Second words.")
        assert one.next()[0] == "changed"
        write(running, "one", "Number one", "Second words.")
        assert one.next()[0] == "changed"
        assert home.next() == ("changed", running.revision())
        assert "Number one" in running.get().text


def test_other_pages_follow_the_page_that_was_edited(served: Serve) -> None:
    running = served()
    write(running, "two", "Two", "Words.")
    while running.get("articles/two/").status_code != 200:
        pass
    with running.following("articles/one/") as one, running.following("articles/two/") as two:
        write(running, "one", "Number one", "First words.")
        assert one.next()[0] == "changed"
        assert two.next() == ("changed", running.revision("articles/two/"))
        assert "Number one" in running.get("articles/two/").text


def sent_and_built(running: Running, output: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """All files as the preview sends them, without its scripts, and as a build without a cache writes them."""
    shutil.rmtree(running.site / ".glossator")
    assert main(["-s", str(running.site), "build", "--no-import", "-o", str(output)]) == 0
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.*")}
    built = {path: data for path, data in files.items() if not path.startswith(".")}
    own = re.compile(rb"<script [^>]*__glossator/[^>]*></script>")
    return {path: own.sub(b"", running.get(path).content) for path in built}, built


def test_what_is_sent_is_what_a_build_writes_but_for_the_scripts(served: Serve, tmp_path: Path) -> None:
    running = served()
    with running.following("articles/one/") as events:
        write(running, "one", "Number one", "Second words.")
        events.next()
    while "Number one" not in running.get().text:
        pass
    sent, built = sent_and_built(running, tmp_path / "built")
    assert sent == built
    assert len(sent) > 10


@pytest.fixture
def warm(tmp_path: Path, served: Serve) -> Serve:
    """The same for a site that was built, and in which nothing was touched since."""
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file():
            os.utime(path, (LONG_AGO, LONG_AGO))
    rest(tmp_path / "site")
    assert main(["-s", str(tmp_path / "site"), "build", "--quiet"]) == 0
    assert left_output(tmp_path / "site", BuildOptions(datetime.now(UTC), search=False))
    return served


def test_after_a_build_pages_are_there_at_once_and_stay_as_they_are(warm: Serve) -> None:
    running = warm()
    loaded = running.revision("articles/one/")
    with running.events(loaded, "articles/one/") as events:
        assert events.next() == ("problems", [])
        write(running, "one", "One", "Second words.")
        name, revision = events.next()
        assert (name, revision) == ("changed", running.revision("articles/one/"))
        assert revision != loaded
        assert "Second words." in running.get("articles/one/").text


WORDS, TITLE = ("one", "One", "Second words."), ("one", "Number one", "First words.")
ANOTHER, NONE = ("two", "Two", "Words of another."), ("", "", "")
"""Edits of articles: file, title and text."""


@pytest.mark.parametrize(
    ("before", "at_once"),
    [(WORDS, NONE), (TITLE, WORDS), (ANOTHER, TITLE), (NONE, WORDS), (NONE, TITLE), (NONE, ANOTHER)],
)
def test_an_edit_just_before_the_start_or_just_after_it_is_on_all_pages(
    warm: Serve, tmp_path: Path, before: tuple[str, str, str], at_once: tuple[str, str, str]
) -> None:
    articles, output = tmp_path / "site/content/articles", tmp_path / "built"
    edits = [edit for edit in (before, at_once) if edit[0]]
    if before[0]:
        (articles / f"{before[0]}.md").write_text(ARTICLE.format(*before[1:]), encoding="utf-8")
    running = warm()
    if before[0]:
        assert before[2] in running.get(f"articles/{before[0]}/").text
    if at_once[0]:
        write(running, *at_once)
    for name, title, text in edits[-1:]:
        while text not in running.get(f"articles/{name}/").text or title not in running.get().text:
            time.sleep(0.05)
    sent, built = sent_and_built(running, output)
    assert sent == built


INPUTS = {
    "content/topics.yaml": ("- name: Ships\n  aliases: [Boats]\n", "articles/boats/", "Ships"),
    "templates/list.html": (
        '{% extends "base.html" %}{% block main %}Our own list{% endblock %}',
        "",
        "Our own list",
    ),
    "i18n/en.yaml": ("skip: Straight to the words\n", "", "Straight to the words"),
    "seeds/new.txt": ("A title of its own\n\nSome words, and then some more.\n", "", "A title of its own"),
    "content/pages/new.md": ("---\ntitle: A new page\n---\n\nText.\n", "new/", "A new page"),
    "content/articles/boats.notes.md": (
        "## Note\n\n> **Words** of\n\nA remark.\n",
        "articles/boats/",
        "A remark.",
    ),
}
"""Files, their texts, and where these show what."""


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_counts(served: Serve, tmp_path: Path, name: str) -> None:
    boats = ARTICLE.format("Boats", "Words of boats.").replace("date:", "topics: [Boats]\ndate:")
    (tmp_path / "site/content/articles/boats.md").write_text(boats, encoding="utf-8")
    running = served()
    text, address, shown = INPUTS[name]
    assert shown not in running.get(address).text
    with running.events(running.revision(address), address) as events:
        events.next()
        path = running.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        while shown not in running.get(address).text:
            events.next()


def test_files_that_are_named_count_wherever_they_lie(served: Serve, tmp_path: Path) -> None:
    pytest.importorskip("citeproc")
    site = tmp_path / "site"
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\nbibliography: refs/works.json\n")
    work = '[{"id": "roe2020", "type": "book", "title": "TITLE", "issued": {"date-parts": [[2020]]}}]'
    (site / "refs").mkdir()
    (site / "refs/works.json").write_text(work.replace("TITLE", "Of Ships"), encoding="utf-8")
    cited = ARTICLE.format("One", "First words.[^a]\n\n[^a]: See [@roe2020].")
    (site / "content/articles/one.md").write_text(cited, encoding="utf-8")
    running = served()
    address = "articles/one/"
    assert "Of Ships" in running.get(address).text
    with running.events(running.revision(address), address) as events:
        events.next()
        (site / "refs/works.json").write_text(work.replace("TITLE", "Of Boats"), encoding="utf-8")
        while "Of Boats" not in running.get(address).text:
            events.next()


def test_an_article_appears_when_it_is_due(served: Serve) -> None:
    running = served()
    with running.events("none", "articles/due/") as events:
        assert events.next() == ("problems", [])
        due = datetime.now(UTC) + timedelta(seconds=4)
        running.edit("articles/due.md", f"---\ntitle: Due\ndate: {due.isoformat()}\n---\n\nAt last.\n")
        assert events.next()[0] == "changed"
        assert datetime.now(UTC) >= due
    assert "At last." in running.get("articles/due/").text


def test_an_error_is_told_with_its_frame_and_the_last_good_page_stays(served: Serve) -> None:
    running = served()
    with running.following("articles/one/") as events:
        running.edit("articles/one.md", "---\ntitle: One\ntitel: <b>x</b>\n---\n\nText.\n")
        name, problems = events.next()
        assert name == "problems"
        assert "unknown-key" in problems[0] and "3 | titel: <b>x</b>" in problems[0]
        assert "First words." in running.get("articles/one/").text
        write(running, "one", "One", "First words.")
        assert events.next() == ("problems", [])


def test_a_preview_that_begins_with_errors_shows_what_it_can(served: Serve, tmp_path: Path) -> None:
    broken = tmp_path / "site/content/articles/two.md"
    broken.write_text("---\ntitel: Two\n---\n\nText.\n", encoding="utf-8")
    running = served()
    assert "First words." in running.get("articles/one/").text
    with running.events("none", "articles/two/") as events:
        name, problems = events.next()
        assert name == "problems"
        assert "missing-key" in problems[0]
        write(running, "two", "Two", "Text.")
        assert events.next() == ("problems", [])
        assert events.next()[0] == "changed"


def test_a_template_that_fails_on_a_page_leaves_that_page_as_it_was(served: Serve) -> None:
    running = served()
    assert "First words." in running.get("articles/one/").text
    template = running.site / "templates/article.html"
    template.parent.mkdir()
    with running.following("articles/one/") as events:
        template.write_text("{{ 1 // (title|length - 3) }}", encoding="utf-8")
        assert events.next()[0] == "changed"
        broken = running.get("articles/one/").text
        assert "First words." in broken
        assert "template-error" in broken
        template.unlink()
        assert events.next()[0] == "changed"
    assert "template-error" not in running.get("articles/one/").text


def test_a_page_that_goes_says_where(served: Serve) -> None:
    running = served()
    article = running.site / "content/articles/one.md"
    with running.following("articles/one/") as events:
        article.rename(article.with_name("two.md"))
        assert events.next() == (
            "gone",
            {
                "said": "This page is at another address now: /articles/two/",
                "path": "/repo/articles/two/",
            },
        )
    assert 'href="/repo/articles/two/"' in running.get("articles/one/").text
    with running.following("articles/two/") as events:
        running.edit("articles/two.md", "---\ntitle: Two\ndate: 2025-02-03\ndraft: true\n---\n\nText.\n")
        assert events.next()[1]["said"] == "content/articles/two.md is not published: draft."
        write(running, "two", "Two", "Text.")
        assert events.next()[0] == "changed"
        (running.site / "content/articles/two.md").unlink()
        assert events.next()[1]["said"] == "content/articles/two.md is not there any more."


def test_another_base_path_takes_open_pages_along(served: Serve) -> None:
    running = served()
    settings = running.site / "site.yaml"
    with running.following("articles/one/") as events:
        settings.write_text(
            settings.read_text(encoding="utf-8").replace("github.io/repo/", "github.io/other/"),
            encoding="utf-8",
        )
        assert events.next() == ("go", "/other/articles/one/")


def test_with_navigate_pages_go_where_something_was_edited(served: Serve) -> None:
    running = served("-N")
    with running.following() as events:
        write(running, "one", "One", "Second words.")
        assert events.next() == ("go", "/repo/articles/one/")


def test_a_checkout_of_many_files_is_one_reading(served: Serve) -> None:
    running = served()
    for number in range(60):
        write(running, f"a{number}", f"Article {number}", "Words.")
    while "read in" not in (line := running.line()):
        pass
    assert "and 57 others: read in" in line
    assert running.get("articles/a59/").status_code == 200
    assert not (running.site / "output").exists()


def test_a_folder_that_moves_is_one_reading(served: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "site/content/articles/2024"
    folder.mkdir()
    for number in range(30):
        (folder / f"a{number}.md").write_text(ARTICLE.format(f"Article {number}", "Words."), encoding="utf-8")
    running = served()
    assert "Article 7" in running.get("articles/a7/").text
    folder.rename(folder.with_name("2025"))
    readings = lines_of_readings(running)
    assert len(readings) == 1 and "and 27 others: read in" in readings[0]
    with running.following("articles/a7/") as events:
        write(running, "2025/a7", "Article 7", "Second words.")
        assert events.next()[0] == "changed"
    assert "Second words." in running.get("articles/a7/").text


def test_a_branch_that_is_checked_out_is_one_reading(served: Serve, tmp_path: Path) -> None:
    site = tmp_path / "site"

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Jane Roe", "-c", "user.email=jane@example.org")
        subprocess.run(["git", *who, *arguments], cwd=site, check=True, capture_output=True)

    def article(name: str, title: str) -> None:
        (site / f"content/articles/{name}.md").write_text(ARTICLE.format(title, "Words."), encoding="utf-8")

    for number in range(30):
        article(f"a{number}", f"Article {number}")
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "First")
    git("checkout", "-b", "other")
    for number in range(20):
        article(f"a{number}", f"Renamed {number}")
        article(f"b{number}", f"New {number}")
    (site / "content/articles/one.md").unlink()
    git("add", "-A")
    git("commit", "-m", "Second")
    running = served()
    assert running.get("articles/b3/").status_code == 200
    git("checkout", "main")
    assert len(lines_of_readings(running)) == 1
    assert "Article 3" in running.get("articles/a3/").text
    assert running.get("articles/b3/").status_code == 404
    assert "First words." in running.get("articles/one/").text


def lines_of_readings(running: Running) -> list[str]:
    """The lines in which it tells that files were read: from the next on, until it has been quiet for a while."""
    while "read in" not in (line := running.line()):
        pass
    lines = [line]
    with suppress(queue.Empty):
        while True:
            lines.append(running.line(1.0))
    return [line for line in lines if "read in" in line]


def test_folders_are_looked_at_in_turn_where_one_asks_for_it(served: Serve) -> None:
    running = served("--poll")
    with running.following("articles/one/") as events:
        write(running, "one", "One", "Second words.")
        assert events.next()[0] == "changed"


def test_pages_carry_a_content_security_policy(served: Serve) -> None:
    answer = served().get("articles/one/")
    rules = answer.headers["content-security-policy"]
    nonce = rules.split("'nonce-")[1].split("'")[0]
    own = re.findall(r"<script[^>]*__glossator/[^>]*>", answer.text)
    assert own
    assert all(f'nonce="{nonce}"' in script for script in own)
    assert "'unsafe-inline'" not in rules


def test_broken_settings_and_their_return_are_survived(served: Serve) -> None:
    running = served()
    settings = running.site / "site.yaml"
    good = settings.read_bytes()
    with running.following() as events:
        settings.write_text("title: [", encoding="utf-8")
        assert "site.yaml" in events.next()[1][0]
        settings.unlink()
        assert "no-site" in events.next()[1][0]
        settings.write_bytes(good)
        assert events.next() == ("problems", [])


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_ends_it_with_status_0_and_leaves_nothing_behind(
    served: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    running = served()
    assert running.get().status_code == 200
    started = time.monotonic()
    assert running.interrupt() == 0
    assert time.monotonic() - started < 2
    assert not any(temporary.iterdir())


def test_a_bad_address_is_said(served: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-s", str(tmp_path / "site"), "serve", "--bind", "no such address"]) == 2
    assert "Cannot listen at no such address" in capsys.readouterr().err


def test_an_edit_is_seen_on_the_open_page(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    expect(page.get_by_text("First words.")).to_be_visible()
    write(running, "one", "One", "Second words.")
    expect(page.get_by_text("Second words.")).to_be_visible()


def test_a_site_without_an_article_says_what_to_do_until_there_is_one(
    served: Serve, new_page: Callable[..., Page]
) -> None:
    running = served()
    (running.site / "content/articles/one.md").unlink()
    page = new_page()
    page.goto(running.url)
    first = page.locator("glossator-begin")
    expect(page.get_by_text("No articles yet.")).to_be_visible()
    expect(first.get_by_text("seeds/")).to_be_visible()
    (running.site / "content/pages/about.md").write_text(
        "---\ntitle: About us all\n---\nUs.\n", encoding="utf-8"
    )
    expect(page.get_by_role("link", name="About us all")).to_be_visible()
    expect(first).to_have_count(1)
    write(running, "two", "Two", "Words.")
    expect(page.get_by_role("link", name="Two")).to_be_visible()
    expect(first).to_have_count(0)


def test_an_edit_is_seen_after_a_click_into_the_text_and_on_a_focused_link(
    served: Serve, new_page: Callable[..., Page]
) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    page.get_by_text("First words.").click()
    write(running, "one", "One", "[Second](https://example.org/) words.")
    expect(page.get_by_text("Second words.")).to_be_visible()
    page.get_by_role("link", name="Second").focus()
    write(running, "one", "One", "[Third](https://example.org/) words.")
    expect(page.get_by_role("link", name="Third")).to_be_focused()


def test_an_error_lies_over_the_page_until_it_is_mended(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    overlay = page.get_by_role("alert")
    running.edit("articles/one.md", "---\ntitle: One\ntitel: <img src=x onerror=alert(1)>\n---\n\nText.\n")
    expect(overlay).to_contain_text("error[unknown-key]")
    expect(overlay).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_text("First words.")).to_be_visible()
    page.goto(running.url + "nowhere/")
    expect(overlay).to_contain_text("error[unknown-key]")
    page.go_back()
    write(running, "one", "One", "Mended words.")
    expect(overlay).to_have_count(0)
    expect(page.get_by_text("Mended words.")).to_be_visible()


def test_the_overlay_can_be_closed_by_mouse_and_keyboard(
    served: Serve, new_page: Callable[..., Page]
) -> None:
    running = served()
    page = new_page(width=390)
    page.goto(running.url)
    overlay = page.get_by_role("alert")
    for n, close in enumerate(
        (lambda: page.get_by_role("button", name="Close").click(), lambda: escape(page))
    ):
        running.edit("articles/one.md", f"---\ntitle: One\ntitel: {n}\n---\n\nText.\n")
        expect(overlay).to_contain_text(f"titel: {n}")
        close()
        expect(overlay).to_have_count(0)


def escape(page: Page) -> None:
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")


def test_a_restarted_preview_brings_the_page_up_to_date(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    port = running.url.split(":")[2].split("/")[0]
    running.interrupt()
    write(running, "one", "One", "Written meanwhile.")
    served("-p", port)
    expect(page.get_by_text("Written meanwhile.")).to_be_visible()


LONG = (
    "---\ntitle: {title}\ndate: 2025-02-03\n---\n\n{first}\n\n"
    + "\n\n".join(
        f"Paragraph {number} has so many words that it takes a line or two on the page.[^n{number}]\n\n"
        f"[^n{number}]: **Context:** Note {number}. (Jane Roe, 2025-01-03)"
        for number in range(40)
    )
    + "\n"
)


def opened(running: Running, page: Page, name: str = "articles/one/") -> Page:
    page.goto(running.url + name)
    page.evaluate("document.body.dataset.kept = 'yes'")  # a reload would lose it
    return page


def not_reloaded(page: Page) -> bool:
    return bool(page.evaluate("document.body.dataset.kept === 'yes'"))


def test_a_change_in_place_keeps_place_focus_selection_and_open_notes(
    served: Serve, new_page: Callable[..., Page]
) -> None:
    running = served()
    running.edit("articles/one.md", LONG.format(title="One", first="First words."))
    page = opened(running, new_page(width=390))
    expect(page.get_by_text("Paragraph 39")).to_be_attached()
    page.get_by_text("Paragraph 30").scroll_into_view_if_needed()
    page.locator("#note-n30 details").evaluate("box => { box.open = !box.open; }")
    is_open = page.locator("#note-n30 details").evaluate("box => box.open")
    page.locator("#note-n30 summary").focus()
    paragraph = "[...document.querySelectorAll('p')].find(p => p.textContent.includes('Paragraph 31'))"
    page.evaluate(f"getSelection().selectAllChildren({paragraph})")
    selected = page.evaluate("String(getSelection())")
    top = f"{paragraph}.getBoundingClientRect().top"
    before = page.evaluate(top)
    running.edit(
        "articles/one.md", LONG.format(title="One", first="Other words.\n\nAnd one more.\n\nAnd again.")
    )
    expect(page.get_by_text("And again.")).to_be_attached()
    assert abs(page.evaluate(top) - before) < 2
    assert page.locator("#note-n30 details").evaluate("box => box.open") == is_open
    assert page.evaluate("document.activeElement.closest('li')?.id") == "note-n30"
    assert page.evaluate("String(getSelection())") == selected
    assert not_reloaded(page)


def test_a_title_changes_in_place_too(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = opened(running, new_page())
    write(running, "one", "Number one", "First words.")
    expect(page).to_have_title(re.compile("Number one"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Number one")
    assert not_reloaded(page)


def test_what_the_pages_script_did_stays(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = opened(running, new_page())
    page.evaluate(
        "document.documentElement.dataset.colours = 'dark'; document.body.append(document.createElement('aside'))"
    )
    write(running, "one", "One", "Second words.")
    expect(page.get_by_text("Second words.")).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.colours") == "dark"
    assert page.locator("body > aside").count() == 1
    assert "scripted" in page.evaluate("document.documentElement.className")


def test_styles_are_swapped_without_a_reload(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    (running.site / "templates").mkdir()
    (running.site / "static").mkdir(exist_ok=True)
    (running.site / "static/own.css").write_text("h1 { color: rgb(1, 2, 3) }", encoding="utf-8")
    (running.site / "templates/page.html").write_text(
        '{% extends "base.html" %}{% block main %}<link rel="stylesheet" href="/own.css">'
        "<h1>{{ title }}</h1>{% endblock %}",
        encoding="utf-8",
    )
    (running.site / "content/pages").mkdir(exist_ok=True)
    running.edit("pages/plain.md", "---\ntitle: Plain\n---\n\nText.\n")
    page = new_page()
    while (page.goto(running.url + "plain/") or pytest.fail()).status == 404:
        pass
    opened(running, page, "plain/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_css("color", "rgb(1, 2, 3)")
    (running.site / "static/own.css").write_text("h1 { color: rgb(3, 2, 1) }", encoding="utf-8")
    expect(heading).to_have_css("color", "rgb(3, 2, 1)")
    assert not_reloaded(page)


def test_a_themes_style_is_swapped_without_a_reload(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    folder = running.site / "themes/mine"
    (folder / "static").mkdir(parents=True)
    (folder / "theme.yaml").write_text("extends: default\n", encoding="utf-8")
    (folder / "static/style.css").write_text("body { color: rgb(1, 2, 3) }", encoding="utf-8")
    settings = running.site / "site.yaml"
    page = opened(running, new_page())
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("theme: default", "theme: mine"), encoding="utf-8")
    expect(page.locator("body")).to_have_css("color", "rgb(1, 2, 3)")
    (folder / "static/style.css").write_text("body { color: rgb(3, 2, 1) }", encoding="utf-8")
    expect(page.locator("body")).to_have_css("color", "rgb(3, 2, 1)")
    assert not_reloaded(page)


def test_a_page_that_is_renamed_offers_where_it_is(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = opened(running, new_page())
    article = running.site / "content/articles/one.md"
    article.rename(article.with_name("two.md"))
    expect(page.get_by_role("alert")).to_contain_text("This page is at another address now")
    page.get_by_role("link", name="Go there.").click()
    expect(page).to_have_url(running.url + "articles/two/")
    expect(page.get_by_text("First words.")).to_be_visible()


def test_hostile_html_of_an_article_runs_nothing(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    page.evaluate("window.ran = false")
    page.evaluate(
        "const box = document.createElement('div'); document.body.append(box);"
        "box.innerHTML = `<img src=x onerror='window.ran = true'>"
        "<iframe srcdoc='<script>parent.ran = true</script>'></iframe>`"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is False
