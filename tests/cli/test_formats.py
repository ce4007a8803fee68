"""Problems for programs: JSON, and GitHub's workflow commands."""

import json

from glossator.cli.formats import as_github, as_json
from glossator.problem import Place, problem


def test_json_has_stable_keys_and_null_for_a_whole_file() -> None:
    one = problem("seed-empty", "the file has no text", Place("seeds/ä.txt"), "delete it")
    assert json.loads(as_json([one])) == [
        {
            "code": "seed-empty",
            "severity": "error",
            "message": "the file has no text",
            "hint": "delete it",
            "path": "seeds/ä.txt",
            "line": None,
            "column": None,
            "length": None,
        }
    ]


def test_no_problems_are_an_empty_list() -> None:
    assert json.loads(as_json([])) == []


def test_a_workflow_command_has_its_place_and_escapes() -> None:
    one = problem("bad-value", "100% wrong\nhere", Place("a,b:c.md", 3, 5, 4), "mend it")
    assert as_github(one) == (
        "::error file=a%2Cb%3Ac.md,line=3,col=5,endColumn=9,title=bad-value::100%25 wrong%0Ahere%0Amend it"
    )


def test_a_warning_of_a_whole_file_is_a_command_without_line() -> None:
    one = problem("seed-encoding", "guessed", Place("seeds/a.txt"))
    assert as_github(one) == "::warning file=seeds/a.txt,title=seed-encoding::guessed"
