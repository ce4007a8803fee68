"""The package as people get it: sdist and wheel, and a site built by a wheel in an environment of nothing else."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "The Ferry\n\nBy Jane Roe\n\nThe ferry was promised in 1911, and the yard was paid in advance.\n"
NEEDED = (
    "themes/default/templates/article.html",
    "themes/default/i18n/en.yaml",
    "scaffold/site/site.yaml",
    "scaffold/github/.github/workflows/pages.yml",
    "topics/data/wordnet.txt",
    "problems.md",
    "py.typed",
)


def run(*words: str | Path, folder: Path) -> str:
    """A program's output; the test fails with it where the program does."""
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_REQUIRE"))
    }
    ran = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=plain,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, f"{words}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if not name.endswith("/RECORD")}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel."""
    folder = tmp_path_factory.mktemp("packages")
    run(sys.executable, "-P", "-m", "hatchling", "build", "-d", folder, folder=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(packages: Path) -> Path:
    (found,) = packages.glob("*.whl")
    return found


def test_the_wheel_has_themes_scaffold_data_and_the_page_on_problems(wheel: Path) -> None:
    assert {f"glossator/{name}" for name in NEEDED} <= names(wheel)


def test_the_wheel_has_nothing_but_the_package(wheel: Path) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in names(wheel)} == {"glossator"}


def test_the_sdist_makes_the_same_wheel(packages: Path, wheel: Path, tmp_path: Path) -> None:
    (sdist,) = packages.glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        opened.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    run(sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", "made", folder=folder)
    (again,) = (folder / "made").glob("*.whl")
    assert names(again) == names(wheel)


def test_a_wheel_in_a_clean_environment_builds_a_site(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "clean", with_pip=True)
    programs = tmp_path / "clean" / ("Scripts" if os.name == "nt" else "bin")
    installed = subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if installed.returncode and not os.environ.get("CI"):
        pytest.skip(f"no package registry is reachable: {installed.stderr.strip()[-200:]}")
    assert installed.returncode == 0, installed.stderr
    assert "pytest" not in run(programs / "python", "-m", "pip", "list", folder=tmp_path)
    run(programs / "glossator", "init", "mine", folder=tmp_path)
    site = tmp_path / "mine"
    (site / "seeds/ferry.txt").write_text(TEXT, encoding="utf-8")
    run(programs / "python", "-m", "glossator", "build", folder=site)
    page = (site / "output/articles/the-ferry/index.html").read_text(encoding="utf-8")
    assert "The ferry was promised in 1911" in page
    assert run(programs / "glossator", "explain", "no-site", folder=tmp_path).startswith("error[no-site]")
    (site / "library.py").write_text(
        "import glossator\nprint(glossator.build(glossator.load_site('.')).failed)\n"
    )
    assert run(programs / "python", "library.py", folder=site) == "False\n"
