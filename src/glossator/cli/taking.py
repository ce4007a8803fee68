"""Raw files without an article are read, and become articles on disk or in memory. Room `cli`; `edit` reads and
writes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from glossator.cli.console import Progress
from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.edit.feeds import expected
from glossator.edit.importing import Written, read_many, write_articles
from glossator.edit.leftovers import tidy
from glossator.edit.named import saved_beside
from glossator.edit.seeds import Waiting
from glossator.ingest.values import Imported, Refused
from glossator.ingest.web.images import Beside, nothing_beside, nothing_fetched
from glossator.problem import Problem, judged
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site, read_site
from glossator.work import cores


def take_up(
    site: Site, found: Waiting, new: Mapping[str, bytes], progress: Progress, jobs: int
) -> tuple[Written, tuple[Problem, ...]]:
    """Each raw file that waits becomes an article file, or a problem; `new` are those that have yet to be written.
    `jobs` processes read, 0 for one a core."""
    tidy(site.root)
    beside = saved_beside({seed.file: (site.root / seed.file).parent for seed in found.seeds})
    written = write_articles(site.root, found.stock, _read(site, found, progress, jobs, beside), new)
    return written, (*problems_of(_in_order(found, written.results)), *written.problems)


def import_in_memory(
    root: Path, progress: Progress, jobs: int = 0
) -> tuple[tuple[Bundle[Matter], ...], tuple[Problem, ...]]:
    """The articles that they would become, and what is wrong with them, judged by settings; nothing is written."""
    site = read_site(root)
    found = expected(site).waiting
    data = {seed.file: seed.data for seed in found.seeds}
    results = _in_order(found, _read(site, found, progress, jobs))
    bundles = (_bundle(one, data[one.file]) for one in results if isinstance(one, Imported))
    problems = judged((*found.problems, *problems_of(results)), site.settings.problems)
    return tuple(one for one in bundles if one), problems


def _read(
    site: Site, found: Waiting, progress: Progress, jobs: int, beside: Beside = nothing_beside
) -> Iterator[Imported | Refused]:
    """What the waiting seeds become, as soon as it is known; nothing where none can be imported, which is a problem of
    the site anyway."""
    if site.broken_vocabulary:
        return iter(())
    return read_many(
        site, found.stock, found.seeds, {}, progress, beside, (), jobs or cores(), nothing_fetched
    )


def _in_order(found: Waiting, results: Iterable[Imported | Refused]) -> tuple[Imported | Refused, ...]:
    """Results in the order of the raw files."""
    places = {seed.file: at for at, seed in enumerate(found.seeds)}
    return tuple(sorted(results, key=lambda one: places[one.file]))


def problems_of(results: Sequence[Imported | Refused]) -> tuple[Problem, ...]:
    """What is wrong with raw files and what was read from them, in their order."""
    return tuple(problem for one in results for problem in one.problems)


def _bundle(imported: Imported, seed: bytes) -> Bundle[Matter] | None:
    written, _ = read_article(imported.article, imported.path)
    return Bundle(imported.path, imported.article, written, seed) if written else None
