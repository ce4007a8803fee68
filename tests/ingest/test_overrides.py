"""A metadata file becomes front matter by raw file, or problems with their places."""

import pytest

from glossator.ingest.overrides import read_overrides


def said(text: str, path: str = "rows.csv") -> list[tuple[str, str]]:
    _, problems = read_overrides(text, path)
    return [(one.code, str(one.place)) for one in problems]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_with_the_separator_that_its_head_has(separator: str) -> None:
    text = f"file{separator}title{separator}date\na.txt{separator}A title{separator}2025-03-01\n"
    rows, problems = read_overrides(text, "rows.csv")
    assert problems == ()
    assert rows["a.txt"].values["title"] == "A title"
    assert str(rows["a.txt"].place) == "rows.csv:2:1"


def test_several_names_in_a_cell_are_separated_by_semicolons() -> None:
    rows, _ = read_overrides("file,author,topics\na.txt,Jane Roe; John Doe,Lamps;Gulls\n", "rows.csv")
    assert rows["a.txt"].values == {
        "authors": [{"name": "Jane Roe"}, {"name": "John Doe"}],
        "topics": ["Lamps", "Gulls"],
    }


@pytest.mark.parametrize("name", ["old/a.txt", r"C:\\old\\a.txt", "a.txt"])
def test_folders_of_a_name_do_not_matter(name: str) -> None:
    rows, _ = read_overrides(f"file,title\n{name},x\n", "rows.csv")
    assert list(rows) == ["a.txt"]


def test_an_object_a_line_is_read_as_well() -> None:
    rows, problems = read_overrides('{"file": "a.txt", "url": "https://a.example/"}\n\n', "rows.jsonl")
    assert problems == () and rows["a.txt"].values == {"url": "https://a.example/"}


def test_a_cell_over_several_lines_keeps_the_places_right() -> None:
    text = 'file,dek\na.txt,"one\ntwo"\nb.txt,x\nb.txt,y\n'
    assert said(text)[-1] == ("bad-value", "rows.csv:5:1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("missing-key", "rows.csv:1")]),
        ("title,date\nx,2025-03-01\n", [("missing-key", "rows.csv:1")]),
        ("file,titel\n", [("unknown-key", "rows.csv:1:6")]),
        ("file,date\na.txt,soon\n", [("bad-value", "rows.csv:2:7")]),
        ("file,title\n,x\n", [("missing-key", "rows.csv:2")]),
        ("file,title\na.txt,Roe, Jane\n", [("bad-value", "rows.csv:2")]),
        ("file,title\na.txt," + "x" * 140_000, [("bad-value", "rows.csv:2")]),
        ('file,title\na.txt,x\nb.txt,"never closed\n', [("bad-value", "rows.csv:3")]),
        ('file,title\na.txt,"so" it is\n', [("bad-value", "rows.csv:2")]),
        ("file,title,title\na.txt,x,y\n", [("bad-value", "rows.csv:1:6")]),
        ("file,author,authors\na.txt,x,y\n", [("bad-value", "rows.csv:1:13")]),
    ],
)
def test_each_fault_has_its_place(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"file": "a.txt",}\n', [("json-syntax", "rows.jsonl:1:18")]),
        ("[1]\n", [("bad-value", "rows.jsonl:1")]),
        ("\n" + "[" * 100_000 + "\n", [("json-syntax", "rows.jsonl:2:1")]),
        ('{"file": "a.txt", "authors": [{"name": "J", "x": 1}]}\n', [("unknown-key", "rows.jsonl:1:46")]),
        ('{"file": "a.txt", "title": 1984}\n', [("bad-value", "rows.jsonl:1:20")]),
        ('{"file": "a.txt", "tite": "x"}\n', [("unknown-key", "rows.jsonl:1:20")]),
    ],
)
def test_each_fault_of_an_object_has_its_place(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text, "rows.jsonl") == found


def test_wrong_values_are_said_in_an_editors_words() -> None:
    _, (problem,) = read_overrides('{"file": "a.txt", "title": 1984}\n', "rows.jsonl")
    assert problem.message == "'title' must be text"
