"""The command `glossator`: its options, and the table of its subcommands.

Room `cli`. A command's module is imported when the command is called, so that `version` does not load the engine:
the help of the whole and the completion of names read the table only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import click

from glossator.cli.console import Console
from glossator.cli.group import LazyGroup
from glossator.cli.sites import find_site
from glossator.cli.summary import from_here
from glossator.edit.leftovers import tidy
from glossator.edit.unfinished import complete
from glossator.problem import ProblemError

COMMANDS = MappingProxyType(
    {
        "accept": "Record what an article changed of its raw text as meant.",
        "build": "Import new seeds, then render the site.",
        "check": "Report all problems without writing anything.",
        "clean": "Remove the built site and the cache.",
        "completion": "Print the completion script for a shell.",
        "diff": "Tell which notes changed, and whether the source's words did.",
        "explain": "Tell what a problem means and what to do.",
        "export": "Write articles as single HTML files, to send or to keep.",
        "import": "Turn raw files into articles, or annotations into notes.",
        "init": "Start a new site in a folder.",
        "list": "List articles, topics, notes, or what is not published.",
        "move": "Move an article or page, and all that belongs to it.",
        "new": "Start a new article.",
        "notes": "Work on the notes of articles.",
        "schema": "Print the JSON Schema of a kind of file.",
        "serve": "Preview the site as you edit it, and annotate its pages.",
        "theme": "Look into the site's theme.",
        "topics": "Work on the site's topics.",
        "version": "Print the version.",
        "why": "Tell what a page is made of, and what of it changed.",
    }
)
"""Each command with its first line of help. Its module is `glossator.cli.commands.<name>_command`."""


@dataclass(frozen=True, slots=True)
class Call:
    """What each command is called with besides its own options."""

    console: Console
    named: Path | None
    """The folder of `-s`, as given."""

    @contextmanager
    def site(self) -> Iterator[Path]:
        """The site's folder, absolute. Raises ProblemError (`no-site`); problems raised inside get paths that can be
        opened from the current folder. What a killed run was to change together is finished first."""
        root = find_site(self.named, Path.cwd())
        try:
            for path in complete(root):
                self.console.note(f"{path}: finished what a run that was broken off was to change")
            yield root
        except ProblemError as error:
            raise ProblemError(from_here(error.problems, root)) from error

    @contextmanager
    def content(self) -> Iterator[Path]:
        """The same for a command that changes content: what killed runs left beside its files goes first."""
        with self.site() as root:
            tidy(root)
            yield root


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 — click's
    """`--version`, as other programs have it, is `version`."""
    command = app.get_command(ctx, "version") if wanted and not ctx.resilient_parsing else None
    if command:
        ctx.obj = Call(ctx.obj, None)
        ctx.invoke(command)
        ctx.exit()


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    modules="glossator.cli.commands.{}_command",
    name="glossator",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  glossator init my-site && cd my-site && glossator serve",
)
@click.option(
    "-s",
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The site's folder; by default the nearest one from here upwards that has a site.yaml.",
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version.",
)
@click.pass_context
def app(ctx: click.Context, site: Path | None) -> None:
    """Turn raw article texts into an annotated static site."""
    ctx.obj = Call(ctx.obj, site)
