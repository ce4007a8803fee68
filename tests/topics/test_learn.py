"""A folder of seeds teaches names to its own second pass."""

from glossator.topics.gazetteer import gazetteer_of
from glossator.topics.learn import learned_names
from glossator.topics.names import names_of, with_names
from glossator.topics.split import Split, split_topics

NOTHING = gazetteer_of(())


def split(line: str, body: str = "") -> Split:
    return split_topics(line, body, names_of(()), NOTHING)


def test_a_name_cut_surely_twice_is_learned() -> None:
    splits = [split("Energy, Quern Tabor"), split("Quern Tabor; Peru")]
    assert learned_names(splits) == ("Quern Tabor",)


def test_a_name_seen_once_is_not_learned() -> None:
    assert learned_names([split("Energy, Quern Tabor")]) == ()


def test_two_uses_in_one_line_are_one_sight() -> None:
    assert learned_names([split("Energy, Peru, energy")]) == ()


def test_a_name_with_a_near_end_is_not_learned() -> None:
    twice = [split("Quern Tabor Winnow", "the Quern Tabor and the Tabor Winnow")] * 2
    assert [gap.cut for gap in twice[0].gaps].count(True) == 1
    assert learned_names(twice) == ()


def test_the_commonest_spelling_is_learned() -> None:
    assert learned_names([split("Oil, Gas"), split("OIL, Coal"), split("Oil; Wood")]) == ("Oil",)


def test_the_second_pass_reads_what_the_first_could_not() -> None:
    line, body = "Information Warfare Russia Cyber Space", "Russia"
    first = [split("Cyber Space, Oil"), split("Cyber Space | Gas"), split(line, body)]
    vocabulary = with_names(names_of(()), learned_names(first))
    second = split_topics(line, body, vocabulary, NOTHING)
    assert second.names == ("Information Warfare", "Russia", "Cyber Space")
    assert len(second.reported) < len(first[2].reported)
