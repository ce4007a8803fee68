"""A note of a notes file is added, read, changed and deleted; every other note stays, and the article itself."""

from datetime import date

import pytest
from editing import DAY, PATH, article
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from glossator.edit.annotate import NewNote
from glossator.edit.beside import add_beside, delete_beside, read_beside, replace_beside
from glossator.edit.manuscript import Manuscript, open_manuscript
from glossator.edit.pointing import point
from glossator.edit.selection import Selection
from glossator.edit.wording import NoteWords
from glossator.model import Byline
from glossator.notes.passages import article_passages
from glossator.notes.selectors import TextQuote
from glossator.sources.notes_files import NotesFile

TEXT = """\
---
title: The ferry
---

The ferry “was built in 1911” at the yard,[^yard] he said.

## Its end

It *sank* in the sound.

[^yard]: **Claim: False** “was built in 1911” It was not.
"""
FILE = PATH.replace(".md", ".jane.notes.md")
NOTES = """\
# Notes

## sank: Context

<!-- annotation: x -->

> It **sank** in the sound

In a storm, he says:

> a storm

(Jane Roe, 2025-03-01; rev. 2025-03-02)

## Claim: False

> The **ferry** “was

[the captain] It was a *barge*.

— Jane Roe, 2025-03-01
"""


def opened(notes: str = NOTES) -> Manuscript:
    files = (NotesFile(FILE, notes),) if notes else ()
    manuscript, problems = open_manuscript(replace(article(TEXT), notes_files=files))
    assert manuscript, problems
    return manuscript


def added(exact: str, prefix: str, suffix: str, notes: str = "", **more: object) -> str:
    manuscript = opened(notes)
    pointed, problems = point(manuscript, TextQuote(exact, prefix, suffix))
    assert pointed, problems
    asked = {"text": "So *it* is.", "author": "Jane Roe", "written": DAY} | more
    made, problems = add_beside(manuscript, FILE, pointed, NewNote(Selection(exact), **asked))  # type: ignore[arg-type]
    assert made, problems
    assert made.path == FILE
    return made.revised.text


def test_a_note_on_words_of_several_blocks_makes_a_notes_file() -> None:
    text = added("at the yard, he said. Its end", "1911” ", " It sank", verdict="true", speaker="He")
    assert text == (
        "## at-the-yard-he-said-its: Claim: True\n\n"
        "> The ferry “was built in 1911” **at the yard, he said.**\n>\n> **Its end**\n\n"
        "[He] So *it* is.\n\n— Jane Roe, 2025-03-01\n"
    )
    words, _ = read_beside(opened(text), "at-the-yard-he-said-its")
    assert words == NoteWords(
        "So *it* is.",
        "claim",
        "True",
        quote="at the yard, he said. Its end",
        speaker="He",
        byline=Byline("Jane Roe", DAY),
    )


def test_a_note_joins_those_that_are_there() -> None:
    text = added("the sound", "sank in ", ".", NOTES, kind="context")
    assert text.startswith(NOTES + "\n## the-sound: Context\n\n> It sank in **the sound**.\n")


def test_a_text_that_ends_with_a_quotation_keeps_its_byline() -> None:
    text = added("the sound", "sank in ", ".", text="Thus:\n\n> a sound")
    assert text.endswith("> a sound\n\n(Jane Roe, 2025-03-01)\n")


@pytest.mark.parametrize(
    "text", ["# A heading", "## other: Context\n\n> the yard\n\nNo.", "[^more]: A note.", "<!-- never closed"]
)
def test_a_text_that_would_be_other_notes_is_refused(text: str) -> None:
    manuscript = opened()
    pointed, _ = point(manuscript, TextQuote("the sound", "sank in ", "."))
    assert pointed
    made, (why,) = add_beside(
        manuscript, FILE, pointed, NewNote(Selection("x"), text, author="J", written=DAY)
    )
    assert made is None
    assert why.code == "note-refused"


def test_notes_are_read_with_their_text_alone() -> None:
    context, _ = read_beside(opened(), "SANK")
    assert context
    assert (context.kind, context.quote, context.byline.revised) == ("context", "sank", date(2025, 3, 2))
    assert context.text == "In a storm, he says:\n\n> a storm"
    claim, _ = read_beside(opened(), "ferry")
    assert claim
    assert (claim.verdict, claim.speaker, claim.text) == ("False", "the captain", "It was a *barge*.")


@pytest.mark.parametrize("label", ["sank", "ferry"])
def test_a_note_that_is_replaced_by_itself_stays_what_it_is(label: str) -> None:
    words, _ = read_beside(opened(), label)
    assert words
    made, problems = replace_beside(opened(), label, words)
    assert made, problems
    assert read_beside(opened(made.revised.text), label)[0] == words


def test_a_replaced_note_keeps_its_label_its_comments_and_its_quotation() -> None:
    words, _ = read_beside(opened(), "sank")
    assert words
    made, _ = replace_beside(opened(), "sank", replace(words, text="In fog.", kind="claim", verdict="True"))
    assert made
    start, end = NOTES.index("In a storm"), NOTES.index("\n\n## Claim")
    meant = NOTES[:start] + "In fog.\n\n— Jane Roe, 2025-03-01; rev. 2025-03-02" + NOTES[end:]
    assert made.revised.text == meant.replace("sank: Context", "sank: Claim: True")
    made, _ = replace_beside(opened(), "ferry", replace(words, quote="ferry", text="A barge."))
    assert made
    assert "\n\n## Context\n\n> The **ferry** “was\n\nA barge.\n" in made.revised.text


def test_a_deleted_note_leaves_the_others() -> None:
    first, last = NOTES.index("## sank"), NOTES.index("## Claim")
    made, problems = delete_beside(opened(), "sank")
    assert made, problems
    assert made.revised.text == NOTES[:first] + NOTES[last:]
    made, _ = delete_beside(opened(), "ferry")
    assert made
    assert made.revised.text == NOTES[:last].rstrip("\n") + "\n"


def test_the_only_note_below_a_title_can_be_deleted() -> None:
    text = f"# Notes on the ferry\n\n{NOTES[NOTES.index('## sank') : NOTES.index('## Claim')]}"
    made, problems = delete_beside(opened(text), "sank")
    assert made, problems
    assert made.revised.text == "# Notes on the ferry\n"


def test_deleting_what_was_added_gives_the_file_back() -> None:
    text = added("the sound", "sank in ", ".", NOTES)
    made, problems = delete_beside(opened(text), "the-sound")
    assert made, problems
    assert made.revised.text == NOTES
    alone, _ = delete_beside(opened(added("the sound", "sank in ", ".")), "the-sound")
    assert alone
    assert alone.revised.text == ""


def test_a_note_with_footnotes_of_its_own_is_left_to_its_file() -> None:
    notes = NOTES.replace("*barge*.", "*barge*.[^more]\n\n[^more]: A small one.")
    words, (why,) = read_beside(opened(notes), "ferry")
    assert words is None
    assert "cannot be told" in why.message


def test_there_must_be_such_a_note() -> None:
    for made, (why,) in (read_beside(opened(), "yard"), delete_beside(opened(), "gone")):
        assert made is None
        assert why.code == "note-refused"


@given(st.data())
def test_a_note_on_any_words_is_on_these_and_deleting_it_gives_the_file_back(data: st.DataObject) -> None:
    manuscript = opened(NOTES)
    text = article_passages(manuscript.written.body, manuscript.edition.labels).text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = TextQuote(text[start:end], text[max(0, start - 120) : start], text[end : end + 120])
    pointed, _ = point(manuscript, quote)
    said = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40))
    new = NewNote(Selection(""), said, author="Jane Roe", written=DAY)
    made = add_beside(manuscript, FILE, pointed, new)[0] if pointed else None
    if made is None or pointed is None:
        return
    note = opened(made.revised.text).note(made.revised.label)
    assert note
    assert note.quote == pointed.words
    back, problems = delete_beside(opened(made.revised.text), made.revised.label)
    assert back, problems
    assert back.revised.text == NOTES
