"""Commands in a table, each loaded when it is called: the help of the whole and the completion of names read the table
only. Room `cli`."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click
from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """Subcommands by name, each with its first line of help. The methods' signatures are click's."""

    def __init__(
        self, *args: Any, table: Mapping[str, str] = MappingProxyType({}), modules: str = "", **kwargs: Any
    ) -> None:
        """`modules` names a command's module, in which it is `command`: `glossator.cli.commands.{}_command`."""
        super().__init__(*args, **kwargs)
        self.table = table
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.modules.format(cmd_name)).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.table and not name.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(self._unknown(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(self.table.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        named = [
            CompletionItem(name, help=text)
            for name, text in self.table.items()
            if name.startswith(incomplete)
        ]
        return named or super().shell_complete(ctx, incomplete)

    def _unknown(self, name: str) -> str:
        near = get_close_matches(name, self.table, n=1)
        meant = f" Did you mean '{near[0]}'?" if near else ""
        return f"There is no command '{name}'.{meant}"
