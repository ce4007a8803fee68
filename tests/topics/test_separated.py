"""Lines with separators are split by them and by nothing else."""

import pytest

from glossator.topics.gazetteer import gazetteer_of
from glossator.topics.names import names_of
from glossator.topics.split import split_topics


def names(raw: str) -> tuple[str, ...]:
    return split_topics(raw, "", names_of(()), gazetteer_of(())).names


@pytest.mark.parametrize(
    "mark", [",", ", ", ";", " | ", "|", " • ", "•", "/", " / ", "\n", "\r\n", "\r", "\n\n", " · "]
)
def test_a_separator_parts_names(mark: str) -> None:
    assert names(f"Climate change{mark}Paris Agreement{mark}Energy") == (
        "Climate change",
        "Paris Agreement",
        "Energy",
    )


def test_words_between_separators_stay_together() -> None:
    assert names("Russia Ukraine, China") == ("Russia Ukraine", "China")


def test_nothing_of_it_is_inferred() -> None:
    split = split_topics("a, b", "", names_of(()), gazetteer_of(()))
    assert not split.inferred
    assert [part.ground for part in split.parts] == ["separator", "separator"]


def test_empty_places_between_separators_are_no_names() -> None:
    assert names(", Russia,, ;\n China |") == ("Russia", "China")


def test_names_are_named_once_in_their_first_spelling() -> None:
    assert names("Energy, Oil, energy") == ("Energy", "Oil")


def test_white_space_inside_a_name_is_one_blank() -> None:
    assert names("Climate \u00a0 change, Oil") == ("Climate change", "Oil")


def test_the_marks_of_a_list_are_no_part_of_its_names() -> None:
    assert names("- Russia\n* China\n1. Peru\n• Chile") == ("Russia", "China", "Peru", "Chile")


def test_separators_in_brackets_part_nothing() -> None:
    assert names("Georgia (Tbilisi, Batumi), Armenia") == ("Georgia (Tbilisi, Batumi)", "Armenia")


def test_a_comma_or_slash_between_digits_parts_nothing() -> None:
    assert names("9/11, 1,000 Islands") == ("9/11", "1,000 Islands")


def test_a_separator_at_the_end_does_not_make_a_list_of_a_line() -> None:
    assert names("Russia\n") == ("Russia",)


def test_full_width_and_arabic_commas_are_commas() -> None:
    assert names("俄罗斯，中国、日本") == ("俄罗斯", "中国", "日本")
    assert names("روسيا، الصين") == ("روسيا", "الصين")
