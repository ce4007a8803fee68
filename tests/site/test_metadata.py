"""What pages say of themselves to programs: rights, canonical addresses, search engines, where a file is edited."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from siting import SiteUnderTest

from glossator.config.settings import Settings
from glossator.site.feeds import MOST_LISTED, sitemap_pages
from glossator.site.frame import frame
from glossator.site.output import Page, made
from glossator.site.shown import SitemapEntry
from glossator.site.views import MissingView, RobotsView, SitemapIndexView, SitemapView

SETTINGS = "title: T\nurl: https://example.org/repo/\n"
ARTICLE = "---\ntitle: The ferry\ndate: 2025-03-01\ntopics: [Ships]\n{}---\n\nA ferry.\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made_site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", SETTINGS)
    return made_site.write("content/articles/ferry.md", ARTICLE.format(""))


def head(site: SiteUnderTest, path: str) -> str:
    return (site.output / path).read_text(encoding="utf-8").partition("</head>")[0]


def whole(site: SiteUnderTest, path: str) -> str:
    return (site.output / path).read_text(encoding="utf-8")


FERRY = "articles/ferry/index.html"


def test_rights_are_the_site_s_unless_an_article_has_its_own(site: SiteUnderTest) -> None:
    site.write("site.yaml", f"{SETTINGS}rights: © The desk\n")
    site.write("content/articles/tug.md", ARTICLE.format("rights: CC BY 4.0\n")).run("build").succeeds()
    assert "<dd>© The desk</dd>" in whole(site, FERRY)
    assert '"copyrightNotice": "© The desk"' in whole(site, FERRY)
    assert "<dd>CC BY 4.0</dd>" in whole(site, "articles/tug/index.html")


def test_a_copy_of_a_site_leads_to_the_original(site: SiteUnderTest) -> None:
    site.write("site.yaml", f"{SETTINGS}canonical: https://www.example.com\n")
    own = ARTICLE.format("canonical: https://other.example/tug\n")
    site.write("content/articles/tug.md", own).run("build").succeeds()
    assert '<link rel="canonical" href="https://www.example.com/articles/ferry/">' in head(site, FERRY)
    assert '<meta property="og:url" content="https://www.example.com/articles/ferry/">' in head(site, FERRY)
    assert '<link rel="canonical" href="https://www.example.com/">' in head(site, "index.html")
    assert '<link rel="canonical" href="https://other.example/tug">' in head(site, "articles/tug/index.html")


def test_a_site_that_is_not_for_search_engines_says_so_on_each_page_and_has_no_sitemap(
    site: SiteUnderTest,
) -> None:
    site.run("build").succeeds()
    assert (site.output / "sitemap.xml").exists()
    site.write("site.yaml", f"{SETTINGS}noindex: true\n").run("build").succeeds()
    pages = list(site.output.rglob("*.html"))
    assert pages
    assert [
        path for path in pages if '<meta name="robots" content="noindex">' not in path.read_text("utf-8")
    ] == []
    assert not (site.output / "sitemap.xml").exists()
    assert whole(site, "robots.txt") == "User-agent: *\nAllow: /\n"


def test_each_article_links_its_file_on_github(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    assert "github" not in whole(site, FERRY)
    site.write("site.yaml", f"{SETTINGS}repo: desk/papers\n").run("build").succeeds()
    links = re.findall(r'href="(https://github\.[^"]+)"', whole(site, FERRY))
    assert links == [
        "https://github.com/desk/papers/edit/main/content/articles/ferry.md",
        "https://github.dev/desk/papers/blob/main/content/articles/ferry.md",
    ]
    assert "github.dev" not in whole(site, "index.html")


def test_a_sitemap_has_no_more_than_fifty_thousand_addresses_a_file() -> None:
    around = frame(Settings(title="T", url="https://example.org/repo/"), (), ())
    view = MissingView(**around.names("/404.html", "-", "404"))
    one = made("x", "404.html", view, "-")
    pages = [
        replace(one, listed=SitemapEntry(f"https://example.org/repo/{n:06}/")) for n in range(MOST_LISTED + 1)
    ]
    assert [page.path for page in sitemap_pages(pages[1:], around)] == ["sitemap.xml", "robots.txt"]
    first, second, index, robots = sitemap_pages(pages, around)
    assert [page.path for page in (first, second, index)] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    views = [page.view for page in (first, second) if isinstance(page.view, SitemapView)]
    assert [len(view.entries) for view in views if isinstance(view, SitemapView)] == [MOST_LISTED, 1]
    listed(index, "https://example.org/repo/sitemap-1.xml", "https://example.org/repo/sitemap-2.xml")
    assert isinstance(robots.view, RobotsView)
    assert robots.view.sitemap_url == "https://example.org/repo/sitemap.xml"


def listed(page: Page, *urls: str) -> None:
    assert isinstance(page.view, SitemapIndexView)
    assert page.view.sitemaps == urls
