"""Feeds, and what each entry becomes.

`files/<feed>` is the feed, `files/<entry>.md` the article file that an entry must become, `files/<entry>.problems` what
must be said. `GLOSSATOR_UPDATE_GOLDENS=1` writes both anew; read them as the editor would who gets them.
"""

import os
from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.feeds.split import EntryFile, is_feed, key_of, split_feed
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported, Refused
from glossator.ledger import unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.malformed import MalformedError
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

FILES = Path(__file__).parent / "files"
FEEDS = sorted(path for path in FILES.iterdir() if path.suffix in (".xml", ".atom", ".json", ".rdf"))
ENTRIES = [(feed, entry) for feed in FEEDS for entry in split_feed(feed.name, feed.read_bytes())]
CONTEXT = ImportContext(Settings(title="A site"))
each_entry = pytest.mark.parametrize("entry", [entry for _, entry in ENTRIES], ids=lambda entry: entry.name)


def imported(entry: EntryFile) -> Imported:
    made = read_seed(entry.data, f"seeds/{entry.name}", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made


def expected(entry: EntryFile, suffix: str, made: str) -> str:
    path = FILES / f"{entry.name.partition('.')[0]}.{suffix}"
    if os.environ.get("GLOSSATOR_UPDATE_GOLDENS") == "1" and (made or path.exists()):
        path.write_text(made, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.exists() else ""


@each_entry
def test_an_entry_becomes_its_article(entry: EntryFile) -> None:
    made = imported(entry)
    assert made.article == expected(entry, "md", made.article)
    said = "".join(f"{one.code} {one.message}\n" for one in made.problems)
    assert said == expected(entry, "problems", said)


@each_entry
def test_an_imported_entry_is_proven(entry: EntryFile) -> None:
    made = imported(entry)
    written, problems = read_article(made.article, "x.md")
    assert not problems and written and written.matter.source
    assert unaccounted(made.lines, written.matter.source.ranges()) == ()
    edition = read_edition(written.body, EditionOptions())
    proof, faults = prove_markdown(written, edition, entry.data, "x.md", made.article)
    assert proof and proof.holds and (*edition.problems, *faults) == ()


@pytest.mark.parametrize("feed", [one for one in FEEDS if one.suffix != ".json"], ids=lambda path: path.name)
def test_another_reader_finds_the_same_entries(feed: Path) -> None:
    theirs = feedparser.parse(feed.read_bytes()).entries
    ours = split_feed(feed.name, feed.read_bytes())
    assert [one.key for one in ours] == [one.get("id") or one.link for one in theirs]
    for entry, their in zip(ours, theirs, strict=True):
        written, _ = read_article(imported(entry).article, "x.md")
        assert written and written.matter.source
        matter = written.matter
        assert matter.source and matter.source.url == their.link
        moment = their.get("published_parsed") or their.get("updated_parsed")
        assert isinstance(matter.date, datetime) and matter.date.utctimetuple()[:6] == tuple(moment)[:6]
        assert list(matter.topics) == [one.label or one.term for one in their.get("tags", ())]


@pytest.mark.parametrize(("feed", "entry"), ENTRIES, ids=lambda one: one.name)
def test_the_raw_file_of_an_entry_is_a_feed_of_that_entry_alone(feed: Path, entry: EntryFile) -> None:
    (again,) = split_feed(f"a{feed.suffix}", entry.data)
    assert again == entry
    assert key_of(entry.data, entry.name) == entry.key
    if feed.suffix != ".json":
        data = feed.read_bytes()
        assert all(line.strip() in data for line in entry.data.splitlines())


def test_what_changes_in_a_feed_from_day_to_day_changes_no_entry() -> None:
    data = (FILES / "blog.xml").read_bytes()
    later = data.replace(b"Tue, 08 Jun 2021 10:00:00", b"Wed, 09 Jun 2021 11:11:11")
    assert later != data
    assert split_feed("blog.xml", later) == split_feed("blog.xml", data)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1251"])
def test_a_feed_is_read_in_its_own_encoding(encoding: str) -> None:
    word = "Маяк" if encoding == "windows-1251" else "Phare allumé"
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>A</title><item>'
        f"<title>{word}</title><guid>1</guid><description>{word} 1.</description></item></channel></rss>"
    )
    (entry,) = split_feed("a.xml", text.encode(encoding))
    made = imported(entry)
    assert made.title == word and f"{word} 1." in made.article


def test_html_that_is_not_closed_swallows_nothing() -> None:
    feed = (
        b'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>A</title>'
        b"<guid>1</guid><description>A summary of its own.</description>"
        b"<content:encoded><![CDATA[<p>One <b>two</main></body><!-- three]]></content:encoded></item></channel></rss>"
    )
    (entry,) = split_feed("a.xml", feed)
    made = imported(entry)
    assert "dek: A summary of its own." in made.article
    assert made.article.endswith("\n\nOne **two**\n")


def test_what_runs_in_an_entry_does_not_come_into_the_article() -> None:
    feed = (
        b'<rss version="2.0"><channel><item><title>A</title><guid>1</guid><description><![CDATA[<script>evil()</script>'
        b"<p onclick='evil()'>Words <a href='javascript:evil()'>here</a>.</p>]]></description></item></channel></rss>"
    )
    (entry,) = split_feed("a.xml", feed)
    assert "evil" not in imported(entry).article


RSS = '<rss version="2.0"><channel><title>A</title><item><title>B</title><guid>1</guid>{}</item></channel></rss>'
FLAWED = (
    (
        "a name of HTML's",
        RSS.format("<description>One&nbsp;two &mdash; three</description>"),
        "undefined entity",
    ),
    ("a bare ampersand", RSS.format("<description>One & two</description>"), "not well-formed"),
    (
        "an address",
        RSS.format("<link>https://a.example/?a=1&b=2</link><description>One two</description>"),
        "",
    ),
    ("a control character", RSS.format("<description>One\x0b two</description>"), "not well-formed"),
    ("a number of no character", RSS.format("<description>One&#11; two</description>"), "invalid character"),
    (
        "a blank line",
        '\n<?xml version="1.0"?>' + RSS.format("<description>One two</description>"),
        "not at start",
    ),
)


@pytest.mark.parametrize(("text", "flaw"), [row[1:] for row in FLAWED], ids=[row[0] for row in FLAWED])
def test_a_feed_that_is_nearly_well_formed_is_read_and_its_flaw_told(text: str, flaw: str) -> None:
    (entry,) = split_feed("a.xml", text.encode())
    assert entry.flaw and flaw in entry.flaw
    made = imported(entry)
    assert "One" in made.article and "wo" in made.article


def test_what_stands_in_a_character_section_is_not_mended() -> None:
    text = RSS.format(
        "<link>https://a.example/?a&b</link><description><![CDATA[<p>One &amp;nbsp; & two</p>]]></description>"
    )
    (entry,) = split_feed("a.xml", text.encode())
    assert b"<![CDATA[<p>One &amp;nbsp; & two</p>]]>" in entry.data


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("shift_jis", "Shift_JIS", "灯台の光は六十年のあいだ輝いた。"),
        ("euc_kr", "euc-kr", "등대의 빛은 육십 년 동안 빛났다."),
        ("gb18030", "gb2312", "灯塔的光照耀了六十年。"),
        ("cp1252", "UTF-8", "Où est passé le gardien du phare ? Il était là hier soir, près de la fenêtre."),
    ],
)
def test_a_feed_in_an_encoding_that_xml_parsers_do_not_know_is_read(
    encoding: str, declared: str, words: str
) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + RSS.format(f"<description>{words}</description>")
    (entry,) = split_feed("a.xml", text.encode(encoding))
    assert words.replace(" ?", "\xa0?") in imported(entry).article or words in imported(entry).article


def test_a_document_type_that_names_a_kind_only_is_passed_over() -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//A//DTD RSS 0.91//EN" "https://a.example/rss-0.91.dtd">'
    (entry,) = split_feed("a.xml", (kind + RSS.format("<description>One two</description>")).encode())
    assert not entry.flaw and b"DOCTYPE" not in entry.data


def test_atom_as_blogs_had_it_before_it_was_a_standard_is_read() -> None:
    feed = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>The Harbour</title><entry><title>Lamps</title>'
        "<id>tag:a.example,2004:1</id><issued>2004-05-06T07:08:09Z</issued><modified>2004-06-07T00:00:00Z</modified>"
        "<author><name>Jane Roe</name></author>"
        '<content type="text/html" mode="escaped">&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</content></entry>'
        '<entry><title>Oil</title><id>tag:a.example,2004:2</id><content type="application/xhtml+xml" mode="xml">'
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>Three <em>four</em></p></div></content></entry></feed>'
    )
    packed = '<content type="text/html" mode="base64">PHA+Rml2ZTwvcD4=</content>'
    third = f"<entry><title>Wicks</title><id>tag:a.example,2004:3</id>{packed}</entry></feed>"
    first, second, last = split_feed("a.xml", feed.replace("</feed>", third).encode())
    assert "\n\nFive\n" in imported(last).article
    made = imported(first).article
    assert "One **two**" in made and "date: 2004-05-06" in made and "name: Jane Roe" in made
    assert "Three *four*" in imported(second).article


EXPORT = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>A</title>{}</channel></rss>'
)
ITEM = (
    "<item><title>{0}</title><guid>{0}</guid><content:encoded>{0} words.</content:encoded>"
    "<wp:status>{1}</wp:status><wp:post_type>{2}</wp:post_type></item>"
)


def test_an_export_of_wordpress_keeps_drafts_drafts_and_takes_texts_only() -> None:
    rows = (("One", "publish", "post"), ("Two", "draft", "post"), ("Menu", "publish", "nav_menu_item"))
    found = split_feed("a.xml", EXPORT.format("".join(ITEM.format(*row) for row in rows)).encode())
    assert [one.has_text for one in found] == [True, True, False]
    assert ["draft: true" in imported(one).article for one in found[:2]] == [False, True]


HUGE = b"<rss><channel>" + b"<a>" * 300 + b"</a>" * 300 + b"</channel></rss>"
BAD = (
    ("a.xml", b"<rss><channel><item>", "is no well-formed XML"),
    (
        "a.xml",
        b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>',
        "has a document type",
    ),
    ("a.xml", HUGE, "more than 240 deep"),
    ("a.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": [', "is no JSON"),
    ("a.json", b"[" * 100_000 + b'"jsonfeed.org"', "is no JSON"),
    ("a.json", b'{"version": "1", "about": "jsonfeed.org"}', "is no JSON Feed"),
)


@pytest.mark.parametrize(("name", "data", "words"), BAD)
def test_a_bad_feed_is_refused_with_a_reason_and_a_remedy(name: str, data: bytes, words: str) -> None:
    with pytest.raises(MalformedError) as found:
        split_feed(name, data)
    assert words in found.value.message and found.value.hint


def test_a_damaged_entry_is_refused() -> None:
    made = read_seed(b"<rss>", "seeds/a.entry.xml", CONTEXT)
    assert isinstance(made, Refused)
    assert [one.code for one in made.problems] == ["seed-damaged"]


@pytest.mark.parametrize(
    ("name", "data", "answer"),
    [
        ("a.xml", b"<rss/>", True),
        ("a.RSS", b"<rss/>", True),
        ("a.xml", b"<html/>", False),
        ("a.txt", b"<rss/>", False),
        ("a.entry.xml", b"<rss/>", False),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1"}', True),
        ("a.json", b"{}", False),
    ],
)
def test_a_feed_is_known_by_its_name_and_its_beginning(name: str, data: bytes, answer: bool) -> None:
    assert is_feed(name, data) is answer
