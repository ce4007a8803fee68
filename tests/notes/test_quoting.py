"""Words of an article are quoted so that the quotation leads back to exactly those words."""

from hypothesis import assume, given
from hypothesis import strategies as st

from glossator.markdown.parser import parser
from glossator.notes.passages import Passages, article_passages
from glossator.notes.placing import exact_at, located
from glossator.notes.quotation import Quotation, read_quotation
from glossator.notes.quoting import block_quote

ARTICLE = article_passages(
    "The plan “created 3 million *jobs*”.\n\n1. Second_ [paragraph] is here, 创造就业.\n\n# Head\n\nThe jobs."
)


def quoted(words: str, article: Passages = ARTICLE, around: tuple[int, int] = (40, 40)) -> str | None:
    at = article.text.index(words)
    return block_quote(article, at, at + len(words), around)


def read(quote: str) -> Quotation:
    found = read_quotation(parser().parse(quote))
    assert found is not None
    return found


def test_the_words_are_bold_in_their_sentence() -> None:
    assert quoted("created 3 million") == "> The plan “**created 3 million** jobs”."


def test_a_whole_block_needs_no_bold() -> None:
    assert quoted("Head") == "> Head"


def test_words_of_two_blocks_are_two_paragraphs() -> None:
    assert quoted("jobs”.\nSecond_ [paragraph]") == (
        "> The plan “created 3 million **jobs”.**\n>\n> **Second\\_ \\[paragraph\\]** is here, 创造就业."
    )


def test_no_more_is_quoted_than_is_asked_for_where_that_does() -> None:
    assert quoted("3 million", around=(8, 0)) == "> created **3 million**"


def test_more_is_quoted_where_words_would_be_ambiguous() -> None:
    article = article_passages("A plan is a plan is a plan. Then came another, and it was good.")
    assert quoted("plan", article, (0, 0)) == "> A **plan** is a plan is a plan. Then came another,"


def test_words_within_a_word_are_marked_by_a_tag_where_asterisks_would_be_text() -> None:
    article = article_passages("It was “so”called.")
    quote = quoted("“so”", article)
    assert quote == "> It was <mark>“so”</mark>called."
    assert read(quote).exact == "“so”"


def test_words_of_equal_paragraphs_cannot_be_quoted() -> None:
    assert quoted("same", article_passages("The same.\n\nThe same.")) is None


WORDS = st.sampled_from(
    [
        "the",
        "plan",
        "*jobs*",
        "“no”",
        "co-op",
        "café",
        "创造",
        "1.",
        "- x",
        "[y]",
        "a_b_c",
        "so…",
        "—",
        "`a b`",
        "\\#",
        "&amp;",
    ]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4), st.data())
def test_a_quotation_leads_back_to_its_words_or_there_is_none(blocks: list[str], data: st.DataObject) -> None:
    article = article_passages("\n\n".join(blocks))
    assume(article.text)
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    quote = block_quote(article, start, end)
    if quote is not None:
        quotation = read(quote)
        ((first, _),) = located(quotation, article)
        assert exact_at(quotation, first, article) == (start, end)
