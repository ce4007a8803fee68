"""Which site a command is about: the folder of `-s`, else the nearest one above with a `site.yaml`.

Room `cli`.
"""

from pathlib import Path

from glossator.problem import Place, ProblemError, problem

SETTINGS = "site.yaml"


def find_site(named: Path | None, here: Path) -> Path:
    """The site's folder, absolute. Raises ProblemError (`no-site`) where there is none."""
    if named is not None:
        folder = (here / named).resolve()
        if not (folder / SETTINGS).exists():
            raise _no_site(f"there is no {SETTINGS} in {named}", f"glossator init {named}")
        return folder
    start = here.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).exists():
            return folder
    raise _no_site(f"there is no {SETTINGS} in this folder or one above it", "glossator init my-site")


def _no_site(message: str, command: str) -> ProblemError:
    hint = f"go to a site's folder, name one with -s DIR, or start one: {command}"
    return ProblemError([problem("no-site", message, Place(""), hint)])
