"""`glossator init`."""

from pathlib import Path

import click

from glossator.cli.app import Call
from glossator.cli.summary import from_here
from glossator.edit.origin import requirement
from glossator.edit.start import add_files, start_site, workflows
from glossator.problem import ProblemError
from glossator.sources.site import SETTINGS

WORKFLOWS = Path(".github/workflows")
STEPS = """\
A new site is in {folder}.

Next:
  1. Set the title and the address in {site_yaml}.
  2. Put raw article texts into {seeds}. A public repository publishes them: leave out what you may not publish.
  3. {serve}"""


PUBLISHING = """\

To publish it on GitHub Pages, push it to a repository, and there
  - switch Pages on: Settings > Pages > Build and deployment > Source > GitHub Actions;
  - let imports open pull requests: Settings > Actions > General > Workflow permissions >
    Allow GitHub Actions to create and approve pull requests.
The workflows install {requirement}."""


@click.command("init", epilog="\b\nExample:\n  glossator init my-site --github")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--github", is_flag=True, help="Also add workflows that publish and import on GitHub.")
@click.pass_obj
def command(call: Call, folder: Path, *, github: bool) -> int:
    """Start a new site in a folder.

    It builds at once, and has what git and VS Code need. Files that are in the folder stay; where one of them
    has the name of a new file, nothing is written. With --github a site that is there gets the workflows only. A public
    repository publishes the raw texts in seeds/.
    """
    pinned = requirement() if github else ""
    more = workflows(pinned) if github else {}
    is_site = github and (folder / SETTINGS).is_file()
    try:
        (add_files if is_site else start_site)(folder, more)
    except ProblemError as error:
        raise ProblemError(from_here(error.problems, folder)) from error
    call.console.say(f"The workflows are in {folder / WORKFLOWS}." if is_site else _steps(folder))
    if github:
        call.console.say(PUBLISHING.format(requirement=pinned))
    return 0


def _steps(folder: Path) -> str:
    serve = "glossator serve" if folder == Path() else f'cd "{folder}" && glossator serve'
    named = "this folder" if folder == Path() else folder
    return STEPS.format(folder=named, site_yaml=folder / "site.yaml", seeds=folder / "seeds", serve=serve)
