"""Files of content are made and replaced, by a temporary file and a rename. Room `edit`; the one writer of content.

No function here overwrites what an editor wrote: making refuses a file that exists, replacing refuses one that
changed since it was read. The bytes are on the disk before the file has its name: some file systems else keep the
rename when the power fails, and not the bytes.
"""

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from glossator.problem import Place, Problem, ProblemError, problem
from glossator.regular import NoFileError, read_regular, unread

PREFIX, SUFFIX = ".glossator-", ".tmp"
"""Of the names under which files are written, so that those of a killed run are known (`edit.leftovers`)."""


def create(root: Path, path: str, data: bytes) -> None:
    """A new file of the site. Raises ProblemError where one is there (`file-exists`) or the disk refuses."""
    target = _inside(root, path)
    try:
        _make_folder(target.parent)
        with _temporary(target, data) as temporary:
            _publish(temporary, target)
    except FileExistsError:
        said = "the file exists, and nothing here overwrites an editor's work"
        raise ProblemError(
            [problem("file-exists", said, Place(path), "choose another name, or remove it")]
        ) from None
    except OSError as error:
        raise ProblemError([cannot_write(path, error)]) from error


def replace(root: Path, path: str, data: bytes, was: bytes) -> None:
    """A file with other bytes in place of those that were read from it (`was`; empty where there was no file).

    Raises ProblemError where it changed in the meantime (`file-changed`) or the disk refuses.
    """
    target = _inside(root, path)
    try:
        if _bytes_of(target) != was:
            said = "the file changed while a command worked on it; nothing was written"
            raise ProblemError([problem("file-changed", said, Place(path), "run the command again")])
        # A link stays one: what changes is the file that it leads to.
        _put(target.resolve(), data)
    except OSError as error:
        raise ProblemError([cannot_write(path, error)]) from error


def put(root: Path, path: str, data: bytes) -> None:
    """A file that is Glossator's own, such as a report, whatever it held before. Raises ProblemError."""
    target = _inside(root, path)
    try:
        _put(target, data)
    except OSError as error:
        raise ProblemError([cannot_write(path, error)]) from error


def remove(root: Path, path: str) -> None:
    """A file of the site goes, if it is there, and the folders that it leaves empty, but for the first two levels
    (`content/articles`). Raises ProblemError where the disk refuses."""
    target = _inside(root, path)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise ProblemError([cannot_write(path, error)]) from error
    for folder in target.parents[: len(Path(path).parents) - 3]:
        with suppress(OSError):
            folder.rmdir()


def settle(files: Iterable[Path]) -> None:
    """Lets the bytes of files be on the disk, so that the power may fail. Raises OSError."""
    for one in files:
        with one.open("r+b") as file:
            os.fsync(file.fileno())


def cannot_write(path: str, error: OSError) -> Problem:
    """The problem that a refusal of the disk is."""
    if isinstance(error, NoFileError):
        return unread(error, path)
    said = f"the file could not be written: {error.strerror or error}"
    return problem(
        "cannot-write", said, Place(path), "make room or check permissions, then run the command again"
    )


def _put(target: Path, data: bytes) -> None:
    _make_folder(target.parent)
    with _temporary(target, data) as temporary:
        temporary.replace(target)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, f"{folder.name} is a file, not a folder") from None


@contextmanager
def _temporary(target: Path, data: bytes) -> Iterator[Path]:
    """A file beside the target that holds the bytes and is gone afterwards, renamed or not."""
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        _let_in(temporary, target)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _publish(temporary: Path, target: Path) -> None:
    try:
        # A link fails where the name is taken, even if it was taken a moment ago; a rename would win.
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(str(target)) from None
        temporary.replace(target)


def _let_in(temporary: Path, target: Path) -> None:
    """A file is for those for whom the one is that it replaces: its editor is another user, where one works as root in
    a container."""
    try:
        stat = target.stat()
    except OSError:
        temporary.chmod(0o666 & ~_umask())
        return
    ours = temporary.stat()
    if sys.platform != "win32" and (stat.st_uid, stat.st_gid) != (ours.st_uid, ours.st_gid):
        with suppress(OSError):  # not ours to give away, or to a user that the container does not know
            os.chown(temporary, stat.st_uid, stat.st_gid)
    temporary.chmod(stat.st_mode & 0o777)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path)
    except FileNotFoundError:
        return b""


def _inside(root: Path, path: str) -> Path:
    target = root / path
    if not target.resolve().is_relative_to(root.resolve()):
        said = f"'{path}' lies outside the site"
        raise ProblemError([problem("unsafe-path", said, Place(path), "name a file inside the site")])
    return target
