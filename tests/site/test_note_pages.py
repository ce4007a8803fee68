"""Pages that gather notes, in whole sites: what they list, in which order, and where they are."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from articling import article, note
from siting import SiteUnderTest

from glossator.config.settings import Settings
from glossator.site.facts import Facts, NoteFacts
from glossator.site.routes import claim_urls

SETTINGS = "title: T\nurl: https://example.org/repo/\nauthor: The desk\n"
FERRY = """---
title: The ferry
date: 2025-03-01
topics: [Ships]
notes:
  crew: {topics: [ships]}
---

The mayor said it “carried three thousand”,[^carried] with a crew[^crew] of six,[^six] on a hull[^hull] of oak.[^oak]

[^carried]: **Claim: False** “carried three thousand” [the mayor] The [log](https://example.com/log) counts
    812. (Jane Roe, 2025-03-02)

[^crew]: **Definition** “crew” Those who sail a ship. (Jane Roe, 2025-03-03)

[^six]: **Correction** “six” We had said five. (Ana Ban, 2025-04-01)

[^hull]: **Definition** “hull” The body of a ship.

[^oak]: **Claim: Misleading** “of oak” Partly, says [the log](https://example.com/log). (jane  roe, 2025-03-02)
"""
TUG = """---
title: The tug
date: 2025-02-01
topics: [Tugs]
notes:
  hull: {topics: [Ships]}
---

It had a hull[^hull] and a crew,[^crew] which left.[^left] It burned.[^burned]

[^hull]: **Definition** “hull” The body of a ship.

[^crew]: **Definition** “crew” Ten people.

[^left]: **Correction** “left” It stayed. (Ana Ban, 2025-05-01)

[^burned]: **Draft claim: True** “It burned” Did it? (Jane Roe, 2025-05-02)
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", SETTINGS)
    made.write("content/articles/ferry.md", FERRY).write("content/articles/tug.md", TUG)
    return made


@pytest.fixture
def built(site: SiteUnderTest) -> SiteUnderTest:
    return site.run("build").succeeds()


def main(site: SiteUnderTest, path: str) -> str:
    """What a page says, without its frame."""
    html = (site.output / path / "index.html").read_text(encoding="utf-8")
    return html.partition("<main")[2].partition("</main>")[0]


def links(html: str) -> list[str]:
    return [unescape(url) for url in re.findall(r'href="([^"]+)"', html)]


def described(site: SiteUnderTest, path: str) -> Any:
    html = (site.output / path / "index.html").read_text(encoding="utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return json.loads(data)


def test_claims_stand_under_their_verdicts_worst_first(built: SiteUnderTest) -> None:
    page = main(built, "claims")
    assert re.findall(r'id="rated-([\w-]+)"', page) == ["false", "misleading", "unproven", "true"]
    assert "The evidence contradicts the claim." in page
    claims = [url for url in links(page) if url.startswith("/repo/claims/ferry")]
    assert claims == ["/repo/claims/ferry/carried/", "/repo/claims/ferry/oak/"]


def test_a_claim_s_own_page_says_what_it_is_to_programs(built: SiteUnderTest) -> None:
    review = described(built, "claims/ferry/carried")
    assert review["@type"] == "ClaimReview"
    assert review["url"] == "https://example.org/repo/claims/ferry/carried/"
    assert review["claimReviewed"] == "carried three thousand"
    assert review["itemReviewed"]["author"] == {"name": "the mayor"}
    assert review["itemReviewed"]["appearance"]["url"] == "https://example.org/repo/articles/ferry/"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 4,
        "worstRating": 1,
    }
    assert "author" not in described(built, "claims/ferry/oak")["itemReviewed"]


def test_a_claim_s_page_and_its_article_lead_to_each_other(built: SiteUnderTest) -> None:
    page = main(built, "claims/ferry/carried")
    assert "/repo/articles/ferry/#note-carried" in links(page)
    assert "/repo/claims/ratings/#false" in links(page)
    assert "/repo/claims/ferry/carried/" in links(main(built, "articles/ferry"))
    assert 'id="false"' in main(built, "claims/ratings")


def test_a_draft_claim_has_a_page_only_where_drafts_are_shown(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    assert not (site.output / "claims/tug").exists()
    site.run("build", "--drafts").succeeds()
    html = (site.output / "claims/tug/burned/index.html").read_text(encoding="utf-8")
    assert "ld+json" not in html and "is-draft" in html


def test_pages_that_do_not_describe_themselves_have_no_review(site: SiteUnderTest) -> None:
    site.write("site.yaml", f"{SETTINGS}exports: []\n").run("build").succeeds()
    assert "ld+json" not in (site.output / "claims/ferry/carried/index.html").read_text(encoding="utf-8")


def test_many_claims_of_a_verdict_have_pages_of_their_own(site: SiteUnderTest) -> None:
    for number in range(12):
        text = f"---\ntitle: N{number}\ndate: 2024-01-{number + 1:02}\n---\nA word.[^c]\n\n[^c]: **True** “word” So.\n"
        site.write(f"content/articles/n{number}.md", text)
    site.run("build").succeeds()
    first, whole = main(site, "claims"), main(site, "claims/true")
    assert len(set(re.findall(r"/claims/n\d+/c/", first))) == 10
    assert "/repo/claims/true/" in links(first)
    assert len(set(re.findall(r"/claims/n\d+/c/", whole))) == 12
    assert not (site.output / "claims/false").exists()


def test_a_verdict_named_like_a_page_beside_its_own_has_an_address_of_its_own(site: SiteUnderTest) -> None:
    settings = (
        f"{SETTINGS}verdicts:\n  - {{name: Ratings, tone: 'false'}}\n  - {{name: Unrated, tone: 'true'}}\n"
    )
    site.write("site.yaml", settings)
    site.write("content/articles/ferry.md", "---\ntitle: F\n---\nx\n").write(
        "content/articles/tug.md", "---\ntitle: T\n---\nx\n"
    )
    for number in range(12):
        notes = "".join(
            f"[^{kind}]: **{head}** “word” So.\n\n"
            for kind, head in (("r", "Claim: Ratings"), ("u", "Unrated"), ("c", "Claim"))
        )
        text = f"---\ntitle: N{number}\ndate: 2024-01-{number + 1:02}\n---\nA word.[^r][^u][^c]\n\n{notes}"
        site.write(f"content/articles/n{number}.md", text)
    site.run("build").succeeds()
    pages = {"ratings_": "r", "unrated_": "u", "unrated": "n"}
    for name, label in pages.items():
        assert len(set(re.findall(rf"/n\d+/(?:{label}/|#note-c)", main(site, f"claims/{name}")))) >= 12
    assert "Ratings" in main(site, "claims/ratings")


def test_annotators_have_their_notes_whatever_the_case_of_their_name(built: SiteUnderTest) -> None:
    page = main(built, "notes/by/jane-roe")
    assert "<h1>Jane Roe</h1>" in page
    found = [url.partition("#")[2] for url in links(page) if "#note-" in url]
    assert found == ["note-carried", "note-crew", "note-oak"]


def test_corrections_stand_by_their_own_dates(built: SiteUnderTest) -> None:
    found = [url for url in links(main(built, "notes/corrections")) if "#note-" in url]
    assert found == ["/repo/articles/tug/#note-left", "/repo/articles/ferry/#note-six"]


def test_the_glossary_has_each_term_once_and_equal_definitions_once(built: SiteUnderTest) -> None:
    page = main(built, "notes/glossary")
    assert re.findall(r"<dt>(.*?)</dt>", page) == ["crew", "hull"]
    assert page.count("The body of a ship.") == 1
    assert "Those who sail a ship." in page and "Ten people." in page
    uses = [url for url in links(page) if "#note-hull" in url]
    assert uses == ["/repo/articles/ferry/#note-hull", "/repo/articles/tug/#note-hull"]


def test_a_term_of_the_glossary_links_all_places_that_use_it(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.md", FERRY.replace("with a crew", "with a crew[^crew]"))
    linked = "No [crew](ferry.md#note-crew), [none](ferry.md#note-crew)."
    linking = f"---\ntitle: The raft\ndate: 2025-07-01\n---\n\n{linked}\n"
    site.write("content/articles/raft.md", linking).run("build").succeeds()
    crew = main(site, "notes/glossary").partition("<dt>crew</dt>")[2].partition("<dt>")[0]
    uses = crew.partition('class="uses"')[2]
    ferry = "/repo/articles/ferry/"
    places = [f"{ferry}#note-crew", f"{ferry}#ref-crew", f"{ferry}#ref-crew-2", "/repo/articles/raft/"]
    assert [url for url in links(uses) if "ferry" in url or "raft" in url] == places
    page = (site.output / "articles/ferry/index.html").read_text(encoding="utf-8")
    assert 'id="ref-crew"' in page and 'id="ref-crew-2"' in page
    site.write("content/articles/raft.md", linking.replace("#note-crew", "")).run("build").succeeds()
    assert "/raft/" not in main(site, "notes/glossary")


def test_a_term_of_the_glossary_goes_by_the_vocabulary(site: SiteUnderTest) -> None:
    site.write("content/topics.yaml", "- name: Ships\n  aliases: [hull]\n").run("build").succeeds()
    assert '<dt><a href="/repo/topics/ships/">Ships</a></dt>' in main(site, "notes/glossary")


def test_sources_are_works_and_addresses_with_the_notes_that_cite_them(site: SiteUnderTest) -> None:
    works = [
        {"id": "b", "type": "book", "title": "Ärger", "author": [{"family": "Zwei", "given": "A."}]},
        {
            "id": "a",
            "type": "book",
            "title": "Boats",
            "DOI": "10.1/x",
            "author": [{"literal": "A Board"}],
            "issued": {"date-parts": [["1901"]]},
        },
    ]
    site.write("refs.json", json.dumps(works)).write("site.yaml", f"{SETTINGS}bibliography: refs.json\n")
    site.write("content/articles/tug.md", TUG.replace("Ten people.", "Ten [@a; @b].")).run("build").succeeds()
    page = main(site, "notes/sources")
    told = [re.sub(r"<[^>]+>", "", item) for item in re.findall(r"<li>\s*<p>(.*?)</p>", page, re.S)]
    assert told == ["A Board: Boats, 1901", "Zwei, A.: Ärger", "https://example.com/log"]
    assert "https://doi.org/10.1/x" in links(page)
    log = page.rpartition("<li>")[2]
    named = [
        "",
        "note-carried",
        "note-carried",
        "note-oak",
    ]  # the article once, then a place for each of its notes
    assert [url.partition("#")[2] for url in links(log)] == named
    assert re.findall(r">([^<>]+)</a>", log)[1:] == ["The ferry", "1", "2"]


def test_the_feed_has_the_newest_notes_and_no_draft(built: SiteUnderTest) -> None:
    read = feedparser.parse((built.output / "notes/feed.xml").read_bytes())
    assert not read.bozo
    assert [entry.id.partition("#")[2] for entry in read.entries] == [
        "note-left",
        "note-six",
        "note-crew",
        "note-carried",
        "note-oak",
    ]
    assert read.entries[0].published == "2025-05-01T00:00:00+00:00"
    assert read.entries[0].author == "Ana Ban"
    assert "https://example.com/log" in read.entries[3].content[0].value
    assert "/repo/notes/feed.xml" in links((built.output / "notes/index.html").read_text(encoding="utf-8"))


def test_very_many_notes_on_a_topic_have_pages_of_their_own(site: SiteUnderTest) -> None:
    site.write("site.yaml", f"{SETTINGS}paginate: 2\n")
    for number in range(5):
        head = f"title: N{number}\ndate: 2024-01-0{number + 1}\nnotes: {{c: {{topics: [Ships]}}}}"
        site.write(
            f"content/articles/n{number}.md", f"---\n{head}\n---\nA word.[^c]\n\n[^c]: Number {number}.\n"
        )
    site.run("build").succeeds()
    first = main(site, "topics/ships")
    assert "/repo/topics/ships/notes/" in links(first)
    assert len({url for url in links(first) if "#note-" in url}) == 3
    pages = [main(site, f"topics/ships/notes{path}") for path in ("", "/page/2", "/page/1")]
    found = [{url for url in links(page) if "#note-" in url} for page in pages]
    assert [len(one) for one in found] == [3, 2, 2]
    assert len(set().union(*found)) == 7
    assert "/repo/topics/ships/" in links(pages[1])


def test_a_topic_s_page_lists_the_notes_that_carry_it(built: SiteUnderTest) -> None:
    page = main(built, "topics/ships")
    found = [url for url in links(page) if "#note-" in url]
    assert found == ["/repo/articles/ferry/#note-crew", "/repo/articles/tug/#note-hull"]
    assert "#note-" not in main(built, "topics/tugs")


def test_what_there_is_one_of_has_no_page(site: SiteUnderTest) -> None:
    site.delete("content/articles/tug.md").run("build").succeeds()
    assert not (site.output / "notes/correction").exists()
    assert not (site.output / "notes/by/ana-ban").exists()
    assert not (site.output / "notes/sources").exists()
    assert "/repo/articles/ferry/#note-six" in links(main(site, "notes"))


PAGES = {
    "years": "2025",
    "kinds": "notes/claim",
    "annotators": "notes/by",
    "claims": "claims",
    "corrections": "notes/corrections",
    "glossary": "notes/glossary",
    "feed": "notes/feed.xml",
}


@pytest.mark.parametrize("name", PAGES)
def test_settings_switch_each_index_off_and_nothing_leads_there(name: str, site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    assert (site.output / PAGES[name]).exists()
    site.write("site.yaml", f"{SETTINGS}indexes: {{{name}: false}}\n").run("build").succeeds()
    assert not (site.output / PAGES[name]).exists()
    pages = (path.read_text(encoding="utf-8") for path in site.output.rglob("*.html"))
    assert not [url for page in pages for url in links(page) if url.startswith(f"/repo/{PAGES[name]}")]


def test_a_site_without_indexes_of_notes_has_no_way_to_them(site: SiteUnderTest) -> None:
    off = ", ".join(f"{name}: false" for name in (*PAGES, "sources"))
    site.write("site.yaml", f"{SETTINGS}indexes: {{{off}}}\n").run("build").succeeds()
    assert not (site.output / "notes").exists()
    assert "/repo/notes/" not in links((site.output / "index.html").read_text(encoding="utf-8"))


def claim(label: str) -> NoteFacts:
    return NoteFacts(label, "claim", "false")


@pytest.mark.parametrize("labels", [("..", "."), ("a_b", "a-b", "a.b"), ("con", "A")])
def test_a_claim_s_address_is_safe_and_its_own(labels: tuple[str, ...]) -> None:
    found: Facts = article("x", notes=[note("n"), *map(claim, labels)])
    urls = claim_urls(found, "/articles/2024/x/", Settings.model_validate({"title": "T"}))
    assert list(urls) == list(range(1, len(labels) + 1))
    assert len(set(urls.values())) == len(labels)
    for url in urls.values():
        name = re.fullmatch(r"/claims/2024/x/([^/]+)/", url)
        assert name and name[1].strip(".") and name[1] != "con"


def test_the_sources_name_works_without_markup_and_by_the_year_of_any_date(site: SiteUnderTest) -> None:
    works = [
        {"id": "a", "type": "book", "title": 'The <span class="nocase">NATO</span> <i>log</i>'},
        {"id": "b", "type": "book", "title": "B", "issued": {"date-parts": [[None]]}},
        {"id": "c", "type": "book", "title": "C", "issued": {"raw": "March 1938"}},
    ]
    site.write("refs.json", json.dumps(works)).write("site.yaml", f"{SETTINGS}bibliography: refs.json\n")
    tug = TUG.replace("Ten people.", "Ten [@a; @b; @c].")
    site.write("content/articles/tug.md", tug).run("build").succeeds()
    page = main(site, "notes/sources")
    told = [re.sub(r"<[^>]+>", "", item) for item in re.findall(r"<li>\s*<p>(.*?)</p>", page, re.S)]
    assert told == ["B", "C, 1938", "The NATO log", "https://example.com/log"]


def test_the_feed_of_notes_is_named_in_the_site_s_language(site: SiteUnderTest) -> None:
    site.write("site.yaml", f"{SETTINGS}lang: de\n").run("build").succeeds()
    html = (site.output / "notes/index.html").read_text(encoding="utf-8")
    assert 'title="T: Neue Anmerkungen" href="/repo/notes/feed.xml"' in html
    assert "T: Notes" not in html


def test_a_note_in_another_language_says_so_wherever_it_stands(site: SiteUnderTest) -> None:
    told = FERRY.replace("notes:\n  crew: {topics: [ships]}", "notes:\n  crew: {lang: de}\n  oak: {lang: de}")
    site.write("content/articles/ferry.md", told).run("build").succeeds()
    for path in ("notes/glossary", "claims/ferry/oak", "notes/definition"):
        assert '<div class="note-text" lang="de">' in main(site, path)
    for path in ("feed.xml", "notes/feed.xml"):
        feed = feedparser.parse((site.output / path).read_bytes())
        assert any('<div lang="de">' in entry.content[0].value for entry in feed.entries)


def test_a_form_feed_in_a_text_leaves_the_feeds_readable(site: SiteUnderTest) -> None:
    told = FERRY.replace("with a crew", "with\f a crew").replace("We had", "We\x02 had")
    site.write("content/articles/ferry.md", told).run("build").succeeds()
    for path in ("feed.xml", "notes/feed.xml"):
        assert not feedparser.parse((site.output / path).read_bytes()).bozo
