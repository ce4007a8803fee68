"""`glossator topics`: commands on the site's vocabulary, each in its own module."""

from collections.abc import Mapping
from types import MappingProxyType

import click

from glossator.cli.group import LazyGroup

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "list": "List the topics, and what may be wrong with them.",
        "refresh": "Bring definition notes up to date with the vocabulary.",
        "rename": "Give a topic another name, or merge it into another.",
        "split": "Make several topics of one, or read run-together lines again.",
        "suggest": "Suggest topics for articles that have none.",
    }
)
"""Each command with its first line of help. Its module is `glossator.cli.commands.topics_<name>_command`."""


@click.group(
    "topics",
    cls=LazyGroup,
    table=COMMANDS,
    modules="glossator.cli.commands.topics_{}_command",
    epilog="\b\nExample:\n  glossator topics --help",
)
def command() -> None:
    """Work on the site's topics."""
