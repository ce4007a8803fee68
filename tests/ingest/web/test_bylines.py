"""Who wrote a page, as pages say it in a byline: with degrees, behind a date, in no element of its own."""

import pytest
from readers import CONTEXT

from glossator.ingest.names import is_person_shaped
from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported

PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships, and nobody put it out."


def authors(byline: str) -> list[str]:
    page = f"<title>Lamps</title><article><h1>Lamps</h1>{byline}<p>{PROSE}</p><p>{PROSE} Twice.</p></article>"
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return [one.value for one in made.derived if one.key.startswith("authors.") and one.key.endswith(".name")]


@pytest.mark.parametrize(
    "byline",
    [
        "<div>by Ada Berg / January 19, 2017 / <a href='#respond'>Leave a comment</a></div>",
        "<div><h3>Of lamps that nobody puts out</h3> by Ada Berg / 19 January 2017 <br>From issue 7</div>",
        "<div><time datetime='2016-12-21'>December 21, 2016</time><span> | by <b>Ada Berg</b></span></div>",
        "<div><span>21 December 2016</span> · By Ada Berg</div>",
        "<div>By <span rel='sioc:has_creator'><a href='/users/7'>Ada Berg</a></span>, today</div>",
        "<div>By <span rel='dc:creator'>Ada Berg</span>, today</div>",
        "<div><span itemprop='author creator'><span itemprop='name'>Ada Berg</span></span></div>",
    ],
)
def test_a_byline_names_its_author(byline: str) -> None:
    assert authors(byline) == ["Ada Berg"]


def test_a_degree_behind_a_comma_is_no_second_author() -> None:
    assert authors("<div>By <a rel='author' href='/ada-berg'>Ada Berg, MA</a></div>") == ["Ada Berg, MA"]


@pytest.mark.parametrize(
    "name", ["Ada Berg, MA", "Ada Berg, M.A.", "Ada Berg, MSc", "Ada Berg, RN", "Ada Berg, Ph.D."]
)
def test_a_name_with_a_degree_is_a_persons(name: str) -> None:
    assert is_person_shaped(name)


@pytest.mark.parametrize("name", ["Harbour, MA", "MA", "Lamps, RN"])
def test_a_degree_alone_makes_no_person(name: str) -> None:
    assert not is_person_shaped(name)


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Sea / by land</p>",
        "<p>Opened 3 May 2001 | by the harbour</p>",
        "<p>Closed in 1999 / by Order 17</p>",
    ],
)
def test_what_is_no_name_behind_by_is_no_author(line: str) -> None:
    assert authors(line) == []
