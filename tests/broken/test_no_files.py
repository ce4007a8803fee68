"""Where a file is expected may stand a folder, a pipe that nobody writes into, or a device: no command waits for it,
and one message says what it is, where, and what to do."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from siting import SiteUnderTest

ARTICLE = "---\ntitle: The ferry\ndate: 2024-03-04\n---\n\nThe ferry was built in 1911.\n"
QUAY = "The quay\n\nThe quay was built in 1870, and lengthened in 1890.\n"
SETTINGS = {
    "works.json": "bibliography: works.json\n",
    "house.csl": "bibliography: works.json\ncitation_style: house.csl\n",
    "themes/own/theme.yaml": "theme: own\n",
    "themes/own/templates/article.html": "theme: own\n",
    "extensions/sources.py": "extensions: [sources]\n",
}
"""What names a file of the site, beside those that are looked for everywhere."""
PLACES = (
    *("site.yaml", "content/topics.yaml", "seeds/.imported", "i18n/en.yaml"),
    *("templates/article.html", "content/articles/ship.md", "content/articles/ferry.notes.md"),
    *("content/pages/about.md", *SETTINGS),
)
STREAMS = ("seeds/raw.txt", "static/robots.txt", "content/articles/ship.png", "themes/own/static/own.css")
"""Where a folder is as good as a file."""
PATIENCE = 20
"""Seconds after which a command waits for ever."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[SiteUnderTest]:
    """A site in a folder. What waits for too long is interrupted."""

    def interrupt(*_: object) -> None:
        raise TimeoutError("a command waits for ever")

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(PATIENCE)
    yield SiteUnderTest(tmp_path, tmp_path / "site").write("content/articles/ferry.md", ARTICLE)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def placed(site: SiteUnderTest, place: str) -> Path:
    """Where that place is, in a site that has all else."""
    settings = SETTINGS.get(place, "theme: own\n" if place.startswith("themes/") else "")
    site.write("site.yaml", f"title: The Harbour Papers\n{settings}").write("works.json", "[]")
    site.write("themes/own/theme.yaml", "name: Own\n").write("seeds/quay.txt", QUAY)
    target = site.folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    return target


@pytest.mark.parametrize("place", [*PLACES, *STREAMS])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_pipe_in_place_of_a_file_is_told_and_not_waited_for(
    site: SiteUnderTest, place: str, command: str
) -> None:
    os.mkfifo(placed(site, place))
    site.run(command).fails_with("error[unreadable] ", place, "this is a named pipe, not a file")
    site.says("help: put a file in its place, or remove it").writes_nothing()
    assert (site.stdout + site.stderr).count("error[") == 1


@pytest.mark.parametrize("place", PLACES)
def test_a_folder_in_place_of_a_file_is_told(site: SiteUnderTest, place: str) -> None:
    placed(site, place).mkdir()
    site.run("build").fails_with("error[unreadable] ", place, "this is a folder, not a file").writes_nothing()
    assert (site.stdout + site.stderr).count("error[") == 1


@pytest.mark.parametrize("place", ["content/topics.yaml", "works.json", "i18n/en.yaml", "seeds/.imported"])
def test_a_link_to_a_device_in_place_of_a_file_is_told(site: SiteUnderTest, place: str) -> None:
    placed(site, place).symlink_to(os.devnull)
    site.run("build").fails_with("error[", place).writes_nothing()


def test_a_link_to_a_pipe_of_the_site_does_not_lead_nowhere(site: SiteUnderTest) -> None:
    link = placed(site, "content/articles/ship.md")
    os.mkfifo(site.folder / "pipe")
    link.symlink_to(site.folder / "pipe")
    site.run("check").fails_with("ship.md", "this is a named pipe, not a file")


@pytest.mark.parametrize(
    "command", [("topics", "rename", "A", "B"), ("topics", "list"), ("import", "seeds/quay.txt")]
)
def test_a_command_that_needs_the_vocabulary_says_so(
    site: SiteUnderTest, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(placed(site, "content/topics.yaml"))
    monkeypatch.chdir(site.folder)
    site.run_here(*command).fails_with("content/topics.yaml", "this is a named pipe, not a file")


def test_a_pipe_among_the_pages_is_in_the_way_and_stays(site: SiteUnderTest) -> None:
    placed(site, "content/topics.yaml")
    site.run("build").succeeds()
    page = site.output / "articles/ferry/index.html"
    page.unlink()
    os.mkfifo(page)
    site.run("build").succeeds()
    assert page.is_file()


@pytest.mark.parametrize("make", [os.mkfifo, Path.touch])
def test_an_output_folder_that_is_none_is_told_as_that(site: SiteUnderTest, make: object) -> None:
    placed(site, "content/topics.yaml")
    make(site.output)  # type: ignore[operator]
    site.run("build").fails_with("error[foreign-output] ", "the output folder is a file")
    site.run("check").succeeds()
