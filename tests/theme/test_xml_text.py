"""What XML cannot hold is left out of it."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from glossator.theme.xml_text import fit_for_xml


def test_white_space_that_xml_does_not_know_is_a_space() -> None:
    assert fit_for_xml("one\ftwo\vthree\x02\ufffe.") == "one two three."


@given(st.text(st.characters(exclude_characters="<>&", codec="utf-8")))
def test_any_text_becomes_text_of_xml(text: str) -> None:
    assert ElementTree.fromstring(f"<a>{fit_for_xml(text)}</a>").tag == "a"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])))
def test_what_xml_can_hold_stays(text: str) -> None:
    assert fit_for_xml(text) == text
