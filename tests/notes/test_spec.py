"""The grammar of notes, case by case: `spec/*.md` in markdown-it's fixture format (title, source, expectation).

`heads.md`, `bylines.md` and `plain.md` hold a note's text, which stands under SENTENCE; the others whole articles,
those of `files.md` with their notes files, each behind a line `%% name`.
"""

import re
from pathlib import Path

import pytest
from glossing import complaints, described, read, short_html
from markdown_it.utils import read_fixture_file

from glossator.sources.notes_files import NotesFile

SPEC = Path(__file__).parent / "spec"
SENTENCE = (
    "The minister said the plan “created 3 million jobs” last year, "
    "and the Treasury agreed with “The Times”.[^n]\n\n"
)
NOTES = ("heads.md", "bylines.md", "plain.md")
ARTICLES = ("definitions.md", "finder.md", "marks.md", "problems.md", "files.md")
DIVIDER = re.compile(r"^%% (.+)\n", re.MULTILINE)
CASES = [
    pytest.param(name, source, expected, id=f"{name}:{line}: {title}")
    for name in (*NOTES, *ARTICLES)
    for line, title, source, expected in read_fixture_file(SPEC / name)
]


def note_as_lines(source: str) -> str:
    edition = read(SENTENCE + "[^n]: " + source, drafts=True)
    lines = [line for note in edition.notes if note.label == "n" for line in described(note)]
    return "\n".join([*lines, *complaints(edition.problems)])


def article_as_lines(source: str) -> str:
    article, *named = DIVIDER.split(source + "\n")
    files = [NotesFile(name, text) for name, text in zip(named[::2], named[1::2], strict=True)]
    edition = read(article, *files, drafts=True)
    lines = [short_html(edition).rstrip("\n")]
    for note in edition.notes:
        lines.append(f"{note.number} {note.id}: " + " | ".join(described(note)))
    return "\n".join([*lines, *complaints(edition.problems)])


@pytest.mark.parametrize(("name", "source", "expected"), CASES)
def test_the_specification_holds(name: str, source: str, expected: str) -> None:
    render = note_as_lines if name in NOTES else article_as_lines
    assert render(source) == expected.rstrip("\n")


def test_the_specification_is_broad() -> None:
    assert len(CASES) >= 380
    assert len({case.id for case in CASES}) == len(CASES)
