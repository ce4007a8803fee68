"""What moves with an article or page: its notes files, and the files that are its own. Room `edit`, pure.

A text's folder is the one that it is the `index.md` of, or the one beside it with its name: `ferry.md` has `ferry/`.
Of the first all is its own; of the second those files that it alone links. Paths are relative to the site.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from glossator.problem import Place, Problem, problem
from glossator.sources.notes_files import NOTES_ENDING, TEXT_ENDING, by_article, is_article_file
from glossator.text import fold_path

INDEX = "index"
TOP = 2
"""Folders above what a section holds: `content/articles`."""


def folder_of(path: str) -> str:
    """A text's own folder; empty for the index of a whole section."""
    whole = PurePosixPath(path)
    if whole.stem != INDEX:
        return str(whole.with_suffix(""))
    return str(whole.parent) if len(whole.parent.parts) > TOP else ""


def moves_of(
    path: str, to: str, listed: Iterable[str], links: Mapping[str, frozenset[str]]
) -> Mapping[str, str]:
    """The new paths of a text's file and of all that belongs to it, by their old ones.

    `listed` are all files of the content, `links` the files that each text with links names.
    """
    files = tuple(listed)
    notes = by_article(files).get(path, ())
    stem, new = path.removesuffix(TEXT_ENDING), to.removesuffix(TEXT_ENDING)
    found = {path: to, **{one: new + one.removeprefix(stem) for one in notes}}
    own, next_own = folder_of(path), folder_of(to)
    if own and next_own:
        mine = {path, *notes}
        for one in _own(path, own, files, links, mine):
            found.setdefault(one, next_own + one.removeprefix(own))
    return {old: now for old, now in found.items() if old != now}


def hindrances(moves: Mapping[str, str], listed: Iterable[str]) -> Iterator[Problem]:
    """Why files cannot move so: others lie there, or a notes file would become that of another article."""
    files = tuple(listed)
    staying = {fold_path(one): one for one in files if one not in moves}
    for new in moves.values():
        if fold_path(new) in staying:
            said = f"{staying[fold_path(new)]} lies there, and nothing here overwrites an editor's work"
            yield problem("file-exists", said, Place(new), "choose another name, or move that one first")
    before = {note: moves.get(owner, owner) for owner, notes in by_article(files).items() for note in notes}
    after = by_article(moves.get(one, one) for one in files)
    owners = {note: owner for owner, notes in after.items() for note in notes}
    for note in (one for one in files if one.endswith(NOTES_ENDING)):
        owner = owners.get(moves.get(note, note), "")
        if owner != before.get(note, ""):
            said = f"{note} would become a notes file of {owner or 'no article'}"
            yield problem(
                "file-exists", said, Place(note), "choose another name, or rename the notes file first"
            )


def _own(
    path: str, own: str, files: Iterable[str], links: Mapping[str, frozenset[str]], mine: set[str]
) -> Iterator[str]:
    inside = (one for one in files if one.startswith(f"{own}/"))
    if PurePosixPath(path).stem == INDEX:
        yield from inside
        return
    of_others = {target for text, targets in links.items() if text not in mine for target in targets}
    wanted = {target for text in mine for target in links.get(text, ())}
    for one in inside:
        if (
            one in wanted
            and one not in of_others
            and not is_article_file(one)
            and not one.endswith(NOTES_ENDING)
        ):
            yield one
