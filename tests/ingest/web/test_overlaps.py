"""What a page says twice or within each other: each word is of one value of front matter, or of one footnote."""

import json

import pytest

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import pieces, text_of
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

CONTEXT = ImportContext(Settings(title="A site"))
PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. "
WIDE = "\u3000"


def imported(data: bytes, name: str = "seeds/a.html") -> Imported:
    made = read_seed(data, name, CONTEXT)
    assert isinstance(made, Imported), [one.message for one in made.problems]
    assert not faults(made, made.article, data)
    return made


def faults(made: Imported, article: str, data: bytes) -> tuple[str, ...]:
    """What the proof says of an article file."""
    written, problems = read_article(article, "content/articles/a.md")
    assert written and not problems
    edition = read_edition(written.body, EditionOptions())
    return tuple(one.code for one in prove_markdown(written, edition, data, "a.md", article)[1])


def page(text: str, *, title: str = "Lamps", head: str = "<h1>Lamps</h1>") -> bytes:
    return (
        f"<title>{title}</title><article>{head}{text}<p>{PROSE * 3}</p><p>{PROSE * 2}</p></article>".encode()
    )


def matter(made: Imported) -> Matter:
    written, _ = read_article(made.article, "content/articles/a.md")
    assert written
    return written.matter


def kind_of(made: Imported, words: str) -> str:
    """The class of the first piece of the page that has these words."""
    found = pieces(made.lines, made.ledger)
    return next(one.kind for one in found if words in made.lines[one.line - 1][one.start : one.end])


def test_a_title_in_the_head_is_told_without_the_wide_space_at_its_end() -> None:
    for title in (f"The Lamps{WIDE}", "The Lamps \xa0", f"{WIDE}The Lamps"):
        made = imported(page("", title=title, head=f"<div class=title>{title}</div>"))
        assert matter(made).title == "The Lamps"
        assert text_of(made.lines, made.ledger, "title") == "The Lamps"


def test_a_title_that_the_page_states_with_a_wide_space_at_its_end_is_found_in_its_head() -> None:
    stated = f'<meta property="og:title" content="The Lamps{WIDE}">'
    made = imported(page("", title=f"The Lamps{WIDE} - Harbour</title>{stated}<title>", head=""))
    assert matter(made).title == "The Lamps"


def test_letters_and_accents_that_are_characters_of_their_own_keep_no_page_out() -> None:
    cafe = "Cafe\u0301 lamps"
    dek = f"<p class=dek>A {cafe} of the harbour, told.</p>"
    made = imported(page(dek, title=cafe, head=f"<h1>{cafe}</h1>"))
    assert (matter(made).title, matter(made).dek) == (cafe, f"A {cafe} of the harbour, told.")
    assert faults(made, made.article.replace(f"title: {cafe}", "title: Cafe lamps"), page("")) != ()


def test_a_pull_quote_within_a_standfirst_is_words_of_the_standfirst() -> None:
    made = imported(page("<div class=dek>A tale of lamps <div class=pullquote>and of ships</div> told</div>"))
    assert matter(made).dek == "A tale of lamps and of ships told"
    assert not matter(made).pullquotes


def test_a_pull_quote_with_a_line_of_wide_space_is_its_words() -> None:
    quote = f"<div class=pullquote><p>Sixty years</p><p>{WIDE}</p><p>upon a harbour</p><p>{WIDE}</p></div>"
    made = imported(page(f"<p>{PROSE}</p>{quote}"))
    assert [one.text for one in matter(made).pullquotes] == [f"Sixty years {WIDE} upon a harbour"]
    assert kind_of(made, WIDE) == "pullquote"
    assert [made.lines[one.line - 1] for one in pieces(made.lines, made.ledger) if one.kind == "blank"] == [
        WIDE
    ]


def test_pull_quotes_that_together_say_another_are_told_each_and_an_altered_one_is_found() -> None:
    said = ("Sixty years. Sixty years.", "Sixty years.", "Sixty years. Sixty years. Sixty years.")
    data = page(f"<p>{PROSE}</p>" + "".join(f"<p class=pullquote>{one}</p>" for one in said))
    made = imported(data)
    assert [one.text for one in matter(made).pullquotes] == list(said)
    for one in said:
        altered = made.article.replace(f"text: {one}\n", "text: Sixty days.\n", 1)
        assert altered != made.article and "proof-field" in faults(made, altered, data)


BY = "<meta name=author content='Jane Roe'>"
BIO = "<div class=author-bio>{}</div>"


def test_a_standfirst_within_a_biography_is_words_of_the_biography() -> None:
    bio = BIO.format("<p>Jane Roe keeps lamps.</p><p class=subtitle>She lives by the harbour.</p>")
    made = imported(page(f"{BY}<p>{PROSE}</p>{bio}"))
    assert matter(made).authors[0].bio == "Jane Roe keeps lamps. She lives by the harbour."
    assert not matter(made).dek


def test_of_two_biographies_of_an_author_the_first_is_told_and_the_other_is_none() -> None:
    bios = BIO.format("Jane Roe keeps lamps.") + BIO.format("Jane Roe is a keeper of lamps.")
    made = imported(page(f"{BY}<p>{PROSE}</p>{bios}"))
    assert matter(made).authors[0].bio == "Jane Roe keeps lamps."
    assert text_of(made.lines, made.ledger, "bio") == "Jane Roe keeps lamps."
    assert kind_of(made, "is a keeper") == "author"


def test_biographies_that_share_a_line_are_told_apart_or_not_at_all() -> None:
    bios = "<span class=bio>Jane Roe <div>keeps</div>lamps</span><span class=bio>and Jane Roe<div>ships</div></span>"
    made = imported(page(f"{BY}<p>{PROSE}</p>{bios}"))
    assert matter(made).authors[0].bio == "Jane Roe keeps lamps"


def test_a_title_with_a_footnote_in_it_keeps_the_words() -> None:
    made = imported(page("", title="", head="<h1>Lamps <d-footnote>of glass</d-footnote></h1>"))
    assert matter(made).title == "Lamps of glass"
    assert "[^" not in made.article


def test_a_heading_that_is_never_closed_is_no_title_of_all_that_follows() -> None:
    made = imported(page(f"<p>{PROSE * 5}</p>", head="<h1>Lamps"))
    assert matter(made).title == "Lamps"
    assert PROSE.strip() in text_of(made.lines, made.ledger)


def test_a_footnote_that_calls_itself_a_standfirst_is_a_footnote() -> None:
    made = imported(
        page(f"<p>{PROSE}<d-footnote class=dek>A note on the lamps and ships{WIDE}</d-footnote></p>")
    )
    assert not matter(made).dek
    assert "[^1]: A note on the lamps" in made.article


def test_what_calls_itself_a_value_within_a_footnote_is_words_of_the_footnote() -> None:
    note = (
        "<li id=fn1>A note <q class=dek>on the lamps of the harbour</q> <q class=pullquote>and ships</q></li>"
    )
    made = imported(page(f"<p>{PROSE}<sup><a href=#fn1>1</a></sup></p><ol>{note}</ol>"))
    assert not matter(made).dek and not matter(made).pullquotes
    assert "on the lamps of the harbour" in text_of(made.lines, made.ledger, "note")


CODE = (
    "<pre><p>first</p><p>second</p></pre>",
    "<pre>first\x07</pre>",
    "<pre>a\x0cb&#13;c</pre>",
    "<pre>a<table><tr><td>b<td>c</table>d\n\ne</pre>",
)


@pytest.mark.parametrize("code", CODE)
def test_code_in_a_footnote_says_each_line_as_the_page_does(code: str) -> None:
    note = f"<li id=fn1>A note {code}</li>"
    made = imported(page(f"<p>{PROSE}<sup><a href=#fn1>1</a></sup></p><ol>{note}</ol>"))
    assert "```" in made.article


def test_lines_of_a_footnote_that_an_edit_joined_are_found() -> None:
    note = "<li id=fn1><p>A note</p><p>on lamps</p></li>"
    data = page(f"<p>{PROSE}<sup><a href=#fn1>1</a></sup></p><ol>{note}</ol>")
    made = imported(data)
    article = made.article.replace("A note\n\n    on lamps", "A noteon lamps")
    assert article != made.article and faults(made, article, data) == ("proof-field",) * 2


def test_words_beside_a_footnote_that_are_none_of_the_article_are_none_of_the_footnote() -> None:
    beside = "<p><d-footnote>A note</d-footnote>so what</p>"
    made = imported(f"{beside}<h1>Lamps</h1>{page('').decode()}".encode())
    assert "so what" not in text_of(made.lines, made.ledger, "note")


def feed(**item: str) -> bytes:
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "Harbour", "items": [{"id": "1", **item}]}).encode()


def test_a_pull_quote_of_an_entry_of_a_feed_is_told_and_an_altered_one_is_found() -> None:
    quote = f"<p>{PROSE}</p><div class=pullquote>The lamp at the cape</div><p>{PROSE * 2}</p>"
    data = feed(title="Lamps", content_html=quote)
    made = imported(data, "seeds/a.entry.json")
    assert [(one.text, one.after) for one in matter(made).pullquotes] == [("The lamp at the cape", 1)]
    altered = made.article.replace("text: The lamp at", "text: The lamps at")
    assert faults(made, altered, data) == ("proof-field", "proof-field")


def test_values_of_an_entry_are_told_without_wide_spaces_around_them() -> None:
    text = f"<p>{PROSE * 2}</p>"
    data = feed(title=f"Cafe\u0301{WIDE}", content_html=text, summary=f"{WIDE}Of lamps")
    made = matter(imported(data, "seeds/a.entry.json"))
    assert (made.title, made.dek) == ("Cafe\u0301", "Of lamps")
    made = matter(imported(feed(title=WIDE, content_html=text, summary=WIDE), "seeds/a.entry.json"))
    assert made.title.startswith("The lamp") and not made.dek


def test_a_footnote_in_the_title_of_an_entry_is_words_of_the_title() -> None:
    title = "Lamps <d-footnote>of glass</d-footnote>"
    item = f"<item><title><![CDATA[{title}]]></title><description>{PROSE}</description></item>"
    data = f"<rss version='2.0'><channel><title>H</title>{item}</channel></rss>".encode()
    assert matter(imported(data, "seeds/a.entry.xml")).title == "Lamps of glass"
