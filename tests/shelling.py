"""The shell steps of a workflow, run in order in a clone as GitHub runs them, as far as that can be done here."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
LEFT_OUT = frozenset(("Install", "Say where Pages is switched on"))
"""Steps that need the package index, or that only a failure of an action brings about."""


@dataclass
class Runner:
    """A clone of a repository on a machine of its own."""

    folder: Path
    temp: Path
    context: Mapping[str, str]
    """What expressions are worth: `github.run_id` and the like."""
    tools: Path | None = None
    """A folder of programs that the machine has besides."""
    said: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    def run(self, workflow: str, job: str) -> int:
        """Run the job's shell steps until one fails; its exit status."""
        steps = yaml.safe_load((self.folder / ".github/workflows" / workflow).read_text("utf-8"))["jobs"][
            job
        ]["steps"]
        self.temp.mkdir(exist_ok=True)
        for step in steps:
            if "run" in step and step.get("name") not in LEFT_OUT and self._is_wanted(step.get("if", "")):
                status = self._shell(step)
                if status and not step.get("continue-on-error"):
                    return status
        return 0

    def _is_wanted(self, condition: str) -> bool:
        match = re.fullmatch(r"([\w.-]+) ([!=])= '(.*)'", condition)
        return not condition or bool(match and (self._worth(match[1]) == match[3]) == (match[2] == "="))

    def _worth(self, expression: str) -> str:
        known = {**self.context, **self.outputs}
        return next(filter(None, (known.get(name, "") for name in expression.split(" || "))), "")

    def _shell(self, step: Mapping[str, Any]) -> int:
        output = self.temp / "output"
        output.write_text("", "utf-8")
        given = {
            key: EXPRESSION.sub(lambda m: self._worth(m[1]), value)
            for key, value in step.get("env", {}).items()
        }
        assert not EXPRESSION.search(step["run"]), "an expression in a script would let others write commands"
        ran = subprocess.run(
            [
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                step["run"],
            ],  # as GitHub's runner does
            cwd=self.folder,
            env={**self._environment(), **given, "GITHUB_OUTPUT": str(output)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.said += ran.stdout + ran.stderr
        told = (line.partition("=") for line in output.read_text("utf-8").splitlines())
        self.outputs |= {f"steps.{step.get('id')}.outputs.{name}": value for name, _, value in told}
        return ran.returncode

    def _environment(self) -> dict[str, str]:
        programs = [str(one) for one in (self.tools, Path(sys.executable).parent) if one]
        return os.environ | {
            "PATH": os.pathsep.join((*programs, os.environ["PATH"])),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }

    @property
    def summary(self) -> Path:
        return self.temp / "summary.md"


def git(folder: Path, *arguments: str) -> str:
    """What git prints, run in a folder as somebody who has told it a name."""
    who = ("-c", "user.name=Jane Roe", "-c", "user.email=jane@example.org", "-c", "init.defaultBranch=main")
    ran = subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], capture_output=True, encoding="utf-8", check=True
    )
    return ran.stdout
