"""Notes are written, read, changed and deleted wherever they stand."""

from datetime import date
from typing import Any

import pytest
from editing import DAY, PATH, article
from msgspec.structs import replace

from glossator.edit.annotate import NewNote
from glossator.edit.changing import (
    Change,
    Edited,
    Wanted,
    annotate,
    change_note,
    change_topics,
    read_written,
    take_note,
)
from glossator.edit.manuscript import ArticleFile
from glossator.edit.selection import Selection
from glossator.notes.selectors import TextQuote
from glossator.problem import Problem
from glossator.sources.notes_files import NotesFile

TEXT = """\
---
title: The ferry
---

The ferry “was built in 1911” at the yard,[^yard] he said.

It sank.[^plain]

[^yard]: **Claim: False** “was built in 1911” [the captain] It was not. (Jane Roe, 2025-03-01)

[^plain]: See there.
"""
BESIDE = PATH.replace(".md", ".jane.notes.md")
LATER = date(2026, 1, 2)


def wanted(exact: str, prefix: str, suffix: str, **more: Any) -> Wanted:
    new = NewNote(Selection(exact), "So it is.", author="Jane Roe", written=DAY)
    return Wanted(TextQuote(exact, prefix, suffix), new, BESIDE, **more)


def made(answer: tuple[Change | None, tuple[Problem, ...]]) -> Change:
    change, problems = answer
    assert change is not None, problems
    return change


def after(change: Change, file: ArticleFile | None = None) -> ArticleFile:
    """The article with a change in it."""
    file = file or article(TEXT)
    notes = {one.path: one.text for one in file.notes_files} | dict(change.files)
    text = notes.pop(PATH, file.text)
    return replace(file, text=text, notes_files=tuple(NotesFile(*one) for one in sorted(notes.items())))


def test_a_note_goes_under_its_block() -> None:
    change = made(annotate(article(TEXT), wanted("the yard", "1911” at ", ", he said")))
    assert [*change.files] == [PATH]
    assert "the yard,[^yard][^the-yard] he said." in change.files[PATH]


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix"),
    [("built in 1911” at the yard", "was ", ", he"), ("he said. It", "yard, ", " sank")],
)
def test_words_that_cross_a_notes_or_a_paragraphs_end_go_into_the_notes_file(
    exact: str, prefix: str, suffix: str
) -> None:
    change = made(annotate(article(TEXT), wanted(exact, prefix, suffix)))
    assert [*change.files] == [BESIDE]


def test_where_it_goes_may_be_said() -> None:
    one = wanted("the yard", "1911” at ", ", he said", where="file")
    assert [*made(annotate(article(TEXT), one)).files] == [BESIDE]
    crossing = wanted("built in 1911” at the yard", "was ", ", he", where="article")
    assert [*made(annotate(article(TEXT), crossing)).files] == [PATH]
    change, (why,) = annotate(article(TEXT), wanted("he said. It", "yard, ", " sank", where="article"))
    assert change is None
    assert why.code == "note-refused"


def test_a_notes_topics_join_front_matter() -> None:
    one = wanted("the yard", "1911” at ", ", he said", topics=("Ships",))
    change = made(annotate(article(TEXT), one))
    assert "notes: {the-yard: {topics: [Ships]}}\n---" in change.files[PATH]
    change = made(annotate(article(TEXT), replace(one, where="file")))
    assert {*change.files} == {PATH, BESIDE}
    written, _ = read_written(after(change), "the-yard")
    assert written is not None
    assert (written.topics, written.file) == (("Ships",), BESIDE)


@pytest.mark.parametrize("where", ["article", "file"])
def test_a_note_is_changed_with_its_revision_dated_and_deleted_where_it_stands(where: Any) -> None:
    change = made(annotate(article(TEXT), wanted("the yard", "at ", ", he said", where=where, topics=("A",))))
    file = after(change)
    edited = Edited("It *is*.", "true", "claim", speaker="He", topics=("B",), today=LATER)
    file = after(made(change_note(file, "the-yard", edited)), file)
    written, _ = read_written(file, "the-yard")
    assert written is not None
    words = written.words
    assert (words.text, words.kind, words.verdict, words.speaker) == ("It *is*.", "claim", "True", "He")
    assert (words.byline.written, words.byline.revised, written.topics) == (DAY, LATER, ("B",))
    file = after(made(take_note(file, "the-yard")), file)
    assert file.text == TEXT
    assert [one.text for one in file.notes_files] == ([""] if where == "file" else [])


@pytest.mark.parametrize("where", ["article", "file"])
@pytest.mark.parametrize("text", ["See [^plain]", "A chart:\n![a](a.png)", "    code\n\nmore"])
def test_a_note_is_read_as_it_was_written(where: Any, text: str) -> None:
    asked = wanted("sank", "It ", ".", where=where)
    change = made(
        annotate(article(TEXT), replace(asked, new=replace(asked.new, text=f"\n \n{text} \u00a0\n")))
    )
    written, problems = read_written(after(change), change.label)
    assert written is not None, problems
    assert written.words.text == text
    taken = made(take_note(after(change), change.label))
    assert after(taken, after(change)).text == TEXT


def test_what_does_not_change_is_not_dated() -> None:
    same = Edited("It was not.", "False", "claim", speaker="the captain", today=LATER)
    assert made(change_note(article(TEXT), "yard", same)).files == {}
    assert "rev." not in made(change_note(article(TEXT), "yard", replace(same, topics=("A",)))).files[PATH]


def test_a_plain_footnote_stays_one_or_gets_a_kind_and_a_byline() -> None:
    change = made(change_note(article(TEXT), "plain", Edited("See here.", author="Jane Roe", today=LATER)))
    assert "[^plain]: See here.\n" in change.files[PATH]
    typed = Edited("See here.", kind="source", author="Jane Roe", today=LATER)
    change = made(change_note(article(TEXT), "plain", typed))
    assert "[^plain]: **Source.** See here. (Jane Roe, 2026-01-02)\n" in change.files[PATH]


@pytest.mark.parametrize(
    ("edited", "code"),
    [(Edited(" ", kind="note"), "empty-note"), (Edited("x", "odd", "claim"), "bad-verdict")],
)
def test_what_cannot_be_said_is_refused(edited: Edited, code: str) -> None:
    change, (why,) = change_note(article(TEXT), "yard", edited)
    assert (change, why.code) == (None, code)


def test_an_articles_topics_change() -> None:
    assert "topics:\n  - Ships\n" in made(change_topics(article(TEXT), ["Ships"])).files[PATH]
