"""A file's bytes, where it is a regular file. What else may stand in its place (a pipe, a device) is never read: it may
keep a run waiting for ever, or never end. Root module."""

import errno
import os
import stat
from io import FileIO
from types import MappingProxyType

from glossator.problem import Place, Problem, problem

_KINDS = MappingProxyType(
    {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
)
_INSTEAD = "put a file in its place, or remove it"
_MAY_READ = "check that it exists and that you may read it"
_WAIT_NOT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""Opening a pipe else waits for somebody who writes into it. For regular files it changes nothing."""


class NoFileError(OSError):
    """What stands at a path is no regular file; the message says what it is."""


def read_regular(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises OSError where it cannot be read, NoFileError where it is no regular file."""
    try:
        with FileIO(path, opener=_open) as file:
            _refuse_others(os.fstat(file.fileno()), path)
            return file.readall()
    except NoFileError:
        raise
    except OSError:
        _refuse_others(os.stat(path), path)  # noqa: PTH116 - a path of either kind
        raise


def unread(error: OSError, path: str) -> Problem:
    """That the file which problems call `path` could not be read, and what to do."""
    if isinstance(error, NoFileError):
        return problem("unreadable", error.strerror or "", Place(path), _INSTEAD)
    return problem(
        "unreadable", f"the file cannot be read: {error.strerror or error}", Place(path), _MAY_READ
    )


def no_file(path: str | os.PathLike[str], shown: str) -> Problem | None:
    """That something else than a file stands at a path, which problems call `shown`; None where a file does, or
    nothing."""
    try:
        _refuse_others(os.stat(path), path)  # noqa: PTH116 - a path of either kind
    except NoFileError as error:
        return unread(error, shown)
    except OSError:
        return None
    return None


def _refuse_others(found: os.stat_result, path: str | os.PathLike[str]) -> None:
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        said = f"this is {_KINDS.get(kind, 'something else')}, not a file"
        raise NoFileError(errno.EINVAL, said, os.fspath(path))


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _WAIT_NOT)
