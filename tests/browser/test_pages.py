"""What each kind of page of a built site has for its readers."""

import hashlib
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

FERRY = "articles/the-ferry-that-never-sailed/"
SEED = Path(__file__).parent / "site/seeds/2024-03-04-the-ferry-that-never-sailed.txt"


class Read:
    """A page of the built site, by its address."""

    def __init__(self, built: Path, address: str) -> None:
        file = built / (address + "index.html" if not address or address.endswith("/") else address)
        self.tree = LexborHTMLParser(file.read_text(encoding="utf-8"))

    def one(self, selector: str) -> LexborNode:
        (found,) = self.tree.css(selector)
        return found

    def said(self, selector: str) -> list[str]:
        """The texts of all that match."""
        return [" ".join(node.text().split()) for node in self.tree.css(selector)]

    def hrefs(self, selector: str) -> list[str | None]:
        return [node.attributes["href"] for node in self.tree.css(selector)]


def test_an_article_opens_with_outlet_date_title_and_author_and_ends_with_who_that_is(built: Path) -> None:
    article = Read(built, FERRY)
    assert article.said(".kicker") == ["Lemsund Courier · March 4, 2024"]
    assert article.said("h1") == ["The Ferry That Never Sailed"]
    assert article.said(".byline") == ["Dr. Henrik Aasen"]
    assert article.hrefs(".byline a") == ["/repo/authors/henrik-aasen/"]
    assert article.said(".bios p") == [
        "Henrik Aasen was a pilot in Lemsund for twenty years and now writes about ports."
    ]


def test_its_verification_names_the_hash_of_the_raw_text_and_leads_to_it(built: Path) -> None:
    article = Read(built, FERRY)
    raw = SEED.read_bytes()
    assert article.said(".verified code") == [hashlib.sha256(raw).hexdigest()]
    assert article.hrefs(".verified a") == [f"/repo/{FERRY}source.txt"]
    assert (built / FERRY / "source.txt").read_bytes() == raw


def test_it_names_its_topics_its_neighbours_and_what_related_articles_share(built: Path) -> None:
    article = Read(built, FERRY)
    assert article.said(".after .run") == [
        "Lemsund · Old Harbour · Harbour Board · Ferries · Veldhaven · Public money"
    ]
    assert article.said(".after ul li")[1] == (
        "A Clock for the Customs House with Lemsund, Harbour Board, and Public money"
    )
    assert article.hrefs(".pager .older") == ["/repo/articles/trajekt/"]
    assert article.hrefs(".pager .newer") == []


def test_a_link_to_another_article_keeps_its_query_and_fragment(built: Path) -> None:
    assert Read(built, FERRY).hrefs("#note-yard .note-text a") == [
        "/repo/articles/a-clock-for-the-customs-house/?from=notes#p1"
    ]


def test_words_that_two_notes_hang_on_are_marked_for_both(built: Path) -> None:
    marked = {node.text(): node.attributes for node in Read(built, FERRY).tree.css(".text .quoted")}
    assert marked["ninety cars"]["data-notes"] == "cars minutes"
    assert marked["ninety cars"]["class"] == "quoted claim tone-misleading tone-unproven"
    assert marked["already under construction at Veldhaven"]["class"] == "quoted claim tone-false"


def test_a_repeated_reference_has_its_way_back(built: Path) -> None:
    assert Read(built, FERRY).hrefs("#note-dues .back") == ["#ref-dues", "#ref-dues-2"]


def test_a_text_in_another_language_says_so_and_its_notes_do_not(built: Path) -> None:
    article = Read(built, "articles/trajekt/")
    for selector in ("h1", ".dek", ".text", ".bios p", "#note-arrived q"):
        assert article.one(selector).attributes["lang"] == "sr", selector
    assert article.one("html").attributes["lang"] == "en"
    assert article.one("#ref-arrived").attributes["lang"] == "en"
    assert "lang" not in article.one("#note-arrived .note-text").attributes
    assert article.said(".kicker") == ["Лучке новине · June 1, 2023"]


def test_a_topic_says_what_it_is_where_it_occurs_and_with_what(built: Path) -> None:
    topic = Read(built, "topics/lemsund/")
    assert topic.said(".kicker") == ["Topics · place"]
    assert topic.said(".about") == ["A port of forty thousand people at the mouth of the Lem."]
    assert topic.said(".bars li")[:2] == ["Harbour Board 3 articles3", "Ferries 2 articles2"]
    assert topic.said(".bars + .run") == ["Hafengeldverordnungsänderungsausschuss · Veldhaven"]
    titles = topic.said(".contents h3")
    assert (titles[0], titles[-1]) == ("The Ferry That Never Sailed", "A Clock for the Customs House")
    assert topic.hrefs(".tally a") == ["/repo/topics/lemsund/feed.xml"]
    assert Read(built, "topics/old-harbour/").hrefs("dd a")[0] == "/repo/topics/lemsund/"


def test_home_lists_articles_by_year_and_the_undated_last(built: Path) -> None:
    home = Read(built, "")
    assert home.said(".year h2") == ["2024", "2023", "2022", "Undated"]
    assert home.said(".contents .count")[0] == "Lemsund Courier 6 claims, 8 other notes"
    assert home.hrefs(".years a") == ["/repo/2024/", "/repo/2023/", "/repo/2022/"]
    assert Read(built, "2023/").said(".contents h3") == ["Трајект који није испловио"]


def test_the_notes_are_gathered_by_kind_and_lead_back_to_their_place(built: Path) -> None:
    assert Read(built, "notes/").said(".kinds li")[:2] == ["Claims 9", "Context 1"]
    claims = Read(built, "notes/claim/")
    assert claims.hrefs(".where a")[2] == f"/repo/{FERRY}#note-yard"
    assert claims.said(".note .label")[2] == "Claim False"


def test_each_page_has_a_title_and_a_canonical_address_of_its_own(built: Path) -> None:
    every = [LexborHTMLParser(p.read_text(encoding="utf-8")) for p in built.rglob("index.html")]
    pages = [page for page in every if not page.css_first("meta[http-equiv=refresh]")]
    for selector, name in (("title", ""), ("link[rel=canonical]", "href")):
        found = [page.css_first(selector) for page in pages]
        values = [node.attributes[name] if name else node.text() for node in found if node]
        assert len(values) == len(pages)
        if name:
            assert len(set(values)) == len(values)
