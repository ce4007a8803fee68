"""Options that several commands share. Room `cli`."""

import click

drafts = click.option("--drafts", is_flag=True, help="Include drafts.")
future = click.option("--future", is_flag=True, help="Include articles whose date is still to come.")
strict = click.option("--strict", is_flag=True, help="Fail on warnings as well.")
no_import = click.option(
    "--no-import", is_flag=True, help="Leave raw files without an article alone, and list them."
)
