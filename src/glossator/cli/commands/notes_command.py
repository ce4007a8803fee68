"""`glossator notes`: commands on the notes of articles, each in its own module."""

from collections.abc import Mapping
from types import MappingProxyType

import click

from glossator.cli.group import LazyGroup

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "add": "Add a note to an article, on words of it.",
        "list": "List the notes of articles.",
        "repair": "Find again what notes are about, where an article has changed.",
    }
)
"""Each command with its first line of help. Its module is `glossator.cli.commands.notes_<name>_command`."""


@click.group(
    "notes",
    cls=LazyGroup,
    table=COMMANDS,
    modules="glossator.cli.commands.notes_{}_command",
    epilog="\b\nExample:\n  glossator notes --help",
)
def command() -> None:
    """Work on the notes of articles."""
