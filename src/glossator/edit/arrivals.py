"""Raw files that someone names are sorted: which become articles, as which seeds, and which do not, and why.

Room `edit`; reads the site, writes nothing.
"""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from msgspec import Struct

from glossator.edit.named import RawFile
from glossator.edit.names import free_name, name_faults
from glossator.edit.seeds import Seed
from glossator.edit.stock import Kind, Standing, Stock
from glossator.problem import Place, Problem, problem
from glossator.sources.site import SEEDS

_UNDONE = frozenset((Kind.IGNORED, Kind.DELETED))
"""Decisions that naming the file itself takes back."""


class Arrival(Struct, frozen=True):
    """A raw file that is to become an article."""

    raw: RawFile
    seed: Seed
    """What it is in the site, or will be."""
    is_new: bool
    """Whether the seed has yet to be written."""


class Passed(Struct, frozen=True):
    """A raw file that stays as it is, and why, in words that can follow its name."""

    raw: RawFile
    standing: Standing


class Sorted(Struct, frozen=True):
    """Raw files by what becomes of them."""

    arrivals: tuple[Arrival, ...]
    passed: tuple[Passed, ...]
    problems: tuple[Problem, ...]


def sort_files(root: Path, stock: Stock, files: Iterable[RawFile]) -> Sorted:
    """What becomes of raw files.

    One from outside becomes a file of `seeds/`: the one that has its bytes already, else a new one of its name, with
    a number where the name is taken.
    """
    taken = set(stock.claims.by_file) | {f"{SEEDS}/{name}" for name in _names_in(root / SEEDS)}
    arrivals: dict[str, Arrival] = {}
    passed: list[Passed] = []
    for raw in files:
        held = raw.inside or stock.by_digest.get(raw.sha256, "")
        file = held or free_name(f"{SEEDS}/{raw.path.name}", taken)
        standing = _standing(stock, raw, file, arrivals)
        if standing.kind is Kind.FREE:
            taken.add(file)
            arrivals[raw.sha256] = Arrival(raw, Seed(file, raw.data, raw.sha256), is_new=not held)
        else:
            passed.append(Passed(raw, standing))
    fit = tuple(one for one in arrivals.values() if not name_faults(one.seed.file))
    faults = (fault for one in arrivals.values() for fault in name_faults(one.seed.file))
    altered = (_altered(one) for one in passed if one.standing.kind is Kind.ALTERED)
    skipped = tuple(one for one in passed if one.standing.kind is not Kind.ALTERED)
    return Sorted(fit, skipped, (*faults, *altered))


def _standing(stock: Stock, raw: RawFile, file: str, arrivals: dict[str, Arrival]) -> Standing:
    if raw.sha256 in arrivals:
        return Standing(Kind.KNOWN, f"has the same bytes as {arrivals[raw.sha256].raw.path.name}")
    standing = stock.standing(file, raw.sha256)
    return Standing(Kind.FREE) if raw.by_name and standing.kind in _UNDONE else standing


def _names_in(folder: Path) -> Iterable[str]:
    return (path.name for path in folder.iterdir()) if folder.is_dir() else ()


def _altered(passed: Passed) -> Problem:
    name = PurePosixPath(passed.raw.inside).name
    said = f"this raw text {passed.standing.why}"
    hint = f"save the new text under another name and import that; put {name} back as it was"
    return problem("seed-altered", said, Place(passed.raw.inside), hint)
