"""Which raw texts the site's articles were made from. Room `edit`; reads, writes nothing.

Article files are searched as text, so that one with broken front matter still claims its raw text, which then is
never imported a second time.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import yaml
from msgspec import Struct

from glossator.sources.folder import read_bytes

_DIGEST = re.compile(
    rb"""^[ \t{-]*(?:.*[{,][ \t]*)?['"]?sha256['"]?:[ \t]*['"]?([0-9a-f]{64})""", re.MULTILINE
)
_QUOTED = rb"""'(?:[^'\r\n]|'')*'|"(?:[^"\\\r\n]|\\.)*\""""
_FILE = re.compile(
    rb"""^['"]?source['"]?:(?:[ \t]*\{.*?\bfile['"]?:[ \t]*(""" + _QUOTED + rb"|[^,}\r\n]+)"
    rb"""|.*?^[ \t]+['"]?file['"]?:[ \t]*(""" + _QUOTED + rb"|[^\r\n]+))",
    re.MULTILINE | re.DOTALL,
)
_SLUG = re.compile(rb"^slug:[ \t]*(" + _QUOTED + rb"|[^\r\n]+)", re.MULTILINE)


class Claim(Struct, frozen=True):
    """An article file, and what it says of itself."""

    article: str
    digests: tuple[str, ...]
    """Of the raw text; more than one only where front matter is damaged."""
    file: str
    slugs: tuple[str, ...]


class Claims(Struct, frozen=True):
    """What the site's articles were made from."""

    by_digest: Mapping[str, str]
    """Article by hash of the raw text."""
    by_file: Mapping[str, Claim]
    """By the path that an article gives for its raw text."""
    slugs: frozenset[str]
    """The slugs that are taken."""


def claims_of(found: Sequence[Claim]) -> Claims:
    """The raw texts and slugs that articles name."""
    return Claims(
        {digest: one.article for one in found for digest in one.digests},
        {one.file: one for one in found if one.file},
        frozenset(slug for one in found for slug in one.slugs),
    )


def claim_of(root: Path, article: str) -> Claim:
    """What an article's file says of itself."""
    data, _ = read_bytes(root, article)
    front = (data or b"").partition(b"\n---")[0]
    slugs = (PurePosixPath(article).stem, *map(_text, _SLUG.findall(front)))
    file = _FILE.search(front)
    return Claim(article, _digests(front), _text(file[1] or file[2]) if file else "", slugs)


def _digests(front: bytes) -> tuple[str, ...]:
    # The pattern looks at every comma of a line; most lines have nothing for it.
    told = b"\n".join([line for line in front.split(b"\n") if b"sha256" in line])
    return tuple(map(_text, _DIGEST.findall(told)))


def _text(scalar: bytes) -> str:
    """A scalar of YAML as the text that it stands for, quoted or not."""
    text = scalar.strip().decode("utf-8", "replace")
    quote = text[:1]
    if quote not in ("'", '"'):
        return text
    inner = text[1:-1]
    if text[-1] == quote and quote not in inner and "\\" not in inner:
        return inner  # as nearly all are; YAML takes a tenth of a millisecond
    try:
        return str(yaml.safe_load(text))
    except yaml.YAMLError:
        return text.strip("'\"")
