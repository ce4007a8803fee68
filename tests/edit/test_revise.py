"""A note is read for editing, changed, retyped and deleted; all else stays, to the byte."""

from datetime import date

import pytest
from editing import added, article
from msgspec.structs import replace

from glossator.edit.revise import delete_note, read_note, replace_note
from glossator.edit.wording import NoteWords

TEXT = """\
---
title: The ferry
notes: {yard: {topics: [Ships]}}
---

The ferry “was built in 1911” at the *yard*,[^yard][^plain] he said.[^yard] A <mark>rope</mark>[^rope] held.

[^yard]: **Claim: False** “was built in 1911” [the captain] The *list* says
    1912 (see [there](https://example.org/)). (Jane Roe, 2025-03-01; checked M. Ilić, 2025-03-02)

[^plain]: See there (p. 4).

[^rope]: **Note.** Of hemp.

    - and tar

    — Jane Roe, 2025-03-01

The end.
"""


def read(label: str) -> NoteWords:
    words, problems = read_note(article(TEXT), label)
    assert words is not None, problems
    return words


def test_a_note_is_read_as_it_was_written() -> None:
    claim = read("YARD")
    assert (claim.kind, claim.verdict, claim.speaker) == ("claim", "False", "the captain")
    assert claim.quote == "was built in 1911"
    assert claim.text == "The *list* says\n1912 (see [there](https://example.org/))."
    assert (claim.byline.author, claim.byline.checker) == ("Jane Roe", "M. Ilić")
    assert read("plain") == NoteWords("See there (p. 4).")
    assert (read("rope").text, read("rope").quote) == ("Of hemp.\n\n- and tar", "")


@pytest.mark.parametrize("own", ["[^old] *so*.[^old]", "    code\n\nmore", "![a](a.png)\nso"])
def test_a_text_that_begins_with_no_words_is_read_whole(own: str) -> None:
    indented = own.replace("\n", "\n    ").replace("\n    \n", "\n\n")
    before = "\n\n    " if own.startswith(" ") else " "
    text = f"---\ntitle: T\n---\n\nOne two.[^old][^n]\n\n[^old]: Old.\n\n[^n]: **Note** “two”{before}{indented}\n"
    words, problems = read_note(article(text), "n")
    assert words is not None, problems
    assert words.text == own


def test_what_was_added_is_read_as_it_was_asked_for() -> None:
    text = added("---\ntitle: T\n---\n\nA ferry sank.\n", "ferry", "“Sank” (2)\n\n1. one", verdict="true")
    words, _ = read_note(article(text), "ferry")
    assert words is not None
    assert (words.text, words.quote, words.verdict) == ("“Sank” (2)\n\n1. one", "ferry", "True")


@pytest.mark.parametrize("label", ["yard", "plain", "rope"])
def test_a_note_that_is_replaced_by_itself_stays_the_note_that_it_is(label: str) -> None:
    made, problems = replace_note(article(TEXT), label, read(label))
    assert made is not None, problems
    again, _ = read_note(article(made.text), label)
    assert again == read(label)


def test_a_replaced_note_keeps_its_label_its_references_and_its_words() -> None:
    new = replace(
        read("yard"), text="The list.", byline=replace(read("yard").byline, revised=date(2026, 1, 2))
    )
    made, _ = replace_note(article(TEXT), "yard", new)
    assert made is not None
    start, end = TEXT.index("[^yard]: "), TEXT.index("\n\n[^plain]: ")
    assert (
        made.text
        == TEXT[:start]
        + (
            "[^yard]: **Claim: False** “was built in 1911” [the captain] The list. "
            "(Jane Roe, 2025-03-01; rev. 2026-01-02; checked M. Ilić, 2025-03-02)"
        )
        + TEXT[end:]
    )
    assert made.line == 8


def test_a_note_gets_another_kind_or_verdict() -> None:
    made, _ = replace_note(article(TEXT), "yard", replace(read("yard"), verdict="True"))
    assert made is not None
    assert made.text == TEXT.replace("**Claim: False**", "**Claim: True**")
    made, _ = replace_note(article(TEXT), "plain", replace(read("plain"), kind="source"))
    assert made is not None
    assert made.text == TEXT.replace("[^plain]: See", "[^plain]: **Source.** See")


def test_a_deleted_note_goes_with_its_references() -> None:
    made, _ = delete_note(article(TEXT), "yard")
    assert made is not None
    start, end = TEXT.index("\n\n[^yard]: "), TEXT.index("\n\n[^plain]: ")
    without = (TEXT[:start] + TEXT[end:]).replace("[^yard]", "")
    assert made.text == without.replace("notes: {yard: {topics: [Ships]}}\n", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("notes: {yard: {lang: de}, rope: {lang: en}}\n", "notes: {rope: {lang: en}}\n"),
        ("notes: {rope: {lang: en}, Yard: {lang: de}} # both\n", "notes: {rope: {lang: en}} # both\n"),
        (
            "notes:\n  rope:\n    lang: en\n  yard: # it\n    lang: de # so\n",
            "notes:\n  rope:\n    lang: en\n",
        ),
        ("# Of notes\nnotes:\n  yard: {lang: de}\n", "# Of notes\n"),
        ("extra: {yard: 1}\n", "extra: {yard: 1}\n"),
    ],
)
def test_what_front_matter_says_about_a_deleted_note_goes_too(before: str, after: str) -> None:
    matter = "notes: {yard: {topics: [Ships]}}\n"
    made, problems = delete_note(article(TEXT.replace(matter, before)), "yard")
    assert made is not None, problems
    assert made.text.partition("---\n\n")[0] == TEXT.replace(matter, after).partition("---\n\n")[0]


def test_a_deleted_note_takes_the_mark_along_that_was_there_for_it() -> None:
    made, _ = delete_note(article(TEXT), "rope")
    assert made is not None
    assert "A rope held." in made.text
    assert "hemp" not in made.text


def test_deleting_what_was_added_gives_the_file_back() -> None:
    text = added(TEXT, "The end", label="end")
    made, _ = delete_note(article(text), "end")
    assert made is not None
    assert made.text == TEXT


@pytest.mark.parametrize("label", ["gone", "end"])
def test_a_note_that_is_not_there_cannot_be_changed(label: str) -> None:
    for made, problems in (
        delete_note(article(TEXT), label),
        replace_note(article(TEXT), label, NoteWords("x")),
    ):
        assert made is None
        assert (problems[0].code, problems[0].message) == (
            "note-refused",
            f"the article has no note “{label}”",
        )


def test_a_note_that_is_defined_twice_is_not_deleted_by_halves() -> None:
    made, problems = delete_note(article(TEXT + "\n[^yard]: Again.\n"), "yard")
    assert made is None
    assert "more than once" in problems[0].message


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [
        ("One.[^a][^b]\n\n[^a]: A.\n[^b]: B.\n\nTwo.\n", "a", "One.[^b]\n\n[^b]: B.\n\nTwo.\n"),
        ("One.[^a][^b]\n\n[^a]: A.\n[^b]: B.\n\nTwo.\n", "b", "One.[^a]\n\n[^a]: A.\n\nTwo.\n"),
        ("One.[^a]\n\n\n[^a]: A.\n\n\nTwo.\n", "a", "One.\n\n\nTwo.\n"),
        ("One.[^a]\n[^a]: A.\n\nTwo.\n", "a", "One.\n\nTwo.\n"),
        ("[^a]: A.\n\nOne.[^a]\n", "a", "One.\n"),
        ("One.[^a]\n\n[^a]: A.", "a", "One."),
    ],
)
def test_a_deleted_definition_leaves_one_gap_and_no_line_of_its_own(
    before: str, label: str, after: str
) -> None:
    head = "---\ntitle: T\n---\n\n"
    made, problems = delete_note(article(head + before), label)
    assert made is not None, problems
    assert made.text == head + after


def test_references_in_equal_cells_are_each_taken_out() -> None:
    text = "---\ntitle: T\n---\n\n| a | b |\n|---|---|\n| rope[^x] | rope[^x] |\n\n[^x]: Of hemp.\n"
    made, problems = delete_note(article(text), "x")
    assert made is not None, problems
    assert made.text == "---\ntitle: T\n---\n\n| a | b |\n|---|---|\n| rope | rope |\n"


def test_a_note_on_one_of_equal_cells_is_read_and_replaced() -> None:
    text = (
        "---\ntitle: T\n---\n\n| a | b |\n|---|---|\n| rope | rope[^x] |\n\n[^x]: **Note** “rope” Of hemp.\n"
    )
    words, problems = read_note(article(text), "x")
    assert words is not None, problems
    made, problems = replace_note(article(text), "x", replace(words, text="Of tar."))
    assert made is not None, problems
    assert made.text == text.replace("Of hemp.", "Of tar.")
