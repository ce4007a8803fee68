"""The generated articles: the same everywhere, and of the kind that the figures speak of."""

from collections import Counter
from hashlib import sha256

import corpus
import pytest
import writers
from works import EDITS, NOTHING, texts


def test_an_article_depends_on_its_number_only() -> None:
    assert list(corpus.articles(3, first=7)) == [corpus.article(7), corpus.article(8), corpus.article(9)]
    assert corpus.article(7) != corpus.article(8)


def test_an_article_is_the_one_that_it_was() -> None:
    """A change here makes figures of before and after another corpus's."""
    (text,) = writers.glossator(corpus.article(7)).values()
    digest = "9c22509c84297c6e92846b06f3bfb24b8fb72085b77db4bdcdc3f1894a4641fb"
    assert sha256(text.encode()).hexdigest() == digest


@pytest.mark.parametrize("article", list(corpus.articles(20)), ids=lambda article: article.slug)
def test_an_article_has_its_words_notes_and_topics(article: corpus.Article) -> None:
    words = sum(len(paragraph.words) for paragraph in article.paragraphs)
    notes = [note for paragraph in article.paragraphs for _, note in paragraph.notes]
    assert 1200 <= words <= 1550
    assert [note.label for note in notes] == [f"n{number}" for number in range(1, 11)]
    assert sum(bool(note.quoted) for note in notes) == 5
    assert len(set(article.topics)) == 8


def test_quoted_words_end_where_their_reference_stands() -> None:
    for article in corpus.articles(20):
        for paragraph in article.paragraphs:
            for at, note in paragraph.notes:
                read = " ".join(paragraph.words[: at + 1]).rstrip(".,")
                assert read.endswith(note.quoted)


def test_frequent_topics_are_those_of_the_top_of_the_list() -> None:
    counts = Counter(topic for article in corpus.articles(300) for topic in article.topics)
    first, last = corpus.topics()[:30], corpus.topics()[-30:]
    assert sum(counts[topic] for topic in first) > 5 * sum(counts[topic] for topic in last)


@pytest.mark.parametrize("count", [5, corpus.DAYS + 5])
def test_no_article_is_later_than_the_newest(count: int) -> None:
    latest = corpus.article(corpus.newest(count)).day
    last = (corpus.article(number).day for number in range(count - 10, count) if number >= 0)
    assert all(day <= latest for day in last)


@pytest.mark.parametrize(
    "work", [work for work in EDITS if work.name != "deleted"], ids=lambda work: work.name
)
def test_an_edit_shows(work) -> None:
    assert work.change is not None
    after = work.change(7)
    assert after is not None
    assert set(texts(after)) - set(texts(corpus.article(7))), work.says


def test_a_deletion_leaves_no_article_and_nothing_changes_where_nothing_is_edited() -> None:
    deleted = next(work for work in EDITS if work.name == "deleted")
    assert deleted.change is not None
    assert deleted.change(7) is None
    assert NOTHING.change is None
