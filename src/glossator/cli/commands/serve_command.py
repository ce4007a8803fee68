"""`glossator serve`."""

import socket
import tempfile
import webbrowser
from pathlib import Path

import click

from glossator.build.report import BuildOptions
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.clock import now
from glossator.cli.previewing import SiteBuild
from glossator.preview.server import Preview, open_socket, serve

WATCHED = ("content", "seeds", "static", "themes", "templates", "i18n", "site.yaml")
"""What a build reads; what builds write is not among it."""


@click.command("serve", epilog="\b\nExample:\n  glossator serve --drafts --open")
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port, or where it is taken the next free one; 0 is any.",
)
@click.option(
    "--bind",
    metavar="A",
    default="127.0.0.1",
    show_default=True,
    help="The address to answer at; 0.0.0.0 shows the preview to everyone in your network.",
)
@click.option("-O", "--open", "browse", is_flag=True, help="Open the site in the browser.")
@options.drafts
@options.future
@click.option(
    "--search", is_flag=True, help="Index the pages with each build; without it they have no search."
)
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call, port: int, bind: str, *, browse: bool, drafts: bool, future: bool, search: bool
) -> int:
    """Preview the site, reloading on each change.

    Builds into a temporary folder, never into output/, and again whenever a file changes. On errors the last good
    pages stay and show what is wrong. Ctrl-C ends it.
    """
    with (
        call.site() as root,
        _listen(bind, port) as listening,
        tempfile.TemporaryDirectory(prefix="glossator-", ignore_cleanup_errors=True) as made,
    ):
        pages = Path(made).resolve() / "pages"
        pages.mkdir()
        asked = BuildOptions(now(), pages, drafts=drafts, future=future, search=search)
        build = SiteBuild(call.console, root, asked)

        def ready(address: str) -> None:
            call.console.say(f"The preview is at {address} (Ctrl-C ends it)")
            if browse:
                webbrowser.open(address)

        serve(Preview(pages, build, root, WATCHED), listening, ready)
    return 0


def _listen(bind: str, port: int) -> socket.socket:
    try:
        return open_socket(bind, port)
    except OSError as error:
        raise click.UsageError(f"Cannot listen at {bind}, port {port}: {error.strerror or error}.") from None
