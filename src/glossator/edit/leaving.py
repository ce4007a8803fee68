"""Raw texts are left out of all imports from now on. Room `edit`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from glossator.edit.ignored import Ignored, ignore, take_back
from glossator.edit.imported import forget, remember
from glossator.edit.named import RawFile
from glossator.edit.stock import Stock
from glossator.problem import Place, Problem, problem

TOLD = "told so"
"""The reason that `glossator import --ignore` gives."""


def leave_out(
    root: Path, stock: Stock, files: Iterable[RawFile]
) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """Raw files that someone names join `seeds/.ignored`: those that did, and why others cannot.

    Raises ProblemError where the list cannot be written.
    """
    files = tuple(files)
    held = tuple(raw for raw in files if raw.sha256 in stock.claims.by_digest)
    left = tuple(raw for raw in files if raw not in held)
    leave(root, {raw.sha256: Ignored(raw.inside or raw.path.name, TOLD) for raw in left})
    return left, tuple(_held(raw, stock) for raw in held)


def leave(root: Path, seeds: Mapping[str, Ignored]) -> None:
    """Raw texts (by hash) are ignored from now on, whatever became of them. Raises ProblemError."""
    if seeds:
        ignore(root, seeds)
        forget(root, seeds)


def settle(root: Path, stock: Stock, deleted: Mapping[str, Ignored]) -> None:
    """The lists follow what editors did: raw texts whose article was deleted are ignored from now on, those whose
    article is back are so no more. Raises ProblemError."""
    leave(root, deleted)
    back = {digest: path for digest, path in stock.claims.by_digest.items() if digest in stock.ignored}
    if back:
        remember(root, back)
        take_back(root, back)


def _held(raw: RawFile, stock: Stock) -> Problem:
    article = stock.claims.by_digest[raw.sha256]
    said = f"this raw text cannot be ignored: {article} was made from it"
    hint = "to be rid of the article, delete its file; it does not come back"
    return problem("has-article", said, Place(raw.inside or str(raw.path)), hint)
