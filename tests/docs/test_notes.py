"""The page on notes shows what works: its examples are read without a problem, and its table names every code."""

import re
from pathlib import Path

import pytest
from glossing import described, read

from glossator.codes import CODES
from glossator.config.document import File, read_yaml
from glossator.config.kinds import KINDS
from glossator.config.matter import Matter
from glossator.config.validate import validate
from glossator.sources.notes_files import NotesFile

PAGE = (Path(__file__).parents[2] / "docs" / "notes.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
NOTES_FILES = re.findall(r"^```notes\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
YAML = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
HEADS = re.findall(r"^\| `(\*\*.*?\*\*)` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_is_read_without_a_problem(example: str) -> None:
    edition = read(example, drafts=True)
    assert edition.problems == ()
    assert edition.notes
    assert all(note.kind for note in edition.notes)


def test_each_example_of_a_notes_file_is_read_without_a_problem() -> None:
    article = (
        "The minister said the plan “created 3 million jobs” last year. It was sold.\n\nNobody paid for it."
    )
    for example in NOTES_FILES:
        edition = read(article, NotesFile("own.notes.md", example))
        assert edition.problems == ()
        assert edition.notes[0].kind in ("claim", "context")
    assert len(NOTES_FILES) == 2


def test_the_first_example_is_read_as_the_page_says() -> None:
    assert [list(described(note)) for note in read(EXAMPLES[0]).notes] == [
        [
            "claim, false",
            "“created 3 million jobs”",
            "speaker: the minister",
            "by: Jane Roe, 2025-03-01; checked M. Ilić, 2025-03-02",
            "text: The statistics office counted 1.2 million.",
        ],
        ["definition", "“Treasury”", "text: the finance ministry."],
    ]


def test_heads_that_are_called_the_same_are() -> None:
    assert {tuple(described(note)) for note in read(EXAMPLES[1]).notes} == {
        ("claim, false", "text: The office counted less.")
    }


@pytest.mark.parametrize("head", HEADS)
def test_each_kind_of_the_table_is_one(head: str) -> None:
    (note,) = read(f"a[^x]\n\n[^x]: {head} Text.").notes
    assert note.kind == re.sub(r"\W.*", "", head.strip("*")).lower()
    assert len(HEADS) == len(KINDS)


def test_the_table_names_every_code_of_notes_and_no_other() -> None:
    order = list(CODES)
    of_notes = set(order[order.index("undefined-reference") : order.index("proof-snapshot")])
    assert set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)) == of_notes


@pytest.mark.parametrize("example", YAML)
def test_each_example_of_front_matter_is_valid(example: str) -> None:
    text = "title: T\n" + example
    document, problems = read_yaml(text, File("x.md", text))
    assert document is not None, problems
    assert validate(Matter, document)[1] == ()
