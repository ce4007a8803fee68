"""`glossator import`."""

from pathlib import Path

import click

from glossator.cli.app import Call
from glossator.cli.tables import import_table, remark_lines
from glossator.digest import of_bytes
from glossator.edit.files import create
from glossator.edit.ignored import Ignored, ignore
from glossator.edit.importing import read_seeds, write_articles
from glossator.edit.seeds import Seed, waiting
from glossator.ingest.ledger_rows import side_by_side
from glossator.ingest.overrides import read_overrides
from glossator.ingest.report import report_of
from glossator.ingest.values import Imported
from glossator.problem import ProblemError
from glossator.sources.site import read_site
from glossator.utf8 import decode


@click.command("import", epilog="\b\nExample:\n  glossator import ~/articles/one.txt --dry-run")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Front matter by file name.",
)
@click.option("--dry-run", is_flag=True, help="Show the ledger beside the text; write nothing.")
@click.option("--ignore", "leave", is_flag=True, help="Do not import these raw files, now or later.")
@click.pass_obj
def command(call: Call, files: tuple[Path, ...], metadata: Path | None, *, dry_run: bool, leave: bool) -> int:
    """Turn raw files into articles."""
    with call.site() as root:
        seeds = [_seed(root, path) for one in files for path in _below(one)]
        if leave:
            ignore(root, {s.sha256: Ignored(s.file, "told so") for s in seeds})
            return 0
        overrides, problems = (
            read_overrides(decode(metadata.read_bytes())[0], str(metadata)) if metadata else ({}, ())
        )
        if problems:
            raise ProblemError(problems)
        site = read_site(root)
        known = {skipped.file for skipped in waiting(site).skipped}
        results = read_seeds(site, [s for s in seeds if s.file not in known], overrides)
        if dry_run:
            for one in results:
                call.console.say(side_by_side(one) if isinstance(one, Imported) else one.problems[0].message)
            return 0
        for seed in seeds:
            if not (root / seed.file).exists():
                create(root, seed.file, seed.data)
        write_articles(root, results)
        report = report_of(results)
        call.console.say(import_table(report, call.console.columns))
        for line in remark_lines(report):
            call.console.say(line)
    return int(any(not isinstance(one, Imported) for one in results))


def _below(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _seed(root: Path, path: Path) -> Seed:
    data = path.read_bytes()
    inside = path.resolve().is_relative_to((root / "seeds").resolve())
    name = path.resolve().relative_to(root.resolve()).as_posix() if inside else f"seeds/{path.name}"
    return Seed(name, data, of_bytes(data))
