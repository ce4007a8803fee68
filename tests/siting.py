"""One chainable test over a whole site: copy it, run a command on it, compare every byte of what it wrote.

A case is a folder with a site in `site/`, and in `expected/` the output that it must build to:

    def test_a_site_without_articles_builds(site):
        site("empty").run("build").succeeds().writes_the_golden_output()

`GLOSSATOR_UPDATE_GOLDENS=1 pytest …` writes `expected/` anew instead of comparing; read the diff before you commit it.
"""

import difflib
import io
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Self

import pytest

from glossator.cli.main import main

EXPECTED = "expected"
LIST = ".glossator.json"
"""The build's own list of the files that it wrote: it says nothing that comparing them does not."""
NOW = "1767225600"
"""2026-01-01T00:00:00Z: what the sites of tests take for the present."""
ENVIRONMENT = MappingProxyType({"SOURCE_DATE_EPOCH": NOW, "NO_COLOR": "1", "GLOSSATOR_DEBUG": "1"})
"""Of every run; debugging shows the trace of a fault of ours in the failed test's output."""
DIFF_LINES = 60


@dataclass
class SiteUnderTest:
    """A copy of a site folder, and the last run of `glossator` on it."""

    case: Path
    """The folder that holds what it is a copy of, and goldens in `expected/`."""
    folder: Path
    """The copy."""
    code: int | None = None
    """The last run's exit status."""
    stdout: str = ""
    stderr: str = ""
    environment: dict[str, str] = field(default_factory=lambda: dict(ENVIRONMENT))

    @classmethod
    def copied(cls, site: Path, folder: Path) -> Self:
        """The folder `site` copied to `folder`, which must not exist."""
        shutil.copytree(site, folder)
        return cls(site.parent, folder)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, path: str, text: str) -> Self:
        """Put `text` into the file at `path` of the copy, as an editor would."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
        return self

    def delete(self, path: str) -> Self:
        (self.folder / path).unlink()
        return self

    def at(self, epoch: int) -> Self:
        """Let the next runs take place at this time (seconds since 1970)."""
        self.environment["SOURCE_DATE_EPOCH"] = str(epoch)
        return self

    def run(self, *arguments: str) -> Self:
        """Run `glossator -s FOLDER ARGUMENTS…` and keep its exit status and what it printed."""
        return self.run_here("-s", str(self.folder), *arguments)

    def run_here(self, *arguments: str) -> Self:
        """Run `glossator ARGUMENTS…` in the current folder, as one who went there would."""
        with _captured() as (out, err), _environment(self.environment):
            self.code = _exit_status(list(arguments))
        self.stdout, self.stderr = _text(out), _text(err)
        return self

    def succeeds(self) -> Self:
        assert self.code == 0, f"exit status {self.code}\n{self._printed()}"
        return self

    def fails_with(self, *codes: str) -> Self:
        """The run ended with exit status 1, and its printed problems name each of these codes."""
        assert self.code == 1, f"exit status {self.code}, not 1\n{self._printed()}"
        return self.says(*codes)

    def says(self, *parts: str) -> Self:
        """What was printed, on either stream, has each of these parts."""
        missing = [part for part in parts if part not in self.stdout + self.stderr]
        assert not missing, f"not said: {missing}\n{self._printed()}"
        return self

    def writes_nothing(self) -> Self:
        """There is no output folder, or an empty one."""
        assert not files_of(self.output), f"files in output: {sorted(files_of(self.output))}"
        return self

    def writes_the_golden_output(self, without: Collection[str] = ()) -> Self:
        """The output folder has the files of `expected/`, each byte the same, and no others but those `without`."""
        golden = self.case / EXPECTED
        built = {path: data for path, data in files_of(self.output).items() if path not in (LIST, *without)}
        if os.environ.get("GLOSSATOR_UPDATE_GOLDENS") == "1":
            _replace(golden, built)
        differences = compared(files_of(golden), built)
        if differences:
            pytest.fail(f"{golden} and the output differ\n" + "\n".join(differences), pytrace=False)
        return self

    def _printed(self) -> str:
        return f"--- stdout\n{self.stdout}\n--- stderr\n{self.stderr}"


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of all files under `folder` by relative path; of a folder that is not there, none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compared(expected: Mapping[str, bytes], actual: Mapping[str, bytes]) -> list[str]:
    """What differs, a paragraph a file: not written, not expected, or the changed lines."""
    found = []
    for path in sorted({*expected, *actual}):
        if path not in actual:
            found.append(f"not written: {path}")
        elif path not in expected:
            found.append(f"not expected: {path}")
        elif expected[path] != actual[path]:
            found.append(f"changed: {path}\n{_difference(expected[path], actual[path])}")
    return found


def _difference(expected: bytes, actual: bytes) -> str:
    """A unified diff that shows line ends and stray bytes, cut to a readable length."""
    old, new = (data.decode("utf-8", "backslashreplace").split("\n") for data in (expected, actual))
    lines = list(difflib.unified_diff(old, new, "expected", "output", lineterm=""))
    cut = [f"… and {len(lines) - DIFF_LINES} lines more"] if len(lines) > DIFF_LINES else []
    return "\n".join([line.replace("\r", "␍") for line in lines[:DIFF_LINES]] + cut)


def _replace(golden: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(golden, ignore_errors=True)
    for path, data in files.items():
        target = golden / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _exit_status(arguments: list[str]) -> int:
    """What the shell would see: `main` returns a status or raises SystemExit with one."""
    try:
        status = main(arguments)
    except SystemExit as left:
        status = left.code
    return status if isinstance(status, int) else int(status is not None)


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, value)
        yield


@contextmanager
def _captured() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Both streams as UTF-8 files that are no terminals, like those of a command in a pipe."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        yield out, err


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
