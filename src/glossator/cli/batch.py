"""Files that someone names for an import are read: what each becomes, or why nothing. Room `cli`; writes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.cli.console import Progress
from glossator.cli.summary import relative_to_here
from glossator.edit.arrivals import Arrival, Passed, sort_files
from glossator.edit.feeds import take_apart
from glossator.edit.importing import hindrances, read_seeds
from glossator.edit.metadata import overrides_of, unused_rows
from glossator.edit.named import read_named, saved_beside
from glossator.edit.stock import Stock, read_stock
from glossator.ingest.overrides import MetadataRow, read_overrides
from glossator.ingest.values import Imported, Refused
from glossator.ingest.web.images import Fetch
from glossator.problem import Problem, ProblemError, in_file
from glossator.sources.site import Site, read_site
from glossator.utf8 import decode


@dataclass(frozen=True, slots=True)
class Batch:
    """Raw files, read; nothing of them is written yet."""

    site: Site
    stock: Stock
    arrivals: tuple[Arrival, ...]
    passed: tuple[Passed, ...]
    results: tuple[Imported | Refused, ...]
    """What each of the arrivals becomes."""
    problems: tuple[Problem, ...]
    """What is wrong besides."""


def read_batch(
    root: Path, paths: Iterable[Path], metadata: Path | None, progress: Progress, fetch: Fetch
) -> Batch:
    """What becomes of files and folders that someone names.

    Raises ProblemError where the site, its vocabulary or the metadata file cannot be read.
    """
    site = read_site(root)
    rows = _rows(metadata) if metadata else {}
    files, unread = read_named(root, paths)
    if broken := hindrances(site):
        raise ProblemError(broken)
    stock = read_stock(site)
    apart = take_apart(site, stock, files)
    found = sort_files(root, stock, apart.files)
    overrides = overrides_of(rows, found.arrivals)
    seeds = [one.seed for one in found.arrivals]
    folders = {one.seed.file: one.raw.path.parent for one in found.arrivals}
    results = read_seeds(site, stock, seeds, overrides, progress, saved_beside(folders), fetch)
    named = tuple(_as_named(one, arrival) for one, arrival in zip(results, found.arrivals, strict=True))
    problems = (*unread, *apart.problems, *found.problems, *unused_rows(rows, apart.files))
    return Batch(site, stock, found.arrivals, (*apart.passed, *found.passed), named, problems)


def _rows(path: Path) -> Mapping[str, MetadataRow]:
    absolute = str(path.absolute())
    text, undecoded = decode(path.read_bytes())
    rows, problems = read_overrides(text, absolute)
    if undecoded or problems:
        raise ProblemError(in_file(undecoded, absolute) or problems)
    return rows


def _as_named(result: Imported | Refused, arrival: Arrival) -> Imported | Refused:
    """A refusal under the name of the file that someone gave: a seed of that name never comes to be."""
    if isinstance(result, Imported) or not arrival.is_new:
        return result
    problems = in_file(result.problems, str(arrival.raw.path))
    return replace(result, file=relative_to_here(arrival.raw.path), problems=problems)
