"""Several files of a site change together, or none does. Room `edit`; reads and writes content.

What is to be is laid ready whole in `content/.unfinished/`, which appears by one rename; then the files change one by
one, and the folder goes. A step that the disk refuses takes back those before it.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import asdict

from glossator.digest import of_bytes
from glossator.edit.files import cannot_write, create, remove, replace, settle
from glossator.edit.patches import Patch
from glossator.edit.unfinished import (
    PLAN,
    UNFINISHED,
    Step,
    alone,
    bytes_at,
    changed,
    digest_at,
    finish,
    forget,
    take,
)
from glossator.problem import Place, ProblemError, problem

STAGED = ".change-"
"""How the folder is named until it is whole: hidden, so that no build takes it for content."""


def carry_out(root: Path, patches: Sequence[Patch]) -> None:
    """Each file as it is after. Raises ProblemError where one is not as it was read (`file-changed`), another lies
    where it is to be (`file-exists`), one that moves is a link (`bad-value`), or the disk refuses: then all are as
    before. Another run that changes several files is waited for (`site-busy`)."""
    with alone(root) as is_alone:
        if is_alone:
            _tidy(root)
        finish(root)
        _carry_out(root, patches)


def _tidy(root: Path) -> None:
    """Nothing stays of what a killed run had not yet laid ready whole."""
    for folder in (root / UNFINISHED).parent.glob(f"{STAGED}*"):
        if folder.is_dir() and all(one.name == PLAN or one.name.isdigit() for one in folder.iterdir()):
            shutil.rmtree(folder, ignore_errors=True)


def _carry_out(root: Path, patches: Sequence[Patch]) -> None:
    steps = tuple(_step(root, one) for one in patches)
    _lay_ready(root, patches, steps)
    try:
        take(root, steps)
    except ProblemError:
        for one in reversed(patches):
            _take_back(root, one)
        forget(root)
        raise
    forget(root)


def _step(root: Path, one: Patch) -> Step:
    if (bytes_at(root, one.path) or b"") != one.was:
        raise ProblemError([changed(one.path, "nothing was written: run the command again")])
    if one.to and (root / one.path).is_symlink():
        said = "the file is a link to another, of which a copy would lie at the new place"
        hint = "move the file that it leads to, and then the link by hand"
        raise ProblemError([problem("bad-value", said, Place(one.path), hint)])
    if one.to and bytes_at(root, one.to) is not None:
        said = "the file exists, and nothing here overwrites an editor's work"
        raise ProblemError([problem("file-exists", said, Place(one.to), "choose another name, or remove it")])
    now = "" if one.goes else of_bytes(one.now)
    return Step(one.path, one.to or one.path, digest_at(root, one.path), now)


def _lay_ready(root: Path, patches: Sequence[Patch], steps: Sequence[Step]) -> None:
    """The folder of what is to be, whole. Raises ProblemError where the disk refuses, or another run has one."""
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=STAGED, dir=root / UNFINISHED.partition("/")[0]))
        laid = {str(number): one.now for number, one in enumerate(patches)}
        laid[PLAN] = json.dumps([asdict(step) for step in steps]).encode()
        for name, data in laid.items():
            (folder / name).write_bytes(data)
        # All are written before the first is waited for: a file system then writes them in one go.
        settle(folder / name for name in laid)
        folder.rename(root / UNFINISHED)
    except OSError as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        raise ProblemError([cannot_write(UNFINISHED, error)]) from error


def _take_back(root: Path, one: Patch) -> None:
    """The file as it was before, as far as the disk lets; what someone else has changed meanwhile stays."""
    with suppress(ProblemError):
        if (one.to or one.goes) and bytes_at(root, one.path) is None:
            create(root, one.path, one.was)
        if one.goes or bytes_at(root, one.to or one.path) != one.now:
            return
        if one.to or not one.was:
            remove(root, one.to or one.path)
        else:
            replace(root, one.path, one.was, one.now)
