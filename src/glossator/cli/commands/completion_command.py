"""`glossator completion`."""

import click
from click.shell_completion import get_completion_class

from glossator.cli.app import Call, app

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    epilog="\b\nExample:\n  glossator completion bash >> ~/.bashrc\n"
    "  glossator completion fish > ~/.config/fish/completions/glossator.fish",
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_obj
def command(call: Call, shell: str) -> int:
    """Print the completion script for a shell.

    Let your shell read it at its start, and Tab completes commands, options and articles.
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"no completion for {shell}")
    call.console.say(made(app, {}, "glossator", "_GLOSSATOR_COMPLETE").source())
    return 0
