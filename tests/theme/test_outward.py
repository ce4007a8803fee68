"""Links out of an article."""

import pytest

from glossator.theme.outward import report, text_fragment

PAGE = "https://example.com/one"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("three seats of nine", "#:~:text=three%20seats%20of%20nine"),
        ("ninety-nine, & more", "#:~:text=ninety%2Dnine%2C%20%26%20more"),
        ("from here … to there", "#:~:text=from%20here,to%20there"),
        ("", ""),
    ],
)
def test_words_are_found_in_the_original(words: str, fragment: str) -> None:
    assert text_fragment(PAGE, words) == PAGE + fragment


def test_many_words_are_named_by_how_they_start_and_end() -> None:
    words = " ".join(f"word{n}" for n in range(100))
    assert text_fragment(PAGE, words).endswith(
        "text=word0%20word1%20word2%20word3%20word4,word95%20word96%20word97%20word98%20word99"
    )


def test_a_fragment_that_is_there_already_stays() -> None:
    assert text_fragment(PAGE + "#top", "words") == PAGE + "#top:~:text=words"


def test_an_error_is_reported_by_mail_or_to_a_tracker() -> None:
    assert report("desk@example.org", "Error in “A”", PAGE) == (
        "mailto:desk@example.org?subject=Error%20in%20%E2%80%9CA%E2%80%9D&body=https%3A%2F%2Fexample.com%2Fone"
    )
    assert report("https://github.com/user/repository/issues/", "An error", PAGE) == (
        "https://github.com/user/repository/issues/new?title=An%20error&body=https%3A%2F%2Fexample.com%2Fone"
    )
    assert report("https://tracker.example.org/desk", "An error", PAGE) == "https://tracker.example.org/desk"
