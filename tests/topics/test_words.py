"""The words of a text in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.topics.words import name_key, words_of


def forms(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. and the U.N.", ["the", "US", "and", "the", "UN"]),
        ("George W. Bush", ["George", "W", "Bush"]),
        ("Dr. Roe of St. Gallen", ["Dr", "Roe", "of", "St", "Gallen"]),
        ("Rolls-Royce", ["Rolls-Royce"]),
        ("the Russia–Ukraine war", ["the", "Russia-Ukraine", "war"]),
        ("AT&T bought it", ["AT&T", "bought", "it"]),
        ("Johnson & Johnson", ["Johnson", "&", "Johnson"]),
        ("in 1,000 of 3.5", ["in", "1,000", "of", "3.5"]),
        ("Peru’s coast", ["Peru", "coast"]),
        ("O’Brien", ["O'Brien"]),
        ("l’Ukraine", ["Ukraine"]),
        ("qu’il", ["qu'il"]),
        ("Cafe\u0301 Krušik", ["Café", "Krušik"]),
        ("co\u00adoperation", ["cooperation"]),
        ("Київ, Ελλάδα", ["Київ", "Ελλάδα"]),
        ("…—()", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_offsets_leave_out_possessives_and_elided_articles() -> None:
    text = "Peru’s l’Ukraine U.S."
    assert [text[word.start : word.end] for word in words_of(text)] == ["Peru", "Ukraine", "U.S."]


def test_the_stop_of_an_abbreviation_ends_no_sentence() -> None:
    assert [word.opens for word in words_of("Gen. Roe left. Nobody")] == [True, False, False, True]


@pytest.mark.parametrize("mark", [",", ";", ":", ".", "“", ")", " – ", " - ", "\n", "\r", "\u2028", " — "])
def test_a_mark_or_line_end_parts_stretches(mark: str) -> None:
    assert [word.joined for word in words_of(f"Oslo{mark} Bergen")] == [False, False]


@pytest.mark.parametrize("blank", [" ", "  ", "\u00a0", "\t", " \u2009"])
def test_any_blank_joins_words(blank: str) -> None:
    assert [word.joined for word in words_of(f"Oslo{blank}Bergen")] == [False, True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Information  Warfare", "information warfare"),
        ("U.S. Congress", "us congress"),
        ("Orb\u00e1n", "ORBA\u0301N"),
        ("Côte d’Ivoire", "CÔTE D'IVOIRE"),
        ("People’s Republic", "People's Republic"),
        ("Straße", "STRASSE"),
    ],
)
def test_equal_names_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Lloyd's", "Lloyd"), ("Russia", "Russians"), ("Perú", "Peru")])
def test_different_names_have_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_name_of_signs_alone_has_a_key_too() -> None:
    assert name_key("🇺🇦") == "🇺🇦"


@given(st.text())
def test_words_lie_in_their_text_in_order(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text
        end = word.end


@given(st.text(alphabet="Aa bÉ.'’-\u0301ß", max_size=12))
def test_a_key_is_its_own_key(text: str) -> None:
    key = name_key(text)
    assert name_key(name_key(key)) == name_key(key)
