"""Kinds of note that need a second reader before they are published. Room `notes`; imports root and config."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from glossator.model import Byline, Note
from glossator.problem import Problem, place_on, problem
from glossator.text import fold_name


def unchecked(
    notes: Iterable[Note], kinds: Collection[str], texts: Mapping[str, str], path: str
) -> Iterator[Problem]:
    """Notes of some kinds that nobody but their author has checked; drafts may wait. `texts` are the files that the
    notes stand in by path, `path` is the article's."""
    for note in notes:
        if note.kind in kinds and not note.draft and not _is_checked(note.byline):
            file = note.file or path
            place = place_on(texts.get(file, ""), note.line, 1, len(note.label) + 3, file)
            yield problem("unchecked-note", _said(note), place, _remedy(note))


def _is_checked(byline: Byline) -> bool:
    return bool(byline.checker) and fold_name(byline.checker) != fold_name(byline.author)


def _said(note: Note) -> str:
    by = "nobody but its author" if note.byline.checker else "no second reader"
    return f"{by} has checked the {note.kind} “{note.label}”, and this site publishes none unchecked"


def _remedy(note: Note) -> str:
    return (
        "let somebody else check it and end its byline with '; checked NAME, DATE', or withhold it: "
        f"**Draft {note.kind}…**"
    )
