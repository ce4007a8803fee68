"""The source's own footnotes are proven: a word of one that is changed, added or lost is found."""

import pytest

from glossator.ledger import Range
from glossator.notes.snapshot import RawText
from glossator.notes.source_notes import missing_notes

RAW = RawText(
    ("Text.", "1", "See the log of 1871.", "It is lost.", "Ibid.", "Ibid."),
    (Range(1, 1, "body"), Range(2, 2, "mark"), Range(3, 6, "note")),
)
SOUND = (
    "Text.[^1][^2][^3]\n\n[^1]: See the *log* of 1871.\n\n    It is lost.\n\n[^2]: Ibid.\n\n[^3]: Ibid.\n\n"
    "[^mine]: **Note.** By an editor.\n"
)


def test_footnotes_that_stand_as_they_were_are_no_fault() -> None:
    assert tuple(missing_notes(SOUND, RAW)) == ()


CHANGED = (
    ("1871", "1872", "a footnote has “See the log of 1872. It is lost.” where the raw text (line 3) has"),
    ("lost", "lost, they say", "(line 4)"),
    ("See the", "But see the", "(line 3)"),
    ("[^3]: Ibid.", "", "the raw text's footnote is missing (line 6): “Ibid.”"),
    ("\n\n    It is lost.", "", "(line 4)"),
)


@pytest.mark.parametrize(("was", "now", "said"), CHANGED)
def test_a_footnote_that_was_changed_is_told(was: str, now: str, said: str) -> None:
    assert was in SOUND
    faults = tuple(missing_notes(SOUND.replace(was, now, 1), RAW))
    assert faults and any(said in one for one in faults)


def test_notes_may_change_places_and_have_other_labels() -> None:
    moved = "A.[^x][^y][^z]\n\n[^x]: Ibid.\n\n[^y]: See the log of 1871.\n\n    It is lost.\n\n[^z]: Ibid.\n"
    assert tuple(missing_notes(moved, RAW)) == ()
