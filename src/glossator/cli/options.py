"""Options that several commands share. Room `cli`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

drafts = click.option("--drafts", is_flag=True, help="Include drafts.")
future = click.option("--future", is_flag=True, help="Include articles whose date is still to come.")
base_url = click.option(
    "--base-url", metavar="URL", help="The address of the site, instead of the settings' url."
)
strict = click.option("--strict", is_flag=True, help="Fail on warnings as well.")
search = click.option(
    "--search", is_flag=True, default=None, help="Let readers search the site, whatever the settings say."
)
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many processes work; 0, the default, is one for each core. What is little is done by one.",
)
listing_format = click.option(
    "--format",
    "style",
    type=click.Choice(("table", "json", "csv")),
    default="table",
    show_default=True,
    help="For people, for programs, or for spreadsheets.",
)
no_import = click.option(
    "--no-import", is_flag=True, help="Leave raw files without an article alone, and list them."
)


def output(what: str) -> Callable[[Command], Command]:
    """`-o DIR`, which means another folder in each command."""
    folder = click.Path(file_okay=False, path_type=Path)
    return click.option("-o", "--output", type=folder, metavar="DIR", help=what)
