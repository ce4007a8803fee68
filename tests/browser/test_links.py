"""A small crawl of a built site: whatever a page, a feed or the sitemap names is there."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

ROOT = "https://example.org/repo/"
ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src"}


def address_of(page: Path, built: Path) -> str:
    return ROOT + page.relative_to(built).as_posix().removesuffix("index.html")


def file_of(address: str, built: Path) -> Path:
    """The file that a static host answers an address of the site with."""
    path = unquote(urlsplit(address).path).removeprefix("/repo/")
    return built / (path + "index.html" if not path or path.endswith("/") else path)


def links(html: str, base: str) -> Iterator[str]:
    """The addresses in a page, whole, in the order in which they stand."""
    tree = LexborHTMLParser(html)
    for node in tree.css(", ".join(f"{tag}[{name}]" for tag, name in ADDRESSES.items())):
        yield urljoin(base, str(node.attributes[ADDRESSES[str(node.tag)]]))


def ids(page: Path) -> set[str | None]:
    return {n.attributes["id"] for n in LexborHTMLParser(page.read_text(encoding="utf-8")).css("[id]")}


def faults(html: str, base: str, built: Path) -> Iterator[str]:
    """The links of a page into the site that lead nowhere."""
    for link in links(html, base):
        if not link.startswith("https://example.org/"):
            continue
        address, fragment = urldefrag(link)
        target = file_of(address, built)
        if not address.startswith(ROOT) or not target.is_file():
            yield f"{base}: {link} leads nowhere"
        elif fragment and unquote(fragment) not in ids(target):
            yield f"{base}: {link} names an id that is not there"


def pages_of(built: Path) -> list[Path]:
    return sorted(page for page in built.rglob("*.html") if not is_redirect(page))


def is_redirect(page: Path) -> bool:
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")


def test_every_link_of_every_page_leads_somewhere(built: Path) -> None:
    assert len(pages_of(built)) > 20
    found = [
        fault
        for page in pages_of(built)
        for fault in faults(page.read_text(encoding="utf-8"), address_of(page, built), built)
    ]
    assert found == []


def test_the_crawl_sees_what_leads_nowhere(built: Path) -> None:
    html = (
        '<a href="/repo/nowhere/">a</a><a href="/topics/">b</a><a href="#nothing">c</a><a href="/repo/">d</a>'
    )
    assert len(list(faults(html, ROOT, built))) == 3


def test_a_reader_who_follows_links_from_home_finds_every_page(built: Path) -> None:
    found, waiting = {ROOT}, [ROOT]
    while waiting:
        address = waiting.pop()
        html = file_of(address, built).read_text(encoding="utf-8")
        ahead = {urldefrag(link)[0] for link in links(html, address) if link.startswith(ROOT)}
        new = {one for one in ahead if one.endswith("/")} - found
        found |= new
        waiting += new
    assert found == {address_of(page, built) for page in pages_of(built) if page.name == "index.html"}


def test_every_feed_is_valid_whole_and_its_links_lead_somewhere(built: Path) -> None:
    feeds = sorted(built.rglob("feed.xml"))
    assert len(feeds) > 5
    for file in feeds:
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, file
        assert feed.entries, file
        assert feed.feed.id == address_of(file, built)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert file_of(entry.link, built).is_file()
            assert list(faults(entry.content[0].value, entry.link, built)) == []


def test_a_feed_carries_the_text_and_the_notes(built: Path) -> None:
    feed = feedparser.parse((built / "feed.xml").read_bytes())
    assert [entry.title for entry in feed.entries][:2] == [
        "The Ferry That Never Sailed",
        "Трајект који није испловио",
    ]
    content = feed.entries[0].content[0].value
    assert all(words in content for words in ("see nothing come.", "The ticket hall has two clerks."))
    assert '<section lang="en">' in feed.entries[1].content[0].value  # feedparser drops roles


def test_the_sitemap_names_each_page_once_and_robots_txt_names_the_sitemap(built: Path) -> None:
    tree = ElementTree.parse(built / "sitemap.xml")
    listed = [str(one.text) for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(address_of(p, built) for p in pages_of(built) if p.name == "index.html")
    assert f"Sitemap: {ROOT}sitemap.xml\n" in (built / "robots.txt").read_text(encoding="utf-8")
    assert (built / ".nojekyll").read_bytes() == b""


@pytest.mark.parametrize("name", ["404.html", "articles/trajekt/index.html"])
def test_no_page_loads_anything_from_another_host(built: Path, name: str) -> None:
    tree = LexborHTMLParser((built / name).read_text(encoding="utf-8"))
    loaded = tree.css("script:not([type='application/ld+json']), img, link[rel=stylesheet], link[rel=icon]")
    assert loaded
    for node in loaded:
        assert str(node.attributes[ADDRESSES[str(node.tag)]]).startswith("/repo/assets/")
