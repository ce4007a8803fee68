"""What a site's raw files and articles say of themselves: read anew only where a file's state is not the one that an
earlier run saw. Room `edit`; reads, and has a place in the cache.

A run that has nothing to import would otherwise read every raw file and every article to know that.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from time import time_ns

from msgspec import Struct

from glossator.build.cache import FOLDER, UNUSABLE, peek
from glossator.build.opening import opened
from glossator.codec import decode, encode
from glossator.edit.claims import Claim, claim_of
from glossator.problem import Problem, ProblemError
from glossator.sources.seeds import digests
from glossator.sources.site import Site
from glossator.sources.stamps import Stamp, stamps
from glossator.sources.survey import UNKNOWN, Survey, state_of

NAME = "acquainted"
"""Of what the cache keeps."""
FEW = 100
"""One of so many files is rather read again in the next run than remembered: what is kept is written whole."""


class Acquainted(Struct, frozen=True):
    """What is known of files, by path."""

    seeds: Mapping[str, Stamp]
    """Raw files and their digests."""
    articles: Mapping[str, tuple[Stamp, Claim]]
    """What each article says it was made from, as of which state of its file."""


NOBODY = Acquainted({}, {})


def acquaint(
    site: Site, looked: Survey | None = None, before: Acquainted = NOBODY
) -> tuple[Acquainted, tuple[Problem, ...]]:
    """What raw files and articles say, given the state of files and what is known already; and what is wrong with raw
    files that cannot be read."""
    looked = looked or Survey(site.root, {}, 0)
    seeds = stamps(looked, site.seeds, before.seeds)
    _, problems = digests(site.root, (file for file in site.seeds if file not in seeds))
    articles = {path: _article(looked, path, before.articles.get(path)) for path in site.articles}
    return Acquainted(seeds, articles), problems


def _article(looked: Survey, path: str, before: tuple[Stamp, Claim] | None) -> tuple[Stamp, Claim]:
    try:
        state = looked.states.get(path) or state_of(f"{looked.root}/{path}")
    except OSError:
        return Stamp(*UNKNOWN, 0, ""), claim_of(looked.root, path)
    if before is not None and before[0].is_settled and before[0].state == state:
        return before
    return Stamp(*state, time_ns(), ""), claim_of(looked.root, path)


def recall(root: Path) -> Acquainted:
    """What earlier runs learnt; nobody where that is not known, or not to be trusted."""
    try:
        cache = peek(root / FOLDER)
        if cache is None:
            return NOBODY
        with closing(cache):
            kept = cache.recall(NAME, b"")
            return NOBODY if kept is None else decode(kept, Acquainted)
    except (*UNUSABLE, OSError):
        return NOBODY


def remember(root: Path, before: Acquainted, now: Acquainted) -> None:
    """Keep what was learnt, where it is much and there is a cache."""
    news = sum(before.seeds.get(path) != stamp for path, stamp in now.seeds.items())
    news += sum(before.articles.get(path) != one for path, one in now.articles.items())
    if news <= (len(now.seeds) + len(now.articles)) // FEW or not (root / FOLDER).is_dir():
        return
    try:
        with opened(root) as cache:
            cache.keep(NAME, b"", encode(now))
    except (sqlite3.DatabaseError, ProblemError):
        return  # the next run reads them again
