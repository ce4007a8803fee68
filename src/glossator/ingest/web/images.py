"""Room `ingest`: pictures that a browser saved beside a page. Pure but for the look-up that it is given.

Only raster images, by their first bytes; nothing is fetched from the network unless one asks for it. A picture's
file is named by its hash, so that two of one name are two, and one that several articles show is one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote

from glossator.digest import of_bytes
from glossator.slug import slugify
from glossator.sources.folder import SAVED

FOLDER = "images/"
"""Beside the article files."""
Beside = Callable[[str, str], bytes | None]
"""The bytes of a file, by the raw file that it lies beside and its path from there; None where there is none."""
_KINDS: Mapping[bytes, str] = MappingProxyType(
    {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"RIFF": ".webp"}
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address that was asked for."""

    data: bytes | None
    """A picture's bytes; None where there is none."""
    why: str = ""
    """Why not, in words that can follow the address."""


Fetch = Callable[[str], Fetched | None]
"""The picture at an address of the web; None where nothing is to be fetched."""


def nothing_fetched(_address: str) -> Fetched | None:
    """Nothing is asked of the network."""
    return None


def nothing_beside(_file: str, _path: str) -> bytes | None:
    """Nothing lies beside any raw file."""
    return None


def saved_image(target: str, file: str, beside: Beside) -> tuple[str, bytes] | None:
    """The name that a picture of the page `file` gets in `FOLDER`, and its bytes; None for any that was not saved."""
    path = PurePosixPath(unquote(target.strip()).removeprefix("./"))
    inside = len(path.parts) > 1 and path.parts[0].endswith(SAVED) and ".." not in path.parts
    data = beside(file, str(path)) if inside and "\0" not in str(path) else None
    return named_image(path.stem, data) if data is not None else None


def named_image(stem: str, data: bytes) -> tuple[str, bytes] | None:
    """The name that a picture gets in `FOLDER`, and its bytes; None for what no browser shows as one."""
    suffix = next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), "")
    if suffix == ".webp" and data[8:12] != b"WEBP":
        return None
    return (f"{slugify(stem) or 'image'}-{of_bytes(data)[:10]}{suffix}", data) if suffix else None
