"""What someone types for a page or a file of the site becomes the paths that it may mean. Room `build`.

An address may be whole, from the site's root, or with the base path; a file may be named from the current folder, from
the site's or from the output folder.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Where a preview answers."""


class Asked(Struct, frozen=True):
    """The paths that someone may mean."""

    outputs: tuple[str, ...]
    """In the output folder."""
    files: tuple[str, ...]
    """Relative to the site."""
    article: str
    """The name of an article's file, without `.md`; empty where an address or a path is meant."""
    name: str
    """The last part, without what each file or page has: `x` of `content/articles/x.md` and of `/articles/x/`."""


class Folders(Struct, frozen=True):
    """What names are relative to."""

    here: Path
    root: Path
    output: Path
    url: str
    """The site's address."""


def asked(text: str, folders: Folders) -> Asked:
    """What a text may mean. An address of another site means nothing."""
    name = _name(text)
    parts = _address(text)
    base = urlsplit(folders.url).path
    if parts is not None:
        own = parts.netloc == urlsplit(folders.url).netloc or parts.hostname in LOOPBACK
        return Asked(tuple(_answering(parts.path, base)) if own else (), (), "", name)
    built = _inside(folders.output, folders.here / text)
    path = text.partition("#")[0].partition("?")[0]
    outputs = (*(() if built is None else _answering(built, "/")), *_answering(path, base))
    files = (_inside(folders.root, start / text) for start in (folders.here, folders.root))
    named = "" if "/" in text else text.removesuffix(".md")
    return Asked(_each_once(outputs), _each_once(file for file in files if file), named, name)


def _each_once(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _address(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
    except ValueError:  # a bracket that opens no IPv6 address
        return None
    return parts if parts.scheme in ("http", "https") else None


def _answering(path: str, base: str) -> Iterator[str]:
    """The files that may answer an address, as hosts of static sites look for them."""
    given = unicodedata.normalize("NFC", unquote(path))
    below = [given.removeprefix(base)] if base != "/" and f"{given}/".startswith(base) else []
    for one in (*below, given):
        plain = one.strip("/")
        if plain and not one.endswith("/"):
            yield plain
            yield f"{plain}.html"
        yield f"{plain}/index.html" if plain else "index.html"


def _inside(folder: Path, path: Path) -> str | None:
    """The path relative to a folder, empty for the folder itself; None where it is not inside."""
    for start, end in ((folder.resolve(), path.resolve()), (folder, Path(os.path.normpath(path)))):
        if end.is_relative_to(start):
            return "" if end == start else end.relative_to(start).as_posix()
    return None


def _name(text: str) -> str:
    path = PurePosixPath(unquote(text.partition("#")[0].partition("?")[0]))
    return path.parent.name if path.stem == "index" else path.stem
