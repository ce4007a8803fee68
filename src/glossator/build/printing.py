"""Pages whose keys are new are printed, proven and laid ready, by any process. Room `build`.

A task carries what is read of views; the texts it reads from the cache by their digests. What it writes goes into the
staging folder only; placing is the store's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from glossator.build.cache import Galleys, galleys
from glossator.build.pages import Copy, Press, print_page
from glossator.build.plan import inputs
from glossator.build.store import lay
from glossator.codec import decode, digest
from glossator.notes.proof import prove_output
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.site.parse import Galley
from glossator.theme.environment import Environment
from glossator.theme.filters import Options
from glossator.theme.inspect import rendering
from glossator.theme.theme import Theme, read_theme

AT_HAND = 1000
"""Texts that a process has at hand: an article is in the feeds of each of its topics."""


class Shop(Struct, frozen=True):
    """With what pages are printed: everything that is the same for all tasks of a build."""

    root: Path
    theme: str
    """Its name."""
    digest: str
    """The theme's digest: it must not change during a build."""
    options: Options
    base_path: str
    cache: Path
    staging: Path | None
    """Where printed files are laid; None where nothing is written."""


class Sheet(Struct, frozen=True):
    """One page to print."""

    number: int
    """Its place in the plan."""
    path: str
    template: str
    source: str
    """What it comes from, for messages."""
    names: tuple[str, ...]
    """The fields of its view that its template reads."""
    data: bytes
    """Their values."""
    checks: bytes
    """The first checksums of its inputs."""
    texts: Mapping[str, bytes]
    """The digests of the texts that it shows, by key."""
    before: bytes
    """The digest of the file as it lies in the output folder; empty where there is none."""


class Batch(Struct, frozen=True):
    """What one task prints."""

    shop: Shop
    sheets: Sequence[Sheet]


class Pull(Struct, frozen=True):
    """One file made, and laid ready where its bytes are new."""

    path: str
    number: int
    digest: bytes
    size: int
    modified: int
    """When it was laid ready, in nanoseconds since 1970; 0 where it lies in the output folder as it is."""
    problems: tuple[Problem, ...]
    inputs: bytes = b""
    """The checksums of what a page was made from."""


def print_batch(batch: Batch) -> tuple[Pull, ...]:
    """The pages of a batch, printed."""
    shop = batch.shop
    press = Press(_environment(shop), shop.base_path)
    with galleys(shop.cache) as texts:
        return tuple(_print(sheet, press, texts, shop.staging) for sheet in batch.sheets)


def _print(sheet: Sheet, press: Press, texts: Galleys, staging: Path | None) -> Pull:
    shown = {key: _galley(_Wanted(named, texts)) for key, named in sheet.texts.items()}
    copy = Copy(sheet.path, sheet.template, sheet.names, sheet.data, tuple(shown))
    try:
        data, problems = print_proven(copy, sheet.source, shown, press)
    except ProblemError as error:
        return Pull(sheet.path, sheet.number, b"", 0, 0, error.problems)
    named = digest((data,))
    modified = lay(staging, sheet.path, data) if staging is not None and named != sheet.before else 0
    told = inputs(sheet.checks, b"".join(sheet.texts.values()), sheet.data)
    return Pull(sheet.path, sheet.number, named, len(data), modified, problems, told)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A text, which its digest tells, and where it is to be found."""

    named: bytes
    texts: Galleys = field(compare=False)


@lru_cache(maxsize=AT_HAND)
def _galley(wanted: _Wanted) -> Galley:
    return decode(wanted.texts[wanted.named], Galley)


def print_proven(
    copy: Copy, source: str, shown: Mapping[str, Galley], press: Press
) -> tuple[bytes, tuple[Problem, ...]]:
    """A page as the bytes of its file, and where an article's differs from the source's words. Raises ProblemError
    where a template fails."""
    data = print_page(copy, {key: one.body for key, one in shown.items()}, press)
    return data, tuple(_unproven(data, source, shown)) if copy.template == "article.html" else ()


def _unproven(data: bytes, source: str, shown: Mapping[str, Galley]) -> Iterator[Problem]:
    for galley in shown.values():
        if galley.proof is not None:
            yield from prove_output(data.decode(), galley.proof, source)


def _environment(shop: Shop) -> Environment:
    return rendering(theme_of(shop.root, shop.theme, shop.digest), shop.options)


@lru_cache(maxsize=2)
def theme_of(root: Path, name: str, named: str) -> Theme:
    """The theme of a build, read once a process. Raises ProblemError where it is not the one that was planned with."""
    theme = read_theme(root, name)
    if theme.digest != named:
        said = "the theme was changed while the site was built"
        raise ProblemError([problem("file-changed", said, Place(f"themes/{name}"), "build again")])
    return theme
