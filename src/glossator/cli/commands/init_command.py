"""`glossator init`."""

from pathlib import Path

import click

from glossator.cli.app import Call
from glossator.cli.summary import from_here
from glossator.edit.start import start_site
from glossator.problem import ProblemError

STEPS = """\
A new site is in {folder}.

Next:
  1. Set the title and the address in {site_yaml}.
  2. Put raw article texts into {seeds}. A public repository publishes them: leave out what you may not publish.
  3. {serve}"""


@click.command("init", epilog="\b\nExample:\n  glossator init my-site")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def command(call: Call, folder: Path) -> int:
    """Start a new site in a folder.

    It builds at once, and has what git and GitHub Pages need. Files that are in the folder stay; where one of them
    has the name of a new file, nothing is written. A public repository publishes the raw texts in seeds/.
    """
    try:
        start_site(folder)
    except ProblemError as error:
        raise ProblemError(from_here(error.problems, folder)) from error
    call.console.say(_steps(folder))
    return 0


def _steps(folder: Path) -> str:
    serve = "glossator serve" if folder == Path() else f'cd "{folder}" && glossator serve'
    named = "this folder" if folder == Path() else folder
    return STEPS.format(folder=named, site_yaml=folder / "site.yaml", seeds=folder / "seeds", serve=serve)
