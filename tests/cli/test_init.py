"""`glossator init`."""

from pathlib import Path

import pytest
import yaml
from commanding import Run
from packaging.requirements import Requirement

from glossator import __version__
from glossator.config.load import read_page, read_settings, read_vocabulary


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_new_site_has_what_it_needs(run: Run, here: Path) -> None:
    ran = run("init", "site")
    assert ran.status == 0
    names = {".gitignore", ".gitattributes", ".github", "site.yaml", "content", "seeds", "static"}
    assert {path.name for path in (here / "site").iterdir()} == names
    assert "seeds/** -text" in (here / "site/.gitattributes").read_text(encoding="utf-8")


def test_its_settings_vocabulary_and_page_are_right(run: Run, fresh: Path) -> None:
    settings, problems = read_settings((fresh / "site.yaml").read_text(encoding="utf-8"))
    assert settings is not None and problems == ()
    assert read_vocabulary((fresh / "content/topics.yaml").read_text(encoding="utf-8"))[1] == ()
    assert read_page((fresh / "content/pages/about.md").read_text(encoding="utf-8"), "about.md")[1] == ()


def test_it_says_what_to_do_next_and_that_seeds_are_published(run: Run, here: Path) -> None:
    said = run("init", "site").out
    assert [row.strip()[:2] for row in said.strip().split("\n")[-3:]] == ["1.", "2.", "3."]
    assert "A public repository publishes them" in said
    assert "glossator serve" in said


def test_the_workflow_publishes_nothing_that_nobody_has_looked_at(run: Run, fresh: Path) -> None:
    workflow = yaml.safe_load((fresh / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    build = next(step for step in steps if step.get("name") == "Build")
    assert build["run"] == 'glossator build --no-import --base-url "$BASE_URL"'
    assert build["env"]["BASE_URL"] == "${{ steps.pages.outputs.base_url }}"
    assert any(step.get("id") == "pages" for step in steps)


def test_the_workflow_installs_this_version(run: Run, fresh: Path) -> None:
    workflow = yaml.safe_load((fresh / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    install = next(step for step in workflow["jobs"]["build"]["steps"] if step.get("name") == "Install")
    assert Requirement(install["run"].split('"')[1]).specifier.contains(__version__)


def test_a_folder_with_other_files_keeps_them(run: Run, here: Path) -> None:
    (here / "README.md").write_text("mine", encoding="utf-8")
    assert run("init", ".").status == 0
    assert (here / "README.md").read_text(encoding="utf-8") == "mine"
    assert (here / "site.yaml").is_file()


def test_a_folder_whose_files_collide_is_left_as_it_is(run: Run, here: Path) -> None:
    (here / "x").mkdir()
    (here / "x/site.yaml").write_text("title: mine", encoding="utf-8")
    (here / "x/.gitignore").write_text("mine", encoding="utf-8")
    before = snapshot(here)
    ran = run("init", "x")
    assert ran.status == 1
    assert "error[file-exists] x/.gitignore" in ran.err and "error[file-exists] x/site.yaml" in ran.err
    assert snapshot(here) == before


def test_a_second_init_changes_nothing(run: Run, fresh: Path) -> None:
    before = snapshot(fresh)
    assert run("init", "site").status == 0
    assert snapshot(fresh) == before


@pytest.mark.parametrize("blocked", ["content", "seeds"])
def test_what_was_begun_is_taken_back(run: Run, here: Path, blocked: str) -> None:
    (here / "x").mkdir()
    (here / "x" / blocked).write_text("a file where a folder must be", encoding="utf-8")
    assert run("init", "x").status == 1
    assert [path.name for path in (here / "x").rglob("*") if path.is_file()] == [blocked]
