"""`glossator init`."""

import json
import re
from pathlib import Path
from typing import cast

import pytest
from commanding import Run

from glossator.config.load import read_page, read_settings, read_vocabulary


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_a_new_site_has_what_it_needs(run: Run, here: Path) -> None:
    ran = run("init", "site")
    assert ran.status == 0
    names = {".gitignore", ".gitattributes", ".vscode", "site.yaml", "content", "seeds", "static"}
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


def test_editors_get_schemas_and_snippets(run: Run, fresh: Path) -> None:
    editor = fresh / ".vscode"
    mapped = json.loads((editor / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((fresh / path).is_file() and (fresh / f".{file}").is_file() for path, file in mapped.items())
    assert (editor / "schemas/site.schema.json").read_text("utf-8") == run("schema", "site").out
    assert "claim" in {one["prefix"] for one in snippets(fresh).values()}


def snippets(site: Path) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads(
        (site / ".vscode/glossator.code-snippets").read_text("utf-8")
    )
    return found


def test_what_a_snippet_writes_is_a_note_without_problems(run: Run, fresh: Path) -> None:
    written = {"$1": "x", "$CLIPBOARD": "sank", "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE": "2024-01-01"}
    for name, one in snippets(fresh).items():
        text = "\n".join(cast(list[str], one["body"]))
        for variable, value in written.items():
            text = text.replace(variable, value)
        text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
        text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$2", "").replace("$0", "It sank.")
        if name != "Front matter":
            text = f"---\ntitle: x\ndate: 2024-01-01\n---\n\nIt sank.[^label]\n\n{text}\n"
        (fresh / "content/articles/x.md").write_text(text, encoding="utf-8")
        ran = run("-s", "site", "check", "--strict")
        assert ran.status == 0, f"{text}\n{ran.out}"


def test_workflows_are_asked_for_and_what_to_switch_on_is_said(run: Run, here: Path) -> None:
    said = run("init", "site", "--github").out
    assert {one.name for one in (here / "site/.github/workflows").iterdir()} == {"pages.yml", "import.yml"}
    assert "Settings > Pages > Build and deployment > Source > GitHub Actions" in said
    assert "@REQUIREMENT@" not in (here / "site/.github/workflows/pages.yml").read_text("utf-8")


def test_a_site_that_is_there_gets_the_workflows_only(run: Run, fresh: Path) -> None:
    (fresh / "site.yaml").write_text("title: mine\n", encoding="utf-8")
    before = snapshot(fresh)
    assert run("init", "site", "--github").status == 0
    added = snapshot(fresh).keys() - before.keys()
    assert added == {".github/workflows/pages.yml", ".github/workflows/import.yml"}
    assert before.items() <= snapshot(fresh).items()


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


def test_a_site_that_cannot_be_started_leaves_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/content").symlink_to(tmp_path / "elsewhere")
    ran = run("init", "site")
    assert (ran.status, "error[unsafe-path]" in ran.err) == (1, True)
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["content"]
    assert not [*(tmp_path / "elsewhere").iterdir()]
