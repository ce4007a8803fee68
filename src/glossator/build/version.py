"""By what a cache was made: this code and these libraries. Room `build`; reads the installed files.

The digest of all code takes time; that nothing was installed or edited since is told by the times of files alone.
"""

import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

LIBRARIES = (
    "anyascii",
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "msgspec",
    "nh3",
    "pydantic",
    "pyyaml",
    "regex",
    "selectolax",
)
"""Whose versions decide what a build makes."""
EXTRAS = MappingProxyType({"pillow": "PIL", "font-roboto": "font_roboto", "tzdata": "tzdata"})
"""The same, where they are installed: each with the module by which that is told."""
ZONES = ("tzdata.zi", "+VERSION")
"""Files that tell, in their first line, which rules of time zones a system has."""
PACKAGE = Path(__file__).parent.parent
INSTALLED = ("site-packages", "dist-packages")
"""The folders into which libraries are installed; the current folder is a path of imports, too, and changes."""


@cache
def version() -> str:
    """What a cache must have been made by to be trusted, on whatever machine."""
    from importlib.metadata import version as of  # noqa: PLC0415 — most runs need not ask

    code = blake2b(digest_size=16)
    for path in _sources():
        code.update(Path(path).read_bytes())
    there = [*LIBRARIES, *(name for name in EXTRAS if find_spec(EXTRAS[name]))]
    libraries = " ".join(f"{name}-{of(name)}" for name in there)
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return " ".join((code.hexdigest(), python, libraries, *map(_first_line, _zones())))


@cache
def installation() -> str:
    """The state of all that `version` depends on: while it is the same on one machine, so is the version."""
    state = blake2b(repr(sys.version_info).encode(), digest_size=16)
    libraries = (path for path in sys.path if path.endswith(INSTALLED) and os.path.isdir(path))  # noqa: PTH112
    for path in (*_sources(), *libraries, *_zones()):
        stat = os.stat(path)  # noqa: PTH116 — of hundreds of files, at each start
        state.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ino}\n".encode())
    return state.hexdigest()


def _zones() -> tuple[str, ...]:
    """Where the system tells its rules of time zones; without any, the library `tzdata` has them."""
    from zoneinfo import TZPATH  # noqa: PLC0415 — as above

    paths = (f"{folder}/{name}" for folder in TZPATH for name in ZONES)
    return tuple(path for path in paths if os.path.isfile(path))  # noqa: PTH113


def _first_line(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
        return file.readline(80).strip("# \n")


@cache
def _sources() -> tuple[str, ...]:
    return tuple(sorted(str(path) for path in PACKAGE.rglob("*.py")))
