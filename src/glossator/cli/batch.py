"""Files that someone names for an import: which are to be read, and what each becomes. Room `cli`; writes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from glossator.cli.console import Progress
from glossator.cli.summary import relative_to_here
from glossator.edit.arrivals import Arrival, Passed, sort_files
from glossator.edit.feeds import take_apart
from glossator.edit.importing import read_many
from glossator.edit.metadata import overrides_of, unused_rows
from glossator.edit.named import read_named, saved_beside
from glossator.edit.stock import Stock, read_stock
from glossator.ingest.overrides import MetadataRow, read_overrides
from glossator.ingest.values import Imported, Refused
from glossator.ingest.web.images import Fetch, nothing_fetched
from glossator.problem import Problem, ProblemError, in_file
from glossator.sources.site import Site, read_site
from glossator.utf8 import decode
from glossator.work import cores


@dataclass(frozen=True, slots=True)
class Batch:
    """Raw files that are to become articles; none is read yet."""

    site: Site
    stock: Stock
    arrivals: tuple[Arrival, ...]
    passed: tuple[Passed, ...]
    overrides: Mapping[str, Mapping[str, object]]
    """What a metadata file says of them."""
    problems: tuple[Problem, ...]
    """What is wrong besides."""


def read_batch(root: Path, paths: Iterable[Path], metadata: Path | None) -> Batch:
    """Which of the files and folders that someone names are to become articles.

    Raises ProblemError where the site, its vocabulary or the metadata file cannot be read.
    """
    site = read_site(root)
    rows = _rows(metadata) if metadata else {}
    files, unread = read_named(root, paths)
    if site.broken_vocabulary:
        raise ProblemError(site.broken_vocabulary)
    stock = read_stock(site)
    apart = take_apart(site, stock, files)
    found = sort_files(root, stock, apart.files)
    overrides = overrides_of(rows, found.arrivals)
    problems = (*unread, *apart.problems, *found.problems, *unused_rows(rows, apart.files))
    return Batch(site, stock, found.arrivals, (*apart.passed, *found.passed), overrides, problems)


def results_of(
    batch: Batch, progress: Progress, jobs: int, fetch: Fetch = nothing_fetched
) -> Iterator[Imported | Refused]:
    """What each arrival becomes, as soon as it is known; `jobs` processes read, 0 for one a core. `fetch` asks the web
    for pictures, from one process."""
    arrivals = {one.seed.file: one for one in batch.arrivals}
    folders = {file: one.raw.path.parent for file, one in arrivals.items()}
    seeds = [one.seed for one in batch.arrivals]
    fellows = ((one.raw.path.name, one.raw.data) for one in batch.passed)
    results = read_many(
        batch.site,
        batch.stock,
        seeds,
        batch.overrides,
        progress,
        saved_beside(folders),
        fellows,
        1 if fetch is not nothing_fetched else jobs or cores(),
        fetch,
    )
    return (_as_named(one, arrivals[one.file]) for one in results)


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
