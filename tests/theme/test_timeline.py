"""Months and their counts as a line of time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from theme_pages import rendered

from glossator.theme.timeline import LABEL, NARROWEST, TALLEST, timeline

MONTHS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(1, 2400), st.integers(1, 12)), st.integers(1, 900)
)


def names(*months: str) -> tuple[str, list[str], list[str]]:
    line = timeline([(month, 1) for month in months])
    return line.unit, [tick.name for tick in line.ticks], [label.text for label in line.labels]


def test_up_to_three_years_it_is_of_months() -> None:
    assert names("2022-01", "2024-12") == ("month", ["2022-01", "2024-12"], ["2022", "2023", "2024"])
    assert names("2024-03", "2024-04") == ("month", ["2024-03", "2024-04"], ["2024"])


def test_beyond_that_of_years_and_beyond_a_hundred_of_decades() -> None:
    assert names("2021-12", "2024-12")[:2] == ("year", ["2021", "2024"])
    assert names("1871-05", "2024-12")[:2] == ("decade", ["1870", "2020"])


@pytest.mark.parametrize("months", [[], [("2024-03", 9)]])
def test_a_single_month_is_nothing_to_draw(months: list[tuple[str, int]]) -> None:
    assert timeline(months).unit == ""
    assert timeline(months).ticks == ()


def test_articles_of_one_year_are_counted_together() -> None:
    line = timeline([("1999-01", 2), ("1999-12", 3), ("2020-01", 10)])
    assert [(tick.name, tick.count) for tick in line.ticks] == [("1999", 5), ("2020", 10)]
    assert [tick.height for tick in line.ticks] == [15, TALLEST]
    assert [tick.numbered for tick in line.ticks] == [False, True]


def test_the_year_of_a_beginning_is_left_out_where_the_next_stands_too_near() -> None:
    assert names("2022-11", "2024-12")[2] == ["2023", "2024"]
    assert names("2022-02", "2024-12")[2] == ["2022", "2023", "2024"]


@given(MONTHS)
def test_nothing_is_lost_and_ticks_and_labels_stay_apart_and_inside(months: dict[str, int]) -> None:
    line = timeline(months.items())
    assert sum(tick.count for tick in line.ticks) == (sum(months.values()) if line.unit else 0)
    assert all(0 < tick.x < 100 and 0 < tick.height <= TALLEST for tick in line.ticks)
    assert all(before.x < after.x for before, after in pairwise(line.ticks))
    wide = min(NARROWEST, line.width)
    for before, after in pairwise(line.labels):
        assert (after.x - before.x) * wide / 100 >= LABEL * 0.7


def test_a_topic_says_in_words_what_its_timeline_draws() -> None:
    (drawing,) = LexborHTMLParser(rendered("term")).css("svg.timeline")
    assert drawing.attributes["aria-label"] == "Articles by month: May 2021 1, March 2024 2"
    later = LexborHTMLParser(rendered("term", months=(("1821-05", 1), ("2024-03", 2))))
    assert later.css("svg.timeline")[0].attributes["aria-label"] == (
        "Articles by decade: 1820–1829 1, 2020–2029 2"
    )
    assert not LexborHTMLParser(rendered("term", months=(("2024-03", 3),))).css("svg.timeline")


def test_a_topic_tells_how_many_articles_it_has_from_when_to_when_and_its_feed() -> None:
    (tally,) = LexborHTMLParser(rendered("term")).css(".tally")
    assert " ".join(tally.text().split()) == "41 articles, 2021–2024 · Feed"
    (undated,) = LexborHTMLParser(rendered("term", months=(), feed_url="")).css(".tally")
    assert undated.text().strip() == "41 articles"
