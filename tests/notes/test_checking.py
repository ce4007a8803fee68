"""Kinds of note that need a second reader."""

import pytest
from glossing import read

from glossator.config.load import read_settings
from glossator.notes.checking import unchecked
from glossator.problem import Problem

TEXT = "One.[^a]\n\n[^a]: {}\n"


def faults(note: str, **options: object) -> list[Problem]:
    text = TEXT.format(note)
    return [*unchecked(read(text, **options).notes, ("claim", "source"), {"a.md": text}, "a.md")]


def test_a_claim_that_nobody_has_checked_is_told_with_its_place() -> None:
    (found,) = faults("**Claim: False.** No. (Jane Roe, 2025-03-01)")
    assert (found.code, found.place.path, found.place.line, found.place.column) == (
        "unchecked-note",
        "a.md",
        3,
        1,
    )
    assert found.place.frame[found.place.line - found.place.frame_first].startswith("[^a]: **Claim")
    assert "no second reader has checked the claim “a”" in found.message
    assert "checked NAME, DATE" in found.hint


@pytest.mark.parametrize("author", ["Jane Roe", "jane  roe"])
def test_the_author_is_no_second_reader(author: str) -> None:
    (found,) = faults(f"**Claim: False.** No. (Jane Roe, 2025-03-01; checked {author}, 2025-03-02)")
    assert "nobody but its author" in found.message


def test_the_annotator_of_a_note_without_a_byline_is_its_author() -> None:
    assert len(faults("**Source.** A list.", annotator="Jane Roe")) == 1


@pytest.mark.parametrize(
    "note",
    [
        "**Claim: False.** No. (Jane Roe, 2025-03-01; checked M. Ilić, 2025-03-02)",
        "**Context.** No. (Jane Roe, 2025-03-01)",
        "Plain.",
    ],
)
def test_what_was_checked_or_needs_no_check_is_in_order(note: str) -> None:
    assert faults(note) == []


def test_drafts_may_wait() -> None:
    assert faults("**Draft claim: False.** No.", drafts=True) == []


def test_kinds_that_need_a_check_are_kinds() -> None:
    assert read_settings("title: T\nrequire_check: claim\n")[0].require_check == ("claim",)  # type: ignore[union-attr]
    assert read_settings("title: T\nrequire_check: [clam]\n")[1][0].code == "bad-value"
