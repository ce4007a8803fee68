"""Names for new files: such that no system takes one for another, and none is hidden. Room `edit`, pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePosixPath

from glossator.notes.raw_page import ENTRIES
from glossator.problem import Place, Problem, problem
from glossator.sources.folder import is_litter
from glossator.text import fold_path

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\\:*?\"<>|]")
"""What some system or YAML cannot have in a name."""
_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
"""What no front matter can have in a line of text; lone surrogates are bytes that are not UTF-8."""


def name_faults(path: str) -> tuple[Problem, ...]:
    """What is wrong with the name of a raw file that lies in `seeds/`: articles name their raw text on one line."""
    if not _UNNAMEABLE.search(path):
        return ()
    said = "the file's name has characters that cannot be written in an article"
    return (problem("seed-name", said, Place(path), "give it a name of letters, digits, spaces and hyphens"),)


def free_name(path: str, taken: Iterable[str]) -> str:
    """The path, its name made fit for a file that people see; where that is taken, with `-2`, `-3` … before the suffix.

    Two paths that differ in case or in Unicode's forms only are one file on some systems, so both count as taken.
    """
    used = {fold_path(one) for one in taken}
    return next(one for one in _numbered(_fit(PurePosixPath(path))) if fold_path(one) not in used)


def _fit(path: PurePosixPath) -> PurePosixPath:
    name = _UNFIT.sub("-", path.name).lstrip(".#~$ ").rstrip(" .") or "seed"
    return path.with_name(f"{name}.txt" if is_litter(name) else name)


def _numbered(path: PurePosixPath) -> Iterator[str]:
    yield str(path)
    suffix = next((one for one in ENTRIES if path.name.endswith(one)), path.suffix)
    stem = path.name.removesuffix(suffix)
    yield from (str(path.with_name(f"{stem}-{number}{suffix}")) for number in count(2))


def is_fit(name: str) -> bool:
    """Whether a file or folder of content may have a name: such as every system can have, and none hides."""
    return bool(name) and _fit(PurePosixPath(name)).name == name and not is_litter(name)
