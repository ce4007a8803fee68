"""Glossator for other programs: a site is loaded, built, checked, and given articles. Room `library`.

Nothing here prints, asks or ends the process. What is wrong is returned as problems, or raised as a ProblemError where
there is nothing to return. The command line calls the same functions of the rooms below.
"""

from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path

from glossator.build.report import BuildOptions, Report
from glossator.build.run import build as build_folder
from glossator.build.run import check as check_folder
from glossator.edit.arrivals import Sorted, sort_files
from glossator.edit.importing import read_seeds, write_articles
from glossator.edit.named import read_named, saved_beside
from glossator.edit.stock import read_stock
from glossator.ingest.values import Imported
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.sources.site import Site, read_site


def load_site(folder: str | Path = ".", *, base_url: str | None = None) -> Site:
    """The site in a folder: its settings, vocabulary and lists of files, and in `problems` what is wrong with these.

    `base_url` stands in for the settings' `url`. Raises ProblemError where there is no site, or its settings are wrong.
    """
    return read_site(Path(folder).resolve(), base_url)


def build(  # noqa: PLR0913 — what the command has as options
    site: Site,
    *,
    output: str | Path | None = None,
    drafts: bool = False,
    future: bool = False,
    now: datetime | None = None,
    jobs: int = 1,
    executor: Executor | None = None,
) -> Report:
    """Render a site, as it lies on disk now, into its output folder (or `output`); write only what differs.

    `now` decides what is still to come: a moment with its time zone, by default this one. `jobs` is how many processes
    work, 0 for one a core; an `executor` has others work, of a cluster, say: each must find this version of Glossator,
    and the folders of the site and of its output at the same paths. Raw files without an article are left alone;
    `import_seed` takes them up. The report counts files and has all problems; with an error among them nothing was
    written. Raises ProblemError where the settings have become wrong, OSError where the disk refuses.
    """
    folder = Path(output) if output is not None else None
    asked = BuildOptions(_moment(now), folder, drafts, future, site.settings.url, jobs, executor=executor)
    return build_folder(site.root, asked)


def check(
    site: Site, *, drafts: bool = False, future: bool = False, now: datetime | None = None, jobs: int = 1
) -> tuple[Problem, ...]:
    """All problems of a site, as a build would find them, in order; nothing is written but the cache of a site that was
    built before. The arguments are those of `build`, and so is what it raises."""
    asked = BuildOptions(_moment(now), None, drafts, future, site.settings.url, jobs)
    return check_folder(site.root, asked)


def import_seed(site: Site, file: str | Path) -> Imported:
    """Turn a raw file into an article; its `path` is the article's file, its `problems` are warnings.

    A file from elsewhere is copied into `seeds/`. No file that is there is touched. Raises ProblemError where the file
    has an article already (`file-exists`), or no article can be made of it.
    """
    fresh = read_site(site.root)
    named, unread = read_named(site.root, (Path(file),))
    if broken := (*unread, *fresh.broken_vocabulary):
        raise ProblemError(broken)
    stock = read_stock(fresh)
    found = sort_files(site.root, stock, named)
    _refuse_known(found)
    (one,) = found.arrivals
    beside = saved_beside({one.seed.file: one.raw.path.parent})
    results = read_seeds(fresh, stock, (one.seed,), beside=beside)
    written = write_articles(site.root, stock, results, {one.seed.file: one.seed.data} if one.is_new else {})
    (result,) = written.results
    if not isinstance(result, Imported):
        raise ProblemError(result.problems)
    return result


def _refuse_known(found: Sorted) -> None:
    known = (
        problem(
            "file-exists", f"this raw file {one.standing.why}", Place(str(one.raw.path)), "edit that article"
        )
        for one in found.passed
    )
    if refused := (*found.problems, *known):
        raise ProblemError(refused)


def _moment(now: datetime | None) -> datetime:
    moment = now or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("now must have a time zone: datetime.now(UTC)")
    return moment
