"""Which raw texts have an article, and which wait for one. Room `edit`; reads, writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from glossator.digest import of_bytes
from glossator.edit.ignored import Ignored
from glossator.edit.names import name_faults
from glossator.edit.stock import Kind, Standing, Stock, read_stock
from glossator.problem import Problem
from glossator.sources.folder import read_bytes
from glossator.sources.site import Site


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

    stock: Stock
    seeds: tuple[Seed, ...]
    skipped: tuple[Skipped, ...]
    deleted: Mapping[str, Ignored]
    """By hash: raw texts whose article was deleted since the last import, with that as the reason."""
    problems: tuple[Problem, ...] = ()


def waiting(site: Site) -> Waiting:
    """The seeds without an article, in the order of their names; of equal ones the first."""
    stock = read_stock(site)
    standings = {file: _standing(stock, file, digest) for file, digest in stock.digests.items()}
    free = [file for file, standing in standings.items() if standing.kind is Kind.FREE]
    deleted = {
        stock.digests[file]: Ignored(file, f"its article {standing.article} was deleted")
        for file, standing in standings.items()
        if standing.kind is Kind.DELETED
    }
    skipped = (Skipped(file, one.why) for file, one in standings.items() if one.kind is not Kind.FREE)
    seeds, problems = _read(site, free)
    return Waiting(stock, seeds, tuple(skipped), deleted, (*stock.problems, *problems))


def _standing(stock: Stock, file: str, digest: str) -> Standing:
    standing = stock.standing(file, digest)
    first = stock.by_digest[digest]
    if standing.kind is Kind.FREE and first != file:
        return Standing(Kind.KNOWN, f"has the same bytes as {first}")
    return standing


def _read(site: Site, files: list[str]) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    seeds: list[Seed] = []
    problems: list[Problem] = []
    for file in files:
        data, unread = read_bytes(site.root, file)
        faults = (*unread, *name_faults(file))
        problems += faults
        if data is not None and not faults:
            seeds.append(Seed(file, data, of_bytes(data)))
    return tuple(seeds), tuple(problems)
