"""Where a text mentions the names of a vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.topics.mention import mentions
from glossator.topics.names import names_of

NAMES = names_of(
    [
        ("United Nations", ["UN", "U.N."]),
        ("United Nations Security Council", ["UN Security Council"]),
        ("Russia", ["Moscow"]),
        ("Nice", []),
        ("information warfare", []),
        ("Western world", ["the West"]),
        ("Lloyd's", []),
        ("People's Liberation Army", ["PLA"]),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.name, text[mention.start : mention.end]) for mention in mentions(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the United Nations met", [("United Nations", "United Nations")]),
        ("a UN Security Council vote", [("United Nations Security Council", "UN Security Council")]),
        ("the U.N. met", [("United Nations", "U.N.")]),
        ("the United\u00a0Nations", [("United Nations", "United\u00a0Nations")]),
        ("Russia's gas", [("Russia", "Russia")]),
        ("de la part de l’UN", [("United Nations", "UN")]),
        ("a nice day in Nice", [("Nice", "Nice")]),
        (
            "Information Warfare, information warfare",
            [("information warfare", "Information Warfare")] * 1
            + [("information warfare", "information warfare")],
        ),
        ("the western world", [("Western world", "western world")]),
        ("The West, the west", [("Western world", "The West")]),
        ("at Lloyd’s of London", [("Lloyd's", "Lloyd’s")]),
        ("Lloyd left", []),
        ("the People’s Liberation Army’s ships", [("People's Liberation Army", "People’s Liberation Army")]),
        ("Russian, Serbia-Russia, Russia-led", []),
        ("United, Nations. United\nNations", []),
        ("un deux", []),
        ("", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_longer_name_wins_and_each_mention_is_told_in_the_order_of_the_text() -> None:
    text = "In Moscow the UN Security Council, in Russia the UN, and again the United Nations."
    assert found(text) == [
        ("Russia", "Moscow"),
        ("United Nations Security Council", "UN Security Council"),
        ("Russia", "Russia"),
        ("United Nations", "UN"),
        ("United Nations", "United Nations"),
    ]


def test_an_empty_vocabulary_is_mentioned_nowhere() -> None:
    assert list(mentions("Russia", names_of(()))) == []


@given(st.text())
def test_mentions_never_overlap(text: str) -> None:
    ends = 0
    for mention in mentions(f"Russia {text} UN", NAMES):
        assert ends <= mention.start < mention.end
        ends = mention.end
