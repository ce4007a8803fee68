"""`glossator serve`."""

import socket
import webbrowser
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import click

from glossator.build.left import left_output
from glossator.build.report import BuildOptions
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.authors import git_user
from glossator.cli.clock import now
from glossator.cli.console import Console
from glossator.preview.annotating.routes import annotating
from glossator.preview.hosts import is_loopback
from glossator.preview.left import outcome_of_left
from glossator.preview.memory import Memory
from glossator.preview.outcome import Outcome
from glossator.preview.server import Preview, Read, open_socket, serve

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
    with call.content() as root, _listen(bind, port) as listening:

        def asked() -> BuildOptions:
            return BuildOptions(now(), drafts=drafts, future=future, search=False)

        memory = Memory()
        annotates = allowed or is_loopback(listening.getsockname()[0])
        preview = Preview(
            _reading(call.console, root, asked, memory),
            root,
            WATCHED,
            annotating(now, partial(git_user, root)),
            annotates,
            navigate=navigate,
            poll=poll,
            glance=partial(outcome_of_left, lambda: left_output(root, asked()), memory),
        )
        serve(preview, listening, partial(_ready, call.console, browse=browse))
    return 0


def _ready(at: Console, address: str, *, browse: bool) -> None:
    at.say(f"The preview is at {address} (Ctrl-C ends it)")
    if browse:
        webbrowser.open(address)


def _reading(at: Console, root: Path, asked: Callable[[], BuildOptions], memory: Memory) -> Read:
    """What reads the site; the engine is loaded when it is first called, while pages of the last build are shown."""

    @cache
    def reading() -> Read:
        from glossator.cli.previewing import SiteReading  # noqa: PLC0415 — as the docstring says

        return SiteReading(at, root, asked, memory)

    def read(changed: frozenset[str] | None) -> Outcome:
        return reading()(changed)

    return read


def _listen(bind: str, port: int) -> socket.socket:
    try:
        return open_socket(bind, port)
    except OSError as error:
        raise click.UsageError(f"Cannot listen at {bind}, port {port}: {error.strerror or error}.") from None
