"""What is said of a note's start and end points at exactly the words that it is about, and tells what to write."""

import pytest
from glossing import read

from glossator.problem import Problem


def the_problem(note: str) -> Problem:
    (found,) = read(f"The plan made jobs.[^n]\n\n[^n]: {note}").problems
    return found


def shown(problem: Problem) -> str:
    """The words that the frame underlines."""
    place = problem.place
    row = place.frame[place.line - place.frame_first]
    return row[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize(
    ("note", "code", "words"),
    [
        ("**Clam.** The office.", "near-miss-kind", "Clam."),
        ("**Draft clam: False.** The office.", "near-miss-kind", "Draft clam: False."),
        ("Claim: False. The office.", "near-miss-kind", "Claim"),
        ("*Context:* The office.", "near-miss-kind", "Context"),
        ("**Claim:** False positives are common.", "near-miss-kind", "False"),
        ("**Claim:** Flase. The office.", "near-miss-kind", "Flase"),
        ("**Claim – False** The office.", "near-miss-kind", "Claim – False"),
        ("**Source** The yard's log.", "near-miss-kind", "Source"),
        ("\n    **Clam.** The office.", "near-miss-kind", "Clam."),
        ("**Claim: Flase** “jobs” No. (Jane Roe, 2024-03-05)", "bad-verdict", "Flase"),
        ("**Translation: po polsku** “jobs” No.", "bad-language", "po polsku"),
        ("**Note:** “jobs are text.", "quote-not-found", "“jobs are text."),
        ("**Note.** No. (Jane Roe, 2024-02-30)", "bad-byline", "Jane Roe, 2024-02-30"),
        ("**Note.** No.\n\n    — Jane Roe, 2024-02-30", "bad-byline", "Jane Roe, 2024-02-30"),
        ("**Claim: Fl&auml;se.** Written as an entity.", "bad-verdict", "[^n]"),
    ],
)
def test_the_words_that_are_wrong_are_shown(note: str, code: str, words: str) -> None:
    problem = the_problem(note)
    assert (problem.code, shown(problem)) == (code, words)


@pytest.mark.parametrize(
    ("note", "hint"),
    [
        ("**Source** The yard's log.", "write **Source.** to make it a head, Source without bold"),
        ("**False** The yard's log.", "write **False.** to make it a head, False without bold"),
        ("**Clam: False.** The office.", "write **Claim: False.**, or Clam without bold"),
        ("**Draft contxt.** The office.", "write **Draft Context.**, or Draft contxt without bold"),
        ("Claim: False. The office.", "write **Claim:** to make it one"),
        ("Context — the office.", "write **Context** — to make it one"),
        ("**Claim – False** The office.", "write **Claim: False**"),
        ("**Claim:** Flase. The office.", "write **Claim: False.** for a verdict, **Claim.** for text"),
    ],
)
def test_the_remedy_is_what_to_write(note: str, hint: str) -> None:
    assert the_problem(note).hint.startswith(hint)


@pytest.mark.parametrize("note", ["**Claim:** Tree houses are rare.", "**Claim.** The falls are high."])
def test_the_text_of_a_claim_without_verdict_is_no_misspelt_one(note: str) -> None:
    assert read(f"The plan made jobs.[^n]\n\n[^n]: {note}").problems == ()


def test_a_day_that_is_none_is_named() -> None:
    message = the_problem("**Note.** No. (Jane Roe, 2024-02-20; checked M. Ilić, 2024-13-01)").message
    assert message.endswith("would be a byline, but 2024-13-01 is not in the calendar")
