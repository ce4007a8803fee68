"""The benchmark of re-anchoring knows what became of words, and counts both kinds of error."""

import random
from pathlib import Path

import pytest
from anchoring import (
    GONE,
    METHODS,
    MOVED,
    OURS,
    RANKED,
    STANDS,
    Answer,
    Span,
    judged,
    measure,
    ours,
    ranked,
    report,
    spans,
)
from conftest import REPOSITORY
from revisions import OPERATIONS, compared, edited, modelled, words_of

from glossator.notes.folding import folded
from glossator.notes.selectors import TextQuote

TEXT = (
    "The ferry has crossed for years. Last spring the council put a bridge into its budget. "
    "Nobody knows what it will cost.\nThe master said so, and the mate.\n"
)


def test_a_comparison_follows_words_that_stay_and_knows_those_that_go() -> None:
    after = TEXT.replace(" Last spring the council put a bridge into its budget.", "")
    revision = compared("x", TEXT, after)
    went = {TEXT[s:e]: place for (s, e), place in zip(revision.words, revision.went, strict=True)}
    assert went["council"] is None
    start, end = went["Nobody"] or (0, 0)
    assert after[start:end] == "Nobody"


@pytest.mark.parametrize(
    "operation", sorted(set(OPERATIONS), key=lambda one: one.__name__), ids=lambda one: one.__name__
)
def test_an_operation_knows_where_each_word_went(operation: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("revisions.OPERATIONS", (operation,))
    changed = False
    for seed in range(20):
        revision = edited("x", TEXT, random.Random(seed), 2)
        changed |= revision.after != TEXT
        for (start, end), place in zip(revision.words, revision.went, strict=True):
            assert place is None or revision.after[slice(*place)] == TEXT[start:end]
    assert changed


def test_modelled_edits_are_the_same_every_time() -> None:
    first, second = ([one.after for one in modelled(REPOSITORY, 2)] for _ in range(2))
    assert first == second
    assert len(first) >= 2


def test_spans_are_told_by_what_became_of_their_words() -> None:
    moved = TEXT.replace("Nobody knows what it will cost.", "").rstrip() + " Nobody knows what it will cost."
    revision = compared("x", TEXT, moved.replace("Last spring the council put", "They put"))
    fates = {span.quote.exact: span.fate for span in spans(revision, 4000, random.Random(1))}
    assert fates["ferry"] == STANDS
    assert fates["spring"] == GONE
    assert STANDS in fates.values()
    assert MOVED in fates.values()


def test_false_and_lost_anchors_are_both_counted() -> None:
    gone, stands = Span(TextQuote("x"), GONE, None), Span(TextQuote("x"), STANDS, (0, 1))
    assert [*judged(gone, Answer(accepted=(0, 1)))] == ["wrong"]
    assert [*judged(gone, Answer(proposed=(0, 1)))] == ["none", "proposed wrong"]
    assert [*judged(stands, Answer())] == ["none"]
    assert [*judged(stands, Answer(accepted=(4, 5)))] == ["wrong"]
    assert [*judged(stands, Answer(accepted=(0, 1)))] == ["right"]
    assert [*judged(stands, Answer(proposed=(0, 3)))] == ["none", "proposed right"]


def test_the_ranking_takes_the_best_there_is_whatever_it_is() -> None:
    quote = TextQuote("spring", "The cat came in last ", ", when the frogs were", 90)
    assert ranked(quote, folded(TEXT)).accepted is not None
    assert ours(quote, folded(TEXT)).accepted is None
    assert ranked(TextQuote("zzzzzzzz"), folded(TEXT)) == Answer()


def test_the_figures_that_are_published_hold() -> None:
    """False anchors are rare and unedited words are kept: on fewer spans than the page reports."""
    fates, answers, _ = measure(modelled(REPOSITORY, 2), 40)
    assert answers[OURS, STANDS, "wrong"] == 0
    assert answers[OURS, STANDS, "right"] > 0.85 * fates[STANDS]
    assert answers[OURS, GONE, "wrong"] < 0.02 * fates[GONE]
    assert answers[RANKED, GONE, "wrong"] > 0.5 * fates[GONE]
    rows = "\n".join(report("Title", (fates, answers, 3)))
    assert rows.count("| gone |") == len(METHODS)


def test_words_are_counted_as_readers_do() -> None:
    assert [TEXT[s:e] for s, e in words_of(TEXT)][:3] == ["The", "ferry", "has"]
    assert len(words_of("co-op’s 3.5")) == 3


def test_the_benchmark_says_how_it_is_called() -> None:
    page = (Path(REPOSITORY) / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert "python benchmarks/anchoring.py" in page
