"""The command `glossator`: its options, and the table of its subcommands.

Room `cli`. A command's module is imported when the command is called, so that `version` does not load the engine:
the help of the whole and the completion of names read the table only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import click
from click.shell_completion import CompletionItem

from glossator.cli.console import Console
from glossator.cli.sites import find_site
from glossator.cli.summary import from_here
from glossator.problem import ProblemError

COMMANDS = MappingProxyType(
    {
        "build": "Import new seeds, then render the site.",
        "check": "Report all problems without writing anything.",
        "clean": "Remove the built site and the cache.",
        "completion": "Print the completion script for a shell.",
        "import": "Turn raw files into articles.",
        "init": "Start a new site in a folder.",
        "list": "List articles, topics, notes, or what is not published.",
        "new": "Start a new article.",
        "serve": "Preview the site, reloading on each change.",
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
        opened from the current folder."""
        root = find_site(self.named, Path.cwd())
        try:
            yield root
        except ProblemError as error:
            raise ProblemError(from_here(error.problems, root)) from error


class Commands(click.Group):
    """The subcommands by name, loaded when asked for. The signatures are click's."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"glossator.cli.commands.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(_unknown(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        named = [
            CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)
        ]
        return named or super().shell_complete(ctx, incomplete)


def _unknown(name: str) -> str:
    near = get_close_matches(name, COMMANDS, n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    return f"There is no command '{name}'.{meant}"


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 — click's
    """`--version`, as other programs have it, is `version`."""
    command = Commands().get_command(ctx, "version") if wanted and not ctx.resilient_parsing else None
    if command:
        ctx.obj = Call(ctx.obj, None)
        ctx.invoke(command)
        ctx.exit()


@click.group(
    cls=Commands,
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
