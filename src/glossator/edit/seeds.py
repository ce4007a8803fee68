"""Which raw texts have an article, and which wait for one. Room `edit`; reads, writes nothing.

A seed is known by its hash. Article files are searched for hashes as text, so that one with broken front matter
still claims its seed and is never imported a second time.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from glossator.digest import of_bytes
from glossator.edit.ignored import IGNORED, Ignored, read_ignored
from glossator.problem import Problem
from glossator.sources.folder import read_bytes
from glossator.sources.site import Site

CLAIM = re.compile(rb"^[ \t{-]*(?:.*[{,][ \t]*)?sha256:[ \t]*['\"]?([0-9a-f]{64})", re.MULTILINE)
SOURCE_FILE = re.compile(rb"^source:.*?\bfile:[ \t]*['\"]?([^'\"\r\n,}]+)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw file of the site."""

    file: str
    """Relative to the site."""
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A raw file that is not imported, and why."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The raw files that have no article yet, those that need none, and what is wrong with some."""

    seeds: tuple[Seed, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """What the site's articles were made from."""

    by_hash: Mapping[str, str]
    """Article path by hash of the raw text."""
    by_file: Mapping[str, str]
    """Article path by the raw text's path."""


def claims(site: Site) -> Claims:
    """The raw texts that the site's articles name."""
    by_hash: dict[str, str] = {}
    by_file: dict[str, str] = {}
    for path in site.articles:
        data, _ = read_bytes(site.root, path)
        front = (data or b"").partition(b"\n---")[0]
        by_hash |= {found.decode(): path for found in CLAIM.findall(front)}
        by_file |= {found.strip().decode("utf-8", "replace"): path for found in SOURCE_FILE.findall(front)}
    return Claims(by_hash, by_file)


def waiting(site: Site) -> Waiting:
    """The seeds without an article, in the order of their names; of equal ones the first."""
    known, ignored = claims(site), read_ignored(site.root)
    found: dict[str, Seed] = {}
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    for file in site.seeds:
        data, unread = read_bytes(site.root, file)
        problems += unread
        if data is None:
            continue
        digest = of_bytes(data)
        why = _why_not(file, digest, known, ignored)
        if digest in found:
            why = f"the same bytes as {found[digest].file}"
        if why:
            skipped.append(Skipped(file, why))
        else:
            found[digest] = Seed(file, data, digest)
    return Waiting(tuple(found.values()), tuple(skipped), tuple(problems))


def _why_not(file: str, digest: str, known: Claims, ignored: Mapping[str, Ignored]) -> str:
    if digest in known.by_hash:
        return f"has the article {known.by_hash[digest]}"
    if file in known.by_file:
        return f"altered since {known.by_file[file]} was made from it"
    if digest in ignored:
        reason = f": {ignored[digest].reason}" if ignored[digest].reason else ""
        return f"ignored in {IGNORED}{reason}"
    return ""
