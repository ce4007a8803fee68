"""The default theme: what each kind of page gives its readers."""

import json
import re
from datetime import date
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import feedparser
import pytest
import yaml
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode
from theme_pages import KINDS, PAGES, ROOT, default_theme, offered_names, rendered, views

from glossator.config.values import moment_of
from glossator.model import Byline
from glossator.site.shown import Count, Emended, Link, Redacted, Verified
from glossator.theme.inspect import problems_of

SHEETS = {
    file.name: file.read_text(encoding="utf-8") for file in (ROOT / "themes/default/static").glob("*.css")
}
STYLE = SHEETS["style.css"]
LANGUAGES = sorted(path.stem for path in (ROOT / "themes/default/i18n").glob("*.yaml"))


@cache
def page(name: str) -> LexborHTMLParser:
    return LexborHTMLParser(rendered(name))


def one(selector: str, name: str = "article") -> LexborNode:
    (found,) = page(name).css(selector)
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def test_its_templates_read_only_what_their_views_offer() -> None:
    assert problems_of(default_theme(), offered_names()) == ()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_h1_one_main_and_a_way_to_skip_to_it(name: str) -> None:
    assert len(page(name).css("h1")) == len(page(name).css("main")) == 1
    assert one("a.skip", name).attributes["href"] == "#" + str(one("main", name).attributes["id"])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_nothing_of_another_host_and_carries_no_style_of_its_own(name: str) -> None:
    loads = page(name).css(
        "link[rel=stylesheet], link[rel=icon], script:not([type='application/ld+json']), img"
    )
    addresses = [str(node.attributes.get("href") or node.attributes.get("src")) for node in loads]
    assert all(address.startswith("/assets/") for address in addresses)
    assert not page(name).css("[style], style, script:not([src], [type='application/ld+json'])")


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_links_into_the_page_find_them(name: str) -> None:
    ids = [node.attributes["id"] for node in page(name).css("[id]")]
    inside = {str(node.attributes["href"])[1:] for node in page(name).css('a[href^="#"]')}
    assert len(ids) == len(set(ids))
    assert inside <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_headings_leave_out_no_level(name: str) -> None:
    levels = [int(str(node.tag)[1]) for node in page(name).css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_every_address_of_a_page_works_under_a_base_path(name: str) -> None:
    tree = LexborHTMLParser(rendered(name, base="/repo/"))
    found = [
        str(node.attributes.get("href") or node.attributes.get("src")) for node in tree.css("[href], [src]")
    ]
    assert all(address.startswith(("/repo/", "#", "https://", "mailto:")) for address in found)


def test_the_source_s_element_holds_the_source_s_words_and_nothing_else() -> None:
    (source,) = LexborHTMLParser(rendered("article")).css("[data-source-text]")
    for other in source.css("[data-not-source]"):
        other.decompose()
    expected = (
        " ".join(f"Some word {n} in the text." for n in range(1, len(KINDS) + 1)) + " See the other. Part two"
    )
    assert words(source.text()) == expected


def test_pull_quotes_stand_where_the_raw_text_had_them_marked_as_repetition() -> None:
    order = [
        node.attributes.get("id") or node.tag for node in page("article").css(".text > aside, .block > *")
    ]
    assert order == ["aside", "p1", "p2", "aside", *(f"p{n}" for n in range(3, 10)), "part-two", "aside"]
    said = [words(node.text()) for node in page("article").css("aside[data-not-source]")]
    assert said[0] == "Pull quote, repeated from the text: A pull quote."


def test_notes_are_one_list_whose_references_and_back_links_meet() -> None:
    assert one("section[role=doc-endnotes]").attributes["aria-labelledby"] == "notes-heading"
    for note in page("article").css("li.note"):
        label = str(note.attributes["id"]).removeprefix("note-")
        assert [a.attributes["href"] for a in note.css("a[role=doc-backlink]")] == [f"#ref-{label}"]
    names = [a.attributes["aria-label"] for a in page("article").css("a[role=doc-backlink]")]
    assert len(set(names)) == len(KINDS)


def test_a_note_with_several_references_has_a_way_back_to_each() -> None:
    note = replace(views()["article"][1]["notes"][0], references=3)
    tree = LexborHTMLParser(rendered("article", notes=(note,)))
    links = {str(a.attributes["href"]): a.attributes["aria-label"] for a in tree.css("a[role=doc-backlink]")}
    assert list(links) == ["#ref-n1", "#ref-n1-2", "#ref-n1-3"]
    assert len(set(links.values())) == 3


def test_a_note_says_its_kind_verdict_speaker_words_and_hands() -> None:
    said = words(one("#note-n1").text())
    for part in (
        "Claim",
        "False",
        "the minister:",
        "word 1",
        "Jane Roe, March 10, 2024",
        "revised",
        "M. Ilić",
    ):
        assert part in said


def test_notes_follow_the_setting_and_long_ones_are_folded() -> None:
    assert one("html").attributes["data-view"] == "beside"
    long = replace(views()["article"][1]["notes"][0], plain="word " * 90, html=(f"<p>{'word ' * 90}</p>",))
    for place, is_open in (("beside", False), ("end", True), ("hidden", True)):
        tree = LexborHTMLParser(rendered("article", notes=(long,), notes_at=place))
        assert tree.css_first("html").attributes["data-view"] == place
        assert ("open" in tree.css_first(".note details").attributes) == is_open
    longer = replace(long, plain="word " * 400)
    tree = LexborHTMLParser(rendered("article", notes=(longer,), notes_at="end"))
    assert "open" not in tree.css_first(".note details").attributes


def test_a_note_leads_to_its_words_in_the_original() -> None:
    links = [node.attributes["href"] for node in page("article").css(".note .original")]
    assert links[0] == "https://example.com/one#:~:text=word%201"
    assert len(links) == len([kind for kind in KINDS if kind])  # a plain footnote has no words
    assert not LexborHTMLParser(rendered("article", verified=None)).css(".original")


def test_claims_are_scored_worst_first_each_with_its_note() -> None:
    claim = views()["article"][1]["notes"][0]
    verdicts = ("true", "false", "misleading", "false")
    notes = tuple(
        replace(claim, id=f"c{n}", number=n, verdict=verdict) for n, verdict in enumerate(verdicts, 1)
    )
    tree = LexborHTMLParser(rendered("article", notes=notes))
    assert words(tree.css_first(".score").text()) == "Claims: 2 False 2 4 1 Misleading 3 1 True 1"
    assert not LexborHTMLParser(rendered("article", notes=views()["article"][1]["notes"][1:])).css(".score")


def test_an_article_says_how_to_cite_it_and_when_notes_were_added() -> None:
    assert words(one(".cite").text()) == (
        "A. One and B. Two, “One & only”, Outlet, March 4, 2024, https://example.com/one. "
        "Annotated: Glosses, https://example.org/repo/articles/one/"
    )
    bibtex, csl = (node.text() for node in page("article").css(".after pre"))
    assert bibtex.startswith("@article{one2024only,")
    assert json.loads(csl)[0]["container-title"] == "Outlet"
    assert "March 10, 2024 1" in words(one(".after").text())


def test_errors_are_reported_where_settings_say_and_nowhere_else() -> None:
    (link,) = page("article").css("dd.ask a")
    assert str(link.attributes["href"]).startswith(
        "mailto:desk@example.org?subject=Error%20in%20%E2%80%9COne%20%26"
    )
    assert not LexborHTMLParser(rendered("article", feedback="")).css(".ask")


def test_kinds_and_annotators_can_be_chosen_where_there_are_several() -> None:
    boxes = [
        (node.attributes["name"], node.attributes["value"]) for node in page("article").css("[type=checkbox]")
    ]
    assert boxes == [("kind", kind) for kind in KINDS if kind]
    tree = LexborHTMLParser(rendered("article", annotators=("Jane Roe", "M. Ilić")))
    assert [node.attributes["value"] for node in tree.css("[name=by]")] == ["Jane Roe", "M. Ilić"]


def test_what_is_in_another_language_says_so() -> None:
    assert one("#note-n5 .note-text").attributes["lang"] == "sr"
    assert one(".pager .older .title").attributes["lang"] == "de"


def test_the_editors_words_are_in_the_site_s_language_and_the_source_s_in_its_own() -> None:
    tree = LexborHTMLParser(rendered("article", lang="fa"))
    assert [node.attributes.get("lang") for node in tree.css("html, .apparatus, .notes")] == [
        "en",
        None,
        None,
    ]
    for source in (".article h1", ".dek", ".text", ".bios p", ".outline ul", "#note-n1 q"):
        found = tree.css_first(source)
        assert found
        assert (found.attributes.get("lang"), found.attributes.get("dir")) == ("fa", "rtl"), source
    assert [node.attributes["lang"] for node in tree.css(".pull .unseen")] == ["en"] * 3
    assert "March 4, 2024" in str(tree.css_first(".kicker").text())


def test_the_menu_that_the_site_makes_itself_is_in_its_language() -> None:
    tree = LexborHTMLParser(rendered("home", site_lang="sr"))
    assert [words(node.text()) for node in tree.css(".top nav a")] == ["Чланци", "News"]


def test_a_taxonomy_without_a_title_of_its_own_has_the_theme_s_word() -> None:
    index = LexborHTMLParser(rendered("terms", site_lang="sr"))
    assert [words(node.text()) for node in index.css("h1, title")] == ["Теме · Glosses", "Теме"]
    assert words(LexborHTMLParser(rendered("term", site_lang="sr")).css_first(".kicker a").text()) == "Теме"
    group = replace(views()["article"][1]["groups"][0], title="Persons and places")
    tree = LexborHTMLParser(rendered("article", site_lang="sr", groups=(group,)))
    assert words(tree.css_first(".after dt").text()) == "Persons and places"


def test_a_translation_says_into_what_language() -> None:
    assert words(one("#note-n5 .label").text()) == "Translation Serbian"


def test_a_list_counts_each_note_once() -> None:
    def said(*counts: Count) -> str:
        card = views()["home"][1]["cards"][0]
        return words(
            LexborHTMLParser(rendered("home", cards=(card,), counts={card.path: counts}))
            .css_first(".count")
            .text()
        )

    assert said(Count("claim", 2), Count("note", 3)) == "Outlet 2 claims, 3 other notes"
    assert said(Count("claim", 1)) == "Outlet 1 claim"
    assert said(Count("definition", 1), Count("note", 1)) == "Outlet 2 notes"
    assert said() == "Outlet"


def test_an_article_with_notes_of_one_kind_counts_them_once() -> None:
    tree = LexborHTMLParser(rendered("article", note_counts=(Count("definition", 2),)))
    assert [words(node.text()) for node in tree.css(".apparatus .key li")] == ["2 definitions"]


def test_the_page_of_a_year_says_the_year_once_to_the_eye() -> None:
    assert {node.attributes["class"] for node in page("year").css(".year > h2")} == {"unseen"}


def test_an_article_without_a_proof_makes_no_claim() -> None:
    assert one(".verified code").text() == "0a" * 32
    assert "verified" not in rendered("article", verified=None)


def test_titles_are_escaped() -> None:
    assert "<title>One &amp; only · Glosses</title>" in rendered("article")
    assert "Newer &lt;one&gt;" in rendered("article")


def test_related_articles_name_the_topics_that_they_share() -> None:
    assert words(one(".after ul").text()) == "Älter with Glosses and Rare"


def test_lists_stand_under_their_years_in_order() -> None:
    assert [node.text() for node in page("home").css(".year h2")] == ["2024", "2023", "Undated"]


def test_the_years_under_a_list_say_what_they_are() -> None:
    tree = LexborHTMLParser(rendered("home", years=(Link("2024", "/2024/"), Link("2023", "/2023/"))))
    (years,) = tree.css(".years")
    assert words(years.css_first(f"#{years.attributes['aria-labelledby']}").text()) == "Articles by year"
    assert [words(node.text()) for node in years.css("a")] == ["2024", "2023"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_phrase(lang: str) -> None:
    phrases = default_theme().strings
    assert phrases[lang].keys() == phrases["en"].keys()
    assert f'<html lang="{lang}" ' in rendered("article", lang=lang, site_lang=lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phrase_has_the_same_holes_in_every_language(lang: str) -> None:
    def holes(phrase: object) -> set[str]:
        return set(re.findall(r"\{\w+\}", json.dumps(phrase)))

    phrases = default_theme().strings
    assert all(holes(phrases[lang][key]) == holes(phrases["en"][key]) for key in phrases["en"])


def test_a_page_in_a_language_from_right_to_left_is_laid_out_so() -> None:
    assert '<html lang="ar" dir="rtl" ' in rendered("article", site_lang="ar")


def test_the_feed_is_whole_with_addresses_that_work_anywhere() -> None:
    feed = feedparser.parse(rendered("feed"))
    assert not feed.bozo
    (entry,) = feed.entries
    assert (feed.feed.title, entry.title, entry.link) == (
        "Glosses & more",
        "One",
        "https://example.org/repo/articles/one/",
    )
    assert (entry.id, entry.published, [a.name for a in entry.authors]) == (
        "https://example.org/repo/articles/one/",
        "2024-03-04T00:00:00+00:00",
        ["A. One", "B. Two"],
    )
    content = LexborHTMLParser(entry.content[0].value)
    assert {"word 1", "Text of note 8."} <= {words(node.text()) for node in content.css("span, p")}
    assert all(
        str(a.attributes["href"]).startswith("https://example.org/repo/articles/") for a in content.css("a")
    )


def test_the_sitemap_lists_full_addresses() -> None:
    tree = ElementTree.fromstring(rendered("sitemap"))
    found = [[part.text for part in url] for url in tree]
    assert found == [
        ["https://example.org/repo/a/?x&y", "2024-03-04T00:00:00+00:00"],
        ["https://example.org/repo/"],
    ]
    assert "Sitemap: https://example.org/repo/sitemap.xml\n" in rendered("robots")


def test_a_site_s_own_style_sheets_follow_the_theme_s() -> None:
    tree = LexborHTMLParser(rendered("home", site_extra={"stylesheets": ["/mine.css"]}))
    assert [str(node.attributes["href"]) for node in tree.css("link[rel=stylesheet]")][-1] == "/mine.css"


def test_style_and_script_are_small() -> None:
    assert sum(len(text.encode()) for text in SHEETS.values()) < 30_000
    assert sum(file.stat().st_size for file in (ROOT / "themes/default/static").glob("*.js")) < 15_000


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_stands_out_from_the_paper(scheme: int) -> None:
    pairs = dict(re.findall(r"--(\w+): light-dark\((#\w{6}, #\w{6})\)", STYLE))
    colours = {name: pair.split(", ")[scheme] for name, pair in pairs.items()}
    assert len(colours) == 15
    paper = _luminance(colours.pop("paper"))
    for name in colours.keys() - {"rule"}:
        light, dark = sorted((paper, _luminance(colours[name])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_its_theme_file_names_the_interface() -> None:
    about = yaml.safe_load((ROOT / "themes/default/theme.yaml").read_text(encoding="utf-8"))
    assert about["interface"] == 1


def test_what_differs_from_the_raw_text_on_purpose_is_listed() -> None:
    source = ("seeds/one.txt", "0a" * 32, 842, "", "")
    emended = (
        Emended("recieve", "receive", "typing error", "Jane Roe", date(2025, 3, 1)),
        Emended("so to speak", "", "cut", "", None),
    )
    redacted = (
        Redacted(3, 3, "privacy", "", date(2025, 3, 2), ""),
        Redacted(5, 9, "a court", "M. I", None, "0b" * 32),
    )
    tree = LexborHTMLParser(rendered("article", verified=Verified(*source, emended, redacted)))
    assert [words(node.text()) for node in tree.css(".verified li")] == [
        "“recieve” is “receive” here: typing error (Jane Roe, March 1, 2025)",
        "“so to speak” is left out here: cut",
        "In line 3 of the raw text words are blacked out: privacy (March 2, 2025)",
        f"In lines 5 to 9 of the raw text words are blacked out: a court (M. I). SHA-256 before that: {'0b' * 32}",
    ]
    assert "nothing differed but what is listed here" in tree.css(".verified")[0].text()
    assert "raw text</a>" not in rendered("article", verified=Verified(*source))


def test_a_note_links_the_archived_copy_of_what_it_cites() -> None:
    note = replace(views()["article"][1]["notes"][0], archive="https://archive.example/1")
    tree = LexborHTMLParser(rendered("article", notes=(note,)))
    (link,) = tree.css(".note .archive a")
    assert (link.attributes["href"], words(link.text())) == ("https://archive.example/1", "Archived copy")
    assert not LexborHTMLParser(rendered("article")).css(".archive")


def _said_since(day: str, **byline: date) -> list[str]:
    first = views()["article"][1]["notes"][0]
    notes = tuple(replace(first, id=f"n{n}", byline=replace(Byline("J. Roe"), **byline)) for n in (1, 2))
    tree = LexborHTMLParser(rendered("article", notes=notes, date=moment_of(day)))
    found = [words(node.text()) for node in tree.css(".apparatus p") if "since" in node.text()]
    return [text.partition(" · ")[2] for text in found]


def test_the_apparatus_tells_how_many_notes_are_newer_than_the_article() -> None:
    told = ["2 notes since publication, the latest March 10, 2024"]
    assert _said_since("2024-03-09", written=date(2024, 3, 10)) == told
    assert _said_since("2024-03-09", written=date(2024, 3, 1), revised=date(2024, 3, 10)) == told
    assert _said_since("2024-03-10", written=date(2024, 3, 10)) == []
    assert _said_since("2024-03-10T23:30:00+00:00", written=date(2024, 3, 10)) == []
    assert _said_since("", written=date(2024, 3, 10)) == []


def test_what_a_page_says_to_programs_keeps_no_reader_waiting() -> None:
    assert not page("article").css("head script[type='application/ld+json']")
    assert len(page("article").css("body script[type='application/ld+json']")) == 1


def test_small_capitals_of_citations_and_archived_copies_have_a_style() -> None:
    assert ".small-caps {" in SHEETS["notes.css"]
    assert ".archive {" in SHEETS["notes.css"]
