"""`seeds/.imported`: raw texts that became articles, so that an article that an editor deletes stays deleted.

Room `edit`. One line each: the SHA-256 of the raw text and its article, parted by a tab, sorted, so that two branches
that import different texts seldom touch the same place. It belongs into version control, beside the raw texts.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from glossator.edit.files import replace
from glossator.edit.lists import bytes_of_list, list_line, read_list

IMPORTED = "seeds/.imported"
HEADER = (
    "# Raw texts that became articles, so that one that is deleted does not come back: SHA-256, article.\n"
)


def read_imported(root: Path) -> Mapping[str, str]:
    """The article that each raw text (by hash) became, whether it is still there or not."""
    rows = read_list(root, IMPORTED)
    return MappingProxyType({digest: "".join(row[:1]) for digest, row in rows.items()})


def remember(root: Path, articles: Mapping[str, str]) -> None:
    """Articles by the hash of their raw text join the list. Raises ProblemError."""
    _write(root, {**read_imported(root), **articles})


def forget(root: Path, digests: Iterable[str]) -> None:
    """Raw texts leave the list. Raises ProblemError."""
    gone = frozenset(digests)
    _write(root, {digest: path for digest, path in read_imported(root).items() if digest not in gone})


def _write(root: Path, articles: Mapping[str, str]) -> None:
    was = bytes_of_list(root, IMPORTED)
    lines = (list_line(digest, path) for digest, path in sorted(articles.items()))
    data = (HEADER + "".join(lines)).encode()
    if data != (was or HEADER.encode()):
        replace(root, IMPORTED, data, was)
