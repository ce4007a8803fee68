"""What a text without topics is likely about, with its evidence."""

from glossator.topics.centroid import centroids_of, similar_topics, untaught
from glossator.topics.gazetteer import gazetteer_of
from glossator.topics.names import names_of
from glossator.topics.tagging import Suggestion, suggest_topics

NAMES = names_of([("European Union", ["EU"]), ("whaling", [])])
LISTED = gazetteer_of(["Iceland", "Faroe Islands"], first_names=["Mira"])

TEXT = """The EU banned the trade. In Iceland, whaling goes on; Iceland's fleet is small.
Mira Holm sails for Blue Keel. On Monday Holm said that Blue Keel waits. Holm has sailed since May 2003.
However, the European Union insists. However, nobody listens."""


def suggested(text: str) -> dict[str, tuple[str, int]]:
    return {one.name: (one.source, one.count) for one in suggest_topics(text, NAMES, LISTED, untaught())}


def test_names_aliases_and_runs_are_counted() -> None:
    assert suggested(TEXT) == {
        "European Union": ("vocabulary", 2),
        "whaling": ("vocabulary", 1),
        "Iceland": ("gazetteer", 2),
        "Mira Holm": ("text", 3),
        "Blue Keel": ("text", 2),
    }


def test_the_vocabulary_ranks_first() -> None:
    assert [one.name for one in suggest_topics(TEXT, NAMES, LISTED, untaught())][:2] == [
        "European Union",
        "Iceland",
    ]


def test_a_vocabulary_name_comes_before_the_same_name_of_the_gazetteer() -> None:
    (one,) = suggest_topics("Iceland", names_of([("ICELAND", ["Iceland"])]), LISTED, untaught())
    assert (one.name, one.source) == ("ICELAND", "vocabulary")


def test_a_run_that_stands_once_is_not_suggested() -> None:
    assert suggested("they met Mira Holm") == {}


def test_a_lone_word_needs_three_places() -> None:
    assert suggested("at Keel, near Keel") == {}
    assert suggested("at Keel, near Keel, by Keel") == {"Keel": ("text", 3)}


def test_days_months_and_sentence_openers_are_not_suggested() -> None:
    assert (
        suggested(
            "Nobody came on Monday. Nobody came on Monday. Nobody came on Monday, in May, in May, in May."
        )
        == {}
    )


def test_an_empty_text_suggests_nothing() -> None:
    assert suggest_topics("", NAMES, LISTED, untaught()) == ()


def archive(size: int) -> list[tuple[list[str], str]]:
    subjects = {"Whales": "whale harpoon blubber fleet", "Bees": "hive honey queen swarm"}
    pairs = list(subjects.items())
    return [([pairs[n % 2][0]], f"{pairs[n % 2][1]} report {n} of the year word{n % 7}") for n in range(size)]


def test_fifty_tagged_articles_teach_what_their_topics_have_in_common() -> None:
    ((topic, nearness),) = similar_topics("the queen left her hive with a swarm", centroids_of(archive(50)))
    assert topic == "Bees"
    assert 0.3 < nearness <= 1


def test_forty_nine_teach_nothing() -> None:
    assert similar_topics("hive honey", centroids_of(archive(49))) == ()


def test_untagged_articles_do_not_count_towards_fifty() -> None:
    assert similar_topics("hive honey", centroids_of([*archive(49), ([], "hive honey")])) == ()


def test_a_topic_of_two_articles_is_never_suggested() -> None:
    rare = [(["Wasps"], "nest sting paper")] * 2
    assert similar_topics("nest sting paper", centroids_of([*archive(50), *rare])) == ()


def test_similarity_joins_the_other_evidence() -> None:
    found = suggest_topics("honey for the Bees", names_of([("Bees", ())]), LISTED, centroids_of(archive(60)))
    (one,) = found
    assert isinstance(one, Suggestion)
    assert (one.source, one.count) == ("vocabulary", 1)
    assert one.similarity > 0.3
