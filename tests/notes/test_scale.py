"""Reading is linear: twice the article takes about twice the time, whatever its notes are like."""

import sys
from collections.abc import Callable
from time import process_time

import pytest
from glossing import read
from hypothesis import given
from hypothesis import strategies as st

from glossator.notes.similar import distance, may_hold, nearest
from glossator.sources.notes_files import NotesFile


def a_note_a_paragraph(count: int) -> str:
    return "\n\n".join(
        f"word{n} and more words in paragraph {n} of many.[^n{n}]\n\n[^n{n}]: **Claim: False.** “in paragraph {n}” No."
        for n in range(count)
    )


def all_in_one_paragraph(count: int) -> str:
    text = " ".join(f"word{n} then some more.[^n{n}]" for n in range(count))
    return text + "\n\n" + "\n\n".join(f"[^n{n}]: **Note:** “word{n}” Text." for n in range(count))


def words_that_are_nowhere(count: int) -> str:
    text = " ".join(f"word{n} then some more.[^n{n}]" for n in range(count))
    return text + "\n\n" + "\n\n".join(f"[^n{n}]: **Note:** “not a single one” Text." for n in range(count))


def undefined_references(count: int) -> str:
    return " ".join(f"word{n}[^n{n}]" for n in range(count))


def a_chain_of_notes(count: int) -> str:
    return (
        "a[^n0]\n\n"
        + "\n\n".join(f"[^n{n}]: Note.[^n{n + 1}]" for n in range(count))
        + f"\n\n[^n{count}]: End."
    )


def marks(count: int) -> str:
    text = " ".join(f"<mark>a</mark>[^n{n}]" for n in range(count))
    return text + "\n\n" + "\n\n".join(f"[^n{n}]: **Note.** Text." for n in range(count))


def titles_that_are_no_quotations(count: int) -> str:
    text = " ".join(f"word{n} then some more.[^n{n}]" for n in range(count))
    return (
        text + "\n\n" + "\n\n".join(f"[^n{n}]: **Source.** “A Long Title of a Book” T." for n in range(count))
    )


def tags_that_do_not_match(count: int) -> str:
    return "<b>" * count + "a" + "</i>" * count + "\n\n" + "<div>" * count + "</p>" * count


def brackets_that_are_never_closed(count: int) -> str:
    return "[^" * count * 4 + "\n\n<div>\n" + "[^" * count * 4


def equal_headings(count: int) -> str:
    return "\n\n".join(["# The same"] * count)


@pytest.mark.parametrize(
    "article",
    [
        a_note_a_paragraph,
        all_in_one_paragraph,
        words_that_are_nowhere,
        undefined_references,
        a_chain_of_notes,
        marks,
        titles_that_are_no_quotations,
        tags_that_do_not_match,
        brackets_that_are_never_closed,
        equal_headings,
    ],
)
def test_reading_is_linear(article: Callable[[int], str]) -> None:
    small, large = article(600), article(2400)
    read(small)
    assert min(_seconds(large) for _ in range(2)) < 10 * min(_seconds(small) for _ in range(2)) + 0.2


def _seconds(text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start


def test_five_thousand_notes_are_all_there() -> None:
    edition = read(a_note_a_paragraph(5000))
    assert len(edition.notes) == 5000
    assert edition.problems == ()
    assert [note.number for note in edition.notes] == list(range(1, 5001))


def in_a_notes_file(count: int) -> tuple[str, NotesFile]:
    article = "\n\n".join(f"word{n} and more words in paragraph {n} of many." for n in range(count))
    notes = (f"## n{n}: Note\n\n> words **in paragraph {n}** of many\n\nText.\n" for n in range(count))
    return article, NotesFile("own.notes.md", "\n".join(notes))


def in_a_notes_file_on_one_paragraph(count: int) -> tuple[str, NotesFile]:
    article = " ".join(f"word{n} then some more." for n in range(count))
    return article, NotesFile(
        "own.notes.md", "\n".join(f"## Note\n\n> word{n} then\n\nText.\n" for n in range(count))
    )


def in_a_notes_file_in_chinese(count: int) -> tuple[str, NotesFile]:
    article = "\n\n".join(f"该计划{n}创造就业，他说。" for n in range(count))
    return article, NotesFile(
        "own.notes.md", "\n".join(f"## Note\n\n> 该计划{n}创造\n\nText.\n" for n in range(count))
    )


def quotations_that_are_nowhere(count: int) -> tuple[str, NotesFile]:
    article = " ".join(f"word{n} then some more." for n in range(count))
    return article, NotesFile(
        "own.notes.md", "\n".join(f"## Note\n\n> not {n} of them\n\nText.\n" for n in range(count))
    )


def of_footnotes(count: int) -> tuple[str]:
    return (a_note_a_paragraph(count),)


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (of_footnotes, 1000),
        (in_a_notes_file, 1000),
        (in_a_notes_file_on_one_paragraph, 300),
        (in_a_notes_file_in_chinese, 300),
        (quotations_that_are_nowhere, 300),
    ],
)
def test_five_times_the_notes_take_five_times_the_operations(
    made: Callable[[int], tuple[str, *tuple[NotesFile, ...]]], count: int
) -> None:
    small, large = made(count), made(5 * count)
    read(*small)
    assert _calls(large) < 6 * _calls(small)


def _calls(made: tuple[str, *tuple[NotesFile, ...]]) -> int:
    """How many functions, ours and Python's, reading calls: no matter how busy the machine is."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        read(*made)
    finally:
        sys.setprofile(None)
    return count


def test_five_thousand_notes_of_a_notes_file_are_all_there() -> None:
    edition = read(*in_a_notes_file(5000))
    assert [note.number for note in edition.notes] == list(range(1, 5001))
    assert edition.problems == ()


@given(st.text("ab c", max_size=12), st.text("ab c", max_size=20), st.sampled_from([0.5, 0.8, 0.9]))
def test_no_text_that_holds_what_is_like_a_pattern_is_ruled_out(
    pattern: str, text: str, similarity: float
) -> None:
    near = nearest(pattern, text)
    assert may_hold(pattern, text, similarity) or near is None or near.similarity < similarity


def test_a_text_without_anything_alike_is_ruled_out() -> None:
    assert not may_hold("Labour Force Survey", "the plan created many jobs in the last of these years", 0.8)


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("kitten", "sitting", 3), ("", "abc", 3), ("claim", "clam", 1)]
)
def test_the_distance_counts_edits(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == edits == distance(other, one)


def test_the_nearest_stretch_is_found_as_a_whole() -> None:
    near = nearest("created many jobs", "it has craeted many jobs since")
    assert near is not None
    assert "it has craeted many jobs since"[near.start : near.end] == "craeted many jobs"
    assert near.similarity == pytest.approx(1 - 2 / 17)
