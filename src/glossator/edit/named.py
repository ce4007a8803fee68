"""Files and folders that someone names become raw files: read, hashed, in order. Room `edit`; writes nothing."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from glossator.digest import of_bytes
from glossator.problem import Place, Problem, problem
from glossator.sources.folder import is_litter, is_of_page, leads_inside, stray
from glossator.sources.site import CONTENT, SEEDS

LARGEST_IMAGE = 20_000_000
"""Bytes of a picture that is taken over."""


class RawFile(Struct, frozen=True):
    """A raw file as someone named it."""

    path: Path
    """Where it lies, absolute."""
    data: bytes
    sha256: str
    inside: str
    """Its path in the site where it lies in `seeds/` already, else empty."""
    by_name: bool
    """Whether itself was named, rather than a folder above it."""


def read_named(root: Path, paths: Iterable[Path]) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """The raw files that paths (from the current folder) mean, each once, and what is wrong with some.

    Folders are walked, in the order of names; hidden files, backups and what else no person meant are left out.
    """
    files: dict[Path, RawFile] = {}
    problems: list[Problem] = []
    for named in paths:
        path = _absolute(named)
        if path.is_dir() and _is_of_site(root, path):
            problems.append(_holds_content(path))
            continue
        for found in _below(path, problems) if path.is_dir() else (path,):
            one = _read(root, found, by_name=found == path)
            if isinstance(one, Problem):
                problems.append(one)
            else:
                files.setdefault(found, one)
    return tuple(files.values()), tuple(problems)


def _absolute(path: Path) -> Path:
    """The path with the folder's links followed, but not its own: a link in `seeds/` is a file of the site."""
    return path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name


def _is_of_site(root: Path, folder: Path) -> bool:
    """Whether a folder holds the site's own files, which are no raw texts."""
    return root.is_relative_to(folder) or folder.is_relative_to(root / CONTENT)


def _holds_content(folder: Path) -> Problem:
    said = "this folder holds the site's own files, which are no raw texts"
    return problem("unsafe-path", said, Place(str(folder)), "name the raw files, or a folder of nothing else")


def _below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        said = f"the folder cannot be read: {error.strerror}"
        problems.append(problem("unreadable", said, Place(str(error.filename)), "change its permissions"))

    for here, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(one for one in folders if not (is_litter(one) or is_of_page(one, names)))
        yield from (Path(here, name) for name in sorted(names) if not is_litter(name))


def _read(root: Path, path: Path, *, by_name: bool) -> RawFile | Problem:
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root / SEEDS) else ""
    if inside and path.is_symlink() and not leads_inside(root, path):
        return stray(str(path))
    if path.exists() and not path.is_file():
        return problem("unreadable", "this is no file", Place(str(path)), "name files, or folders of files")
    try:
        data = path.read_bytes()
    except OSError as error:
        said = f"the file cannot be read: {error.strerror or error}"
        return problem("unreadable", said, Place(str(path)), "check that it exists and that you may read it")
    return RawFile(path, data, of_bytes(data), inside, by_name)


class _Beside(Struct, frozen=True):
    """Reads what was saved with raw files; a value, so that other processes can have it."""

    folders: Mapping[str, Path]

    def __call__(self, file: str, path: str) -> bytes | None:
        folder = self.folders.get(file)
        found = folder / path if folder else None
        if folder is None or found is None or not found.is_file() or found.stat().st_size > LARGEST_IMAGE:
            return None
        return found.read_bytes() if leads_inside(folder, found) else None


def saved_beside(folders: Mapping[str, Path]) -> Callable[[str, str], bytes | None]:
    """Reads what was saved with raw files, by the raw file (a key of `folders`, with where it lies) and the path from
    there; None for what is not there, too large to be a picture of an article, or leads elsewhere."""
    return _Beside(folders)
