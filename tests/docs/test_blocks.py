"""The code blocks of the documentation work.

What a block is for is in its info string, which readers do not see: `sh run` is run (with `fails`, and fails), `sh
norun` is not; `text file=x` is written to that file, `markdown append=x` behind it, `diff apply=x` changes it. A block
`sh` with no such word must call commands and options that there are; `yaml`, `python`, `json` and `toml` must be read,
but for those of the page on problems, which are wrong on purpose (`tests/broken` has them); `text` and blocks without a
language show what is printed, or files that are no code.
"""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import yaml

from glossator.cli.app import app

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
LANGUAGES = {
    "",
    "text",
    "sh",
    "yaml",
    "python",
    "json",
    "toml",
    "markdown",
    "notes",
    "diff",
    "html",
    "jinja",
    "css",
} | {
    "powershell",
    "csv",
    "bibtex",
    "xml",
}
READ = {"json": json.loads, "toml": tomllib.loads, "python": ast.parse, "yaml": yaml.safe_load}


@dataclass(frozen=True)
class Block:
    page: str
    line: int
    language: str
    words: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    def value(self, name: str) -> str:
        return next((word.removeprefix(f"{name}=") for word in self.words if word.startswith(f"{name}=")), "")


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = []
    for match in BLOCK.finditer(text):
        language, *words = match["info"].split() or [""]
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(page.name, line, language, tuple(words), match["text"]))
    return found


BLOCKS = [block for page in PAGES for block in blocks_of(page)]
READABLE = [one for one in BLOCKS if one.language in READ and one.page != "problems.md"]


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_block_is_in_a_language_that_is_checked_or_plainly_no_code(block: Block) -> None:
    assert block.language in LANGUAGES


@pytest.mark.parametrize("block", READABLE, ids=str)
def test_a_block_can_be_read(block: Block) -> None:
    READ[block.language](
        re.sub(r"^---\n|\n---\n.*", "\n", block.text, flags=re.DOTALL)
        if block.language == "yaml"
        else block.text
    )


def called(text: str) -> list[list[str]]:
    """The words of each call of `glossator`, without comments."""
    lines = (line.partition(" #")[0].partition("&&")[0] for line in text.replace("\\\n", " ").split("\n"))
    return [line.split()[1:] for line in lines if line.startswith("glossator ")]


@pytest.mark.parametrize(
    "block", [one for one in BLOCKS if one.language == "sh" and called(one.text)], ids=str
)
def test_the_commands_and_options_that_a_block_calls_are_there(block: Block) -> None:
    for words in called(block.text):
        rest = words[2:] if words[:1] == ["-s"] else words
        if rest[0].startswith("-"):
            continue
        command: click.Command | None = app
        while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
            command = command.get_command(click.Context(command), rest.pop(0))
        assert command is not None, words
        known = {name for one in command.params for name in one.opts} | {"-h", "--help"}
        used = {word.partition("=")[0] for word in rest if re.match(r"--?[a-zA-Z]", word)}
        assert used <= known, words


@pytest.fixture
def shell(tmp_path: Path) -> "Shell":
    return Shell(tmp_path)


class Shell:
    """Runs blocks one after the other, as one who follows a page does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def follow(self, block: Block) -> None:
        if block.value("file"):
            (self.folder / block.value("file")).write_text(block.text, encoding="utf-8")
        elif block.value("append"):
            with (self.folder / block.value("append")).open("a", encoding="utf-8") as file:
                file.write("\n" + block.text)
        elif block.value("apply"):
            self.change(self.folder / block.value("apply"), block.text)
        elif "run" in block.words:
            self.run(block)

    def change(self, file: Path, diff: str) -> None:
        before, after = (line[1:] for line in diff.strip().split("\n"))
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        file.write_text(text.replace(before, after), encoding="utf-8")

    def run(self, block: Block) -> None:
        entered = re.findall(r"^cd (\S+)$", block.text, re.MULTILINE)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
        shell = [sys.executable, "-c"] if block.language == "python" else ["sh", "-ec"]
        called = [*shell, block.text]
        ran = subprocess.run(
            called, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert (ran.returncode != 0) == ("fails" in block.words), ran.stdout + ran.stderr
        self.said = ran.stdout + ran.stderr
        for folder in entered:
            self.folder /= folder


def test_the_tutorial_leads_from_a_raw_text_to_a_published_page(shell: Shell) -> None:
    for block in blocks_of(ROOT / "docs/tutorial.md"):
        shell.follow(block)
        if "fails" in block.words:
            assert "error[proof-markdown]" in shell.said
    page = (shell.folder / "public/articles/the-ferry-that-never-sailed/index.html").read_text(
        encoding="utf-8"
    )
    assert "There was a bridge from 1919 on." in page
    assert "books list 212 people." in page


def test_the_library_s_example_runs(shell: Shell) -> None:
    (block,) = (one for one in blocks_of(ROOT / "docs/extending.md") if "run" in one.words)
    (shell.folder / "mysite").mkdir()
    (shell.folder / "mysite/site.yaml").write_text("title: Mine\n", encoding="utf-8")
    (shell.folder / "letter.txt").write_text(
        "A letter\n\nBy Jane Roe\n\nThe ferry was promised in 1911.\n", encoding="utf-8"
    )
    shell.run(block)
    assert "content/articles/a-letter.md A letter" in shell.said
    assert (shell.folder / "public/articles/a-letter/index.html").exists()


def test_the_page_on_extending_shows_the_example_as_it_is() -> None:
    (block,) = (one for one in blocks_of(ROOT / "docs/extending.md") if one.value("file"))
    assert block.text == (ROOT / block.value("file")).read_text(encoding="utf-8")
