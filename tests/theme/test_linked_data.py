"""Values become JSON as Python writes it, safe in a page, without what is not there."""

import json

from hypothesis import given
from hypothesis import strategies as st

from glossator.theme.linked_data import json_text

WORDS = st.text(max_size=12) | st.sampled_from(("</script>", "null", "[]", "\u2028", "\x7f", '"\\\b'))
THERE = WORDS | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
FULL = st.recursive(
    THERE,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)
ANY = st.recursive(
    THERE | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@given(FULL, st.sampled_from((None, 1, 2)))
def test_json_is_written_as_python_writes_it(value: object, indent: int | None) -> None:
    plain = json.dumps(value, ensure_ascii=False, indent=indent)
    for sign in "<>&\u2028\u2029":
        plain = plain.replace(sign, f"\\u{ord(sign):04x}")
    assert json_text(value, indent) == plain


@given(ANY)
def test_what_is_none_or_empty_is_left_out(value: object) -> None:
    def kept(one: object) -> object:
        if isinstance(one, dict):
            inner = {key: kept(below) for key, below in one.items()}
            return {key: below for key, below in inner.items() if below not in (None, [], {})}
        if isinstance(one, list):
            return [below for below in map(kept, one) if below not in (None, [], {})]
        return one

    assert json.loads(json_text(value)) == kept(value)
