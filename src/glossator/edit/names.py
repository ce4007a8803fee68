"""Names for new files: such that no system takes one for another, and none is hidden. Room `edit`, pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePosixPath

from glossator.sources.folder import is_litter

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\\:*?\"<>|]")
"""What some system or YAML cannot have in a name."""


def free_name(path: str, taken: Iterable[str]) -> str:
    """The path, its name made fit for a file that people see; where that is taken, with `-2`, `-3` … before the suffix.

    Two paths that differ in case or in Unicode's forms only are one file on some systems, so both count as taken.
    """
    used = {_key(one) for one in taken}
    return next(one for one in _numbered(_fit(PurePosixPath(path))) if _key(one) not in used)


def _fit(path: PurePosixPath) -> PurePosixPath:
    name = _UNFIT.sub("-", path.name).lstrip(".#~$ ").rstrip(" .") or "seed"
    return path.with_name(f"{name}.txt" if is_litter(name) else name)


def _numbered(path: PurePosixPath) -> Iterator[str]:
    yield str(path)
    yield from (str(path.with_name(f"{path.stem}-{number}{path.suffix}")) for number in count(2))


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
