"""`glossator diff`."""

import click

from glossator.cli.app import Call
from glossator.cli.differing import as_markdown, as_text, is_bad
from glossator.edit.comparing import changes_since
from glossator.edit.revisions import revision
from glossator.notes.options import site_options
from glossator.sources.site import read_site


@click.command("diff", epilog="\b\nExample:\n  glossator diff main --format markdown")
@click.argument("rev", metavar="[REV]", default="HEAD")
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "markdown")),
    default="text",
    show_default=True,
    help="For a terminal, or for the text of a pull request.",
)
@click.pass_obj
def command(call: Call, rev: str, style: str) -> int:
    """Tell which notes changed, and whether the source's words did.

    Of every article that is not as it was in git's revision REV (by default HEAD, the last commit): the notes that were
    added, changed and removed, and whether its words are still those of its raw text. Ends with status 1 where they are
    not.
    """
    with call.site() as root:
        options = site_options(read_site(root).settings, drafts=True)
        changes = tuple(changes_since(revision(root, rev), options))
    for line in as_markdown(changes) if style == "markdown" else as_text(changes):
        call.console.say_plain(line)
    return int(any(map(is_bad, changes)))
