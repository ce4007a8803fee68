"""By what a cache was made: this code and these libraries. Room `build`; reads the installed files.

The digest of all code takes time; that nothing was installed or edited since is told by the times of files alone.

A process that goes on while another Glossator is installed (a preview, in most cases) still runs the code that it has
loaded, while the files are already the other's. What it makes passes for nobody else's.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from glossator.sources.survey import TICK

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
METADATA = ("dist-info", "egg-info")
"""How the names end of what tells there which version of a library is installed."""
LOADED = time.time_ns() - TICK
"""When this code was loaded, or a moment before, in nanoseconds since 1970."""
NOBODY_ELSES = f"process {os.getpid()} of {LOADED}"
"""What is said of code that is no more to be found."""


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
    told = " ".join((code.hexdigest(), python, libraries, *map(_first_line, _zones())))
    return told if _state() == installation() else NOBODY_ELSES


@cache
def installation() -> str:
    """The state of all that `version` depends on: while it is the same on one machine, so is the version."""
    return _state() or NOBODY_ELSES


def _state() -> str:
    """The state of the files as they are now; empty where one was changed after this code was loaded."""
    now, latest, lines = time.time_ns(), 0, [repr(sys.version_info)]
    for path in (*_sources(), *_libraries(), *_zones()):
        try:
            stat = os.stat(path)  # noqa: PTH116 — of hundreds of files, at each start
        except FileNotFoundError:  # something is being installed just now
            return ""
        # Packages that are built to be reproduced give all files one time; what is unpacked over others may keep their
        # inodes. When the file system wrote any of these no program can choose.
        lines.append(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ino}\0{stat.st_ctime_ns}")
        # A time to come is a clock's fault.
        latest = max(latest, *(at if at <= now else 0 for at in (stat.st_mtime_ns, stat.st_ctime_ns)))
    state = blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()
    return state if latest < LOADED else ""


def _libraries() -> Iterator[str]:
    """Where folders from which modules are imported tell which libraries there are, whatever they are called: some
    install them beside a program. The folders themselves change as libraries are used, too: Python leaves compiled
    modules there, and one of them may be the current folder."""
    for folder in filter(None, sys.path):
        # Some name folders that are not there, or that may not be read; Python passes over them.
        with suppress(OSError), os.scandir(folder) as entries:
            yield from sorted(entry.path for entry in entries if entry.name.endswith(METADATA))


def _zones() -> tuple[str, ...]:
    """Where the system tells its rules of time zones; without any, the library `tzdata` has them."""
    from zoneinfo import TZPATH  # noqa: PLC0415 — as above

    paths = (f"{folder}/{name}" for folder in TZPATH for name in ZONES)
    return tuple(path for path in paths if os.path.isfile(path))  # noqa: PTH113


def _first_line(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123
        return file.readline(80).strip("# \n")


def _sources() -> list[str]:
    folders = os.walk(PACKAGE)
    return sorted(
        f"{folder}/{name}" for folder, _, names in folders for name in names if name.endswith(".py")
    )
