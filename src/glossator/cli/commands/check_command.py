"""`glossator check`."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from glossator.build.report import BuildOptions
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.articles import complete_article, find_article
from glossator.cli.clock import now
from glossator.cli.console import Console
from glossator.cli.formats import as_github, as_json, as_summary
from glossator.cli.linking import SCOPES, Wanted, check_with_links
from glossator.cli.summary import from_here, problem_texts, tally
from glossator.cli.taking import import_in_memory
from glossator.config.matter import Matter
from glossator.problem import Place, Problem
from glossator.sources.bundle import Bundle
from glossator.sources.notes_files import notes_lister

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The environment variable in which GitHub names the file for a step's summary."""


@click.command("check", epilog="\b\nExample:\n  glossator check a-short-history --strict")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=complete_article)
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json", "github")),
    default="text",
    show_default=True,
    help="For people, for programs, or as GitHub's workflow commands, which show beside the lines.",
)
@click.option(
    "--links",
    "scope",
    type=click.Choice(tuple(SCOPES)),
    default="internal",
    show_default=True,
    help="Which links to look up: those within the site, those to other sites, or both.",
)
@options.strict
@click.pass_obj
def command(call: Call, articles: tuple[str, ...], style: str, scope: str, *, strict: bool) -> int:
    """Report all problems without writing anything.

    Of the whole site, as a build would find them, or of each ARTICLE, named by its file or slug: these are read,
    printed and proven anew, whatever earlier builds remember. Raw files without an article are imported in memory. With
    --links external or all, the servers of other sites are asked for what is linked. Ends with status 1 on errors.
    """
    with call.site() as root:
        paths = [find_article(root, one) for one in articles]
        with call.console.progress("Importing") as progress:
            bundles, doubts = import_in_memory(root, progress)
        notes_of = notes_lister(root)
        files = frozenset(file for path in paths for file in (path, *notes_of(path)))
        with call.console.progress("Checking") as progress:
            asked = BuildOptions(now(), progress=progress)
            checked = check_with_links(call.console, root, asked, bundles, Wanted(SCOPES[scope], files))
        found = (*doubts, *_at_seeds(checked, bundles))
        chosen = [one for one in found if not paths or one.place.path in files]
        FORMATS[style](call.console, root, chosen)
    return int(any(one.is_error or strict for one in chosen))


def _at_seeds(problems: Iterable[Problem], imported: Iterable[Bundle[Matter]]) -> list[Problem]:
    """Problems of articles that are not on disk yet, at the raw files that can be opened."""
    sources = ((one.path, one.written.matter.source) for one in imported)
    seeds = {path: source.file for path, source in sources if source}
    places = ((one, seeds.get(one.place.path)) for one in problems)
    return [replace(one, place=Place(seed)) if seed else one for one, seed in places]


def _say_text(at: Console, root: Path, problems: Sequence[Problem]) -> None:
    for text in problem_texts(from_here(problems, root), at.columns, at.out_paint, whole=None):
        at.say(text)
    said = tally(problems)
    at.say(f"{said[0].upper()}{said[1:]}.")
    if problems and at.interactive:
        at.note(f"What a problem means, 'glossator explain {problems[0].code}' tells.")


def _say_json(at: Console, _root: Path, problems: Sequence[Problem]) -> None:
    at.say(as_json(problems))


def _say_github(at: Console, root: Path, problems: Sequence[Problem]) -> None:
    """Annotations beside the lines; and where the step has a page for its summary, that too."""
    for one in from_here(problems, root):
        at.say(as_github(one))
    summary = os.environ.get(SUMMARY)
    if summary:
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(as_summary(from_here(problems, root), tally(problems)))


FORMATS = {"text": _say_text, "json": _say_json, "github": _say_github}
