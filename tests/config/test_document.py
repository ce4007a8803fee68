"""YAML as the site's files write it: names stay names, and every value knows its place."""

import pytest

from glossator.config.document import File, read_yaml


def read(text: str) -> object:
    document, problems = read_yaml(text, File("x.yaml", text))
    assert problems == ()
    assert document is not None
    return document.data


def fault(text: str) -> tuple[str, int, int]:
    document, (problem,) = read_yaml(text, File("x.yaml", text))
    assert document is None
    return problem.code, problem.place.line, problem.place.column


@pytest.mark.parametrize(
    "word", ["NO", "no", "On", "off", "yes", "12:30", "010", "0x1f", "1_000", "2025-03-01", ".inf", "=", "1e"]
)
def test_words_that_older_yaml_would_change_stay_text(word: str) -> None:
    assert read(f"key: {word}") == {"key": word}


def test_numbers_truth_values_and_nothing_are_themselves() -> None:
    assert read("[1, -2, 0, 1.5, true, false, null, ~, ]") == [1, -2, 0, 1.5, True, False, None, None]


def test_quoted_scalars_are_text() -> None:
    assert read("""['1', "true", 'null']""") == ["1", "true", "null"]


def test_an_empty_file_is_an_empty_mapping() -> None:
    assert read("") == {}
    assert read("# only a comment\n") == {}


def test_an_anchor_may_be_used_again() -> None:
    assert read("a: &x [1]\nb: *x\n") == {"a": [1], "b": [1]}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: 1\nb: c: d\n", ("yaml-syntax", 2, 5)),
        ("a: 1\n\tb: 2\n", ("yaml-syntax", 2, 1)),
        ("a: @x\n", ("yaml-syntax", 1, 4)),
        ("a: 'open\nb: 2\n", ("yaml-syntax", 1, 4)),
        ("a: [b, c\nd: 2\n", ("yaml-syntax", 1, 4)),
        ("a: {b: c\nd: 2\n", ("yaml-syntax", 1, 4)),
        ("a: !!python/object:os.system x\n", ("yaml-syntax", 1, 4)),
        ("? [a]\n: b\n", ("yaml-syntax", 1, 3)),
        ("a: *nowhere\n", ("yaml-syntax", 1, 4)),
        ("--- a\n--- b\n", ("yaml-syntax", 2, 1)),
        ("a: \x07\n", ("yaml-syntax", 1, 1)),
    ],
)
def test_what_is_not_yaml_is_said_with_its_place(text: str, where: tuple[str, int, int]) -> None:
    assert fault(text) == where


def test_each_key_that_is_there_twice_is_said_and_the_first_counts() -> None:
    text = "a: 1\nb: {c: 2, c: 3}\na: 4\na: 5\n"
    document, problems = read_yaml(text, File("a.yaml", text))
    assert document and not problems
    assert document.data == {"a": 1, "b": {"c": 2}}
    assert [(one.code, one.place.line, one.place.column) for one in document.faults] == [
        ("yaml-duplicate-key", 2, 11),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-duplicate-key", 4, 1),
    ]


@pytest.mark.parametrize(
    "bomb",
    [
        "[" * 100_000,
        "- " * 100_000 + "a",
        "\n".join(" " * n + "a:" for n in range(2_000)),
        "a: &a [*a]\n",
        "a: &a0 [x,x,x,x,x,x,x,x]\n"
        + "".join(f"b{n}: &a{n + 1} [{','.join([f'*a{n}'] * 8)}]\n" for n in range(12)),
    ],
    ids=["brackets", "dashes", "indentation", "itself", "aliases"],
)
def test_a_bomb_is_refused_and_not_tried(bomb: str) -> None:
    assert fault(bomb)[0] == "yaml-syntax"


def test_many_rows_in_brackets_are_no_bomb() -> None:
    rows = "".join(f"  - [{n}, {n}, mark]\n" for n in range(1_000))
    assert len(read(f"rest:\n{rows}")["rest"]) == 1_000  # type: ignore[index]


def test_the_hint_names_the_ordinary_mistake() -> None:
    for text, word in (("title: One: two\n", "colon"), ("\ta: 1\n", "tabs"), ("a: @b\n", "starts with @")):
        _, (problem,) = read_yaml(text, File("x.yaml", text))
        assert word in problem.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [("a: 'b\n", "close the quot"), ("a: [b\n", "close it with ]"), ("a: {b\n", "close it with }")],
)
def test_what_is_never_closed_is_told_where_it_opens(text: str, hint: str) -> None:
    _, (problem,) = read_yaml(text, File("x.yaml", text))
    assert "opens here" in problem.message and problem.hint.startswith(hint)


def test_places_in_front_matter_count_the_lines_above() -> None:
    text = "---\ntitle: a: b\n---\n"
    _, (problem,) = read_yaml("title: a: b\n", File("x.md", text, 1))
    assert (problem.place.line, problem.place.frame) == (2, ("---", "title: a: b", "---"))


@pytest.mark.parametrize("unseen", ["\u2028", "\u2029", "\x85"])
def test_places_count_lines_as_editors_do_not_as_yaml_does(unseen: str) -> None:
    text = f"---\na: 'x{unseen} y'\nb: \"c{unseen}\"\nd: 'é{unseen}'\nd: 2\n---\n"
    document, problems = read_yaml("\n".join(text.split("\n")[1:-2]), File("f.md", text, 1))
    assert (problems, document is not None) == ((), True)
    (twice,) = document.faults if document else ()
    assert (twice.place.line, twice.place.column) == (5, 1)
    assert twice.place.frame[1] == "d: 2"
