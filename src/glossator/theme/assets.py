"""The chain's `static/` folders become assets: fingerprinted, with the addresses in style sheets following.

Room `theme`; imports the root; reads `static/` of the themes (the site's own `static/` is not the theme's).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from msgspec import Struct, field

from glossator.digest import of_bytes, short
from glossator.problem import Place, Problem, ProblemError, place_at, problem
from glossator.theme.chain import shown_path
from glossator.theme.files import read_bytes

FOLDER = "assets"
# CSS Syntax Level 3: a comment, a url() with or without quotes, an @import with a string.
ADDRESS = re.compile(
    r"""/\*.*?\*/
      | url\(\s*(?: "(?P<double>[^"\n]*)" | '(?P<single>[^'\n]*)' | (?P<bare>[^\s"'()]+) )\s*\)
      | @import\s+(?: "(?P<import_double>[^"\n]*)" | '(?P<import_single>[^'\n]*)' )""",
    re.X | re.S | re.I,
)
PARTS = re.compile(r"([^?#]*)(.*)", re.S)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\Z", re.I)


class Asset(Struct, frozen=True):
    """A file of the theme as it is published."""

    path: str
    """In the output: `assets/style.3f2a91c7b0.css`."""
    data: bytes


Assets = Mapping[str, Asset]
"""Assets by name: the path under `static/`."""


def read_assets(chain: tuple[Path, ...]) -> Assets:
    """The assets of a theme chain's themes. Raises ProblemError where a style sheet names a file that is not there."""
    files: dict[str, Path] = {}
    for folder in chain[1:]:
        files = dict(_files(folder / "static")) | files
    shelf = _Shelf(chain[0], files)
    problems: list[Problem] = []
    for name in files:
        try:
            shelf.publish(name, ())
        except ProblemError as error:
            problems += error.problems
    if problems:
        raise ProblemError(dict.fromkeys(problems))
    return shelf.published


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if not file.is_dir() and not file.name.startswith("."):
            yield file.relative_to(folder).as_posix(), file


class _Shelf(Struct, frozen=True):
    """The files of a chain, and those of them that are published already."""

    root: Path
    files: Mapping[str, Path]
    published: dict[str, Asset] = field(default_factory=dict)

    def publish(self, name: str, within: tuple[str, ...]) -> Asset:
        """Publish a file after those that it names: a changed font changes its style sheet's fingerprint."""
        if name not in self.published:
            path = shown_path(self.root, self.files[name])
            data = read_bytes(self.files[name], path)
            if name.lower().endswith(".css"):
                data = self._resolved(name, _decoded(data, path), path, (*within, name)).encode()
            self.published[name] = Asset(_fingerprinted(name, data), data)
        return self.published[name]

    def _resolved(self, name: str, text: str, path: str, within: tuple[str, ...]) -> str:
        """A style sheet's text with the published addresses of the theme's files."""
        here, problems = dirname(f"{FOLDER}/{name}"), list[Problem]()

        def replaced(match: re.Match[str]) -> str:
            group = match.lastgroup or 0
            bare, rest = _parts(match[group])
            if not match.lastgroup or ELSEWHERE.match(bare):
                return match[0]
            target = normpath(join(dirname(name), unquote(bare)))
            if not bare.startswith("/") and (target not in self.files or target in within):
                problems.append(_broken(text, match.start(group), match[group], path))
                return match[0]
            goal = bare if bare.startswith("/") else quote("/" + self.publish(target, within).path)
            start, end = (at - match.start() for at in match.span(group))
            return match[0][:start] + relpath(goal, "/" + here) + rest + match[0][end:]

        resolved = ADDRESS.sub(replaced, text)
        if problems:
            raise ProblemError(problems)
        return resolved


def _parts(url: str) -> tuple[str, str]:
    """An address without and with what starts at its `?` or `#`."""
    match = PARTS.match(url)
    return (match[1], match[2]) if match else (url, "")


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        reason = "the style sheet is not UTF-8"
        raise ProblemError([problem("encoding", reason, Place(path), "save it as UTF-8")]) from None


def _broken(text: str, offset: int, url: str, path: str) -> Problem:
    message = f"'{url}' is no file of the theme, or leads back to this style sheet"
    hint = "addresses in a style sheet are relative to it; put the file beside it"
    return problem("missing-asset", message, place_at(text, offset, len(url), path), hint)


def _fingerprinted(name: str, data: bytes) -> str:
    folder, _, file = name.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    fingerprint = short(of_bytes(data))
    published = f"{stem}.{fingerprint}.{suffix}" if dot else f"{file}.{fingerprint}"
    return "/".join(part for part in (FOLDER, folder, published) if part)
