"""`glossator version`."""

import platform

import click

from glossator import __version__
from glossator.cli.app import Call


@click.command("version", epilog="\b\nExample:\n  glossator version")
@click.pass_obj
def command(call: Call) -> int:
    """Print the version.

    Glossator's own, and that of the Python that runs it.
    """
    call.console.say(f"glossator {__version__} (Python {platform.python_version()})")
    return 0
