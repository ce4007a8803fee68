"""`glossator serve`: a real site, edited while it is previewed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from previewing import PATIENCE, Running

from glossator.cli.main import main

Serve = Callable[..., Running]
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


def test_an_edit_is_built_and_announced(served: Serve) -> None:
    running = served()
    with running.events(running.revision()) as events:
        assert events.next() == ("problems", [])
        write(running, "one", "One", "Second words.")
        assert events.next()[0] == "reload"
    assert "Second words." in running.get("articles/one/").text


def test_a_new_article_and_changed_settings_count(served: Serve) -> None:
    running = served()
    with running.events(running.revision()) as events:
        events.next()
        write(running, "two", "Two", "More.")
        assert events.next()[0] == "reload"
        assert running.get("articles/two/").status_code == 200
        settings = running.site / "site.yaml"
        text = settings.read_text(encoding="utf-8").replace("Annotated articles", "Marginalia")
        settings.write_text(text, encoding="utf-8")
        assert events.next()[0] == "reload"
    assert "Marginalia" in running.get().text


def test_an_error_is_told_with_its_frame_and_the_last_good_page_stays(served: Serve) -> None:
    running = served()
    with running.events(running.revision()) as events:
        assert events.next() == ("problems", [])
        running.edit("articles/one.md", "---\ntitle: One\ntitel: <b>x</b>\n---\n\nText.\n")
        name, problems = events.next()
        assert name == "problems"
        assert "unknown-key" in problems[0] and "3 | titel: <b>x</b>" in problems[0]
        assert "First words." in running.get("articles/one/").text
        write(running, "one", "One", "First words.")
        assert events.next() == ("problems", [])


def test_broken_settings_and_their_return_are_survived(served: Serve) -> None:
    running = served()
    settings = running.site / "site.yaml"
    good = settings.read_bytes()
    with running.events(running.revision()) as events:
        events.next()
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
    assert any(temporary.iterdir())
    assert running.interrupt() == 0
    assert not any(temporary.iterdir())


def test_a_bad_address_is_said(served: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-s", str(tmp_path / "site"), "serve", "--bind", "no such address"]) == 2
    assert "Cannot listen at no such address" in capsys.readouterr().err


def test_an_edit_reloads_the_open_page(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    expect(page.get_by_text("First words.")).to_be_visible()
    write(running, "one", "One", "Second words.")
    expect(page.get_by_text("Second words.")).to_be_visible()


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


def test_a_restarted_preview_reloads_the_page(served: Serve, new_page: Callable[..., Page]) -> None:
    running = served()
    page = new_page()
    page.goto(running.url + "articles/one/")
    port = running.url.split(":")[2].split("/")[0]
    running.interrupt()
    write(running, "one", "One", "Written meanwhile.")
    served("-p", port)
    expect(page.get_by_text("Written meanwhile.")).to_be_visible()
