"""Each editor's way to save a file is one change of that file: never a page that goes, never a half-written one."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from previewing import PATIENCE, Running

from glossator.cli.main import main

Save = Callable[[Path, str], None]


def vim(path: Path, text: str) -> None:
    """`:w` with the usual backupcopy=auto: a probe whether files can be made, the old file renamed, then away."""
    swap = path.with_name(f".{path.name}.swp")
    swap.write_text("swap", encoding="utf-8")
    probe = path.with_name("4913")
    probe.write_text("", encoding="utf-8")
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)
    backup.unlink()
    swap.unlink()


def vim_with_a_copy(path: Path, text: str) -> None:
    """`:w` with backupcopy=yes."""
    backup = path.with_name(f"{path.name}~")
    backup.write_bytes(path.read_bytes())
    path.write_text(text, encoding="utf-8")
    backup.unlink()


def emacs(path: Path, text: str) -> None:
    """A lock that is a link to nowhere, an automatic save, a backup by renaming that stays."""
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("jane@desk.1234:5678")
    autosave = path.with_name(f"#{path.name}#")
    autosave.write_text(text, encoding="utf-8")
    path.replace(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")
    lock.unlink()
    autosave.unlink()


def vs_code(path: Path, text: str) -> None:
    """In place: emptied, then written."""
    with path.open("r+", encoding="utf-8") as file:
        file.truncate()
        file.flush()
        file.write(text)


def sublime_text(path: Path, text: str) -> None:
    """With `atomic_save`: a file of another name is renamed."""
    temporary = path.with_name(".subl1a2.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def jetbrains(path: Path, text: str) -> None:
    """With the safe write: the old file moves away before the new one takes its place."""
    temporary, old = path.with_name(f"{path.name}___jb_tmp___"), path.with_name(f"{path.name}___jb_old___")
    temporary.write_text(text, encoding="utf-8")
    path.rename(old)
    temporary.rename(path)
    old.unlink()


def gedit(path: Path, text: str) -> None:
    """As GNOME's programs save."""
    temporary = path.with_name(".goutputstream-AB12CD")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def git_checkout(path: Path, text: str) -> None:
    """The file is removed and made again."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


EDITORS: tuple[Save, ...] = (
    vim,
    vim_with_a_copy,
    emacs,
    vs_code,
    sublime_text,
    jetbrains,
    gedit,
    git_checkout,
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = tmp_path_factory.mktemp("editors") / "site"
    assert main(["init", str(site)]) == 0
    (site / "content/articles/one.md").write_text(article("First words."), encoding="utf-8")
    command = [sys.executable, "-m", "glossator", "-s", str(site), "serve", "-p", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield Running(process, site)
    finally:
        process.kill()
        process.wait(PATIENCE)


def article(words: str) -> str:
    return f"---\ntitle: One\ndate: 2025-02-03\n---\n\n{words}\n\nLast words.\n"


@pytest.mark.parametrize("save", EDITORS, ids=lambda save: save.__name__)
def test_a_save_is_one_change_of_the_page(running: Running, save: Save) -> None:
    path = running.site / "content/articles/one.md"
    with running.following("articles/one/") as events:
        for number in range(3):
            words = f"Saved by {save.__name__}, {number}."
            save(path, article(words))
            name, revision = events.next()
            answer = running.get("articles/one/").text
            assert name == "changed"
            assert words in answer and "Last words." in answer
            assert f'data-revision="{revision}"' in answer
