"""Which raw texts have an article, and which wait for one. Room `edit`; reads, writes nothing."""

from collections.abc import Mapping

from msgspec import Struct

from glossator.digest import of_bytes
from glossator.edit.ignored import Ignored
from glossator.edit.names import name_faults
from glossator.edit.stock import Kind, Stock, read_stock
from glossator.problem import Problem
from glossator.sources.folder import read_bytes
from glossator.sources.site import Site


class Seed(Struct, frozen=True):
    """A raw file of the site."""

    file: str
    """Relative to the site."""
    data: bytes
    sha256: str


class Waiting(Struct, frozen=True):
    """The raw files of a site that have no article yet, and what is wrong with some."""

    stock: Stock
    seeds: tuple[Seed, ...]
    deleted: Mapping[str, Ignored]
    """By hash: raw texts whose article was deleted since the last import, with that as the reason."""
    problems: tuple[Problem, ...] = ()


def waiting(site: Site, stock: Stock | None = None) -> Waiting:
    """The seeds without an article, in the order of their names; of equal ones the first. Without a stock it is
    read."""
    stock = stock or read_stock(site)
    first = {digest: (file, stock.standing(file, digest)) for digest, file in stock.by_digest.items()}
    free = sorted(file for file, standing in first.values() if standing.kind is Kind.FREE)
    deleted = {
        digest: Ignored(file, f"its article {standing.article} was deleted")
        for digest, (file, standing) in first.items()
        if standing.kind is Kind.DELETED
    }
    seeds, problems = _read(site, free)
    return Waiting(stock, seeds, deleted, (*stock.problems, *problems))


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
