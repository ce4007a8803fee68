"""The pictures, films and recordings that a raw file names. Room `notes`; imports the root.

Importing takes a picture's address from one attribute or another, and may save it: under a name made of its own and its
hash. So a picture is known by the last part of its address, wherever that stands in the raw file's markup.
"""

import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from glossator.slug import slugify

_SOURCE = re.compile(
    r"""(?:src|data-lazy-src|data-original)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE
)
_SAVED = re.compile(r"(.+)-[0-9a-f]{10}\.\w+\Z")
_UNNAMED = "image"
"""What a saved picture is called whose name has no letters."""


class KnownPictures(Struct, frozen=True):
    """What a raw file says of pictures."""

    markup: str
    """Without character references and percent signs."""
    stems: Collection[str]
    """What files are called into which its pictures are saved."""

    def has(self, address: str) -> bool:
        """Whether the raw file names the picture of an address; of none, whether it has any."""
        name = unquote(address).rstrip("/").rpartition("/")[2]
        if not name:
            return any(tag in self.markup for tag in ("<img", "<video", "<audio"))
        saved = _SAVED.match(name)
        if saved and (saved[1] in self.stems or saved[1] == _UNNAMED):
            return True
        return re.search(rf"[/\"'=\s,]{re.escape(name)}(?=[\"'\s>,?#&]|\Z)", self.markup) is not None


def known_pictures(markup: str) -> KnownPictures:
    """The pictures that the HTML of a raw file names; none in plain text."""
    read = unescape(markup)
    stems = {stem for found in _SOURCE.findall(markup) for stem in _stems(unescape("".join(found)))}
    return KnownPictures(unquote(read), frozenset(stems))


def _stems(address: str) -> Iterator[str]:
    """How the file of an address may be called, once it is saved."""
    path = address.strip().partition("?")[0].partition("#")[0]
    for one in (path, unquote(path)):
        yield slugify(PurePosixPath(one).stem)
