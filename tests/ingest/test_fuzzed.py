"""What fuzzing has found, in the smallest raw file that shows it: each is imported, with all its words, in no time."""

import json
import time

import pytest
from wording import p, run, word_file

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

CONTEXT = ImportContext(Settings(title="A site"))
PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. "


def imported(text: str | bytes, name: str) -> tuple[Imported, Matter]:
    data = text.encode() if isinstance(text, str) else text
    made = read_seed(data, f"seeds/{name}", CONTEXT)
    assert isinstance(made, Imported), [one.message for one in made.problems]
    written, problems = read_article(made.article, "content/articles/a.md")
    assert written and not problems
    edition = read_edition(written.body, EditionOptions())
    assert not prove_markdown(written, edition, data, "a.md", made.article)[1]
    return made, written.matter


def page(held: str, head: str = "") -> str:
    return f"<title>Lamps</title>{head}<article><h1>Lamps</h1><p>{PROSE * 3}</p>{held}<p>{PROSE * 2}</p></article>"


@pytest.mark.parametrize("line", ["\x85 so", "so\x85"])
def test_the_control_that_is_white_space_stands_at_a_lines_end_as_it_is(line: str) -> None:
    made, _ = imported(page(f"<p>{line}</p><h2>Ships</h2>"), "a.html")
    assert line in text_of(made.lines, made.ledger)
    assert "\ufffd" not in made.article and "## Ships" in made.article


@pytest.mark.parametrize("address", ["http://[", "//[::1", "https://a]b/"])
def test_an_address_that_is_none_is_no_base_of_others(address: str) -> None:
    held = page(
        "<p><a href=/log>The log</a></p>", f'<base href="{address}"><link rel=canonical href="{address}">'
    )
    imported(held, "a.html")
    head = "Snapshot-Content-Location: https://harbour.example/light/\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    made, _ = imported(head + held, "a.mhtml")
    assert "url: https://harbour.example/light/" in made.article


def test_a_pull_quote_that_stands_twice_in_a_plain_text_is_told_once() -> None:
    quote = "The keeper of the lamp wrote a log of every ship that passed."
    told = f"In those years nobody came. {quote} {PROSE * 2}"
    made, matter = imported("\n\n".join(("Lamps", PROSE * 3, quote, told, quote, PROSE * 3)), "a.txt")
    assert [one.text for one in matter.pullquotes] == [quote]
    assert text_of(made.lines, made.ledger, "repeated").strip() == quote


def test_values_of_markdowns_front_matter_end_where_their_words_do() -> None:
    _, matter = imported(f"---\ntitle: 'Lamps \u3000'\ndescription: \"\u3000So\"\n---\n{PROSE}", "a.md")
    assert (matter.title, matter.dek or matter.summary) == ("Lamps", "So")


def test_lines_are_parted_where_a_page_is_too_deep_to_tell_its_blocks() -> None:
    for depth in range(108, 120):
        deep = f"{'<div>' * depth}<b>one<div>two</div></b><i>three</i>"
        made, _ = imported(page("<h2>Ships</h2>").removesuffix("</article>") + deep, "a.html")
        assert "## Ships" in made.article


@pytest.mark.parametrize("said", ["<b> </b>", "\u3000", "&nbsp;", "<!-- x -->"])
def test_what_the_page_states_without_a_word_is_not_stated(said: str) -> None:
    data = json.dumps({"@type": "Article", "headline": said, "author": {"name": said}, "publisher": said})
    head = f'<script type="application/ld+json">{data}</script><meta property="og:title" content="{said}">'
    _, matter = imported(page("", head).replace("<h1>Lamps</h1>", ""), "a.html")
    assert matter.title == "Lamps" and not matter.authors and not matter.outlet


def test_a_stated_title_whose_words_are_of_the_text_or_a_footnote_is_stated_apart_from_them() -> None:
    head = "<title>Harbour</title><meta property=og:title content='The Lamps of All'>"
    text = f"<p>The Lamps of All<br>{PROSE * 3}</p><p>{PROSE * 3}</p>"
    made, matter = imported(f"{head}<article>{text}</article>", "a.html")
    assert matter.title == "The Lamps of All"
    assert "The Lamps of All" in text_of(made.lines, made.ledger)
    note = f"<p>{PROSE * 3}<d-footnote>Told<title>Of Glass</title></d-footnote></p><p>{PROSE * 3}</p>"
    made, matter = imported(f"<body><article>{note}</article>", "a.html")
    assert matter.title == "Of Glass" and "Of Glass" in text_of(made.lines, made.ledger, "note")


def test_a_title_in_two_lines_is_left_out_of_the_text_whole_or_not_at_all() -> None:
    head = "<title>Harbour</title><meta property=og:title content='The Lamps of All the Cape'>"
    told = "<div>The Lamps of<p></p></div><p>All the Cape</p>"
    text = f"{told}<p>{PROSE * 3}</p><p>{PROSE * 3}</p>"
    made, matter = imported(f"{head}<article>{text}</article>", "a.html")
    assert matter.title == "The Lamps of All the Cape"
    body = text_of(made.lines, made.ledger)
    assert "The Lamps of" in body and "All the Cape" in body


def test_a_title_whose_second_line_code_says_is_left_out_whole_and_the_rest_of_the_code_is_kept() -> None:
    head = "<title>Harbour</title><meta property=og:title content='The Lamps of All the Cape'>"
    code = "<pre><div>All the Cape</div>turn(lamp)</pre>"
    text = f"<p>The Lamps of</p>{code}<p>{PROSE * 3}</p><p>{PROSE * 3}</p>"
    made, matter = imported(f"{head}<article>{text}</article>", "a.html")
    assert matter.title == "The Lamps of All the Cape"
    assert text_of(made.lines, made.ledger, "title").split("\n") == ["The Lamps of", "All the Cape"]
    assert text_of(made.lines, made.ledger).startswith("turn(lamp)")


def test_names_that_a_feed_or_a_page_breaks_over_lines_are_of_one_line() -> None:
    item = {
        "id": "1",
        "title": "Lamps",
        "content_html": f"<p>{PROSE}</p>",
        "tags": ["old\nlamps", "##", "\u3000#"],
    }
    version = "https://jsonfeed.org/version/1.1"
    feed = {"version": version, "title": "The\nHarbour", "authors": [{"name": "Jane\n  Roe"}, {"name": "\n"}]}
    _, matter = imported(json.dumps({**feed, "items": [item]}), "a.entry.json")
    assert (matter.topics, matter.outlet) == (("old lamps",), "The Harbour")
    assert [one.name for one in matter.authors] == ["Jane Roe"]
    tags = "".join(f"<meta property=article:tag content='{tag}'>" for tag in ("old\nlamps", "##", "\u3000#"))
    _, matter = imported(page("", tags), "a.html")
    assert matter.topics == ("old lamps",)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_second_mark_of_byte_order_is_read_as_the_proof_reads_it(codec: str) -> None:
    imported(f"\ufeff\ufeffLamps\n\n{PROSE}".encode(codec), "a.txt")


def test_title_and_standfirst_of_a_word_file_may_have_accents_of_their_own_and_wide_spaces() -> None:
    body = p("Cafe\u0301 \u3000", "Title") + p("\xa0So it was, e\u0301te\u0301", "Subtitle") + p(PROSE)
    made, matter = imported(word_file(body), "a.docx")
    assert (matter.title, matter.dek) == ("Cafe\u0301", "So it was, e\u0301te\u0301")
    assert text_of(made.lines, made.ledger, "blank").replace(" ", "") == "\u3000\n\xa0"


def test_a_paragraph_of_wide_space_is_no_title_of_a_word_file() -> None:
    body = p("\xa0", "Title") + p("Harbour lights", "Title") + p("\u3000", "Subtitle") + p(PROSE * 3)
    _, matter = imported(word_file(body), "a.docx")
    assert (matter.title, matter.dek) == ("Harbour lights", "")
    imported(word_file(p("\xa0", "Title") + p(PROSE * 3)), "a.docx")


def test_a_line_that_a_word_files_styles_call_no_title_is_told_by_what_it_is() -> None:
    body = p("June 3, 2021 | The Old Lamps") + p("Harbour lights", "Title") + p(PROSE * 3)
    made, matter = imported(word_file(body), "a.docx")
    assert matter.title == "Harbour lights"
    assert not text_of(made.lines, made.ledger, "blank").strip()


def test_a_paragraph_of_a_word_file_with_a_title_and_a_pull_quote_is_of_the_text_where_another_such_quote_is() -> (
    None
):
    kept, beside = "The keeper of the lamp wrote a log.", "Nobody came to the cape in those years."
    opening = p(run("Harbour lights") + "<w:r><w:br/></w:r>" + run(beside))
    told = p(f"In those years nobody slept. {kept} {beside} {PROSE * 2}")
    made, matter = imported(word_file(opening + p(kept, "Quote") + told + p(PROSE * 3)), "a.docx")
    assert not matter.pullquotes
    assert {"Harbour lights", kept, beside} <= set(text_of(made.lines, made.ledger).split("\n"))


def test_a_long_text_without_a_stop_takes_no_time() -> None:
    started = time.process_time()
    imported(page(f"<p>{'x' * 60_000} {'lamp ' * 3_000}</p>"), "a.html")
    assert time.process_time() - started < 5
