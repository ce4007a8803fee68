"""The program's one door: arguments become an exit status, and nothing escapes as a stack trace.

Room `cli`. Status: 0 done, 1 problems, 2 wrong usage, 70 a bug of ours (EX_SOFTWARE of sysexits.h), 130 interrupted.
"""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from glossator.cli.app import app
from glossator.cli.console import Console, console
from glossator.cli.summary import problem_texts
from glossator.problem import Place, Problem, ProblemError, problem

BUG = 70
INTERRUPTED = 130
DEBUG = "GLOSSATOR_DEBUG"


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line `args` (default: the process's own) and return the exit status."""
    at = console()
    try:
        return _run(args, at)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ProblemError as error:
        return _stop(at, error.problems)
    except OSError as error:
        return _refused(at, error)
    except Exception as error:  # noqa: BLE001 — the rim: a bug becomes one line, never a trace, unless asked for
        return _bug(at, error)


def _run(args: Sequence[str] | None, at: Console) -> int:
    try:
        status = app.main(args=args, prog_name="glossator", standalone_mode=False, obj=at)
    except SystemExit as leaving:  # click on a broken pipe, and after printing a completion
        status = leaving.code
    return status if isinstance(status, int) else 0


def _stop(at: Console, problems: Sequence[Problem]) -> int:
    for text in problem_texts(problems, at.columns, at.err_paint):
        at.note(text.rstrip("\n"))
    return 1


def _refused(at: Console, error: OSError) -> int:
    return _hang_up() if isinstance(error, BrokenPipeError) else _stop(at, [_trouble(error)])


def _trouble(error: OSError) -> Problem:
    """What the operating system refused, as a problem at the file."""
    path = os.fsdecode(error.filename) if error.filename else ""
    code = "unreadable" if _was_reading(error, path) else "cannot-write"
    reason = error.strerror or str(error)
    return problem(code, reason, Place(path), _remedy(error))


def _was_reading(error: OSError, path: str) -> bool:
    if error.errno in (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG):
        return False
    if error.errno in (errno.EACCES, errno.EPERM):
        return Path(path).exists() and not os.access(path, os.R_OK)
    return True


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room on the disk and run the command again; what was there before is untouched"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "change the permissions, or run the command as the user to whom the file belongs"
    return ""


def _hang_up() -> int:
    """The reader of our output is gone: end quietly, and let the last flush of standard output find an open file."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _bug(at: Console, error: Exception) -> int:
    if os.environ.get(DEBUG):
        at.note(traceback.format_exc())
        return BUG
    where = traceback.extract_tb(error.__traceback__)[-1]
    at.note(f"glossator failed, by a fault of its own: {type(error).__name__}: {error}")
    at.note(
        f"  in {Path(where.filename).name}:{where.lineno}; set {DEBUG}=1 to see the trace, and please report it"
    )
    return BUG
