"""`glossator topics refresh`."""

import click

from glossator.cli.app import Call
from glossator.cli.patching import offer
from glossator.cli.summary import relative_to_here
from glossator.cli.topics import read_with_topics
from glossator.edit.refreshing import refreshed


@click.command("refresh", epilog="\b\nExample:\n  glossator topics refresh --write")
@click.option("--write", "writes", is_flag=True, help="Apply the patch, instead of printing it.")
@click.pass_obj
def command(call: Call, /, *, writes: bool) -> int:
    """Bring definition notes up to date with the vocabulary.

    A note that an import wrote, and that still equals a description that its topic once had, as git remembers it, gets
    the one that it has now. Notes that an editor has changed stay. A patch to review is printed.
    """
    with call.content() as root:
        found = tuple(refreshed(read_with_topics(root)))
        offer(call.console, root, [one.patch for one in found], writes=writes)
        for one in found:
            labels = ", ".join(f"“{label}”" for label in one.labels)
            call.console.note(f"{relative_to_here(root / one.patch.path)}: {labels}")
    if not found:
        call.console.note("No definition equals an earlier description.")
    return 0
