"""Options that several commands share. Room `cli`."""

import click

drafts = click.option("--drafts", is_flag=True, help="Include drafts.")
future = click.option("--future", is_flag=True, help="Include articles whose date is still to come.")
strict = click.option("--strict", is_flag=True, help="Fail on warnings as well.")
jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many processes build; 0, the default, is one for each core. A small site is built by one.",
)
no_import = click.option(
    "--no-import", is_flag=True, help="Leave raw files without an article alone, and list them."
)
