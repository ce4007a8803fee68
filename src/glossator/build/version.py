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

from glossator.sources.survey import state_of

LIBRARIES = MappingProxyType(
    {
        "anyascii": "anyascii",
        "babel": "babel",
        "jinja2": "jinja2",
        "markdown-it-py": "markdown_it",
        "markupsafe": "markupsafe",
        "mdit-py-plugins": "mdit_py_plugins",
        "msgspec": "msgspec",
        "nh3": "nh3",
        "pydantic": "pydantic",
        "pyyaml": "yaml",
        "regex": "regex",
        "selectolax": "selectolax",
    }
)
"""Whose versions decide what a build makes, each with its module."""
EXTRAS = MappingProxyType({"pillow": "PIL", "font-roboto": "font_roboto", "tzdata": "tzdata"})
"""The same, where they are installed: each with the module by which that is told."""
ZONES = ("tzdata.zi", "+VERSION")
"""Files that tell, in their first line, which rules of time zones a system has."""
PACKAGE = Path(__file__).parent.parent
INSTALLED = ("site-packages", "dist-packages")
"""The folders into which libraries are installed, mostly."""


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
    """The state of all that `version` depends on: while it is the same on one machine, so is the version.

    When a state was last written (`st_ctime_ns`) counts, too: packages that are built to be reproduced give all files
    one time, and what is unpacked over others keeps their inodes.
    """
    state = blake2b(repr(sys.version_info).encode(), digest_size=16)
    for path in (*_sources(), *filter(_holds_libraries, sys.path), *_zones()):
        size, modified, inode, changed = state_of(path)
        state.update(f"{path}\0{size}\0{modified}\0{inode}\0{changed}\n".encode())
    return state.hexdigest()


def _holds_libraries(folder: str) -> bool:
    """Whether a path of imports is a folder into which any library is installed, which changes with each; the current
    folder is a path of imports, too, and other ones are current at other times."""
    if not os.path.isdir(folder):  # noqa: PTH112
        return False
    return folder.endswith(INSTALLED) or any(
        os.path.isdir(f"{folder}/{module}")  # noqa: PTH112
        for module in LIBRARIES.values()
    )


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
