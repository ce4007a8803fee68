"""What a workflow installs is what runs here, as far as others can reach it."""

import json
import subprocess
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from glossator.edit.origin import from_checkout, from_direct_url, requirement

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def direct(url: str, **more: object) -> str:
    return json.dumps({"url": url, **more})


def test_a_package_of_the_index_tells_nothing() -> None:
    assert from_direct_url(None) == ""


@pytest.mark.parametrize(
    "url", ["https://github.com/user/glossator.git", "ssh://git@github.com/user/glossator.git"]
)
def test_a_commit_of_a_public_repository_is_pinned(url: str) -> None:
    told = from_direct_url(direct(url, vcs_info={"vcs": "git", "commit_id": COMMIT}))
    assert told == f"glossator @ git+https://github.com/user/glossator.git@{COMMIT}"
    assert Requirement(told).name == "glossator"


def test_a_file_of_this_machine_is_nothing_that_others_reach() -> None:
    assert from_direct_url(direct("file:///home/user/glossator-1.0-py3-none-any.whl", archive_info={})) == ""


def test_a_checkout_is_its_commit_where_it_came_from_a_public_repository(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        ran = subprocess.run(
            ("git", *who, "-C", str(tmp_path), *arguments), capture_output=True, text=True, check=True
        )
        return ran.stdout.strip()

    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message", "x")
    assert from_checkout(tmp_path) == ""
    git("remote", "add", "origin", "git@github.com:user/glossator.git")
    told = from_direct_url(direct(tmp_path.as_uri(), dir_info={"editable": True}))
    assert told == f"glossator @ git+https://github.com/user/glossator.git@{git('rev-parse', 'HEAD')}"
    git("remote", "set-url", "origin", "/srv/git/glossator.git")
    assert from_checkout(tmp_path) == ""


def test_what_runs_now_can_be_written_as_a_requirement() -> None:
    assert Requirement(requirement()).name == "glossator"
