"""Folders become sorted lists of files. Room `sources`; reads the disk, decides what counts as a file of the site."""

import os
from collections.abc import Iterator
from pathlib import Path

from glossator.problem import Place, Problem, problem

# What editors, systems and tools leave beside the files that a person made.
LITTER = (".swp", ".swo", ".swx", ".tmp", ".bak", ".orig", ".crdownload", ".part", "~")


def is_litter(name: str) -> bool:
    """Whether a file's or folder's name says that no person meant it as content: hidden, temporary, a backup."""
    if name == ".nojekyll":
        return False
    return name.startswith((".", "#", "~$")) or name.endswith(LITTER) or name in ("Thumbs.db", "__pycache__")


def files_below(root: Path, folder: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files below a folder of the site, as sorted paths relative to the site, and what is wrong with some.

    Links are followed to files inside the site only.
    """
    inside = root.resolve()
    found: list[str] = []
    problems: list[Problem] = []
    for path in _walk(root / folder, root, problems):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            said = "a link that leads outside the site"
            problems.append(
                problem("unsafe-path", said, Place(relative), "copy the file into the site instead")
            )
        elif path.is_file():
            found.append(relative)
    return tuple(sorted(found)), tuple(problems)


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            place = Place(Path(error.filename or folder).relative_to(root).as_posix())
            problems.append(problem("unreadable", f"the folder cannot be read: {error.strerror}", place))

    for here, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not is_litter(name))
        yield from (Path(here, name) for name in sorted(names) if not is_litter(name))


def read_bytes(root: Path, relative: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """A file's bytes, or None and why it cannot be read."""
    try:
        return (root / relative).read_bytes(), ()
    except OSError as error:
        said = f"the file cannot be read: {error.strerror or error}"
        return None, (
            problem("unreadable", said, Place(relative), "check that it exists and that you may read it"),
        )
