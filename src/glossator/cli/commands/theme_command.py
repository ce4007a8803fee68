"""`glossator theme`: commands on the site's theme, each in its own module."""

from collections.abc import Mapping
from types import MappingProxyType

import click

from glossator.cli.group import LazyGroup

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "show": "Tell where a template comes from and what it may read.",
    }
)
"""Each command with its first line of help. Its module is `glossator.cli.commands.theme_<name>_command`."""


@click.group(
    "theme",
    cls=LazyGroup,
    table=COMMANDS,
    modules="glossator.cli.commands.theme_{}_command",
    epilog="\b\nExample:\n  glossator theme --help",
)
def command() -> None:
    """Look into the site's theme."""
