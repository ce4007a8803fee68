"""`glossator why`."""

from functools import partial
from pathlib import Path

import click

from glossator.build.asked import Asked, Folders, asked
from glossator.build.layout import lay_out
from glossator.build.reasons import Answer
from glossator.build.report import BuildOptions
from glossator.build.run import look
from glossator.build.why import explain
from glossator.build.workplace import Workplace
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.articles import complete_article
from glossator.cli.clock import now
from glossator.cli.console import Console
from glossator.cli.reasons import answer_lines
from glossator.cli.showing import show
from glossator.digest import of_bytes
from glossator.edit.stock import read_stock
from glossator.regular import read_regular
from glossator.sources.site import SEEDS, Site, read_site


@click.command("why", epilog="\b\nExample:\n  glossator why https://example.org/topics/harbours/")
@click.argument("name", metavar="PATH|URL", shell_complete=complete_article)
@options.output("The folder that the build writes to, if it is another than the settings name.")
@options.drafts
@options.future
@options.base_url
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call, name: str, output: Path | None, *, drafts: bool, future: bool, base_url: str | None
) -> int:
    """Tell what a page is made of, and what of it changed.

    Of a page by its address or its file in the output folder, or of a file of the site: which source, templates and
    inputs it is made of, which of them changed since the last build, or why it is not published. Give the options
    that the build is given. Ends with status 1 where there is no such thing.
    """
    with call.site() as root:
        with call.console.progress("Reading") as progress:
            told = BuildOptions(now(), output, drafts, future, base_url, progress=progress)
            answer = look(root, told, partial(_explain, name=name, options=told))
        if answer.is_nothing:
            _say_nothing(call.console, name, answer.near)
            return 1
        _say(call.console, root, answer)
    return 0


def _explain(site: Site, at: Workplace, *, name: str, options: BuildOptions) -> Answer:
    return explain(lay_out(site, options, at), at, _asked(name, site, at.output))


def _asked(name: str, site: Site, output: Path) -> Asked:
    return asked(name, Folders(Path.cwd(), site.root, output, site.settings.url))


def _say(at: Console, root: Path, answer: Answer) -> None:
    for line in answer_lines(answer, at.columns):
        at.say_plain(line)
    if answer.idle:
        at.say_plain(f"{answer.idle} {_idle(root, answer.idle)}")
    show(at, root, answer.problems, whole=None)


def _idle(root: Path, file: str) -> str:
    """Why no page is made of a file, in words that can follow its name."""
    if not file.startswith(f"{SEEDS}/"):
        return "is no page of its own; ask about a page to see what it is made of"
    standing = read_stock(read_site(root)).standing(file, of_bytes(read_regular(root / file)))
    return standing.why or "has no article yet: the next build imports it, or glossator import does"


def _say_nothing(at: Console, name: str, near: str) -> None:
    meant = f" Did you mean {near}?" if near else ""
    at.note(f"The site has no page and no file '{name}'.{meant}")
