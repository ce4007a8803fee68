"""The program's one door: arguments become an exit status, and nothing escapes as a stack trace.

Room `cli`. Status: 0 done, 1 problems, 2 wrong usage, 70 a bug of ours (EX_SOFTWARE of sysexits.h), 130 interrupted.
"""

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from glossator.cli.app import app
from glossator.cli.console import Console, console
from glossator.cli.faults import DEBUG, fault_text, lost, refusal
from glossator.cli.summary import problem_texts
from glossator.problem import Problem, ProblemError
from glossator.utf8 import is_text

BUG = 70
INTERRUPTED = 130


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
        return _failed(at, error)


def leave() -> NoReturn:
    """Run the process's own command line and end the process, without the time that it would take to take apart, piece
    by piece, what the end of a process frees at once. mypy and Mercurial leave likewise."""
    # Loading modules makes as many values as several searches for cycles are due for, and no cycles to speak of.
    gc.set_threshold(20_000, 10, 10)
    # Plugins of pydantic are for programs that watch their own models; to look for some takes as long as to read a
    # site's settings. https://docs.pydantic.dev/latest/concepts/plugins/
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody reads it
            stream.flush()
    os._exit(status)


def _run(args: Sequence[str] | None, at: Console) -> int:
    _require_text(sys.argv[1:] if args is None else args)
    try:
        status = app.main(args=args, prog_name="glossator", standalone_mode=False, obj=at)
    except SystemExit as leaving:  # click on a broken pipe, and after printing a completion
        status = leaving.code
    return status if isinstance(status, int) else 0


def _require_text(args: Sequence[str]) -> None:
    """Raises click.UsageError for an argument in bytes that are not UTF-8, which no text could hold; names of files and
    folders may have any."""
    for one in args:
        if not is_text(one) and not os.path.lexists(one):
            shown = os.fsencode(one).decode("utf-8", "backslashreplace")
            raise click.UsageError(f"'{shown}' is not UTF-8.")


def _stop(at: Console, problems: Sequence[Problem]) -> int:
    at.note("\n".join(problem_texts(problems, at.columns, at.err_paint, whole=None)).rstrip("\n"))
    return 1


def _refused(at: Console, error: OSError) -> int:
    return _hang_up() if isinstance(error, BrokenPipeError) else _stop(at, [refusal(error)])


def _hang_up() -> int:
    """The reader of our output is gone: end quietly, and let the last flush of standard output find an open file."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _failed(at: Console, error: Exception) -> int:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 — seldom needed, and slow to load

    return _stop(at, [lost()]) if isinstance(error, BrokenExecutor) else _bug(at, error)


def _bug(at: Console, error: Exception) -> int:
    at.note(traceback.format_exc() if os.environ.get(DEBUG) else fault_text(error))
    return BUG
