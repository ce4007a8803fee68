"""Repairs become the files that they change. Room `edit`; reads and writes content."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from glossator.edit.files import replace
from glossator.edit.manuscript import ArticleFile
from glossator.edit.mending import Repair
from glossator.edit.splices import Splice, plain_ends, spliced
from glossator.problem import Place, ProblemError, problem
from glossator.sources.folder import read_bytes


class Patch(Struct, frozen=True):
    """A file of the site before and after."""

    path: str
    was: bytes
    """Empty where there was no file."""
    now: bytes
    to: str = ""
    """Where it lies after; empty where it stays."""
    goes: bool = False
    """Whether there is no such file after."""


def patches(root: Path, file: ArticleFile, found: Iterable[Repair]) -> tuple[Patch, ...]:
    """The files that repairs of an article's notes change. Raises ProblemError where one of them is not as it was read
    (`file-changed`), or cannot be read."""
    texts = {file.path: file.text, **{one.path: one.text for one in file.notes_files}}
    splices: dict[str, list[Splice]] = {}
    for one in found:
        if one.splices:
            splices.setdefault(one.place.path, []).extend(one.splices)
    return tuple(_patch(root, path, texts[path], changes) for path, changes in splices.items())


def write(root: Path, patch: Patch) -> None:
    """The file as it is after. Raises ProblemError where it changed in the meantime or the disk refuses."""
    replace(root, patch.path, patch.now, patch.was)


def unified(patch: Patch) -> Iterator[str]:
    """The lines of the patch as `git apply` takes them, without their ends."""
    was, now = (data.decode("utf-8").split("\n") for data in (patch.was, patch.now))
    rows = difflib.unified_diff(_ended(was), _ended(now), f"a/{patch.path}", f"b/{patch.path}", lineterm="")
    for row in rows:
        yield from row.split("\n")


def as_git(patch: Patch) -> Iterator[str]:
    """The lines of the patch with the head that git writes, which tells of a file that moves or is new. Of bytes that
    stay as they are nothing more is told, be they text or not."""
    path, to = patch.path, patch.to or patch.path
    yield f"diff --git a/{path} b/{to}"
    if patch.to:
        yield from ("similarity index 100%",) if patch.was == patch.now else ()
        yield from (f"rename from {path}", f"rename to {to}")
    yield from ("new file mode 100644",) if not patch.was else ()
    yield from ("deleted file mode 100644",) if patch.goes else ()
    if patch.was != patch.now:
        _, _, *rows = unified(patch)
        yield from (
            f"--- {_named('a/' + path) if patch.was else '/dev/null'}",
            "+++ /dev/null" if patch.goes else f"+++ {_named('b/' + to)}",
            *rows,
        )


def _named(path: str) -> str:
    """A path as it stands behind `---`: one with spaces is ended by a tab, as git does."""
    return f"{path}\t" if " " in path else path


def _ended(lines: list[str]) -> list[str]:
    """The lines of a text, the last one with the remark that it lacks its end, where it does."""
    *whole, last = lines
    return [*whole, f"{last}\n\\ No newline at end of file"] if last else whole


def _patch(root: Path, path: str, text: str, changes: Iterable[Splice]) -> Patch:
    data, problems = read_bytes(root, path)
    if data is None:
        raise ProblemError(problems)
    now = data.decode("utf-8", "replace")
    if plain_ends(now) != plain_ends(text):
        said = "the file changed while a command worked on it; nothing was written"
        raise ProblemError([problem("file-changed", said, Place(path), "run the command again")])
    return Patch(path, data, spliced(now, changes).encode("utf-8"))
