"""`seeds/.ignored`: raw texts that no import takes up again, each with its reason. Room `edit`.

One line each: the SHA-256 of the raw text, its name, and why, parted by tabs. `#` starts a comment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from glossator.edit.files import replace
from glossator.utf8 import decode

IGNORED = "seeds/.ignored"
HEADER = "# Raw texts that are not imported: SHA-256, file, reason.\n"


@dataclass(frozen=True, slots=True)
class Ignored:
    file: str
    reason: str


def read_ignored(root: Path) -> Mapping[str, Ignored]:
    """The ignored raw texts by hash."""
    path = root / IGNORED
    text = decode(path.read_bytes())[0] if path.exists() else ""
    rows = (line.split("\t") for line in text.split("\n") if line.strip() and not line.startswith("#"))
    return MappingProxyType({row[0].strip(): Ignored(*(*row[1:3], "", "")[:2]) for row in rows})


def ignore(root: Path, seeds: Mapping[str, Ignored]) -> None:
    """Raw texts (by hash) that are not to be imported again join the list."""
    known = read_ignored(root)
    lines = [f"{digest}\t{one.file}\t{one.reason}\n" for digest, one in seeds.items() if digest not in known]
    if lines:
        path = root / IGNORED
        was = path.read_bytes() if path.exists() else b""
        text = was.decode("utf-8", "replace") or HEADER
        replace(root, IGNORED, (text + "".join(lines)).encode(), was)


def take_back(root: Path, digest: str) -> None:
    """A raw text may be imported again."""
    path = root / IGNORED
    was = path.read_bytes() if path.exists() else b""
    kept = [
        line
        for line in was.decode("utf-8", "replace").splitlines(keepends=True)
        if not line.startswith(digest)
    ]
    if "".join(kept).encode() != was:
        replace(root, IGNORED, "".join(kept).encode(), was)
