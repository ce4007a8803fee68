"""Problems for programs: JSON, and GitHub's workflow commands."""

import json

from glossator.cli.formats import as_github, as_json, as_summary
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


def test_a_summary_is_a_table_that_no_message_breaks() -> None:
    found = [
        problem("broken-link", "a | b\n<script> *x*", Place("a.md", 3, 1), "mend `it`"),
        problem("unused-definition", "y", Place("b.md")),
    ]
    assert as_summary(found[::-1], "1 error, 1 warning") == (
        "## Glossator\n\n1 error, 1 warning.\n\n| | file | problem |\n|---|---|---|\n"
        "| ❌ | `a.md:3:1` | **broken-link** a \\| b &lt;script&gt; \\*x\\*<br>mend \\`it\\` |\n"
        "| ⚠️ | `b.md` | **unused-definition** y |\n"
    )
    assert as_summary([], "no problems") == "## Glossator\n\nNo problems.\n"


def test_a_summary_of_very_many_problems_fits() -> None:
    found = [problem("broken-link", "x" * 500, Place(f"{n}.md", 3, 1), "mend it") for n in range(5000)]
    told = as_summary(found, "5000 errors")
    assert told.endswith("\nand 4800 more\n")
    assert len(told.encode()) < 2**20
