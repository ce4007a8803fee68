"""Lists of raw texts beside them, in hidden files of `seeds/`: a line each, the SHA-256 first, parted by tabs.

Room `edit`. `#` starts a comment; what else is no entry (a merge's marks, say) is no entry.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from glossator.problem import ProblemError
from glossator.regular import read_regular, unread
from glossator.utf8 import decode

_DIGEST = re.compile("[0-9a-f]{64}")
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def read_list(root: Path, path: str) -> Mapping[str, Sequence[str]]:
    """The fields after the hash, by hash, in the order of the file; nothing where there is no file. Raises
    ProblemError where it cannot be read."""
    lines = (line.split("\t") for line in decode(bytes_of_list(root, path))[0].split("\n"))
    rows = (tuple(field.strip() for field in line) for line in lines)
    return MappingProxyType({digest: fields for digest, *fields in rows if _DIGEST.fullmatch(digest)})


def bytes_of_list(root: Path, path: str) -> bytes:
    """The bytes of a list's file; none where there is no file. Raises ProblemError."""
    try:
        return read_regular(root / path)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ProblemError([unread(error, path)]) from error


def list_line(digest: str, *fields: str) -> str:
    """An entry. What would end the line or the field is shown as `?`."""
    return "\t".join((digest, *(_STEERING.sub("?", field) for field in fields))) + "\n"
