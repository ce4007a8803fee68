"""What a merge leaves in a text is told, and nothing that only looks like it."""

import pytest
from glossing import complaints, html_of, read

from glossator.sources.notes_files import NotesFile

TOLD = {
    "two versions": ("One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> other\n\nEnd.", [3]),
    "with their base between": ("<<<<<<< a\nTwo.\n||||||| b\nOne.\n=======\nThree.\n>>>>>>> c", [1]),
    "lines that end as on Windows": ("One.\r\n<<<<<<< HEAD\r\nTwo.\r\n=======\r\n>>>>>>> other\r\n", [2]),
    "in a list": ("- one\n<<<<<<< HEAD\n- two\n=======\n- three\n>>>>>>> other\n", [2]),
    "around code": ("<<<<<<< HEAD\n```\na\n```\n=======\n```\nb\n```\n>>>>>>> other\n", [1]),
    "that open code differently": ("<<<<<<< HEAD\n```py\n=======\n```\n>>>>>>> other\na\n```\n", [1]),
    "in notes": ("One.\n\n<<<<<<< HEAD\n<!-- a -->\n=======\n<!-- b -->\n>>>>>>> other\n", [3]),
    "twice": ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n\nOne.\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", [1, 9]),
    "only the first mark": ("One.\n\n<<<<<<< HEAD\nTwo.\n", [3]),
    "only the last mark": ("One.\n\nTwo.\n>>>>>>> 1f2e3d4 (Add a note)\n", [4]),
    "the first mark twice": ("<<<<<<< a\nx\n<<<<<<< b\ny\n=======\nz\n>>>>>>> c\n", [1, 3]),
}
UNTOLD = {
    "a heading": "The ferry\n=======\n\nIt was built in 1911.",
    "signs of equality": "One.\n\n=======\n\nTwo.",
    "fenced code": "~~~\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n~~~",
    "fenced code in a list": "- a\n\n  ```\n<<<<<<< HEAD\n  ```\n".replace("\n<", "\n  <"),
    "indented code": "    <<<<<<< HEAD\n    a\n    =======\n    b\n    >>>>>>> other\n",
    "code in a note": "A[^a].\n\n[^a]: So:\n\n    ```\n    <<<<<<< HEAD\n    ```\n",
    "raw HTML": "<pre>\n<<<<<<< HEAD\na\n>>>>>>> other\n</pre>",
    "a quotation": "> <<<<<<< HEAD\n> a\n> =======\n> b\n> >>>>>>> other\n",
    "a quoted mail": ">>>>>>> What do you think?\n>>>>>> Nothing.\n>>>>> Well?\n",
    "a quoted mail's blank line": ">>>>>>> What?\n>>>>>>>\n>>>>>>> Nothing.\n\n>>>>>>>\n",
    "an arrow": "<<<<<<<< back\n\n>>>>>>>> on\n\n<<<<<<<back\n",
    "a line that says so": "\\<<<<<<< HEAD\n\n\\>>>>>>> other\n",
    "words within a line": "Git writes <<<<<<< and >>>>>>> around them.",
}


@pytest.mark.parametrize(("text", "lines"), TOLD.values(), ids=TOLD.keys())
def test_what_a_merge_left_is_told_once_at_its_first_line(text: str, lines: list[int]) -> None:
    assert [*complaints(read(text).problems)] == [f"! merge-conflict {line}:1" for line in lines]


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD.keys())
def test_what_only_looks_like_a_mark_of_a_merge_is_no_problem(text: str) -> None:
    assert read(text).problems == ()


def test_two_versions_of_a_note_are_told_as_what_they_are() -> None:
    note = "[^a]: **Note** One.\n"
    text = f"A[^a].\n\n<<<<<<< HEAD\n{note}=======\n{note}>>>>>>> other\n"
    assert [*complaints(read(text).problems)][:1] == ["! merge-conflict 3:1"]


def test_a_mark_that_is_text_is_shown_with_a_backslash_before_it() -> None:
    assert "&lt;&lt;&lt;&lt;&lt;&lt;&lt; back" in html_of(read("\\<<<<<<< back"))


def test_what_a_merge_left_in_a_notes_file_is_told_there() -> None:
    notes = "## a: Note\n\n> One\n\n<<<<<<< HEAD\nText.\n=======\nOther.\n>>>>>>> other\n"
    found = complaints(read("One.", NotesFile("own.notes.md", notes)).problems)
    assert "! merge-conflict own.notes.md:5:1" in found
