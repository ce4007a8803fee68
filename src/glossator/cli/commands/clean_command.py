"""`glossator clean`."""

import shutil
from pathlib import Path

import click

from glossator.build.cache import FOLDER
from glossator.build.store import clean, is_ours
from glossator.cli import options
from glossator.cli.app import Call
from glossator.cli.summary import numbered, relative_to_here
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.sources.site import load_settings


@click.command("clean", epilog="\b\nExample:\n  glossator clean")
@options.output("The folder to clean, if it is another than the settings name.")
@click.pass_obj
def command(call: Call, output: Path | None) -> int:
    """Remove the built site and the cache.

    Only files that a build wrote are removed, and .glossator/ in the site's folder. A folder that no build wrote
    is left alone.
    """
    with call.site() as root:
        folder = output or root / load_settings(root).output
        if folder.exists() and not is_ours(folder):
            raise ProblemError([_foreign(folder)])
        count = clean(folder)
        _remove_cache(root / FOLDER)
    left = f"; other files stay in {relative_to_here(folder)}" if folder.exists() else ""
    call.console.say(f"Removed {numbered(count, 'file')} from {relative_to_here(folder)}{left}.")
    return 0


def _remove_cache(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)


def _foreign(folder: Path) -> Problem:
    said = "no build wrote this folder, so nothing in it was removed"
    return problem("foreign-output", said, Place(str(folder.absolute())), "remove it by hand if you mean it")
