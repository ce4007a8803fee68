"""What someone selects on a page becomes the words of the article that are meant, or none."""

from pathlib import Path

import pytest
from editing import article
from hypothesis import given
from hypothesis import strategies as st

from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.pointing import Pointed, overlaps, point
from glossator.markdown.elements import BREAKING
from glossator.notes.passages import article_passages
from glossator.notes.selectors import TextQuote
from glossator.problem import Problem

TEXT = """\
---
title: The ferry
---

The *ferry* “was **built** in 1911” at the yard,[^yard] he said. The ferry sank.

## The ferry

| a | b |
|---|---|
| rope | rope |

- one plank
- one plank

```
code of the ferry
```

The end of the ferry.

[^yard]: **Claim: False** “was built in 1911” It was not.
"""


def opened() -> Manuscript:
    manuscript, problems = open_manuscript(article(TEXT))
    assert manuscript, problems
    return manuscript


def pointed(exact: str, prefix: str = "", suffix: str = "") -> Pointed:
    found, problems = point(opened(), TextQuote(exact, prefix, suffix))
    assert found, problems
    return found


def refused(exact: str, prefix: str = "", suffix: str = "") -> Problem:
    found, (why,) = point(opened(), TextQuote(exact, prefix, suffix))
    assert found is None, found
    return why


def test_words_with_what_is_around_them_are_found_under_their_markup() -> None:
    found = pointed("ferry “was built", "The ", " in 1911” at the yard")
    assert found.words == "ferry “was built"
    assert found.selected
    assert (found.selected.number, found.selected.words) == (0, "ferry “was built")


def test_words_that_were_cut_are_made_whole() -> None:
    assert pointed(" erry “was bui ".strip(), "The f", "lt in 1911”").words == "ferry “was built"
    assert pointed("  sank ", "The ferry", ".").words == "sank"


def test_of_equal_words_those_are_meant_around_which_the_text_is() -> None:
    found = pointed("ferry", "he said. The ", " sank. The ferry a b")
    assert found.selected
    assert found.article.text[found.end :].startswith(" sank.")
    second = pointed("plank", "one plank one ", " code of the ferry")
    assert second.selected
    assert second.article.text[second.end :].startswith("\ncode of")


def test_equal_cells_are_told_apart_by_what_is_around_them() -> None:
    first, second = pointed("rope", "a b", "rope one plank"), pointed("rope", "a b rope", "one plank")
    assert first.selected
    assert second.selected
    assert second.selected.number == first.selected.number + 1


def test_words_of_several_blocks_of_a_heading_and_of_code_bear_no_footnote() -> None:
    assert pointed("sank. The ferry", "he said. The ferry ", " a b").selected is None
    assert pointed("The ferry", "The ferry sank. ", " a b rope").selected is None
    assert pointed("code", "one plank ", " of the ferry").selected is None


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "code"),
    [
        ("rope", "", "", "quote-not-found"),
        ("the whale", "The ferry", " sank", "quote-not-found"),
        ("", "The ferry", " sank", "quote-not-found"),
        ("  ", "ferry", "sank", "quote-not-found"),
        ("one", "", "plank", "quote-ambiguous"),
    ],
)
def test_nothing_is_guessed(exact: str, prefix: str, suffix: str, code: str) -> None:
    assert refused(exact, prefix, suffix).code == code


def test_words_that_cross_those_of_a_note_are_known() -> None:
    crossing, within = pointed("The ferry “was built", "", " in 1911”"), pointed("built", "“was ", " in 1911")
    same, apart = (
        pointed("was built in 1911", "“", "” at the"),
        pointed("he said", "the yard, ", ". The ferry"),
    )
    for one, crosses in ((crossing, True), (within, True), (same, False), (apart, False)):
        assert one.selected
        assert overlaps(opened(), one.selected) is crosses


@given(st.data())
def test_what_is_selected_with_enough_around_it_is_found_there(data: st.DataObject) -> None:
    text = article_passages(opened().written.body).text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 60)))
    quote = TextQuote(text[start:end], text[max(0, start - 120) : start], text[end : end + 120])
    found, _ = point(opened(), quote)
    if text[start:end].strip():
        assert found
        inner = len(text[start:end]) - len(text[start:end].lstrip())
        assert found.start <= start + inner < found.end
        assert text[start:end].strip() in text[found.start : found.end]


def test_pages_part_words_at_the_elements_at_which_the_text_does() -> None:
    folder = Path(__file__).parents[2] / "src/glossator/preview/annotating/page"
    script = (folder / "selection.js").read_text(encoding="utf-8")
    listed = script.partition("BREAKING = new Set(")[2].partition(".split")[0]
    assert {word.lower() for word in listed.replace('"', " ").split() if word.isalnum()} == BREAKING
