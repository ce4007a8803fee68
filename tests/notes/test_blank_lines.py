"""Blank lines in notes that are not quite empty: where GitHub's parser (cmark-gfm 0.29) ends a note, a warning says so.

What GitHub makes of each was seen by running that parser."""

import pytest
from glossing import complaints, read

ENDED = {
    "one space": ("[^x]: One.\n \n    Two.", 4),
    "three spaces": ("[^x]: One.\n   \n    Two.", 4),
    "two blank lines": ("[^x]: One.\n\n  \n    Two.", 5),
    "in a quotation": ("> [^x]: One.\n>\n>     Two.", 4),
    "in a quotation, after a line that begins well": ("> [^x]: One.\n>     \n>\n>     Two.", 5),
    "in a list": ("- [^x]: One.\n  \n      Two.", 4),
    "before a list": ("[^x]: One.\n  \n    - Two.", 4),
    "in code": ("[^x]: One.\n\n    ```\n    a\n  \n    b\n    ```", 7),
}
WHOLE = {
    "nothing": "[^x]: One.\n\n    Two.",
    "four spaces": "[^x]: One.\n    \n    Two.",
    "a tab": "[^x]: One.\n\t\n    Two.",
    "in a quotation, four spaces behind its mark": "> [^x]: One.\n>     \n>     Two.",
    "in a list, empty": "- [^x]: One.\n\n      Two.",
    "in a list, six spaces": "- [^x]: One.\n      \n      Two.",
    "behind the note": "[^x]: One.\n  \nTwo.",
    "behind a note in a quotation": "> [^x]: One.\n>\n> Two.",
}


@pytest.mark.parametrize(("note", "line"), ENDED.values(), ids=ENDED.keys())
def test_a_line_at_which_github_ends_a_note_is_told(note: str, line: int) -> None:
    edition = read(f"Words.[^x]\n\n{note}\n")
    assert [*complaints(edition.problems)] == [f"! blank-line-in-note {line}:0"]
    assert edition.notes[0].plain != "One."


@pytest.mark.parametrize("note", WHOLE.values(), ids=WHOLE.keys())
def test_a_note_that_is_whole_on_github_is_no_problem(note: str) -> None:
    assert read(f"Words.[^x]\n\n{note}\n").problems == ()
