"""Old addresses lead to new ones, of articles, their claims, and terms under another name."""

from pathlib import Path

import pytest
from siting import SiteUnderTest

ARTICLE = """---
title: The ferry
date: 2025-01-01
topics: [Boats, UN]
aliases: [/articles/boat/, /ferry.html]
---

The ferry carried many.[^m]

[^m]: **Claim: False** “carried many” Few.
"""
TOPICS = """- name: Boats
  aliases: [Vessels, Ships, UN]
- name: Ships of the line
  slug: ships
- name: Hidden
  hide: true
  aliases: [Veiled]
- name: Unused
  aliases: [Idle]
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site")
    made.write("site.yaml", "title: T\nurl: https://example.org/a<b/\n")
    made.write("content/articles/ferry.md", ARTICLE).write("content/topics.yaml", TOPICS)
    made.write(
        "content/articles/line.md",
        "---\ntitle: L\ndate: 2025-01-02\ntopics: [Ships of the line, Hidden]\n---\n\nL.\n",
    )
    return made.run("build").succeeds()


def target(site: SiteUnderTest, path: str) -> str:
    text = (site.output / path).read_text("utf-8")
    return text.partition('rel="canonical" href="')[2].partition('"')[0] if "http-equiv" in text else ""


def test_an_alias_leads_to_its_article_and_keeps_the_fragment(site: SiteUnderTest) -> None:
    assert target(site, "ferry.html") == "https://example.org/a&lt;b/articles/ferry/"
    page = (site.output / "articles/boat/index.html").read_text("utf-8")
    assert 'location.replace("https://example.org/a\\u003cb/articles/ferry/" + location.hash)' in page


def test_a_claims_own_page_is_found_where_it_was(site: SiteUnderTest) -> None:
    assert target(site, "claims/boat/m/index.html") == "https://example.org/a&lt;b/claims/ferry/m/"
    assert (site.output / "claims/ferry/m/index.html").is_file()


def test_a_term_is_found_under_its_other_names(site: SiteUnderTest) -> None:
    assert target(site, "topics/vessels/index.html") == "https://example.org/a&lt;b/topics/boats/"
    assert target(site, "topics/un/index.html") == "https://example.org/a&lt;b/topics/boats/"


def test_a_page_goes_before_a_term_of_that_name(site: SiteUnderTest) -> None:
    assert target(site, "topics/ships/index.html") == ""


def test_what_has_no_page_has_no_redirect(site: SiteUnderTest) -> None:
    assert not {"veiled", "idle"} & {path.name for path in (site.output / "topics").iterdir()}
