"""Selectors that come from elsewhere: found where words and context are clear, else proposed, or given up."""

from hypothesis import given
from hypothesis import strategies as st

from glossator.notes.folding import fold, folded
from glossator.notes.selectors import CONTEXT, Found, Moved, Orphaned, Resolved, TextQuote, resolve
from glossator.notes.similar import distance, parting

ARTICLE = (
    "The ferry across the lower river has crossed for a hundred and ten years. Last spring the council put "
    "a bridge into its budget. The ferry carried 40,000 passengers in its best year, said the master, and half as "
    "many in its worst. Nobody knows what a bridge will cost; the council said that the ferry costs more."
)


def quote(exact: str, text: str = ARTICLE, nth: int = 1) -> TextQuote:
    """The selector of words as they stand in a text for the nth time."""
    at = -1
    for _ in range(nth):
        at = text.index(exact, at + 1)
    end = at + len(exact)
    return TextQuote(exact, text[max(0, at - CONTEXT) : at], text[end : end + CONTEXT], at)


def words(resolved: Resolved, text: str) -> str:
    assert not isinstance(resolved, Orphaned)
    return text[resolved.start : resolved.end]


def test_words_that_stand_where_they_stood_are_found() -> None:
    for nth in (1, 2):
        selector = quote("ferry", nth=nth)
        assert resolve(selector, folded(ARTICLE)) == Found(selector.position, selector.position + 5)


def test_words_at_either_end_of_the_text_are_found() -> None:
    for exact in ("The ferry", "costs more."):
        found = resolve(quote(exact), folded(ARTICLE))
        assert isinstance(found, Found)
        assert words(found, ARTICLE) == exact


def test_marks_dashes_and_spaces_may_differ() -> None:
    text = "He said: “We built the\u00a0bridge — at last” — and sat down, as people do."
    selector = TextQuote('"We built the bridge - at last"', "He said:\n", " - and sat down")
    assert words(resolve(selector, folded(text)), text) == "“We built the\u00a0bridge — at last”"


def test_offsets_are_not_trusted() -> None:
    selector = quote("40,000 passengers")
    moved = TextQuote(selector.exact, selector.prefix, selector.suffix, 3)
    assert words(resolve(moved, folded(ARTICLE)), ARTICLE) == "40,000 passengers"


def test_a_short_word_needs_both_sides_of_its_context() -> None:
    edited = ARTICLE.replace("put a bridge into its budget", "voted against a bridge because of money")
    selector = quote("bridge")
    assert not isinstance(resolve(selector, folded(edited)), Found)
    found = resolve(quote("Last spring the council put a"), folded(ARTICLE.replace("into its", "in the")))
    assert isinstance(found, Found)


def test_words_whose_sentence_is_gone_are_not_found_in_another() -> None:
    gone = ARTICLE.replace(" Last spring the council put a bridge into its budget.", "")
    assert isinstance(resolve(quote("bridge"), folded(gone)), Orphaned)


def test_equal_places_are_not_chosen_between_but_the_nearest_is_proposed() -> None:
    text = "A plan is a plan is a plan is a plan is a plan is a plan."
    for at in (22, 32):
        resolved = resolve(TextQuote("plan", "is a ", " is a", at + 1), folded(text))
        assert resolved == Moved(at, at + 4, 1.0, 3)


def test_changed_words_are_proposed_not_found() -> None:
    edited = ARTICLE.replace("40,000 passengers", "some 41,000 passengers")
    resolved = resolve(quote("carried 40,000 passengers"), folded(edited))
    assert isinstance(resolved, Moved)
    assert words(resolved, edited) == "carried some 41,000 passengers"
    assert 0.7 < resolved.similarity < 1


def test_a_word_that_was_replaced_is_not_proposed() -> None:
    edited = ARTICLE.replace("the master", "Mr Wilson")
    assert resolve(quote("the master"), folded(edited)) == Orphaned()


def test_a_long_passage_is_proposed_wherever_it_went() -> None:
    sentence = "Last spring the council put a bridge into its budget."
    moved = ARTICLE.replace(sentence + " ", "") + " " + sentence.replace("Last", "This")
    resolved = resolve(quote(sentence), folded(moved))
    assert isinstance(resolved, Moved)
    assert words(resolved, moved).endswith("spring the council put a bridge into its budget.")


def test_without_context_long_words_that_occur_once_are_found_and_short_ones_proposed() -> None:
    long = "put a bridge into its budget"
    assert words(resolve(TextQuote(long), folded(ARTICLE)), ARTICLE) == long
    assert isinstance(resolve(TextQuote("40,000"), folded(ARTICLE)), Moved)
    assert isinstance(resolve(TextQuote("put a bridge into its"), folded(ARTICLE)), Moved)
    assert isinstance(resolve(TextQuote(long), folded(ARTICLE + " " + ARTICLE)), Moved)


def test_no_words_and_no_text_are_orphans() -> None:
    assert resolve(TextQuote(" \u00ad"), folded(ARTICLE)) == Orphaned()
    assert resolve(TextQuote("ferry"), folded("")) == Orphaned()


@given(st.text("ab .“é\n", max_size=120), st.data())
def test_a_selector_made_of_a_text_leads_back_or_is_doubtful(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    selector = TextQuote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
    resolved = resolve(selector, folded(text))
    if isinstance(resolved, Found):
        assert fold(text[resolved.start : resolved.end]) == fold(text[start:end])
        blanks = len(text[start:end]) - len(text[start:end].lstrip())
        assert resolved.start == start + blanks
    elif fold(text[start:end]):
        assert isinstance(resolved, Moved)


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_the_distance_is_levenshteins(one: str, other: str) -> None:
    row = list(range(len(other) + 1))
    for at, a in enumerate(one, 1):
        above, row[0] = row[0], at
        for to, b in enumerate(other, 1):
            above, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, above + (a != b))
    assert distance(one, other) == row[-1]


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.text("abc", max_size=12))
def test_a_text_is_parted_where_both_parts_fit_best(left: str, right: str, text: str) -> None:
    at = parting(left, right, text)
    costs = [distance(left, text[:cut]) + distance(right, text[cut:]) for cut in range(len(text) + 1)]
    assert costs[at] == min(costs)
