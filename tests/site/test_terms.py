"""Taxonomies: names fold into terms, rare and hidden ones have no page."""

from typing import Any

from articling import article

from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.site.facts import Facts
from glossator.site.terms import Grouping, groupings, occurs_with
from glossator.site.ties import children_of, parent_of, related_to, ties


def topics(
    articles: list[Facts], vocabulary: list[dict[str, Any]] | None = None, **taxonomy: Any
) -> Grouping:
    settings = Settings.model_validate({"title": "T", "taxonomies": {"topics": taxonomy}})
    (found,) = groupings(articles, settings, Vocabulary.model_validate({"topics": vocabulary or []}))
    return found


def names(grouping: Grouping) -> list[tuple[str, str, int]]:
    return [(t.name, t.url, len(t.articles)) for t in grouping.with_page]


def test_spellings_of_one_name_are_one_term_under_the_commonest() -> None:
    found = topics(
        [
            article("a", topics=["footnote"]),
            article("b", topics=["Footnote"]),
            article("c", topics=["Footnote "]),
        ]
    )
    assert names(found) == [("Footnote", "/topics/footnote/", 3)]


def test_an_alias_stands_on_the_page_of_its_name() -> None:
    found = topics(
        [article("a", topics=["UN"])], [{"name": "United Nations", "aliases": ["UN"], "slug": "un"}]
    )
    assert names(found) == [("United Nations", "/topics/un/", 1)]


def test_a_name_given_twice_counts_once() -> None:
    assert names(topics([article("a", topics=["X", "x"])]))[0][2] == 1


def test_a_rare_term_stays_a_plain_word() -> None:
    rare = article("a", topics=["Rare", "Common"])
    found = topics([rare, article("b", topics=["Common"])], min=2)
    assert names(found) == [("Common", "/topics/common/", 2)]
    assert [(t.name, t.url) for t in found.of(rare)] == [("Rare", ""), ("Common", "/topics/common/")]


def test_a_hidden_topic_stands_nowhere() -> None:
    one = article("a", topics=["Draft", "Shown"])
    found = topics([one], [{"name": "Draft", "hide": True}])
    assert [t.name for t in found.of(one)] == ["Shown"]


def test_a_taxonomy_without_terms_has_no_index() -> None:
    assert topics([article("a")]).url == ""


def test_a_taxonomy_of_one_s_own_reads_the_free_keys() -> None:
    settings = Settings.model_validate({"title": "T", "taxonomies": {"series": {}}})
    (found,) = groupings([article("a", extra={"series": "Margins"})], settings, Vocabulary())
    assert names(found) == [("Margins", "/series/margins/", 1)]
    assert found.title == "Series"


def test_terms_that_occur_together_are_ranked() -> None:
    found = topics(
        [article("a", topics=["X", "Y"]), article("b", topics=["X", "Y", "Z"]), article("c", topics=["Z"])]
    )
    assert [(t.name, t.count) for t in occurs_with(found, found.terms["x"], 5)] == [("Y", 2), ("Z", 1)]


VOCABULARY: list[dict[str, Any]] = [
    {"name": "United Nations", "aliases": ["UN"], "related": ["Peace", "Secret", "Security Council"]},
    {"name": "Security Council", "parent": "UN"},
    {"name": "Peace"},
    {"name": "Secret", "hide": True, "related": ["Peace"]},
    {"name": "Unused", "parent": "United Nations", "related": ["UN"]},
]


def tied(name: str) -> tuple[str, list[str], list[str]]:
    every = [one["name"] for one in VOCABULARY if one["name"] != "Unused"]
    found = topics([article("a", topics=every)], VOCABULARY)
    term = found.terms[name.casefold()]
    between = ties(Vocabulary.model_validate({"topics": VOCABULARY}))
    parent = parent_of(term, found, between)
    others = (children_of(term, found, between), related_to(term, found, between))
    children, related = ([one.name for one in each] for each in others)
    return parent.name if parent else "", children, related


def test_the_vocabulary_ties_topics_under_whichever_of_their_names() -> None:
    assert tied("United Nations") == ("", ["Security Council"], ["Peace"])
    assert tied("Security Council") == ("United Nations", [], [])


def test_a_related_topic_points_back_and_a_hidden_one_is_not_named() -> None:
    assert tied("Peace") == ("", [], ["United Nations"])
