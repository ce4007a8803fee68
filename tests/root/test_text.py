"""Lines and folding."""

from hypothesis import given
from hypothesis import strategies as st

from glossator.text import fold_name, fold_source, split_lines


def test_a_line_ends_at_carriage_return_and_line_feed_only() -> None:
    assert split_lines("a\r\nb\rc\nd\u2028e\x0cf") == ("a", "b", "c", "d\u2028e\x0cf")
    assert split_lines("a\n\nb\n") == ("a", "", "b")
    assert split_lines("") == ()


@given(st.text(st.sampled_from("ab\r\n\u2028"), max_size=20))
def test_no_character_but_line_ends_is_lost(text: str) -> None:
    assert "".join(split_lines(text)) == text.replace("\r", "").replace("\n", "")


def test_the_proof_folds_ascii_space_and_nothing_else() -> None:
    assert fold_source(" a \t\r\n b ") == "a b"
    assert fold_source("a\u00a0 b\u00a0") == "a\u00a0 b\u00a0"
    assert fold_source("“a” – e\u0301") == "“a” – é"


def test_names_fold_case_and_any_space() -> None:
    assert fold_name("United\u00a0 NATIONS") == fold_name("united nations")
