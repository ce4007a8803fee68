"""`seeds/.ignored`: raw texts that no import takes up, each with its reason. Room `edit`.

For people to read and to edit. One line each: the SHA-256 of the raw text, its name, and why, parted by tabs.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from glossator.edit.files import replace
from glossator.edit.lists import bytes_of_list, list_line, read_list

IGNORED = "seeds/.ignored"
HEADER = "# Raw texts that are not imported: SHA-256, file, reason.\n"


class Ignored(Struct, frozen=True):
    file: str
    reason: str


def read_ignored(root: Path) -> Mapping[str, Ignored]:
    """The ignored raw texts by hash."""
    rows = read_list(root, IGNORED)
    return MappingProxyType({digest: Ignored(*(*row[:2], "", "")[:2]) for digest, row in rows.items()})


def ignore(root: Path, seeds: Mapping[str, Ignored]) -> None:
    """Raw texts (by hash) that are not to be imported again join the list. Raises ProblemError."""
    known = read_ignored(root)
    added = [list_line(digest, one.file, one.reason) for digest, one in seeds.items() if digest not in known]
    if added:
        was = bytes_of_list(root, IGNORED)
        text = was or HEADER.encode()
        end = b"" if text.endswith(b"\n") else b"\n"
        replace(root, IGNORED, text + end + "".join(added).encode(), was)


def take_back(root: Path, digests: Iterable[str]) -> None:
    """Raw texts may be imported again. What else stands in the list stays, to the byte. Raises ProblemError."""
    gone = tuple(digest.encode() for digest in digests)
    was = bytes_of_list(root, IGNORED)
    kept = b"".join(line for line in was.splitlines(keepends=True) if not line.lstrip().startswith(gone))
    if kept != was:
        replace(root, IGNORED, kept, was)
