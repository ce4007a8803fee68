"""A theme's name becomes the folders that it is made of, nearest first: the first that has a file wins.

Room `theme`; imports root and config; reads `theme.yaml` files and looks for folders.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import Field

from glossator.config.document import Document, File, read_yaml
from glossator.config.validate import validate
from glossator.config.values import Line, Strict
from glossator.problem import Place, Problem, ProblemError, problem
from glossator.theme.files import read_text
from glossator.theme.packaged import packaged_themes

DEFAULT = "default"
PACKAGED = "glossator/themes/"
"""How paths of files begin that come with Glossator."""
INTERFACE = 1
"""The version of what templates may read and themes must have; a theme names the one it was written for."""


class ThemeFile(Strict):
    """`theme.yaml`: what a theme says of itself."""

    name: Line = ""
    description: Line = ""
    author: Line = ""
    license: Line = ""
    interface: int = Field(default=INTERFACE, ge=1)
    extends: str = Field(default="", pattern=r"^[\w.-]*$")
    """The theme whose files are used where this one has none."""


def theme_chain(root: Path, theme: str) -> tuple[Path, ...]:
    """The folders of the site at `root` under a theme, nearest first: the site itself (its `templates/` and `i18n/`),
    `themes/<theme>`, the themes that each `theme.yaml` extends, the packaged default.

    Raises ProblemError where a theme is not there, extends itself, or was written for another interface."""
    chain = [root.resolve()]
    wanted, place = theme, Place("site.yaml")
    while wanted:
        folder = _folder(root, wanted, place)
        if folder in chain:
            hint = "remove one of the 'extends:'"
            raise ProblemError([problem("theme-loop", f"the theme '{wanted}' extends itself", place, hint)])
        chain.append(folder)
        wanted, place = _extended(root, folder)
    last = packaged_themes() / DEFAULT
    return tuple(chain) if last in chain else (*chain, last)


def shown_path(root: Path, file: Path) -> str:
    """A file's path as problems name it: from the site, or from the package where it is not the site's."""
    for start, prefix in ((root.resolve(), ""), (packaged_themes(), PACKAGED)):
        if file.is_relative_to(start):
            return prefix + file.relative_to(start).as_posix()
    return file.as_posix()


def _homes(root: Path) -> tuple[Path, Path]:
    return root.resolve() / "themes", packaged_themes()


def _folder(root: Path, name: str, place: Place) -> Path:
    found = (home / name for home in _homes(root) if name not in (".", "..") and (home / name).is_dir())
    folder = next(found, None)
    if folder is None:
        raise ProblemError([_missing(name, sorted(_there(root)), place)])
    return folder


def _there(root: Path) -> set[str]:
    homes = (home for home in _homes(root) if home.is_dir())
    return {folder.name for home in homes for folder in home.iterdir() if folder.is_dir()}


def _missing(name: str, there: list[str], place: Place) -> Problem:
    close = get_close_matches(name, there, 1, 0.6)
    meant = f"did you mean '{close[0]}'? " if close else ""
    message = f"there is no theme '{name}': no folder themes/{name}"
    return problem("missing-theme", message, place, f"{meant}there are: {', '.join(there)}")


def _extended(root: Path, folder: Path) -> tuple[str, Place]:
    """The theme that a theme extends, and where its `theme.yaml` says so; empty for none."""
    file = folder / "theme.yaml"
    path = shown_path(root, file)
    if not file.exists():
        return "", Place(path)
    text = read_text(file, path)
    document, problems = read_yaml(text, File(path, text))
    if document is None:
        raise ProblemError(problems)
    about, problems = validate(ThemeFile, document)
    problems += tuple(_outdated(about, document)) if about else ()
    if about is None or problems:
        raise ProblemError(problems)
    return about.extends, document.place(("extends",))


def _outdated(about: ThemeFile, document: Document) -> Iterator[Problem]:
    if about.interface != INTERFACE:
        message = f"the theme is for interface {about.interface}; this Glossator has {INTERFACE}"
        hint = "use a version of the theme for it, or adapt its templates (docs/theme.md)"
        yield problem("theme-interface", message, document.place(("interface",)), hint)
