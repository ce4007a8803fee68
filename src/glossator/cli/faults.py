"""Exceptions that nothing below made into problems become words. Room `cli`, pure."""

import errno
import os
import traceback
from pathlib import Path

from glossator.cli.summary import relative_to_here
from glossator.problem import Place, Problem, problem

DEBUG = "GLOSSATOR_DEBUG"
"""The environment variable that asks for stack traces."""


def refusal(error: OSError) -> Problem:
    """What the operating system refused, as a problem at the file."""
    path = os.fsdecode(error.filename) if error.filename else ""
    named = Path(relative_to_here(Path(path))).as_posix() if path else ""
    code = "unreadable" if _was_reading(error, path) else "cannot-write"
    reason = error.strerror or str(error)
    return problem(code, reason, Place(named), _remedy(error))


def lost() -> Problem:
    """What became of a run one of whose processes was ended."""
    said = "a process that did a part of the work was ended from outside, most likely because memory ran out"
    hint = "run the command again with --jobs 1, or with more memory; the output is as it was"
    return problem("process-lost", said, Place(""), hint)


def _was_reading(error: OSError, path: str) -> bool:
    if error.errno in (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG):
        return False
    if error.errno in (errno.EACCES, errno.EPERM):
        return _is_kept_from_us(Path(path))
    return True


def _is_kept_from_us(path: Path) -> bool:
    """May we not read it, or not even see whether it is there?"""
    try:
        path.stat()
    except OSError as error:
        return isinstance(error, PermissionError)
    return not os.access(path, os.R_OK)


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room on the disk and run the command again; what was there before is untouched"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "change the permissions, or run the command as the user to whom the file belongs"
    return ""


def fault_text(error: Exception) -> str:
    """A bug of ours in two lines: what, where, and how to see more."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"glossator failed, by a fault of its own: {type(error).__name__}: {error}\n"
        f"  in {Path(where.filename).name}:{where.lineno}; set {DEBUG}=1 to see the trace, and please report it"
    )
