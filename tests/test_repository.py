"""What holds for every file of the repository, and for the scripts at its root."""

import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

MACHINE = re.compile(
    r"(?<![\w.~:/-])/(?:work|tmp|root)(?=[/\s\"'`),;]|$)"  # a folder of one machine, not the end of an address
    r"|/home/(?!user\b|runner\b)\w+"
    r"|/opt/(?:wheels|pypi)"
    r"|(?:extra-)?index-url|find-links"
    r"|pypi\.org/simple|files\.pythonhosted\.org|registry\.npmjs\.org",
    re.MULTILINE,
)


def tracked_texts() -> list[tuple[str, str]]:
    """All files that are in git, or would be with `git add --all`, as path and text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [
        (path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8", "ignore"))
        for path in paths
        if path.is_file() and path != Path(__file__)
    ]


def test_no_file_names_a_machines_folder_or_a_package_registry() -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for name, text in tracked_texts()
        for hit in MACHINE.finditer(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "cd /work/main",
        "open('/tmp/x')",
        "in /root",
        "/home/jane/site",
        "--index-url=x",
        "https://pypi.org/simple/",
    ],
)
def test_such_a_name_is_recognised(line: str) -> None:
    assert MACHINE.search(line)


@pytest.mark.parametrize(
    "line", ["https://example.org/work/1", "[a](../work/x.md)", "the root/branch", "/workers/", "src/tmp/x"]
)
def test_an_ordinary_path_is_not(line: str) -> None:
    assert not MACHINE.search(line)


def test_build_py_without_the_package_says_what_to_do() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "build.py")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1
    assert "make site" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_check_script_refuses_a_step_that_it_does_not_know() -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "check"), "tset"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 2
    assert "format, lint, types, imports, tests" in ran.stderr


def test_a_run_of_all_tests_passes_over_no_folder_of_them(pytestconfig: pytest.Config) -> None:
    """Pytest leaves folders of some names out by itself, `build` among them, and says nothing of it."""
    tests = Path(__file__).parent
    folders = {parent for file in tests.rglob("test_*.py") for parent in file.relative_to(tests).parents}
    names = {folder.name for folder in folders if folder.name}
    left_out = pytestconfig.getini("norecursedirs")
    assert "build" in names
    assert [name for name in sorted(names) if any(fnmatch(name, pattern) for pattern in left_out)] == []
