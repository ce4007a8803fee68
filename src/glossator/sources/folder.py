"""Folders become sorted lists of files. Room `sources`; reads the disk, decides what counts as a file of the site."""

import os
from collections.abc import Collection
from pathlib import Path

from glossator.problem import Place, Problem, in_file, problem
from glossator.regular import no_file, read_regular, unread
from glossator.utf8 import decode, is_text

# What editors, systems and tools leave beside the files that a person made.
LITTER = (
    ".swp",
    ".swo",
    ".swx",
    ".tmp",
    ".bak",
    ".orig",
    ".crdownload",
    ".part",
    "~",
    "___jb_tmp___",
    "___jb_old___",
)


def is_litter(name: str) -> bool:
    """Whether a file's or folder's name says that no person meant it as content: hidden, temporary, a backup."""
    if name == ".nojekyll":
        return False
    return name.startswith((".", "#", "~$")) or name.endswith(LITTER) or name in ("Thumbs.db", "__pycache__")


SAVED = (
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_file",
    "_bestanden",
    "_pliki",
    "_arquivos",
)
"""What browsers add to a page's name for the folder of its pictures and scripts."""
_PAGES = (".html", ".htm")


def is_of_page(folder: str, names: Collection[str]) -> bool:
    """Whether a folder, among files of these names, holds what a browser saved with a page that lies beside it."""
    if not folder.endswith(SAVED):
        return False
    stem = next((folder.removesuffix(ending) for ending in SAVED if folder.endswith(ending)), "")
    return bool(stem) and any(f"{stem}{ending}" in names for ending in _PAGES)


def files_below(root: Path, folder: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The files below a folder of the site, as sorted paths relative to the site, and what is wrong with some.

    Links are followed to files inside the site only; each other is told.
    """
    found: list[str] = []
    problems: list[Problem] = []
    _walk(root, folder, found, problems)
    return tuple(sorted(found)), tuple(problems)


def holds_files(root: Path, folder: str) -> bool:
    """Whether there are any; mostly told by the first."""
    try:
        with os.scandir(root / folder) as entries:
            if any(one.is_file(follow_symlinks=False) and not is_litter(one.name) for one in entries):
                return True
    except OSError:
        pass
    return bool(files_below(root, folder)[0])


def _walk(root: Path, folder: str, found: list[str], problems: list[Problem]) -> None:
    """Adds what is below a folder. Entries know their kind without a look at each file, which is what makes large
    archives quick."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(
            problem("unreadable", f"the folder cannot be read: {error.strerror or error}", Place(folder))
        )
        return
    names = {entry.name for entry in entries} if folder.partition("/")[0] == "seeds" else set()
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if is_litter(entry.name) or is_of_page(entry.name, names):
            continue
        wrong = _fault(root, path, entry)
        if wrong:
            problems.append(wrong)
        elif entry.is_dir(follow_symlinks=False):
            _walk(root, path, found, problems)
        else:
            found.append(path)


def _fault(root: Path, path: str, entry: os.DirEntry[str]) -> Problem | None:
    """Why an entry of a folder cannot be taken in; None for a folder, and for a file that can be read."""
    if not is_text(entry.name):
        return _misnamed(path)
    if entry.is_symlink():
        return _fault_of_link(root, path)
    # A folder of an article's name is told: somebody misses the article.
    is_fit = entry.is_file() or (entry.is_dir() and not _is_named_as_text(path))
    return None if is_fit else no_file(root / path, path)


def _is_named_as_text(path: str) -> bool:
    return path.endswith(".md") and path.startswith("content/")


def _fault_of_link(root: Path, path: str) -> Problem | None:
    link = root / path
    if not leads_inside(root, link):
        return stray(path)
    if link.is_dir() or not link.exists():
        return _unfollowed(path, is_folder=link.is_dir())
    return no_file(link, path)


def _misnamed(path: str) -> Problem:
    shown = Place(os.fsencode(path).decode("utf-8", "backslashreplace"))
    code = "seed-name" if path.startswith("seeds/") else "encoding"
    return problem(code, "the name is not UTF-8", shown, "rename it, in letters that everyone can read")


def leads_inside(root: Path, link: Path) -> bool:
    """Whether what a link leads to lies in the site; of one that leads to itself, whether it does."""
    return Path(os.path.realpath(link)).is_relative_to(root.resolve())


def _unfollowed(shown: str, *, is_folder: bool) -> Problem:
    said = "a link to a folder, which is not followed" if is_folder else "a link that leads nowhere"
    hint = "put the folder itself here" if is_folder else "remove it, or put back what it is to lead to"
    return problem("link-not-followed", said, Place(shown), hint)


def stray(shown: str) -> Problem:
    """A link that does not, under the path by which people know it."""
    said = "a link that leads outside the site"
    return problem("unsafe-path", said, Place(shown), "copy the file into the site instead")


def read_bytes(root: Path, relative: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """A file's bytes, or None and why it cannot be read."""
    try:
        path = os.path.join(root, relative)  # noqa: PTH118 — of every file of a large archive, and twice as quick
        return read_regular(path), ()
    except OSError as error:
        return None, (unread(error, relative),)


def read_text(root: Path, relative: str) -> tuple[str, bytes | None, tuple[Problem, ...]]:
    """A text file of the site with its bytes, and why it cannot be read as one; the text has U+FFFD where bytes cannot
    be decoded."""
    data, problems = read_bytes(root, relative)
    if data is None:
        return "", None, problems
    text, undecoded = decode(data)
    return text, data, in_file(undecoded, relative) if undecoded else ()
