"""`glossator serve`."""

import socket
import webbrowser

import click

from glossator.build.report import BuildOptions
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.authors import git_user
from glossator.cli.clock import now
from glossator.cli.previewing import SiteReading
from glossator.preview.annotating.routes import annotating
from glossator.preview.hosts import is_loopback
from glossator.preview.server import Preview, open_socket, serve

WATCHED = ("content", "seeds", "static", "themes", "templates", "i18n", "extensions", "site.yaml")
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
@click.option("-N", "--navigate", is_flag=True, help="Open pages go to the one that was edited.")
@click.option(
    "--allow-annotate",
    "allowed",
    is_flag=True,
    help="With --bind, let everyone who sees the preview write notes into the site.",
)
@click.option("--poll", is_flag=True, help="Look for changes in turn: for drives that tell of none.")
@options.drafts
@options.future
@click.pass_obj
def command(  # noqa: PLR0913 — one parameter an option
    call: Call,
    port: int,
    bind: str,
    *,
    browse: bool,
    navigate: bool,
    allowed: bool,
    poll: bool,
    drafts: bool,
    future: bool,
) -> int:
    """Preview the site as you edit it, and annotate its pages.

    Pages are made in memory when they are asked for; output/ is never touched. On errors the last good pages stay and
    show what is wrong. In an article's page the key a starts annotating: select words, and write a note on them into
    its Markdown. Ctrl-C ends it.
    """
    with call.site() as root, _listen(bind, port) as listening:

        def asked() -> BuildOptions:
            return BuildOptions(now(), drafts=drafts, future=future, search=False)

        def ready(address: str) -> None:
            call.console.say(f"The preview is at {address} (Ctrl-C ends it)")
            if browse:
                webbrowser.open(address)

        reading = SiteReading(call.console, root, asked)
        annotates = allowed or is_loopback(listening.getsockname()[0])
        extras = annotating(now, git_user(root))
        preview = Preview(reading, root, WATCHED, extras, annotates, navigate=navigate, poll=poll)
        serve(preview, listening, ready)
    return 0


def _listen(bind: str, port: int) -> socket.socket:
    try:
        return open_socket(bind, port)
    except OSError as error:
        raise click.UsageError(f"Cannot listen at {bind}, port {port}: {error.strerror or error}.") from None
