"""Articles and notes in the words of schema.org, and JSON that is safe in a page."""

import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from theme_pages import CLAIM, default_theme, rendered

from glossator.config.settings import Settings, Verdict
from glossator.model import Byline, Note
from glossator.site.shown import Pages, Term
from glossator.theme.exchange import ARTICLE
from glossator.theme.inspect import reading
from glossator.theme.linked_data import json_text
from glossator.theme.schema_org import Described, Review, article, claim_review

SCALE = Settings(title="-").verdicts


HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & ]]>"


@pytest.mark.parametrize("text", [HOSTILE, "</SCRIPT >", "<!--<script>"])
def test_json_in_a_page_cannot_end_its_element(text: str) -> None:
    written = str(json_text({"text": text}))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}


def test_a_page_that_describes_itself_reads_all_that_it_says() -> None:
    names = reading(default_theme(), "article.html").names
    assert names >= {*ARTICLE, "notes"}


def test_a_hostile_title_stays_in_its_element() -> None:
    page = rendered("article", title=HOSTILE)
    (data,) = page.split('<script type="application/ld+json">')[1:]
    assert json.loads(data.partition("</script>")[0])["headline"] == HOSTILE


WORK = "https://www.wikidata.org/wiki/Q628858"


def described(*notes: Note, **changed: Any) -> Any:
    given: dict[str, Any] = {
        "url": "https://example.org/articles/plan/",
        "title": "The plan",
        "dek": "",
        "lang": "sr",
        "date": date(2025, 2, 1),
        "authors": [("A. One", "https://example.org/authors/a-one/"), ("B. Two", "")],
        "outlet": "The Post",
        "based_on": (),
        "words": 12,
        "topics": [("Work", "https://example.org/topics/work/", (WORK,)), ("Rest", "", ())],
        "rights": "",
        "image": "",
        "notes": notes,
        "notes_lang": "en",
        "publisher": "The desk",
        "site_title": "Glosses",
        "site_url": "https://example.org/",
    }
    return json.loads(json_text(article(Described(**given | changed))))


def test_an_article_says_whose_it_is_and_nothing_that_it_does_not_know() -> None:
    assert described() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://example.org/articles/plan/",
        "url": "https://example.org/articles/plan/",
        "mainEntityOfPage": "https://example.org/articles/plan/",
        "headline": "The plan",
        "inLanguage": "sr",
        "datePublished": "2025-02-01",
        "author": [
            {"@type": "Person", "name": "A. One", "url": "https://example.org/authors/a-one/"},
            {"@type": "Person", "name": "B. Two"},
        ],
        "publisher": {"@type": "Organization", "name": "The Post"},
        "sdPublisher": {"@type": "Organization", "name": "The desk", "url": "https://example.org/"},
        "isPartOf": {"@type": "WebSite", "name": "Glosses", "url": "https://example.org/"},
        "wordCount": 12,
        "about": [
            {"@type": "Thing", "name": "Work", "url": "https://example.org/topics/work/", "sameAs": [WORK]},
            {"@type": "Thing", "name": "Rest"},
        ],
        "keywords": ["Work", "Rest"],
    }


def test_an_article_names_what_it_is_based_on_one_by_itself_several_as_a_list() -> None:
    assert described(based_on=["https://example.com/1"])["isBasedOn"] == "https://example.com/1"
    both = ["https://example.com/1", "https://example.org/articles/plan/source.txt"]
    assert described(based_on=both)["isBasedOn"] == both


def test_an_article_was_modified_when_its_newest_note_was_written_if_that_is_later() -> None:
    early, late = (replace(CLAIM, byline=Byline("A", date(year, 3, 1))) for year in (2024, 2026))
    assert "dateModified" not in described(early)
    assert described(early, late)["dateModified"] == "2026-03-01"
    revised = replace(CLAIM, byline=Byline("A", date(2025, 3, 1), date(2027, 1, 1)))
    assert described(late, revised)["dateModified"] == "2027-01-01"
    assert "dateModified" not in described(replace(late, draft=True))
    assert "dateModified" not in described(late, date=None)


def test_a_cited_source_names_its_archived_copy() -> None:
    (cited,) = described(replace(CLAIM, kind="source", archive="https://archive.example/1"))["citation"]
    assert cited["archivedAt"] == "https://archive.example/1"


@pytest.mark.parametrize(
    ("kind", "name", "made"),
    [
        ("", "comment", "Comment"),
        ("note", "comment", "Comment"),
        ("context", "comment", "Comment"),
        ("translation", "comment", "Comment"),
        ("correction", "correction", "CorrectionComment"),
        ("source", "citation", "CreativeWork"),
        ("claim", "hasPart", "Claim"),
        ("definition", "hasPart", "DefinedTermSet"),
    ],
)
def test_each_kind_is_a_thing_of_schema_org(kind: str, name: str, made: str) -> None:
    data = described(replace(CLAIM, kind=kind))
    (only,) = data[name]
    assert only["@type"] == made
    assert described(replace(CLAIM, kind=kind, draft=True)) == described()


def test_definitions_are_gathered_in_one_set() -> None:
    terms = [replace(CLAIM, kind="definition", id=f"t{n}", quote=f"term {n}") for n in range(2)]
    (gathered,) = described(*terms)["hasPart"]
    assert [one["name"] for one in gathered["hasDefinedTerm"]] == ["term 0", "term 1"]


def test_a_definition_without_words_is_a_comment() -> None:
    assert described(replace(CLAIM, kind="definition", quote=""))["comment"][0]["@type"] == "Comment"


def test_a_claim_is_its_speaker_s_and_never_the_article_s_author_s() -> None:
    assert described(CLAIM)["hasPart"][0]["author"] == {"name": "the minister"}
    assert "author" not in described(replace(CLAIM, speaker=""))["hasPart"][0]


REVIEW = Review(
    "https://example.org/claims/plan/n/",
    "https://example.org/articles/plan/",
    "The plan",
    "The desk",
    "en",
)


def reviewed(note: Note, *scale: Verdict) -> Any:
    return json.loads(json_text(claim_review(note, REVIEW, scale or SCALE)))


def test_a_review_rates_the_claim_on_the_scale() -> None:
    made = reviewed(CLAIM)
    assert made["@type"] == "ClaimReview"
    assert made["claimReviewed"] == "created 3 million jobs"
    assert made["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 4,
        "worstRating": 1,
    }
    assert made["itemReviewed"] == {
        "@type": "Claim",
        "text": "created 3 million jobs",
        "author": {"name": "the minister"},
        "appearance": {
            "@type": "Article",
            "url": "https://example.org/articles/plan/",
            "headline": "The plan",
        },
    }
    assert made["author"] == {"@type": "Person", "name": "Jane Roe"}
    assert (made["datePublished"], made["dateModified"]) == ("2025-03-01", "2025-04-01")


def test_a_verdict_without_a_rating_is_its_name() -> None:
    made = reviewed(CLAIM, Verdict(name="False", tone="false"))
    assert made["reviewRating"] == {"@type": "Rating", "alternateName": "False"}


def test_who_signs_no_review_is_the_publisher() -> None:
    assert reviewed(replace(CLAIM, byline=Byline()))["author"] == {
        "@type": "Organization",
        "name": "The desk",
    }


@pytest.mark.parametrize("changed", [{"verdict": ""}, {"kind": "context"}, {"draft": True}, {"quote": ""}])
def test_what_rates_no_claim_has_no_review(changed: dict[str, Any]) -> None:
    assert reviewed(replace(CLAIM, **changed)) == {}


def term_of(page: str) -> dict[str, Any]:
    (data,) = page.split('<script type="application/ld+json">')[1:]
    found: dict[str, Any] = json.loads(data.partition("</script>")[0])
    return found


def test_a_topics_page_tells_what_it_is_and_where_it_stands_among_others() -> None:
    data = term_of(rendered("term", pages=Pages(1, 1), parent=Term("Notes", "/topics/notes/", 3)))
    assert data["@type"] == ["DefinedTerm", "skos:Concept"]
    assert (data["name"], data["description"]) == ("Glosses", "What they are.")
    assert data["sameAs"] == ["https://example.com/q"]
    assert data["@id"].endswith("/topics/glosses/")
    assert data["inDefinedTermSet"]["name"] == "Topics"
    assert [one["@id"].partition("/topics")[1:] for one in data["skos:broader"]] == [("/topics", "/notes/")]
    assert data["skos:narrower"] and data["skos:related"]


def test_an_author_is_a_person_and_later_pages_tell_nothing() -> None:
    data = term_of(rendered("term", pages=Pages(1, 1), taxonomy="authors"))
    assert data["@type"] == "Person"
    assert "skos:broader" not in data
    assert '<script type="application/ld+json">' not in rendered(
        "term", pages=Pages(2, 3, "/page/3/", "/page/1/")
    )
