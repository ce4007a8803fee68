"""`glossator import`."""

from functools import partial
from pathlib import Path

import click

from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_article
from glossator.cli.batch import Batch, read_batch, results_of
from glossator.cli.console import Console
from glossator.cli.receiving import import_annotations
from glossator.cli.showing import show
from glossator.cli.summary import relative_to_here
from glossator.cli.tables import import_table, remark_lines
from glossator.cli.taking import problems_of
from glossator.edit.files import put
from glossator.edit.ignored import IGNORED
from glossator.edit.importing import write_articles
from glossator.edit.leaving import leave_out
from glossator.edit.named import read_named
from glossator.edit.stock import read_stock
from glossator.ingest.ledger_rows import side_by_side
from glossator.ingest.report import Report, report_of
from glossator.ingest.report_page import report_page
from glossator.ingest.values import Imported
from glossator.ingest.web.images import Fetch, nothing_fetched
from glossator.links.fetching import Fetcher
from glossator.problem import Problem, ProblemError, judged
from glossator.regular import read_regular
from glossator.sources.site import Site, read_site

REPORT = ".glossator/import-report.html"
METADATA = (".csv", ".jsonl")


@click.command(
    "import", epilog="\b\nExample:\n  glossator import ~/articles --metadata articles.csv --dry-run"
)
@click.argument(
    "files", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A .csv or .jsonl file with front matter by raw file, which goes before what the texts suggest.",
)
@click.option(
    "--for",
    "article",
    metavar="ARTICLE",
    shell_complete=complete_article,
    help="The files are annotations of this article, as JSON of Hypothesis or of W3C's model; they become notes.",
)
@click.option(
    "--fetch",
    is_flag=True,
    help="Fetch the pictures that an article shows from the web, and lay them beside it: nothing else of its page.",
)
@options.jobs
@click.option("--dry-run", is_flag=True, help="Show what would become of each line; write nothing.")
@click.option("--ignore", "leave", is_flag=True, help="Do not import these raw files, now or later.")
@click.pass_obj
def command(  # noqa: PLR0913 — an argument for each option
    call: Call,
    files: tuple[Path, ...],
    metadata: Path | None,
    article: str | None,
    jobs: int,
    *,
    fetch: bool,
    dry_run: bool,
    leave: bool,
) -> int:
    """Turn raw files into articles, or annotations into notes.

    Files from elsewhere are copied into seeds/. Raw texts that have an article are left alone, and no file that is
    there is touched. A raw text that was ignored, or whose article was deleted, is taken up again when its file is
    named itself.
    """
    if leave and (dry_run or metadata):
        raise click.UsageError("--ignore goes neither with --dry-run nor with --metadata.")
    if metadata and metadata.suffix.lower() not in METADATA:
        raise click.UsageError(f"--metadata takes a {' or '.join(METADATA)} file, not '{metadata.name}'.")
    if fetch and (leave or article):
        raise click.UsageError("--fetch goes neither with --ignore nor with --for.")
    if article and (leave or metadata):
        raise click.UsageError("--for goes neither with --ignore nor with --metadata.")
    if article and (folder := next((one for one in files if one.is_dir()), None)):
        raise click.UsageError(f"--for takes files of annotations, and '{folder}' is a folder.")
    with call.content() as root:
        if article:
            path = find_article(root, article)
            return import_annotations(call.console, root, files, path, writes=not dry_run)
        if leave:
            return _leave_out(call.console, root, files)
        batch = read_batch(root, files, metadata)
        fetcher = Fetcher() if fetch else nothing_fetched
        return (_rehearse if dry_run else _import)(call.console, batch, jobs, fetcher)


def _leave_out(at: Console, root: Path, paths: tuple[Path, ...]) -> int:
    site = read_site(root)
    files, unread = read_named(root, paths)
    left, held = leave_out(root, read_stock(site), files)
    for raw in left:
        at.say_plain(f"{relative_to_here(raw.path)} is ignored from now on, in {IGNORED}.")
    return _end(at, site, (*unread, *held))


def _rehearse(at: Console, batch: Batch, jobs: int, fetch: Fetch) -> int:
    with at.progress("Importing") as progress:
        results = tuple(results_of(batch, progress, jobs, fetch))
    _say_passed(at, batch)
    for one in results:
        if isinstance(one, Imported):
            at.say_plain(side_by_side(one))
    for line in remark_lines(report_of(results)):
        at.say(line)
    refused = problems_of([one for one in results if not isinstance(one, Imported)])
    return _end(at, batch.site, (*batch.problems, *refused))


def _import(at: Console, batch: Batch, jobs: int, fetch: Fetch) -> int:
    root = batch.site.root
    copies = {one.seed.file: one.seed.data for one in batch.arrivals if one.is_new}
    with at.progress("Importing") as progress:
        written = write_articles(root, batch.stock, results_of(batch, progress, jobs, fetch), copies)
    _say_passed(at, batch)
    report = report_of(written.results)
    unreported = _report(at, root, report) if report.rows else ()
    refused = problems_of([one for one in written.results if not isinstance(one, Imported)])
    return _end(at, batch.site, (*batch.problems, *refused, *written.problems, *unreported))


def _say_passed(at: Console, batch: Batch) -> None:
    for one in batch.passed:
        at.say_plain(f"skipped: {relative_to_here(one.raw.path)} {one.standing.why}")


def _report(at: Console, root: Path, report: Report) -> tuple[Problem, ...]:
    """Prints the report and writes its page; why that cannot be written."""
    at.say(import_table(report, at.columns))
    for line in ("", *remark_lines(report)):
        at.say(line)
    try:
        put(root, REPORT, report_page(report, partial(_raw, root)).encode("utf-8", "replace"))
    except ProblemError as error:
        return error.problems
    at.say(f"The whole report is in {relative_to_here(root / REPORT)}")
    return ()


def _raw(root: Path, file: str) -> bytes | None:
    """The bytes of a raw file of the site; None for one that was refused, and not copied."""
    try:
        return read_regular(root / file)
    except OSError:
        return None


def _end(at: Console, site: Site, problems: tuple[Problem, ...]) -> int:
    """Print problems; the exit status."""
    found = judged(problems, site.settings.problems)
    show(at, site.root, found, whole=None)
    return int(any(one.is_error for one in found))
