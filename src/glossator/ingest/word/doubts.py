"""Room `ingest`: what an editor should know of a Word file: tracked changes, comments, what was not carried. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from types import MappingProxyType

import regex

from glossator.ingest.web.footnotes import Footnotes
from glossator.ingest.web.images import named_image
from glossator.ingest.word.notes import COMMENT
from glossator.notes.word_package import Package
from glossator.notes.xml_tree import Node
from glossator.problem import Place, Problem, problem

_CHANGES = {"w:ins": "inserted", "w:moveTo": "inserted", "w:del": "deleted", "w:moveFrom": "deleted"}
_REFERENCES = MappingProxyType({"w:footnoteReference": "w:footnote", "w:endnoteReference": "w:endnote"})
_NAMED = 5
"""Pictures that a problem names."""
_TEXTS = ("footnotes", "endnotes")
_LEFT = {
    "chart": "a chart",
    "diagramData": "a diagram (SmartArt)",
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "aFChunk": "text that is embedded in another format",
}
"""What a file may hold besides text and pictures, by its relation."""
_PRIVATE = regex.compile(r"[\ue000-\uf8ff]")


def doubts_of(package: Package, notes: Footnotes, lines: Sequence[str]) -> Iterator[Problem]:
    """Warnings, without a path, of a file whose text could be read."""
    parts = (package.main, *(part for kind in _TEXTS for part in package.related(kind)))
    trees = [tree for part in parts if (tree := package.tree(part))]
    yield from _changes(trees)
    comments = sum(label.startswith(COMMENT) for label in notes.notes)
    if comments:
        hint = (
            "keep, reword or delete them; 'Draft' in a note's first words keeps it from readers. The raw file has "
            "them still: 'raw_text: false' in site.yaml keeps raw files from readers"
        )
        yield _asked(
            f"{_many(comments, 'comment')} of the file became draft notes, which readers do not see", hint
        )
    yield from _missing(trees)
    yield from _left(package, trees)
    for number, line in enumerate(lines, 1):
        if found := _PRIVATE.search(line):
            said = f"the sign U+{ord(found[0]):04X} is of a font that only this file knows: elsewhere nothing shows it"
            yield problem(
                "seed-uncertain", said, Place("", number, found.start() + 1, 1, (line,), number), "replace it"
            )


def _changes(trees: Sequence[Node]) -> Iterator[Problem]:
    held = [one for tree in trees for one in tree.every() if one.tag in _CHANGES]
    if not held:
        return
    counts = Counter(_CHANGES[one.tag] for one in held)
    people = sorted({one.get("author") for one in held} - {""})
    by = f" by {', '.join(people)}" if people else ""
    said = (
        f"the file has tracked changes{by} ({counts['inserted']} inserted, {counts['deleted']} deleted): "
        "it was read as if all were accepted"
    )
    hint = (
        "accept or reject them in Word and import that file, if what was deleted is nobody's business: readers can "
        "have the raw file unless 'raw_text: false' is set in site.yaml"
    )
    yield _asked(said, hint)


def _missing(trees: Sequence[Node]) -> Iterator[Problem]:
    """Notes that the text refers to and the file has not: a part of it was lost."""
    every = [one for tree in trees for one in tree.every()]
    named = {(_REFERENCES[one.tag], one.get("id")) for one in every if one.tag in _REFERENCES}
    count = len(named - {(one.tag, one.get("id")) for one in every})
    if count:
        said = (
            f"{_many(count, 'note')} that the text refers to {'is' if count == 1 else 'are'} not in the file"
        )
        yield _asked(said, "ask for the file anew: a part of it is missing")


def _left(package: Package, trees: Sequence[Node]) -> Iterator[Problem]:
    relations = package.relations(package.main).values()
    for kind, what in _LEFT.items():
        if any(one.kind == kind for one in relations):
            yield _asked(
                f"{what} was not carried over", "add what it says to the article, if readers need it"
            )
    if any(one.tag == "m:oMath" for tree in trees for one in tree.every()):
        yield _asked("a formula became plain characters", "write it anew in the article")
    lost = tuple(_unshown(package))
    if lost:
        names = ", ".join(lost[:_NAMED]) + (f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else "")
        which = f"the picture {names} was" if len(lost) == 1 else f"{len(lost)} pictures ({names}) were"
        said = f"{which} left out: no browser shows such a format, or it is too large"
        yield _asked(said, "save it as PNG or JPEG, and add it to the article")


def _unshown(package: Package) -> Iterator[str]:
    """Pictures of the text that no page can show."""
    relations = package.relations(package.main).values()
    for target in dict.fromkeys(
        one.target for one in relations if one.kind == "image" and not one.is_outside
    ):
        data = package.picture(target)
        if data is None or named_image("a", data) is None:
            yield target


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _asked(said: str, hint: str) -> Problem:
    return problem("seed-uncertain", said, Place(""), hint)
