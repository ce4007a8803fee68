"""Lines without separators, as `fixtures/segmentation.yaml` specifies them, and the laws of every split."""

from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.topics.body import index_body
from glossator.topics.gazetteer import bundled, gazetteer_of
from glossator.topics.line import read_line
from glossator.topics.names import names_of
from glossator.topics.split import Split, split_topics

CASES = yaml.safe_load((Path(__file__).parent / "fixtures" / "segmentation.yaml").read_text(encoding="utf-8"))
NO_NAMES = names_of(())
NOTHING = gazetteer_of(())


@pytest.mark.parametrize("case", CASES, ids=[case["behaviour"] for case in CASES])
def test_in_segmentation(case: dict[str, Any]) -> None:
    aliases = case.get("aliases", {})
    names = names_of(
        (name, [alias for alias, of in aliases.items() if of == name]) for name in case.get("vocabulary", ())
    )
    gazetteer = gazetteer_of(case.get("gazetteer", ()), case.get("first_names", ()))
    split = split_topics(case["line"], case["body"], names, gazetteer)
    assert (list(split.names), split.doubtful) == (case["names"], case.get("doubtful", False))


def split(line: str, body: str = "") -> Split:
    return split_topics(line, body, NO_NAMES, NOTHING)


@pytest.mark.parametrize("line", ["", "   ", "\n\n", "—", " , ; ", "...", "\x00"])
def test_a_line_without_words_has_no_names(line: str) -> None:
    assert split(line) == Split(line, (), (), (), doubtful=False)


def test_one_word_is_one_name_and_nothing_is_inferred() -> None:
    found = split("Serbia")
    assert found.names == ("Serbia",)
    assert found.gaps == ()
    assert not found.inferred


def test_a_body_is_optional() -> None:
    assert split("City of Brussels").names == ("City of Brussels",)


def test_an_index_serves_as_well_as_the_text() -> None:
    body = "Ghent lies near Bruges; Bruges near the sea."
    assert split_topics("Ghent Bruges", index_body(body), NO_NAMES, NOTHING) == split("Ghent Bruges", body)


def test_the_vocabulary_name_of_an_alias_is_told_and_not_written() -> None:
    names = names_of([("United Nations", ["UN", "U.N."])])
    parts = split_topics("un Geneva", "", names, NOTHING).parts
    assert [(part.text, part.canonical) for part in parts] == [("un", "United Nations"), ("Geneva", "")]


def test_every_part_says_what_it_stands_on() -> None:
    found = split_topics(
        "Narnia Cair Paravel Great Lion Aslan Archenland Lone Wood",
        "Cair Paravel is far. Aslan looked at the GL, and at the Archenland of old.",
        names_of([("Narnia", ())]),
        gazetteer_of(["Archenland"]),
    )
    assert [(part.text, part.ground) for part in found.parts] == [
        ("Narnia", "vocabulary"),
        ("Cair Paravel", "run"),
        ("Great Lion", "acronym"),
        ("Aslan", "word"),
        ("Archenland", "gazetteer"),
        ("Lone Wood", "guess"),
    ]


def test_the_margin_of_a_gap_is_what_the_other_reading_costs_more() -> None:
    # apart: 6 and 6; together: 7.5 and 12 for the gap between two known words
    (gap,) = split("Serbia Kosovo", "Serbia waits. Kosovo, too.").gaps
    assert gap.cut
    assert gap.margin == pytest.approx(7.5)


def test_a_reported_gap_shows_both_readings_and_only_what_differs() -> None:
    found = split("Tallinn Information Warfare Riga", "Tallinn, Riga")
    (gap,) = [gap for gap in found.gaps if gap.left == "Information"]
    assert (gap.cut, gap.right) == (False, "Warfare")
    assert gap.apart == ("Information", "Warfare")
    assert gap.together == ("Information Warfare",)
    assert gap in found.reported


def test_a_sure_gap_is_not_reported() -> None:
    found = split("Serbia Kosovo", "Serbia waits. Kosovo, too.")
    assert found.reported == ()
    assert found.inferred


def test_the_ends_of_a_line_are_sure() -> None:
    assert split("City of Brussels").parts[0].margin == inf


def test_three_near_gaps_of_four_make_a_line_doubtful_and_keep_its_reading() -> None:
    found = split("Quern Tabor Winnow Thresh Chaff")
    assert found.doubtful == (sum(gap.margin < 2 for gap in found.gaps) >= 3)
    assert found.doubtful
    assert found.names == ()
    assert " ".join(part.text for part in found.parts) == found.raw


def test_two_near_gaps_leave_a_line_standing() -> None:
    found = split("Information Warfare Space")
    assert sum(gap.margin < 2 for gap in found.gaps) <= 2
    assert not found.doubtful


def test_a_line_of_three_hundred_repetitions_is_read_to_its_end() -> None:
    found = split("Serbia Kosovo " * 150, "Serbia waits. Kosovo, too.")
    assert " ".join(part.text for part in found.parts) == " ".join(found.raw.split())


WORDS = st.one_of(
    st.sampled_from(
        ("Russia", "UN", "of", "the", "Nations", "United", "1999", "(SVR)", "U.S.", "New", "J.", "–")
    ),
    st.text(max_size=8),
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=120))
def test_no_word_of_any_line_is_lost(line: str, body: str) -> None:
    found = split_topics(line, body, NO_NAMES, bundled())
    if found.gaps:
        rest = found.raw
        for part in found.parts:
            for word in part.text.split():
                before, met, rest = rest.partition(word)
                assert met
                assert read_line(before).words == ()
        assert read_line(rest).words == ()


@given(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=120))
def test_names_are_distinct_parts_in_order(line: str, body: str) -> None:
    found = split_topics(line, body, NO_NAMES, bundled())
    texts = [part.text for part in found.parts]
    places = [texts.index(name) for name in found.names]
    assert all(one < other for one, other in pairwise(places))
    assert found.doubtful or bool(found.names) == bool(texts)


@given(st.text(max_size=60), st.text(max_size=200))
def test_margins_are_not_negative_and_cuts_are_the_ends_of_parts(line: str, body: str) -> None:
    found = split_topics(line, body, NO_NAMES, NOTHING)
    assert all(gap.margin >= 0 for gap in found.gaps)
    if found.gaps:
        assert sum(gap.cut for gap in found.gaps) == len(found.parts) - 1
