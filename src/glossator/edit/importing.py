"""Raw texts become articles on disk. Room `edit`; ingest says what to write, this writes it.

The order of writing makes every moment a sound one: the vocabulary before the articles that need it; each seed right
before its article, so that no article is without one, and no preview that watches `seeds/` imports it first; last the
memory of what was imported. What is missing after a full disk or a killed process, the next run adds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from glossator.edit.files import create
from glossator.edit.ignored import take_back
from glossator.edit.imported import remember
from glossator.edit.seeds import Seed
from glossator.edit.stock import Stock
from glossator.edit.taught import taught
from glossator.edit.vocabulary import add_names
from glossator.ingest.folder import Progress, read_folder, read_in_turn, silent
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.ingest.web.images import Beside, Fetch, nothing_beside, nothing_fetched
from glossator.problem import Problem, ProblemError
from glossator.sources.site import Site
from glossator.work import chunks

TOGETHER = 50
"""Articles that are written before the list of what was imported is."""


class Written(Struct, frozen=True):
    """What an import wrote."""

    results: tuple[Imported | Refused, ...]
    """What became of each raw text; one that could not be written is refused."""
    articles: Mapping[str, str]
    """Article files by the hash of their raw text."""
    problems: tuple[Problem, ...]
    """What is wrong besides."""


def read_seeds(  # noqa: PLR0913, PLR0917 — each is of another source
    site: Site,
    stock: Stock,
    seeds: Sequence[Seed],
    overrides: Mapping[str, Mapping[str, object]] = MappingProxyType({}),
    progress: Progress = silent,
    beside: Beside = nothing_beside,
    fetch: Fetch = nothing_fetched,
) -> tuple[Imported | Refused, ...]:
    """What each raw text becomes; nothing is written. `beside` reads pictures that were saved with pages, `fetch` asks
    the web for others."""
    context = _context(site, overrides, beside, fetch)
    return read_folder([(seed.file, seed.data) for seed in seeds], context, stock.claims.slugs, progress)


def read_many(  # noqa: PLR0913, PLR0917 — each is of another source
    site: Site,
    stock: Stock,
    seeds: Sequence[Seed],
    overrides: Mapping[str, Mapping[str, object]],
    progress: Progress,
    beside: Beside,
    fellows: Iterable[tuple[str, bytes]],
    jobs: int,
    fetch: Fetch,
) -> Iterator[Imported | Refused]:
    """What each raw text becomes, as soon as it is known (`ingest.folder.read_in_turn`); nothing is written."""
    context = _context(site, overrides, beside, fetch)
    pairs = [(seed.file, seed.data) for seed in seeds]
    return read_in_turn(pairs, context, stock.claims.slugs, progress, fellows, jobs)


def _context(
    site: Site, overrides: Mapping[str, Mapping[str, object]], beside: Beside, fetch: Fetch
) -> ImportContext:
    archive = cache(partial(taught, site))
    return ImportContext(
        site.settings, site.vocabulary, overrides=overrides, archive=archive, beside=beside, fetch=fetch
    )


def write_articles(
    root: Path, stock: Stock, results: Iterable[Imported | Refused], new_seeds: Mapping[str, bytes]
) -> Written:
    """Writes the seeds that are new (bytes by path), and the articles of all that was imported, some at a time as they
    come: what a killed run wrote, the next finds done.

    One that cannot be written keeps the others from nothing; no file that is there is touched.
    """
    written: list[Imported | Refused] = []
    articles: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    for batch in chunks(results, TOGETHER):
        made = [_tried(one, partial(_write, root, new_seeds)) for one in _with_names(root, tuple(batch))]
        written += made
        articles |= {one.sha256: one.path for one in made if isinstance(one, Imported)}
        problems = _remember(root, stock, articles)
    return Written(tuple(written), articles, problems)


def _tried(one: Imported | Refused, act: Callable[[Imported], None]) -> Imported | Refused:
    """What was imported if the act succeeds, else the refusal."""
    if isinstance(one, Refused):
        return one
    try:
        act(one)
    except ProblemError as error:
        return Refused(one.file, one.sha256, error.problems)
    return one


def _with_names(root: Path, results: tuple[Imported | Refused, ...]) -> tuple[Imported | Refused, ...]:
    """The same, with the names of their topics in the vocabulary; all refused if that cannot be written."""
    names = [name for one in results if isinstance(one, Imported) for name in one.new_names]
    try:
        add_names(root, names)
    except ProblemError as error:
        refused = (Refused(one.file, one.sha256, error.problems) for one in results)
        return tuple(
            one if isinstance(one, Refused) else no for one, no in zip(results, refused, strict=True)
        )
    return results


def _write(root: Path, new_seeds: Mapping[str, bytes], one: Imported) -> None:
    if one.file in new_seeds:
        create(root, one.file, new_seeds[one.file])
    for path, image in one.images.items():
        _keep(root, path, image)
    create(root, one.path, one.article.encode())


def _keep(root: Path, path: str, image: bytes) -> None:
    """A picture, which is named by its bytes: where it is already, another article shows it, too."""
    if not (root / path).exists():
        create(root, path, image)


def _remember(root: Path, stock: Stock, articles: Mapping[str, str]) -> tuple[Problem, ...]:
    """The site's older articles are remembered as well, however they came; what was ignored is so no more."""
    try:
        if articles:
            remember(root, {**stock.claims.by_digest, **articles})
            take_back(root, articles)
    except ProblemError as error:
        return error.problems
    return ()
