"""Raw files without an article are read, and become articles on disk or in memory. Room `cli`; `edit` reads and
writes.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from glossator.cli.console import Progress
from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.edit.feeds import expected
from glossator.edit.importing import Written, hindrances, read_seeds, write_articles
from glossator.edit.named import saved_beside
from glossator.edit.seeds import Waiting
from glossator.ingest.values import Imported, Refused
from glossator.ingest.web.images import Beside, nothing_beside
from glossator.problem import Problem, judged
from glossator.sources.bundle import Bundle
from glossator.sources.site import Site, read_site


def take_up(
    site: Site, found: Waiting, new: Mapping[str, bytes], progress: Progress
) -> tuple[Written, tuple[Problem, ...]]:
    """Each raw file that waits becomes an article file, or a problem; `new` are those that have yet to be written."""
    beside = saved_beside({seed.file: (site.root / seed.file).parent for seed in found.seeds})
    written = write_articles(site.root, found.stock, _read(site, found, progress, beside), new)
    return written, (*problems_of(written.results), *written.problems)


def import_in_memory(
    root: Path, progress: Progress
) -> tuple[tuple[Bundle[Matter], ...], tuple[Problem, ...]]:
    """The articles that they would become, and what is wrong with them, judged by settings; nothing is written."""
    site = read_site(root)
    found = expected(site).waiting
    data = {seed.file: seed.data for seed in found.seeds}
    results = _read(site, found, progress)
    bundles = (_bundle(one, data[one.file]) for one in results if isinstance(one, Imported))
    problems = judged((*found.problems, *problems_of(results)), site.settings.problems)
    return tuple(one for one in bundles if one), problems


def _read(
    site: Site, found: Waiting, progress: Progress, beside: Beside = nothing_beside
) -> tuple[Imported | Refused, ...]:
    """What the waiting seeds become; nothing where none can be imported, which is a problem of the site anyway."""
    return (
        ()
        if hindrances(site)
        else read_seeds(site, found.stock, found.seeds, progress=progress, beside=beside)
    )


def problems_of(results: Sequence[Imported | Refused]) -> tuple[Problem, ...]:
    """What is wrong with raw files and what was read from them, in their order."""
    return tuple(problem for one in results for problem in one.problems)


def _bundle(imported: Imported, seed: bytes) -> Bundle[Matter] | None:
    written, _ = read_article(imported.article, imported.path)
    return Bundle(imported.path, imported.article, written, seed) if written else None
