"""Notes files: which article each belongs to. Room `sources`; reads folders.

`ferry.notes.md` and `ferry.jane.notes.md` belong to `ferry.md` beside them; where there is a `ferry.jane.md`, too, the
second is that one's.
"""

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from glossator.problem import Place, Problem, problem
from glossator.sources.folder import is_litter, leads_inside

NOTES_ENDING = ".notes.md"
TEXT_ENDING = ".md"

NotesOf = Callable[[str], tuple[str, ...]]
"""The path of an article becomes those of its notes files, in the order of their names."""


class NotesFile(Struct, frozen=True):
    """A notes file that was read."""

    path: str
    """Relative to the site: `content/articles/ferry.jane.notes.md`."""
    text: str


def is_article_file(path: str) -> bool:
    """Whether a file's name is that of an article or page, and not of a notes file."""
    return path.endswith(TEXT_ENDING) and not path.endswith(NOTES_ENDING)


def article_of(path: str, known: Mapping[str, object] | frozenset[str]) -> str:
    """The article among `known` that a notes file belongs to; empty if there is none."""
    stem = path.removesuffix(NOTES_ENDING)
    while stem + TEXT_ENDING not in known:
        stem, dot, who = stem.rpartition(".")
        if not dot or "/" in who:
            return ""
    return stem + TEXT_ENDING


def homeless(notes: Iterable[str], articles: frozenset[str]) -> Iterator[Problem]:
    """Notes files that belong to no article."""
    for path in notes:
        if not article_of(path, articles):
            beside = f"{path.removesuffix(NOTES_ENDING)}{TEXT_ENDING}"
            said = f"this notes file belongs to no article: there is no {beside}"
            hint = "name it after its article: <article>.notes.md, or <article>.<who>.notes.md"
            yield problem("notes-file", said, Place(path), hint)


def notes_lister(root: Path) -> NotesOf:
    """The notes files of articles. Each folder is listed when it is asked for first, and never again."""

    @cache
    def owned(folder: str) -> Mapping[str, tuple[str, ...]]:
        return by_article(_files(root, folder))

    return lambda article: owned(posixpath.dirname(article)).get(article, ())


def by_article(files: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The notes files among files, by the article of theirs that each belongs to, in the order of their names."""
    listed = tuple(files)
    notes = sorted(path for path in listed if path.endswith(NOTES_ENDING))
    texts = frozenset(filter(is_article_file, listed)) if notes else frozenset()
    found: dict[str, tuple[str, ...]] = {}
    for path in notes:
        if article := article_of(path, texts):
            found[article] = (*found.get(article, ()), path)
    return found


def _files(root: Path, folder: str) -> Iterator[str]:
    """The texts in a folder, of those that `folder.files_below` gives."""
    try:
        entries = tuple(os.scandir(root / folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith(TEXT_ENDING) and not is_litter(entry.name):
            path = f"{folder}/{entry.name}"
            if entry.is_file() and (not entry.is_symlink() or leads_inside(root, root / path)):
                yield path
