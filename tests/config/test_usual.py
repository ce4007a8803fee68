"""What is read the quick way is what YAML says."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossator.config.document import File, _read_any, read_yaml
from glossator.config.plain import plain_value
from glossator.config.usual import read_usual

PIECES = st.sampled_from(
    (
        *(
            "title",
            "a",
            "B-2",
            "y",
            "null",
            "true",
            "1989",
            "010",
            "1.5",
            "1e3",
            "-3",
            "0",
            "12:30",
            "2020-01-02",
        ),
        *(": ", ":", " ", "  ", "- ", "-", "\n", "\n", "\n  ", "\n  - ", "\n    ", "#", " #", ",", ", ", "."),
        *(
            "'",
            "''",
            '"',
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "{}",
            "&a",
            "*a",
            "!x",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            "\\",
        ),
        *(
            "é",
            "žena",
            "\u00a0",
            "\u2028",
            "\x85",
            "\t",
            "\ufeff",
            "日本",
            "“so”",
            "it's",
            "---",
            "...",
            "NaN",
        ),
        *(
            '"name": "X"',
            '["one", "two"]',
            "[1, 1, head]",
            '{"a": 1}',
            '{"a": 1, "a": 2}',
            "a: b",
            "key:\n  - x",
        ),
    )
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
VALUES = st.sampled_from(
    (
        *(
            "The Ferry",
            "'it''s: so'",
            '"One: two"',
            "[[1, 2], [3, 4, date, 1, 2]]",
            '["a", "b"]',
            "2019-11-20",
            "NO",
        ),
        *(
            "",
            "12",
            "1.10",
            "null",
            "~",
            "true",
            "a, b; c",
            "a: b",
            "a # b",
            "[a, b c]",
            "[a,b]",
            "[ a ]",
            "[]",
            "{}",
        ),
        *(
            "[1, 12345678901234567890]",
            "[-0]",
            "[1.5e3]",
            "[null, true]",
            "[NaN]",
            "['a']",
            '[{"k": "v"}]',
            "x'y",
            "é",
        ),
    )
)
KEYS = st.sampled_from(("title", "topics", "source", "a-b", "on"))
LINES = st.tuples(st.sampled_from(("", "", "  ", "  - ", "    ", "- ", " ")), KEYS, VALUES).map(
    lambda line: f"{line[0]}{line[1]}: {line[2]}".rstrip()
) | st.tuples(st.sampled_from(("  - ", "  ", "- ")), VALUES).map("".join)
FILES = st.lists(LINES, max_size=8).map("\n".join)


def agrees(text: str) -> None:
    """Whether the text is left to YAML, or means the same to it."""
    usual = read_usual(text, plain_value)
    if usual is not None:
        document, problems = _read_any(text, File("x", text))
        assert document is not None, problems
        assert not document.faults
        assert repr(document.data) == repr(usual)


@given(TEXTS)
@settings(max_examples=500)
@example("a: 1\n\n")
@example("a:\n  - b: 1\n    c: 2\n  - d")
@example(f"a: {'[ ' * 61}1{' ]' * 61}")
def test_texts_of_any_pieces_mean_the_same(text: str) -> None:
    agrees(text)


@given(FILES)
@settings(max_examples=500)
def test_front_matter_means_the_same(text: str) -> None:
    agrees(text)


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "content/articles").glob("*.md")))
def test_the_demo_is_read_quickly_and_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
    agrees(text)


def test_imported_front_matter_is_read_quickly() -> None:
    text = "title: The Ferry\nauthors:\n  - name: Ana\n    bio: x\ntopics:\n  - A\nsource:\n  rest: [[1, 1, head]]"
    assert read_usual(text, plain_value) == {
        "title": "The Ferry",
        "authors": [{"name": "Ana", "bio": "x"}],
        "topics": ["A"],
        "source": {"rest": [[1, 1, "head"]]},
    }


def test_places_are_found_all_the_same() -> None:
    text = "title: The Ferry\ntopics:\n  - A\n  - B"
    document, _ = read_yaml(text, File("x.md", text))
    assert document is not None
    assert isinstance(document.root, str)
    assert document.place(("topics", 1)).line == 4
    assert document.spelt["title",] == "The Ferry"
