"""What editors say behind a text of its sources and errors comes with it, wherever the page lays it."""

import pytest
from readers import CONTEXT

from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported

PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships, and nobody put it out."
MORE = "Its last keeper rowed across the bay each evening with a can of oil and the book of the tower."


def body(behind: str) -> str:
    text = f"<div class='entry-content'><p>{PROSE}</p><p>{MORE}</p><p>{PROSE} Again.</p></div>"
    page = f"<title>Lamps</title><body><article><h1>Lamps</h1><div class='piece'>{text}{behind}</div></article></body>"
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made.article.partition("\n---\n")[2].strip()


@pytest.mark.parametrize(
    "note",
    [
        "Sources: Harbour Office (2), The Bay Times / Photo credit: Ada Berg",
        "Correction: an earlier version named the wrong cape.",
        "Editor’s note: the lamp was moved in 1999.",
        "This article was updated to name the second keeper.",
        "Quellen: Hafenamt, Archiv der Bucht",
        "Исправка: у првој верзији стајао је погрешан рт.",
    ],
)
def test_a_note_beside_the_element_that_holds_the_text_comes_behind_it(note: str) -> None:
    assert body(f"<p>{note}</p>").endswith(f"Again.\n\n{note}")


@pytest.mark.parametrize(
    "behind",
    [
        "<p>More lamps of the bay</p>",
        "<p>Update your address to hear from us</p>",
        "<div class='related'><p>Sources: three lamps to see</p></div>",
        "<aside><p>Correction: what we got wrong last week</p></aside>",
        "<p>Sources</p>",
    ],
)
def test_what_is_no_note_of_the_text_stays_out(behind: str) -> None:
    assert body(behind).endswith("Again.")


def test_a_note_before_the_text_is_not_told_twice() -> None:
    assert body("").count(PROSE) == 2
