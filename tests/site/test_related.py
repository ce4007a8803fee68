"""Related articles share rare topics."""

from hypothesis import given
from hypothesis import strategies as st

from glossator.site.related import Match, related


def test_what_shares_more_and_rarer_topics_is_nearer() -> None:
    topics = [["a", "rare"], ["a"], ["a", "rare"], ["a"], ["b"]]
    assert related(topics, 2)[0] == (Match(2, ("a", "rare")), Match(1, ("a",)))


def test_a_topic_of_one_s_own_relates_to_nothing() -> None:
    assert related([["a"], ["b"]], 5) == ((), ())


def test_a_topic_on_every_tenth_article_says_nothing() -> None:
    assert related([["everywhere"]] * 30, 5) == ((),) * 30


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), max_size=40))
def test_no_article_is_related_to_itself_or_without_a_shared_topic(topics: list[list[str]]) -> None:
    for index, matches in enumerate(related(topics, 5)):
        assert len(matches) <= 5
        for match in matches:
            assert match.index != index
            assert set(match.shared) <= set(topics[index]) & set(topics[match.index])
            assert match.shared
