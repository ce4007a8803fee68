"""Topics of an article and of its notes are set in front matter, in which all else stays."""

import pytest
from editing import article

from glossator.edit.topics import set_note_topics, set_topics

BODY = "\nA ferry[^a] sank.\n\n[^a]: **Note** “ferry” It did.\n"


def file(matter: str) -> str:
    return f"---\ntitle: T\n{matter}---\n{BODY}"


@pytest.mark.parametrize(
    ("before", "topics", "after"),
    [
        ("", ["Ferries"], "topics:\n  - Ferries\n"),
        ("topics: Ships\n", ["Ships", "Ferries"], "topics: [Ships, Ferries]\n"),
        ("topics: [Ships, Tar] # two\n", ["Tar", "A: b"], 'topics: [Tar, "A: b"] # two\n'),
        (
            "# Names\ntopics:\n  - Ships # of the line\n  - Tar # the stuff\nlang: en\n",
            ["ships", " Hemp  rope ", "Hemp rope"],
            "# Names\ntopics:\n  - Ships # of the line\n  - Hemp rope\nlang: en\n",
        ),
        ("topics:\n  - Ships\nlang: en # it\n", [], "lang: en # it\n"),
        ("topics:\n  - Ships\n", ["Tar"], "topics:\n  - Tar\n"),
        ("topics: []\n", ["Tar"], "topics: [Tar]\n"),
    ],
)
def test_an_articles_topics_are_set(before: str, topics: list[str], after: str) -> None:
    text, problems = set_topics(article(file(before)), topics)
    assert text == file(after), problems


def test_topics_that_are_there_change_nothing() -> None:
    before = file("topics: [Ships, Tar]\n")
    assert set_topics(article(before), ["Tar", "ships"]) == (before, ())


@pytest.mark.parametrize(
    ("before", "topics", "after"),
    [
        ("", ["Tar"], "notes: {a: {topics: [Tar]}}\n"),
        ("notes: {}\n", ["Tar"], "notes: {a: {topics: [Tar]}}\n"),
        (
            "notes:\n  b: {lang: de} # it\nlang: en\n",
            ["Tar"],
            "notes:\n  b: {lang: de} # it\n  a: {topics: [Tar]}\nlang: en\n",
        ),
        ("notes: {A: {lang: de}}\n", ["Tar"], "notes: {A: {lang: de, topics: [Tar]}}\n"),
        ("notes: {a: {topics: [Tar]}, b: {lang: de}}\n", [], "notes: {b: {lang: de}}\n"),
        ("notes: {a: {topics: [Tar]}}\n", [], ""),
    ],
)
def test_a_notes_topics_are_set(before: str, topics: list[str], after: str) -> None:
    text, problems = set_note_topics(article(file(before)), "a", topics)
    assert text == file(after), problems


def test_front_matter_that_cannot_say_so_is_left_alone() -> None:
    before = file("extra: {x: &names [Tar]}\ntopics: *names\n")
    text, problems = set_topics(article(before), ["Tar", "Ships"])
    assert text is None
    assert problems[0].code == "bad-value"
