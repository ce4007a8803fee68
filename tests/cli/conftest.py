"""How the command line is run in these tests: through `main`, in a folder of its own."""

from pathlib import Path

import pytest
from commanding import Ran, Run

from glossator.cli.main import main


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GLOSSATOR_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*args: str) -> Ran:
        capsys.readouterr()
        status = main(args)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


@pytest.fixture
def fresh(here: Path, run: Run) -> Path:
    """A new site, one folder below the current one."""
    assert run("init", "site").status == 0
    return here / "site"
