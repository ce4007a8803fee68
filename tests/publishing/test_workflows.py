"""The workflows of a new site, which are the demo's as well: valid, pinned, and doing what they say in a clone."""

import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY
from jsonschema.validators import validator_for
from shelling import Runner, git

from glossator.cli.main import main
from glossator.edit.start import workflows

SEED = "The Tug\n\n3 March 2024\n\nThe tug was built in 1901 and served the yard for forty years.\n"
GH = """\
#!/bin/sh
echo "gh $*"
while [ $# -gt 0 ]; do
  if [ "$1" = --body-file ]; then cp "$2" "$RUNNER_TEMP/body.md"; fi
  shift
done
"""


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A new site in a repository that others clone."""
    here = tmp_path / "here"
    assert main(["init", str(here), "--github"]) == 0
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(here, "init", "--quiet")
    return _pushed(here, tmp_path / "remote.git")


def _pushed(here: Path, remote: Path) -> Path:
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--message", "x")
    git(here, "push", "--quiet", str(remote), "HEAD:main")
    return remote


def changed(remote: Path, path: str, text: str) -> None:
    """Somebody pushes a file."""
    here = remote.parent / "here"
    (here / path).parent.mkdir(parents=True, exist_ok=True)
    (here / path).write_text(text, encoding="utf-8")
    _pushed(here, remote)


def runner(remote: Path, **context: str) -> Runner:
    clone = remote.parent / "clone"
    git(remote.parent, "clone", "--quiet", "--branch", "main", str(remote), str(clone))
    told = {key.replace("__", "."): value for key, value in context.items()}
    return Runner(clone, remote.parent / "temp", told)


@pytest.mark.parametrize("path", workflows("x"))
def test_a_workflow_is_valid_by_the_published_schema(path: str) -> None:
    vendored = files("check_jsonschema") / "builtin_schemas/vendor/github-workflows.json"
    schema = json.loads(vendored.read_text("utf-8"))
    workflow = yaml.safe_load(workflows("glossator==1.0")[path])
    workflow["on"] = workflow.pop(True)  # YAML 1.1 takes this key for a truth value; GitHub does not
    assert [one.message for one in validator_for(schema)(schema).iter_errors(workflow)] == []


@pytest.mark.parametrize("path", workflows("x"))
def test_the_demos_workflows_are_those_of_a_new_site(path: str) -> None:
    assert (REPOSITORY / path).read_bytes() == workflows(".")[path]


@pytest.mark.parametrize("path", workflows("x"))
def test_a_workflow_installs_what_is_pinned_and_has_a_time_limit(path: str) -> None:
    workflow = yaml.safe_load(workflows("glossator==1.2.3")[path])
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert 'python -m pip install "glossator==1.2.3"' in [step.get("run") for step in steps]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())
    assert all("@" in step["uses"] for step in steps if "uses" in step)


def test_publishing_checks_and_builds_under_the_address_that_pages_says(remote: Path) -> None:
    machine = runner(remote, steps__pages__outputs__base_url="https://user.github.io/repo")
    assert machine.run("pages.yml", "build") == 0, machine.said
    page = (machine.folder / "output/index.html").read_text("utf-8")
    assert "https://user.github.io/repo/" in page and 'href="/repo/' in page


def test_a_pull_request_is_built_without_an_address_of_pages(remote: Path) -> None:
    machine = runner(remote)
    assert machine.run("pages.yml", "build") == 0, machine.said


def test_a_fault_ends_publishing_before_the_build_and_stands_beside_its_line(remote: Path) -> None:
    changed(remote, "content/articles/tug.md", "---\ntitle: Tug\ndate: 2024-01-01\n---\n\nIt sank.[^x]\n")
    machine = runner(remote)
    assert machine.run("pages.yml", "build") == 1
    assert "::error file=content/articles/tug.md,line=6,col=9" in machine.said
    assert "undefined-reference" in machine.summary.read_text("utf-8")
    assert not (machine.folder / "output").exists()


def test_a_pull_request_tells_what_changed_on_the_page_of_the_run(remote: Path) -> None:
    base = git(remote, "rev-parse", "main").strip()
    changed(
        remote,
        "content/articles/tug.md",
        "---\ntitle: Tug\ndate: 2024-01-01\n---\n\nIt sank.[^x]\n\n[^x]: Once.\n",
    )
    machine = runner(remote, github__event__pull_request__base__sha=base)
    assert machine.run("pages.yml", "build") == 0, machine.said
    summary = machine.summary.read_text("utf-8")
    assert "1 article changed; notes: 1 added." in summary and "- **added** x Once." in summary


def test_a_pull_request_hands_over_each_article_that_it_changes_as_one_file(remote: Path) -> None:
    base = git(remote, "rev-parse", "main").strip()
    tug = "---\ntitle: Tug\ndate: 2024-01-01\ndraft: true\n---\n\nIt sank.\n"
    changed(remote, "content/articles/tug.md", tug)
    machine = runner(remote, github__event_name="pull_request", github__event__pull_request__base__sha=base)
    assert machine.run("pages.yml", "build") == 0, machine.said
    (file,) = (machine.temp / "changed").iterdir()
    assert file.name == "articles-tug.html"
    assert "<style>" in file.read_text("utf-8")


PLANTED = """---
title: Tug
date: 2024-01-01
topic: [Boats]
---

See [the yard](yard.md).
"""
NOTED = """---
title: Barge
date: 2024-01-02
---

The barge sank with [all hands](tug-boat.md).[^a][^b]

[^a]: **Claim: Fasle** “sank” It did not.

[^b]: **Context** “sank at once” It took a day.
"""


def test_a_pull_request_with_planted_faults_has_each_beside_its_line(remote: Path, tools: Path) -> None:
    changed(remote, "seeds/tug.txt", SEED)
    assert imported(remote, tools).run("pages.yml", "build") == 0
    here, clone = remote.parent / "here", remote.parent / "clone"
    article = (clone / "content/articles/the-tug.md").read_text("utf-8")
    for path in ("content/articles/the-tug.md", "seeds/.imported"):
        changed(remote, path, (clone / path).read_text("utf-8"))
    base = git(remote, "rev-parse", "main").strip()
    shutil.rmtree(clone)
    git(here, "switch", "--quiet", "--create", "faults")
    altered = article.replace("forty years", "fifty years")
    for path, text in (("the-tug.md", altered), ("tug.md", PLANTED), ("barge.md", NOTED)):
        changed(remote, f"content/articles/{path}", text)
    machine = runner(remote, github__event__pull_request__base__sha=base)
    assert machine.run("pages.yml", "build") == 1
    line = article[: article.index("forty years")].count("\n") + 1
    told = set(
        re.findall(r"::error file=content/articles/([\w.-]+),line=(\d+),.*?title=([\w-]+)::", machine.said)
    )
    assert told >= {
        ("the-tug.md", str(line), "proof-markdown"),
        ("tug.md", "4", "unknown-key"),
        ("barge.md", "6", "broken-link"),
        ("barge.md", "8", "bad-verdict"),
        ("barge.md", "10", "quote-not-found"),
    }
    assert not (machine.folder / "output").exists()
    summary = machine.summary.read_text("utf-8")
    assert "the source's words are ALTERED: they are not those of seeds/tug.txt" in summary


def test_what_is_not_looked_at_is_not_published(remote: Path) -> None:
    changed(remote, "seeds/tug.txt", SEED)
    machine = runner(remote)
    assert machine.run("pages.yml", "build") == 0, machine.said
    assert not (machine.folder / "output/articles").exists()


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """GitHub's own program, which is not here: it says what it was called with, and keeps the text."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "gh").write_text(GH, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    return folder


def imported(remote: Path, tools: Path) -> Runner:
    """The import workflow, run."""
    context = {"github__ref_name": "main", "github__run_id": "7", "github__run_attempt": "1"}
    machine = runner(remote, **context)
    machine.tools = tools
    machine.outputs["status"] = str(machine.run("import.yml", "import"))
    return machine


def test_a_raw_text_that_is_pushed_becomes_a_pull_request_with_the_table(remote: Path, tools: Path) -> None:
    changed(remote, "seeds/tug.txt", SEED)
    machine = imported(remote, tools)
    assert machine.outputs["status"] == "0", machine.said
    names = git(remote, "diff", "--name-only", "main", "import-7-1").split()
    assert names == ["content/articles/the-tug.md", "seeds/.imported"]
    body = (machine.temp / "body.md").read_text("utf-8")
    assert body.startswith("```text\n") and "seeds/tug.txt" in body and "The Tug" in body
    assert "gh pr create --base main --head import-7-1" in machine.said
    assert body in machine.summary.read_text("utf-8")


def test_a_push_that_brings_nothing_new_opens_no_pull_request(remote: Path, tools: Path) -> None:
    machine = imported(remote, tools)
    assert machine.outputs["status"] == "0", machine.said
    assert "Nothing was imported." in machine.said
    assert git(remote, "branch", "--list", "import-*") == ""


def test_a_raw_text_that_is_refused_fails_the_run_after_the_others_are_proposed(
    remote: Path, tools: Path
) -> None:
    changed(remote, "seeds/tug.txt", SEED)
    changed(remote, "seeds/empty.txt", "")
    machine = imported(remote, tools)
    assert machine.outputs["status"] == "1"
    assert "content/articles/the-tug.md" in git(remote, "diff", "--name-only", "main", "import-7-1")
    assert "seed-empty" in (machine.temp / "body.md").read_text("utf-8")


def test_a_pull_request_that_may_not_be_opened_says_where_that_is_allowed(remote: Path, tools: Path) -> None:
    (tools / "gh").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    changed(remote, "seeds/tug.txt", SEED)
    machine = imported(remote, tools)
    assert machine.outputs["status"] == "1"
    assert "Workflow permissions" in machine.said


def test_every_script_is_one_that_the_shell_can_read() -> None:
    for data in workflows("x").values():
        for job in yaml.safe_load(data)["jobs"].values():
            for script in (step["run"] for step in job["steps"] if "run" in step):
                assert subprocess.run(["bash", "-n", "-c", script], check=False).returncode == 0
