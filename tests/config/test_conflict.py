"""What a merge leaves in settings, front matter and JSON is told as what it is, not as bad YAML or JSON."""

import pytest

from glossator.config.document import File, read_yaml
from glossator.config.fence import split_fence
from glossator.config.json_text import read_json
from glossator.problem import Problem

HALVES = "<<<<<<< HEAD\n{0}\n=======\n{1}\n>>>>>>> other\n"


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in problems]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("title: A\n" + HALVES.format("lang: en", "lang: fr"), [2]),
        (HALVES.format("- name: A", "- name: B") + "- name: C\n", [1]),
        ("topics: [A,\n" + HALVES.format("B,", "C,") + "D]\n", [2]),
        (HALVES.format("a: 1", "a: 2") + HALVES.format("b: 1", "b: 2"), [1, 6]),
        ("a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n", [2]),
    ],
)
def test_every_conflict_in_yaml_is_told(text: str, lines: list[int]) -> None:
    document, problems = read_yaml(text, File("x.yaml", text))
    assert document is None
    assert told(problems) == [("merge-conflict", line, 1) for line in lines]


def test_a_conflict_in_front_matter_is_told_on_the_line_of_the_file() -> None:
    text = "---\ntitle: A\n" + HALVES.format("date: 2024-01-01", "date: 2024-01-02") + "---\n\nWords.\n"
    fenced, _ = split_fence(text, "a.md")
    assert fenced
    assert told(read_yaml(fenced.yaml, File("a.md", text, 1))[1]) == [("merge-conflict", 3, 1)]


def test_a_file_that_is_one_conflict_does_not_lack_its_front_matter() -> None:
    one = "---\ntitle: A\n---\n\nWords."
    fenced, problems = split_fence(HALVES.format(one, one), "a.md")
    assert fenced is None
    assert told(problems) == [("merge-conflict", 1, 1)]
    assert problems[0].place.path == "a.md"


def test_marks_within_a_text_of_yaml_are_its_words() -> None:
    text = "extra: |\n  <<<<<<< HEAD\n  >>>>>>> other\n"
    document, problems = read_yaml(text, File("x.yaml", text))
    assert not problems
    assert document
    assert document.data == {"extra": "<<<<<<< HEAD\n>>>>>>> other\n"}


def test_a_conflict_in_json_is_told() -> None:
    text = '[\n{"id": "a"},\n' + HALVES.format('{"id": "b"}', '{"id": "c"}') + "]\n"
    data, problems = read_json(text, "x.json")
    assert data is None
    assert told(problems) == [("merge-conflict", 3, 1)]
