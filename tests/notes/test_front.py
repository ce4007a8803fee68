"""Places in front matter, for what only the article or its raw text shows to be wrong."""

import pytest

from glossator.notes.front import front_place, unknown_notes

ARTICLE = """\
---
title: The ferry
authors: [{name: Jane, bio: A writer}, {name: title}]
pullquotes:
  - {text: One, after: 1}
  - text: Two
    after: 2
notes:
  "title": {topics: [Ships]}
  Jobs: {lang: sr}
---

title: The ferry was built.[^title]
"""


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("title",), "a.md:2:1"),
        (("authors", 0, "bio"), "a.md:3:24"),
        (("authors", 1, "bio"), "a.md:3:40"),
        (("pullquotes", 1, "text"), "a.md:6:5"),
        (("pullquotes", 7, "text"), "a.md:4:1"),
        (("notes", "title"), "a.md:9:3"),
        (("dek",), "a.md"),
    ],
)
def test_a_key_is_found_by_the_keys_that_lead_to_it(keys: tuple[str | int, ...], place: str) -> None:
    assert str(front_place(ARTICLE, "a.md", keys)) == place


@pytest.mark.parametrize("text", ["", "No front matter.", "---\n[\n---\n", "---\ntitle: x\n"])
def test_what_cannot_be_read_has_no_place_in_it(text: str) -> None:
    assert str(front_place(text, "a.md", ("title",))) == "a.md"


def test_a_note_that_only_front_matter_knows_is_told_at_its_key() -> None:
    (found,) = unknown_notes(("title", "Jobs"), ("title",), ARTICLE, "a.md")
    assert (found.code, str(found.place)) == ("unknown-note", "a.md:10:3")
    assert list(unknown_notes(("TITLE", "jobs"), ("title", "jobs"), ARTICLE, "a.md")) == []
