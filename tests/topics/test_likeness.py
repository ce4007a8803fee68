"""Names that may be one topic written in two ways."""

import pytest

from glossator.topics.likeness import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Footnote", "Footnotes"),
        ("Security Council", "The Security Council"),
        ("Vladimir Putin", "Putin, Vladimir"),
        ("Erdoğan", "Erdogan"),
        ("Fact-checking", "Fact checking"),
        ("EU", "European Union"),
        ("BOE", "Bank of England"),
        ("Zelensky", "Zelenskyy"),
        ("Information Warfare", "Information Warfar"),
        ("Disinformation", "Desinformation"),
        ("Critical signs", "Critical sign"),
        ("STRASSE", "Straße"),
    ],
)
def test_two_spellings_are_alike(one: str, other: str) -> None:
    assert alike((one, other)) == ((one, other),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Elections 2014", "Elections 2015"),
        ("Trade", "Tirade"),
        ("China", "Chile"),
        ("US", "Us and Them"),
        ("United States", "United Nations"),
    ],
)
def test_two_topics_are_not(one: str, other: str) -> None:
    assert alike((one, other)) == ()


def test_pairs_stand_in_the_order_of_the_names_each_once() -> None:
    names = ("Margins", "UN", "Margin", "United Nations", "the margin")
    assert alike(names) == (
        ("Margins", "Margin"),
        ("Margins", "the margin"),
        ("UN", "United Nations"),
        ("Margin", "the margin"),
    )
