"""The chain's `templates/` folders become template sources by name, each file's shadowed ones behind it.

Room `theme`; imports root and config; reads `templates/`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from glossator.config.conflict import unmerged
from glossator.problem import Place, Problem, ProblemError, in_file, place_on
from glossator.theme.chain import PACKAGED, shown_path
from glossator.theme.files import read_text

SHADOW = "'"


class Source(Struct, frozen=True):
    """One template: the path that problems name, and its text."""

    path: str
    text: str

    @property
    def is_packaged(self) -> bool:
        """Whether it comes with Glossator, whose tests have read it."""
        return self.path.startswith(PACKAGED)

    def row(self, line: int) -> str:
        """A line of the text; empty where it has no such line."""
        lines = self.text.split("\n")
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def place(self, line: int, word: str = "") -> Place:
        """The place of a word on a line, or of the whole line where it has no such word."""
        column = self.row(line).find(word) + 1 if word else 0
        return place_on(self.text, line, column, len(word) if column else 1, self.path)


Templates = Mapping[str, Source]
"""Sources by name: `base.html` is the nearest, `base.html'` the one that it shadows, `base.html''` the next."""


def read_templates(chain: tuple[Path, ...]) -> Templates:
    """All templates of a theme chain. Raises ProblemError with every file that cannot be read."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for folder in chain:
        for name, file in _files(folder / "templates"):
            path = shown_path(chain[0], file)
            try:
                text = read_text(file, path)
                problems += in_file(unmerged(text), path)
                sources[_free(name, sources)] = Source(path, text)
            except ProblemError as error:
                problems += error.problems
    if problems:
        raise ProblemError(problems)
    return sources


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        # A folder of a template's name is told: somebody misses the template.
        is_meant = file.suffix == ".html" or not file.is_dir()
        if is_meant and not file.name.startswith(".") and not file.name.endswith("~"):
            yield file.relative_to(folder).as_posix(), file


def _free(name: str, taken: Mapping[str, Source]) -> str:
    while name in taken:
        name += SHADOW
    return name


def joined(name: str, parent: str) -> str:
    """The template that `parent` means by a name: by its own name it means the one that it shadows, so that a site's
    `base.html` can extend the theme's."""
    return parent + SHADOW if name == parent.rstrip(SHADOW) else name
