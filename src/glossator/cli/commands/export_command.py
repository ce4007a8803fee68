"""`glossator export`."""

from functools import partial
from pathlib import Path

import click

from glossator.build.aside import Aside, aside
from glossator.build.exporting import export_pages
from glossator.build.report import BuildOptions
from glossator.build.run import look
from glossator.build.workplace import Workplace
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.articles import all_articles, complete_article, find_article
from glossator.cli.clock import now
from glossator.cli.summary import numbered, relative_to_here
from glossator.edit.revisions import changed_since, revision
from glossator.problem import ProblemError
from glossator.sources.site import Site, load_settings


@click.command("export", epilog="\b\nExample:\n  glossator export the-ferry -o to-send")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...", shell_complete=complete_article)
@click.option("--since", metavar="REV", help="The articles that have changed since git's revision REV.")
@options.output("Where to write the files; by default 'export', in the folder where you are.")
@options.drafts
@options.future
@options.base_url
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call,
    articles: tuple[str, ...],
    *,
    since: str | None,
    output: Path | None,
    drafts: bool,
    future: bool,
    base_url: str | None,
) -> int:
    """Write articles as single HTML files, to send or to keep.

    Each ARTICLE, or all, with style sheets, scripts and pictures inside: such a file needs no site and no network. Its
    links lead to the published site. Nothing is overwritten.
    """
    folder = output or Path("export")
    with call.site() as root:
        wanted = _wanted(root, articles, since)
        url = base_url or load_settings(root).url
        asked = BuildOptions(now(), None, drafts, future, base_url)
        seen = partial(_export, wanted=wanted, url=url if url.endswith("/") else f"{url}/", folder=folder)

        def printed(site: Site, work: Workplace) -> tuple[Path, ...]:
            return aside(site, work, asked, (), seen)

        files = look(root, asked, printed) if wanted else ()
    for file in files:
        call.console.say_plain(relative_to_here(file.absolute()))
    left = len(wanted) - len(files)
    hidden = f"{numbered(left, 'article')} {'is' if left == 1 else 'are'} not published (--drafts, --future)"
    call.console.note(f"{numbered(len(files), 'file')} written{f'; {hidden}' if left else ''}.")
    return 0


def _wanted(root: Path, articles: tuple[str, ...], since: str | None) -> frozenset[str]:
    """The files of the articles that are meant."""
    named = frozenset(find_article(root, one) for one in articles)
    if since is None:
        return named or frozenset(all_articles(root))
    changed = frozenset(one.now for one in changed_since(revision(root, since)) if one.now)
    return changed & named if named else changed


def _export(found: Aside, *, wanted: frozenset[str], url: str, folder: Path) -> tuple[Path, ...]:
    errors = [one for one in found.problems if one.is_error]
    if errors:
        raise ProblemError(errors)
    return export_pages(found, wanted, url, folder)
