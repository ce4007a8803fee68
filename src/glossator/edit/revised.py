"""A change to one note is made and proven: it says what was meant, and all else is as it was. Room `edit`, pure."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.reading import Meant, misread
from glossator.edit.sameness import differences
from glossator.edit.splices import Splice, spliced
from glossator.notes.rules import fold_label
from glossator.problem import Problem, in_own_file


class Revised(Struct, frozen=True):
    """An article's file with one note added, changed or taken away."""

    text: str
    label: str
    """Of the note; its permanent link is `#note-` and the label in lower case."""
    line: int
    """Where its definition starts; 0 where it is gone."""
    problems: tuple[Problem, ...] = ()
    """Warnings that the change has brought."""


def revised(before: Manuscript, splices: Iterable[Splice], meant: Meant) -> tuple[Revised | None, list[str]]:
    """An article's file with a note as it is meant; None and, as sentences, why it would not be what it should."""
    made, after, reasons = _made(before, splices, meant.label)
    if after is None:
        return None, reasons
    read = [*misread(before, after, meant)]
    taken = before.edition.plain != after.edition.plain  # which is why the note says more than it should
    reasons = [*reasons, *read] if taken else [*read, *reasons]
    note = after.note(meant.label)
    if reasons or note is None:
        return None, reasons
    line = note.line + after.written.body_line - 1
    return Revised(made, meant.label, line, _new_problems(before, after)), []


def rid(before: Manuscript, splices: Iterable[Splice], label: str) -> tuple[Revised | None, list[str]]:
    """An article's file without a note; None and why it would not be what it should."""
    made, after, reasons = _made(before, splices, label)
    if after is None:
        return None, reasons
    if fold_label(label) in after.parted.definitions:
        reasons.append("it is defined more than once")
    return (None, reasons) if reasons else (Revised(made, label, 0, _new_problems(before, after)), [])


def _made(
    before: Manuscript, splices: Iterable[Splice], label: str
) -> tuple[str, Manuscript | None, list[str]]:
    made = spliced(before.file.text, splices)
    after, _ = open_manuscript(replace(before.file, text=made))
    if after is None:
        return made, None, ["its front matter would be damaged"]
    return made, after, [*differences(before, after, {fold_label(label)})]


def _new_problems(before: Manuscript, after: Manuscript) -> tuple[Problem, ...]:
    known = {(one.code, one.message) for one in before.edition.problems}
    new = (one for one in after.edition.problems if (one.code, one.message) not in known)
    return in_own_file(new, after.path, after.written.body_line)
