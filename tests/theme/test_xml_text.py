"""What XML cannot hold is left out of it."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from glossator.theme.xml_text import xml_bytes


def test_white_space_that_xml_does_not_know_is_a_space() -> None:
    assert xml_bytes("one\ftwo\vthree\x02\ufffe.") == b"one two three."
    assert xml_bytes("\uffff, \ud800") == b", "


@given(st.text(st.characters(exclude_characters="<>&", codec="utf-8")))
def test_any_text_becomes_text_of_xml(text: str) -> None:
    assert ElementTree.fromstring(b"<a>%b</a>" % xml_bytes(text)).tag == "a"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])))
def test_what_xml_can_hold_stays(text: str) -> None:
    assert xml_bytes(text) == text.encode()
