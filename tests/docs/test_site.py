"""The documentation is a site: it builds without a problem, all its links lead somewhere, and its reference has all."""

import shutil
from html import unescape
from pathlib import Path

import pytest
from siting import SiteUnderTest, files_of

from glossator.cli.app import COMMANDS
from glossator.codes import CODES
from glossator.config.schema import SCHEMAS, schema_of

ROOT = Path(__file__).parents[2]
BUILD = ("build", "--strict", "--base-url", "https://example.org/docs/")
LEFT_OUT = shutil.ignore_patterns("output", ".glossator", "__pycache__")


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> SiteUnderTest:
    """The documentation's site, built."""
    folder = tmp_path_factory.mktemp("handbook")
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=LEFT_OUT)
    site = SiteUnderTest(folder, folder / "docs")
    site.run(*BUILD).succeeds()
    return site


def page(handbook: SiteUnderTest, path: str) -> str:
    return unescape((handbook.output / path / "index.html").read_text(encoding="utf-8"))


def test_it_has_no_problem_and_no_link_that_leads_nowhere(handbook: SiteUnderTest) -> None:
    handbook.run("check", "--strict", "--links", "internal").succeeds().says("No problems.")


def test_each_file_is_a_page(handbook: SiteUnderTest) -> None:
    names = {file.stem for file in (ROOT / "docs").glob("*.md")} - {"README"}
    built = files_of(handbook.output)
    assert [
        name for name in (*names, "readme", "contributing", "changelog") if f"{name}/index.html" not in built
    ] == []
    assert "Documentation" in page(handbook, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_has_each_command_s_help(handbook: SiteUnderTest, name: str) -> None:
    assert f"Usage: glossator {name}" in page(handbook, "reference/commands")


@pytest.mark.parametrize(
    ("kind", "path"),
    [("site", "settings"), ("topics", "topics"), ("article", "front-matter"), ("page", "pages")],
)
def test_the_reference_has_each_key_with_a_sentence(handbook: SiteUnderTest, kind: str, path: str) -> None:
    schema = schema_of(kind)
    keys = schema.get("properties") or schema["$defs"]["Topic"]["properties"]
    text = page(handbook, f"reference/{path}")
    assert [key for key in keys if f"<code>{key}</code></td>" not in text] == []
    assert len(SCHEMAS) == 4


@pytest.mark.parametrize("code", CODES)
def test_each_problem_has_a_page_and_a_row(handbook: SiteUnderTest, code: str) -> None:
    assert f"<h1>{code}</h1>" in page(handbook, f"problems/{code}")
    assert CODES[code].summary in page(handbook, "reference/problems")


def test_an_edit_of_a_file_is_seen_by_the_next_build(handbook: SiteUnderTest) -> None:
    file = handbook.folder / "team.md"
    file.write_text(file.read_text("utf-8") + "\nInk dries slowly.\n", encoding="utf-8")
    handbook.run(*BUILD).succeeds().says("1 file written")
    assert "Ink dries slowly." in page(handbook, "team")
