"""A change of several files that was laid ready whole, and is carried out step by step. Room `edit`; reads and writes
content.

`content/.unfinished/` has what is to be: `plan.json`, and each file's bytes by its number. Each step is known by the
bytes before and after it, so it may be taken twice: what a killed run has left undone, the next one does.
"""

import json
import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath

from msgspec import Struct

from glossator.build.cache import FOLDER
from glossator.build.opening import locked
from glossator.digest import of_bytes
from glossator.edit.files import cannot_write, create, remove, replace
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.regular import read_regular

UNFINISHED = "content/.unfinished"
PLAN = "plan.json"
LOCK = "changes"
"""Beside the cache; held by the run that carries a change out, for what it has laid ready looks like a killed run's."""


class Step(Struct, frozen=True):
    """One file before and after. Digests are SHA-256, empty where there is no file."""

    path: str
    to: str
    was: str
    now: str


def complete(root: Path) -> tuple[str, ...]:
    """Does what a killed run left undone: the paths that it was to change, none where there was no such run. Raises
    ProblemError where someone has changed one of them since (`file-changed`), or the disk refuses."""
    if not (root / UNFINISHED).exists():
        return ()
    with alone(root):
        return finish(root)


def alone(root: Path) -> AbstractContextManager[bool]:
    """Lets one run at a time carry out changes. Raises ProblemError (`site-busy`) where another does not end."""
    return locked(root / FOLDER / LOCK)


def finish(root: Path) -> tuple[str, ...]:
    """The same as `complete`, for the run that is alone."""
    try:
        steps = tuple(Step(**row) for row in json.loads(read_regular(root / UNFINISHED / PLAN)))
    except (FileNotFoundError, NotADirectoryError):
        # The folder came with its plan: where that has gone all is done, and a run was killed as it tidied up.
        forget(root)
        return ()
    except (ValueError, TypeError):
        raise ProblemError([_unsound("it cannot be read")]) from None
    if not all(_is_content(path) for step in steps for path in (step.path, step.to)):
        raise ProblemError([_unsound("it names files that are no content")])
    if any(_is_spoilt(root, number, step) for number, step in enumerate(steps)):
        raise ProblemError([_unsound("what was laid ready is damaged")])
    take(root, steps)
    forget(root)
    return tuple(step.to for step in steps)


def take(root: Path, steps: Sequence[Step]) -> None:
    """Every step that has not been taken: first what comes, then what changes, last what goes. Raises ProblemError."""
    moved = [(number, step) for number, step in enumerate(steps) if step.to != step.path]
    for number, step in moved:
        if digest_at(root, step.to) != step.now:
            create(root, step.to, _laid(root, number))
    for number, step in enumerate(steps):
        if step.to == step.path:
            _change(root, number, step)
    for _, step in moved:
        if digest_at(root, step.path) not in ("", step.was):
            raise ProblemError([changed(step.path, f"it is at {step.to} now; bring over what you changed")])
        remove(root, step.path)


def forget(root: Path) -> None:
    """What was to be is done, or given up."""
    shutil.rmtree(root / UNFINISHED, ignore_errors=True)


def digest_at(root: Path, path: str) -> str:
    """The SHA-256 of a file; empty where there is none."""
    data = bytes_at(root, path)
    return "" if data is None else of_bytes(data)


def bytes_at(root: Path, path: str) -> bytes | None:
    """A file's bytes; None where there is none."""
    try:
        return read_regular(root / path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def changed(path: str, hint: str) -> Problem:
    """The problem that someone else has changed a file."""
    return problem("file-changed", "the file changed while a command worked on it", Place(path), hint)


def _is_content(path: object) -> bool:
    """Whether a path is one that a change of content may have: a plan may come from elsewhere, with a branch."""
    parts = PurePosixPath(str(path)).parts
    return len(parts) > 1 and parts[0] in ("content", "seeds") and ".." not in parts


def _is_spoilt(root: Path, number: int, step: Step) -> bool:
    """Whether a step that has yet to be taken lacks the bytes that it is to write, or has others."""
    is_taken = not step.now or digest_at(root, step.to) == step.now
    return not is_taken and digest_at(root, f"{UNFINISHED}/{number}") != step.now


def _unsound(why: str) -> Problem:
    said = f"what a run that was broken off was to change is not to be done: {why}"
    return problem("unsafe-path", said, Place(f"{UNFINISHED}/{PLAN}"), f"delete {UNFINISHED}")


def _change(root: Path, number: int, step: Step) -> None:
    data = bytes_at(root, step.path)
    found = "" if data is None else of_bytes(data)
    if found == step.now:
        return
    if found != step.was:
        hint = f"what was to be is {UNFINISHED}/{number}; bring it over, then delete {UNFINISHED}"
        raise ProblemError([changed(step.path, hint)])
    if step.now:
        replace(root, step.path, _laid(root, number), data or b"")
    else:
        remove(root, step.path)


def _laid(root: Path, number: int) -> bytes:
    path = f"{UNFINISHED}/{number}"
    try:
        return read_regular(root / path)
    except OSError as error:
        raise ProblemError([cannot_write(path, error)]) from error
