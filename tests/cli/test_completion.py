"""Completion in the shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import Run

from glossator.cli.app import COMMANDS


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_asks_the_program(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.status == 0
    assert f"_GLOSSATOR_COMPLETE={shell}_complete" in ran.out


def completed(words: str, position: int, cwd: Path) -> list[str]:
    asked = {"_GLOSSATOR_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)}
    command = [sys.executable, "-m", "glossator"]
    ran = subprocess.run(command, env=os.environ | asked, cwd=cwd, capture_output=True, text=True, check=True)
    return [row.split(",", 1)[1] for row in ran.stdout.split()]


def test_commands_are_completed_by_name(here: Path) -> None:
    assert completed("glossator ", 1, here) == list(COMMANDS)
    assert completed("glossator c", 1, here) == ["check", "clean", "completion"]
