"""What is wrong in a notes file is told in a sentence, at its place, with what to do."""

import pytest
from glossing import read

from glossator.problem import Problem
from glossator.sources.notes_files import NotesFile

ARTICLE = (
    "One plan is a plan. One plan is new.\n\nAnd so it stood.\n\n    code here\n\n"
    "Last[^last] words.\n\n[^last]: Footnote."
)


def told(notes: str, *more: str, article: str = ARTICLE) -> Problem:
    files = [NotesFile(f"own{number}.notes.md", text) for number, text in enumerate((notes, *more), 1)]
    (problem,) = read(article, *files).problems
    return problem


def note(quotation: str, heading: str = "n: Note") -> str:
    return f"## {heading}\n\n> {quotation}\n\nText.\n"


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        (
            note("And so it **stands**."),
            "the quotation of note “n” is not in the article; the closest are “And so it stood.”",
        ),
        (note("Nothing of the kind whatever"), "the quotation of note “n” is not in the article"),
        (
            note("**One plan** is"),
            "the quotation of note “n” is in the article more than once: “One plan is a plan. One plan…”, "
            "“One plan is a plan. One plan is new. And so it…”",
        ),
        (
            note("it stood. **code here**"),
            "the words of note “n” stand in a block of code or raw HTML, where nothing can be marked",
        ),
        (note("**And** so **it**"), "the quotation has bold words in several places"),
        ("## n: Note\n\nText.\n", "this note quotes nothing of the article"),
        ("## n: Note\n\n> ![](a.png)\n\nText.\n", "the quotation has no words"),
        (note("**&shy;** And so it"), "the bold words of note “n” are characters that nobody sees"),
        (note("so **&shy;** it"), "the bold words of note “n” are characters that nobody sees"),
        (note("so", "A note on it"), "the heading “A note on it” is neither a label nor a kind of note"),
        (
            note("so", "n: Contxt"),
            "the heading “n: Contxt” is neither a label nor a kind of note: “Contxt” is no kind of note; "
            "did you mean “Context”?",
        ),
        (note("so", "n: Claim: Flase"), "“Flase” is no verdict of the scale; did you mean “False”?"),
        (note("so", "Noet"), "“Noet” is no kind of note; did you mean “Note”?"),
        (
            note("so it", "last: Note"),
            "note “last” is already defined in the article; this text is not shown",
        ),
        (note("so it", "Last: Note"), "the labels “Last” and “last” (in the article) differ in case only"),
        ("Text.\n\n" + note("so it"), "this text belongs to no note; it is not shown"),
        ("<!-- ask Jane\n\n" + note("so it"), "this comment is never closed: no note behind it is read"),
        (
            note("so it") + "\n<!-- ask Jane\n\n" + note("it stood", "m: Note"),
            "this comment is never closed: nothing of what follows is shown",
        ),
        ("---\nby: Jane\n---\n" + note("so it"), "a notes file has no front matter; this is not read"),
    ],
)
def test_a_fault_is_told_in_a_sentence(notes: str, message: str) -> None:
    problem = told(notes)
    assert problem.message == message
    assert problem.place.path == "own1.notes.md"
    assert problem.place.line
    assert problem.place.frame
    assert problem.hint


def test_a_label_of_another_file_is_told_with_its_place() -> None:
    problem = told(note("so it", "year: Note"), note("it stood", "year: Note"))
    assert problem.message == "note “year” is already defined in own1.notes.md:1; this text is not shown"
    assert str(problem.place) == "own2.notes.md:1:4"


def test_many_quotations_that_are_nowhere_are_told_without_the_closest_words_of_each() -> None:
    article = "word " * 100_000
    notes = "".join(note(f"wrod word {number}", f"n{number}: Note") for number in range(30))
    messages = [one.message for one in read(article, NotesFile("own.notes.md", notes)).problems]
    assert len(messages) == 30
    assert "closest" in messages[0]
    assert "closest" not in messages[-1]


def test_a_word_that_stands_twice_is_never_taken_for_one_however_often_it_is_part_of_others() -> None:
    article = "an " + "banana " * 300 + "an"
    assert told(note("an"), article=article).code == "quotation-ambiguous"
    (only,) = read("banana " * 300 + "an", NotesFile("own.notes.md", note("an"))).notes
    assert only.quote == "an"


def test_no_note_is_dropped_without_a_problem() -> None:
    """Whatever keeps a note from being shown is an error."""
    kept = ("n: Note", "n", "Note", "n: Claim: False", "False")
    for heading in (*kept, "n: Kind", "a b", "", "n:", ": Note", "n: m: Note", "[^n]: Note"):
        for quotation in ("so it", "nowhere", "One plan", "code here", ""):
            edition = read(ARTICLE, NotesFile("own.notes.md", note(quotation, heading)))
            shown = any(one.file for one in edition.notes)
            assert shown != any(one.is_error for one in edition.problems), (heading, quotation)


@pytest.mark.parametrize(
    "hostile",
    [
        "> " * 500 + "x",
        "## n\n" * 2000,
        "> **" * 2000,
        "## n\n\n" + "> *a" * 3000,
        "[^" * 5000,
        "## " + "a:" * 3000,
        "\0## n",
    ],
)
def test_hostile_notes_files_are_read(hostile: str) -> None:
    read(ARTICLE, NotesFile("own.notes.md", hostile))
