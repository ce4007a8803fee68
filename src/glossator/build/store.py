"""Built files go to the output folder. Room `build`; the one writer of output.

Writing is a transaction as far as a file system allows: every changed file is written beside the output first, then
each is renamed into place, so that a full disk changes nothing and a killed build leaves each page old or new. Only
files that an earlier build wrote are ever replaced or removed; the list of them lies in the folder itself, so that
it goes where the folder goes.
"""

import json
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from msgspec import Struct

from glossator.problem import Place, Problem, ProblemError, problem
from glossator.regular import read_regular

LIST = ".glossator.json"
STAGING = ".glossator-staging"
READY = "ready"
"""The folder in the staging folder in which files lie as they are to lie in the output."""
SITES_OWN = ("content", "seeds", "static", "themes", "templates", "i18n", "extensions", ".glossator")
"""Folders of a site in which no output can lie."""
# Folders and files that hosts and tools put into an output folder; they are nobody's pages.
TOLERATED = frozenset((".git", ".DS_Store", "Thumbs.db", LIST, STAGING))


class Stored(Struct, frozen=True):
    """How many files a store wrote, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def is_ours(folder: Path) -> bool:
    """Whether an earlier build wrote this folder."""
    return (folder / LIST).is_file()


def holds_nothing(folder: Path) -> bool:
    """Whether an output folder has no file yet, but for those that are laid ready."""
    try:
        with os.scandir(folder) as entries:
            return all(entry.name == STAGING for entry in entries)
    except FileNotFoundError:
        return True
    except NotADirectoryError:  # which is refused where it is to be written to
        return False


def refusals(folder: Path, root: Path) -> tuple[Problem, ...]:
    """Why a folder cannot be the output of the site at `root`; nothing where it can."""
    shown = Place(_shown(folder, root))
    resolved, site = folder.resolve(), root.resolve()
    if site == resolved or site.is_relative_to(resolved):
        return (
            problem(
                "foreign-output", "the output folder holds the site itself", shown, "name another with -o"
            ),
        )
    inner = resolved.relative_to(site).parts[:1] if resolved.is_relative_to(site) else ()
    if inner and inner[0] in SITES_OWN:
        said = f"the output folder lies in the site's {inner[0]}/"
        return (problem("foreign-output", said, shown, "name another with -o or 'output:' in site.yaml"),)
    if not folder.is_dir() and os.path.lexists(folder):
        is_file = folder.exists()
        said = f"the output folder is {'a file' if is_file else 'a link that leads nowhere'}"
        hint = "" if is_file else "make the folder that it leads to, or "
        return (problem("foreign-output", said, shown, f"{hint}name another with -o"),)
    if not folder.exists() or is_ours(folder):
        return ()
    strange = sorted(entry.name for entry in folder.iterdir() if entry.name not in TOLERATED)
    if not strange:
        return ()
    said = f"the output folder holds files that Glossator did not write: {', '.join(strange[:3])}"
    return (problem("foreign-output", said, shown, "empty it, or name another with -o"),)


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """An empty folder inside the output folder, gone afterwards, in which files are laid ready.

    Raises ProblemError (`cannot-write`) where the disk is full or refuses, then or inside.
    """
    # Of its own each time: processes that a killed run leaves behind may still be writing into theirs.
    ready = folder / STAGING / f"{os.getpid()}-{time.time_ns()}"
    try:
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        (ready / READY).mkdir(parents=True)
        yield ready
    except OSError as error:
        raise ProblemError([_cannot_write(error, folder)]) from error
    finally:
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        _remove_empty(folder)


def lay(ready: Path, path: str, data: bytes) -> int:
    """Lay a file of the output ready in the staging folder, by any process; the time of its last change (nanoseconds
    since 1970). Raises OSError."""
    target = f"{ready}/{READY}/{path}"
    with _created(target, ready) as file:
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]
        return os.fstat(file.fileno()).st_mtime_ns


def _created(target: str, ready: Path) -> FileIO:
    """A new file to write to. Nearly always a page is the first of its folder, and other files lie beside one."""
    folder = target.rpartition("/")[0]
    if not target.endswith("/index.html"):
        try:
            return FileIO(target, "wb")
        except FileNotFoundError:
            pass
    _make_folder(folder, ready)
    return FileIO(target, "wb")


def _make_folder(folder: str, ready: Path) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 — as above; nearly always it is not there, and its parent is
    except FileExistsError:
        return
    except FileNotFoundError:
        if not ready.is_dir():
            raise  # the run is over
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 — as above


def place(folder: Path, staged: Path, ready: int, files: Collection[str]) -> Stored:
    """Move the files that lie ready in the staging folder (so many) to their paths, and remove what earlier builds
    wrote and `files`, the paths of all outputs, no longer have. Raises OSError, and leaves each file old or new;
    ProblemError (`foreign-output`), before anything is moved, where files that no build wrote would be replaced."""
    listed = _list(files)
    is_same = _is(folder / LIST, listed)
    before = () if is_same else _listed(folder)
    foreign = tuple(_foreign(folder, staged / READY, files, frozenset(before)))
    if foreign:
        raise ProblemError(foreign)
    gone = tuple(p for p in before if p not in files and _stays_inside(p))
    if ready or not is_same:
        _replace(folder, staged, gone, files, listed)
    return Stored(ready, len(files) - ready, len(gone))


def _foreign(folder: Path, ready: Path, files: Iterable[str], known: frozenset[str]) -> Iterator[Problem]:
    """The files of somebody else in the places of new ones. Where builds are known to have written none, the folder was
    empty before."""
    for path in sorted(one for one in files if one not in known) if known else ():
        new = ready / path
        for other in _in_the_way(folder, path) if new.exists() else ():
            if other not in known and not _is(folder / other, new.read_bytes()):
                said = "a file that Glossator did not write is in the place of one of the site"
                shown = Place((folder / other).as_posix())
                yield problem("foreign-output", said, shown, "move it, or put it into static/ instead")


def _in_the_way(folder: Path, path: str) -> Iterator[str]:
    """The files at a path, in a folder there, or where a folder above it is to be."""
    at = folder / path
    if at.is_dir() and not at.is_symlink():
        yield from (below.relative_to(folder).as_posix() for below in at.rglob("*") if below.is_file())
    elif at.is_symlink() or at.exists():
        yield path
    yield from (one.as_posix() for one in Path(path).parents if (folder / one).is_file())


def owned(folder: Path) -> tuple[str, ...]:
    """The files that earlier builds wrote into the folder; none where the list is missing or damaged."""
    return tuple(filter(_stays_inside, _listed(folder)))


def _listed(folder: Path) -> tuple[str, ...]:
    """What the list names, which may be anything if somebody changed it: where it is no JSON, as after a merge that
    left its marks, what its lines name."""
    try:
        text = read_regular(folder / LIST).decode()
    except (OSError, UnicodeDecodeError):
        return ()
    try:
        listed = json.loads(text)["files"]
    except ValueError:
        listed = [*_named_in(text)]
    except (KeyError, TypeError):
        return ()
    return tuple(path for path in listed if isinstance(path, str)) if isinstance(listed, list) else ()


def _named_in(text: str) -> Iterator[object]:
    """What each line of a list names by itself, as `_list` writes it."""
    for line in text.split("\n"):
        with suppress(ValueError):
            yield json.loads(line.removeprefix('{"files": [').removesuffix("]}").removesuffix(","))


def clean(folder: Path) -> int:
    """Remove what builds wrote, and the folder where nothing else is in it. Returns how many files."""
    paths = owned(folder)
    _remove(folder, (*paths, LIST))
    shutil.rmtree(folder / STAGING, ignore_errors=True)
    _remove_empty(folder)
    return len(paths)


def _is(path: Path, data: bytes) -> bool:
    try:
        return read_regular(path) == data
    except OSError:
        return False


def _replace(folder: Path, staged: Path, gone: Sequence[str], files: Iterable[str], listed: bytes) -> None:
    during, after = staged / "during", staged / "after"
    during.write_bytes(_list((*files, *gone)))
    after.write_bytes(listed)
    # While pages change the list knows the old and the new, so that the next build mends a killed one.
    during.replace(folder / LIST)
    _remove(folder, gone)
    _merge(f"{staged}/{READY}", str(folder))
    after.replace(folder / LIST)


def _merge(ready: str, folder: str) -> None:
    """Files and whole new folders into their places."""
    if not os.path.isdir(ready):  # noqa: PTH112 — as below
        return
    with os.scandir(ready) as entries:
        for entry in entries:
            target = f"{folder}/{entry.name}"
            if entry.is_dir() and os.path.lexists(target):
                _merge(entry.path, target)
            else:
                os.replace(entry.path, target)  # noqa: PTH105 — of every file of a large site


def _list(files: Iterable[str]) -> bytes:
    # A line each; with `indent` Python's slow encoder would write them.
    return json.dumps({"files": sorted(files)}, ensure_ascii=False, separators=(",\n", ": ")).encode() + b"\n"


def _remove(folder: Path, paths: Iterable[str]) -> None:
    parents: set[Path] = set()
    for path in paths:
        target = folder / path
        try:
            target.unlink(missing_ok=True)
        except (IsADirectoryError, NotADirectoryError, PermissionError):
            continue
        parents.update(p for p in target.parents if p.is_relative_to(folder) and p != folder)
    for parent in sorted(parents, key=lambda p: len(p.parts), reverse=True):
        _remove_empty(parent)


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


def _stays_inside(path: object) -> bool:
    return (
        isinstance(path, str)
        and not path.startswith("/")
        and ".." not in Path(path).parts
        and "\0" not in path
    )


def _shown(folder: Path, root: Path) -> str:
    try:
        return folder.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(folder)


def _cannot_write(error: OSError, folder: Path) -> Problem:
    said = f"the output could not be written: {error.strerror or error}"
    hint = "make room or check permissions, then build again; the pages of the last build are as they were"
    return problem("cannot-write", said, Place(str(error.filename2 or error.filename or folder)), hint)
