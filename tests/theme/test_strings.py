"""The theme speaks the site's language, with its plural forms."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from markupsafe import Markup

from glossator.problem import ProblemError
from glossator.theme.chain import theme_chain
from glossator.theme.strings import Strings, filled, pattern_of, phrase_in, read_strings, tags_of

Make = Callable[[Mapping[str, str]], Path]
NOTES = {"one": "{count} напомена", "few": "{count} напомене", "other": "{count} напомена"}
STRINGS: Strings = {"en": {"a": "A", "b": "B"}, "sr": {"a": "А", "n": NOTES}, "sr-Latn": {"b": "Be"}}


def said(*langs: str, key: str) -> str:
    found = phrase_in(STRINGS, langs, key)
    return str(filled(*found, {})) if found else ""


def test_a_phrase_is_in_the_page_s_language_or_a_wider_one() -> None:
    assert said("sr-RS", key="a") == "А"


def test_a_phrase_that_a_language_lacks_is_the_site_s_and_then_english() -> None:
    assert said("de", "sr", key="a") == "А"
    assert said("de", key="a") == "A"


def test_a_language_in_another_script_is_another_language() -> None:
    assert tags_of("sr-Latn-RS") == ("sr-Latn-RS", "sr-Latn")
    assert said("sr-Latn", key="a") == "A"


@pytest.mark.parametrize(("count", "text"), [(1, "1 напомена"), (3, "3 напомене"), (11, "11 напомена")])
def test_plural_forms_are_those_of_the_language(count: int, text: str) -> None:
    assert filled("sr", NOTES, {"count": count}) == text


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert filled("de", "{count} Wörter", {"count": 12345}) == "12.345 Wörter"


def test_what_fills_a_phrase_is_escaped_unless_it_is_html() -> None:
    assert filled("en", "{a} & {b}", {"a": "<i>", "b": Markup("<b>x</b>")}) == "&lt;i&gt; &amp; <b>x</b>"


def test_a_pattern_can_be_had_for_others_to_fill() -> None:
    assert pattern_of(STRINGS, ("en",), "a") == "A"
    assert pattern_of(STRINGS, ("en",), "gone", "Note {number}") == "Note {number}"


def test_a_site_changes_one_phrase_and_keeps_the_rest(make: Make) -> None:
    strings = read_strings(theme_chain(make({"i18n/en.yaml": "notes: Glosses\n"}), "default"))
    assert (strings["en"]["notes"], strings["en"]["newer"]) == ("Glosses", "Newer")


def test_every_phrase_that_is_no_phrase_is_told(make: Make) -> None:
    root = make({"i18n/en.yaml": "a: 3\nb: {one: x}\n", "i18n/de.yaml": "- x\n"})
    with pytest.raises(ProblemError) as caught:
        read_strings(theme_chain(root, "default"))
    assert [str(one.place) for one in caught.value.problems] == [
        "i18n/de.yaml:1:1",
        "i18n/en.yaml:1:4",
        "i18n/en.yaml:2:4",
    ]
