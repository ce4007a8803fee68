"""`glossator theme show`."""

import textwrap
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import click
from jinja2 import TemplateSyntaxError

from glossator.build.reads import offered_names
from glossator.cli.app import Call
from glossator.problem import ProblemError, problem
from glossator.sources.site import load_settings
from glossator.theme.portrait import Portrait, names_of, portrait
from glossator.theme.theme import Theme, read_theme

LABEL = 10
"""Cells of the column of labels."""


@click.command("show", epilog="\b\nExample:\n  glossator theme show partials/note.html")
@click.argument("name", metavar="[NAME]", default="")
@click.pass_obj
def command(call: Call, name: str) -> int:
    """Tell where a template comes from and what it may read.

    Of a template by its name: its file and those that it shadows, the templates and blocks that it is made of, the
    names that it reads, and those that its page offers besides. Without a name, all templates with their files.
    """
    with call.site() as root:
        theme = read_theme(root, load_settings(root).theme)
        if not name:
            for one in names_of(theme):
                call.console.say_plain(f"{one}  {theme.templates[one].path}")
            return 0
        wanted = name.removeprefix("templates/")
        if wanted not in names_of(theme):
            near = get_close_matches(wanted, names_of(theme), 1)
            meant = f" Did you mean '{near[0]}'?" if near else " 'glossator theme show' lists all."
            call.console.note(f"The theme has no template '{name}'.{meant}")
            return 1
        for line in _lines(_portrait(theme, wanted), call.console.columns):
            call.console.say_plain(line)
    return 0


def _portrait(theme: Theme, name: str) -> Portrait:
    try:
        return portrait(theme, name, offered_names())
    except TemplateSyntaxError as error:
        source = theme.templates[error.name or name]
        fault = problem("template-syntax", str(error.message), source.place(error.lineno))
        raise ProblemError([fault]) from None


def _lines(one: Portrait, columns: int) -> Iterator[str]:
    yield one.name
    yield from _row("file", one.files[:1], columns)
    yield from _row("over", one.files[1:], columns)
    yield from _row("used by", one.pages, columns)
    yield from _row("uses", one.templates, columns)
    yield from _row("blocks", one.blocks, columns)
    yield from _row("reads", one.reads, columns)
    yield from _row("may read", one.unread, columns)
    yield from _row("phrases", one.phrases, columns)
    yield from _row("assets", one.assets, columns)


def _row(label: str, names: Iterable[str], columns: int) -> Iterator[str]:
    text = ", ".join(names)
    first, rest = f"  {label:<{LABEL}}", " " * (LABEL + 2)
    if text:
        yield from textwrap.wrap(
            text, max(columns, 40), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )
