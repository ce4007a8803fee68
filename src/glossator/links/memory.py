"""What is remembered of other sites' answers, in `.glossator/links.json`. Room `links`; reads and writes that file.

It may be deleted, or kept between runs of CI; what cannot be read in it is asked for again.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from glossator.edit.files import put
from glossator.links.answers import Dated
from glossator.regular import read_regular

FILE = ".glossator/links.json"


def recall(root: Path) -> dict[str, Dated]:
    """The answers that are remembered, by address; none where there is no file, or a damaged one."""
    try:
        return msgspec.json.decode(read_regular(root / FILE), type=dict[str, Dated])
    except (OSError, msgspec.DecodeError):
        return {}


def remember(root: Path, answers: Mapping[str, Dated]) -> None:
    """Keep answers for the next run. Raises ProblemError (`cannot-write`)."""
    if answers or (root / FILE).exists():
        data = msgspec.json.encode(dict(sorted(answers.items())))
        put(root, FILE, msgspec.json.format(data, indent=1) + b"\n")
