"""What the demo's pages say to programs is read by those programs' own readers: extruct and feedparser, and the schema
of the words that they use."""

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import extruct
import feedparser
import pytest
from conftest import REPOSITORY
from schemas import faults
from siting import SiteUnderTest

SITE = "https://user.github.io/repo/"
PICTURE = "og:image"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SiteUnderTest:
    """The demo as it is published, with a picture of each article."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("seeds", "content", "static", "themes"):
        shutil.copytree(REPOSITORY / name, folder / name, dirs_exist_ok=True)
    settings = (REPOSITORY / "site.yaml").read_text(encoding="utf-8")
    site = SiteUnderTest(REPOSITORY, folder).write("site.yaml", f"{settings}\ncard_images: true\n")
    return site.run("build", "--no-import", "--base-url", SITE).succeeds()


def read(page: Path) -> dict[str, Any]:
    html = page.read_text(encoding="utf-8")
    found = extruct.extract(html, base_url=SITE, syntaxes=["json-ld", "opengraph"])
    return {"data": found["json-ld"], "graph": dict(found["opengraph"][0]["properties"])}


def articles(demo: SiteUnderTest) -> list[Path]:
    found = sorted((demo.output / "articles").glob("*/index.html"))
    assert len(found) >= 4
    return found


def test_each_article_describes_itself_in_schema_org_s_words(demo: SiteUnderTest) -> None:
    for page in articles(demo):
        (data,) = read(page)["data"]
        assert data["@type"] == "NewsArticle"
        assert faults(data) == []
        assert data["isBasedOn"].endswith("/source.txt") or isinstance(data["isBasedOn"], list)
        assert {"about", "author", "datePublished", "image", "wordCount"} <= data.keys()


def test_each_rated_claim_has_a_review(demo: SiteUnderTest) -> None:
    pages = list((demo.output / "claims").glob("*/*/index.html"))
    found = [one for page in pages for one in read(page)["data"]]
    assert len(found) >= 4
    assert {one["@type"] for one in found} == {"ClaimReview"}
    assert [fault for one in found for fault in faults(one)] == []


def test_each_page_that_is_found_is_an_object_of_the_open_graph(demo: SiteUnderTest) -> None:
    listed = ElementTree.parse(demo.output / "sitemap.xml").iter(
        "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    )
    urls = [str(one.text) for one in listed]
    assert len(urls) > 40
    for url in urls:
        graph = read(demo.output / url.removeprefix(SITE) / "index.html")["graph"]
        assert graph["og:url"] == url
        assert graph["og:title"] and graph["og:type"] in ("article", "website") and graph["og:site_name"]


def test_an_article_s_graph_has_its_times_tags_and_picture(demo: SiteUnderTest) -> None:
    changed = 0
    for page in articles(demo):
        graph = read(page)["graph"]
        assert graph["og:type"] == "article"
        assert {"article:published_time", "article:author", "article:tag"} <= graph.keys()
        # Notes have dates; the seed that a first build imports has no notes yet.
        changed += "article:modified_time" in graph
        assert (demo.output / graph[PICTURE].removeprefix(SITE)).is_file()
    assert changed >= 4


def test_each_feed_is_read_without_a_doubt(demo: SiteUnderTest) -> None:
    feeds = sorted(demo.output.rglob("feed.xml"))
    assert len(feeds) > 10
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, file
        assert feed.version == "atom10"
        assert feed.feed.id.startswith(SITE) and feed.feed.updated_parsed and feed.feed.title
        ids = [entry.id for entry in feed.entries]
        assert ids and len(set(ids)) == len(ids)
        for entry in feed.entries:
            assert entry.link.startswith(SITE) and entry.updated_parsed and entry.content[0].value
            assert 'href="/' not in entry.content[0].value and 'src="/' not in entry.content[0].value


def test_the_schema_knows_a_mistake() -> None:
    good = {"@type": "NewsArticle", "headline": "A", "url": f"{SITE}a/"}
    assert faults(good) == []
    for bad in (
        {"headline": ""},
        {"url": "/a/"},
        {"datePublished": "May"},
        {"titel": "A"},
        {"about": [{"@type": "Topic"}]},
    ):
        assert faults(good | bad), json.dumps(bad)
