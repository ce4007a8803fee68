"""Names of extensions become the files that they are made of. Room `extend`; reads the disk, imports no extension."""

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path

from glossator.digest import of_bytes, of_data

FOLDER = "extensions"
"""Where a site has its own extensions."""
GROUP = "glossator.extensions"
"""The entry points by which installed packages offer theirs."""
COMPILED = "__pycache__"


@dataclass(frozen=True, slots=True)
class Found:
    """One extension."""

    name: str
    file: Path
    """Its module's."""
    files: tuple[str, ...]
    """All that its module may be made of."""
    digest: str
    is_own: bool
    """Whether it lies in the site."""


def offered() -> tuple[str, ...]:
    """The modules that installed packages offer to every site, sorted."""
    return _installed_offers()


@cache
def _installed_offers() -> tuple[str, ...]:
    if not any(_offers(Path(folder)) for folder in sys.path if folder):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 — it takes ten times as long to load and to look

    return tuple(sorted({point.module for point in entry_points(group=GROUP)}))


def _offers(folder: Path) -> bool:
    """Whether a package in a folder of imports may offer an extension."""
    return any(GROUP.encode() in file.read_bytes() for file in folder.glob("*-info/entry_points.txt"))


def find(root: Path, name: str) -> Found | None:
    """The module of that name: one in the site's folder `extensions`, else an installed one; None where there is
    none."""
    below = root / FOLDER / Path(*name.split("."))
    for file in (below.with_name(f"{below.name}.py"), below / "__init__.py"):
        if file.is_file():
            return _own(root, name, file)
    return _installed(name)


def state_of(found: Iterable[Found]) -> str:
    """A digest of the names and sources of extensions; empty for none."""
    told = [[one.name, one.digest] for one in found]
    return of_data(told) if told else ""


def _own(root: Path, name: str, file: Path) -> Found:
    """One of the site's own. Its source may import whatever lies beside it, so all of the folder counts."""
    files = tuple(_files(root / FOLDER))
    return Found(name, file, files, _digest(files, root / FOLDER), is_own=True)


@cache
def _installed(name: str) -> Found | None:
    """One that is installed. A process imports it once, so it is looked at once."""
    spec = _spec(name)
    if spec is None or not spec.origin or not Path(spec.origin).is_file():
        return None
    file = Path(spec.origin)
    home = file.parent if file.name == "__init__.py" else None
    files = tuple(_files(home)) if home else (str(file),)
    return Found(name, file, files, _digest(files, file.parent), is_own=False)


def _spec(name: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(name)
    except (ImportError, ValueError):  # a package above it that is not there, or is none
        return None


def _files(folder: Path, above: frozenset[str] = frozenset()) -> Iterator[str]:
    """The files in a folder and below, in order, and in what links lead to, as far as they do not lead back `above`."""
    real = os.path.realpath(folder)
    if real in above or not os.access(folder, os.R_OK | os.X_OK):
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") or entry.name == COMPILED:
            continue
        if entry.is_dir():
            yield from _files(entry, above | {real})
        elif entry.is_file():
            yield str(entry)


def _digest(files: Iterable[str], folder: Path) -> str:
    read = ([Path(file).relative_to(folder).as_posix(), of_bytes(Path(file).read_bytes())] for file in files)
    return of_data(list(read))
