"""What an article is made of comes with its words: paragraphs, emphasis, figures above the text."""

import pytest
from readers import CONTEXT

from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported
from glossator.ledger import text_of

PROSE = "The lamp at the cape shone for <b>sixty years</b> upon a harbour that had no ships."


def body(inside: str) -> str:
    page = f"<title>Lamps</title><article><h1>Lamps</h1>{inside}</article>"
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    return made.article.partition("\n---\n")[2].strip()


def test_two_line_breaks_part_paragraphs_which_keep_their_emphasis() -> None:
    first, heading, last = body(f"<div>{PROSE}<br><br><b>Oil</b><br> <br />{PROSE}<br></div>").split("\n\n")
    assert first == last == PROSE.replace("<b>", "**").replace("</b>", "**")
    assert heading == "**Oil**"


def test_two_line_breaks_within_a_font_part_it() -> None:
    assert body(f"<div><i>One lamp.<br><br>Two lamps.</i></div><p>{PROSE}</p>").startswith(
        "*One lamp.*\n\n*Two lamps.*\n\n"
    )


def test_one_line_break_stays_one() -> None:
    assert "ships.\\\nThe lamp" in body(f"<p>{PROSE}<br>{PROSE}</p>")


def test_a_figure_between_headline_and_text_comes_with_its_caption() -> None:
    page = body(
        '<div><figure><img src="https://harbour.example/a.jpg"><figcaption>The tower.</figcaption></figure></div>'
        f'<div class="text"><p>{PROSE}</p><p>{PROSE} Twice.</p></div>'
    )
    assert page.startswith("<figure>") and "The tower." in page


def test_what_stands_before_the_headline_is_no_text() -> None:
    page = (
        f"<title>Lamps</title><div><p>Press release</p><h1>Lamps</h1><p>Old Quay</p><p>{PROSE}</p>"
        f"<p>{PROSE} Twice.</p></div>"
    )
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported)
    assert "Press release" not in made.article
    assert "Press release" in text_of(made.lines, made.ledger, "head")


def test_a_publishers_name_for_what_subscribers_see_is_no_reason_to_leave_it_out() -> None:
    page = body("".join(f'<div class="paywall"><p>{PROSE} {PROSE}</p></div>' for _ in range(3)))
    assert page.count("sixty years") == 6


@pytest.mark.parametrize("gap", ["", " ", " and "])
def test_two_footnotes_on_a_line_are_two(gap: str) -> None:
    notes = f"<d-footnote>One note.</d-footnote>{gap}<d-footnote>Two notes.</d-footnote>"
    page = body(f"<p>{PROSE}{notes}</p><p>{PROSE} Twice.</p>")
    assert "[^1]: One note.\n\n[^2]: Two notes." in page


def test_a_biography_of_an_author_whom_nobody_names_keeps_no_page_out() -> None:
    page = body(f"<p>{PROSE}</p><p>{PROSE} Twice.</p><div class='bio'>She keeps a lamp.</div>")
    assert "She keeps a lamp." not in page


def test_a_line_of_wide_spaces_keeps_no_page_out() -> None:
    assert "Twice" in body(f"<h2>\u3000</h2><p>{PROSE}<br>\u3000<br>{PROSE} Twice.</p>")


def listed(*addresses: str) -> str:
    links = "".join(f"<li><a href='{one}'>Lamp {number}</a></li>" for number, one in enumerate(addresses))
    return body(
        f"<p>{PROSE}</p><p>{PROSE} Twice.</p><h2>Elsewhere</h2><ul>{links}</ul><p>{PROSE} Thrice.</p>"
    )


def test_a_list_of_pages_of_other_sites_is_of_the_text() -> None:
    found = listed(*(f"https://www.lamp-{one}.example/" for one in range(6)))
    assert found.count("https://www.lamp-") == 6


@pytest.mark.parametrize("tag", ["facebook.com", "www.instagram.com", "x.com"])
def test_a_list_of_accounts_is_not(tag: str) -> None:
    assert "Lamp" not in listed(f"https://{tag}/lamp", *(f"https://lamp-{one}.example/" for one in range(5)))


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>One.<li>Two.</ol>", ["1. One.", "2. Two."]),
        ("<ol start=4><li>One.<li>Two.</ol>", ["4. One.", "5. Two."]),
        ("<ol><li>One.<li value=7>Two.<li>Three.</ol>", ["1. One.", "", "7) Two.", "8) Three."]),
        ("<ol reversed><li>One.<li>Two.<li>Three.</ol>", ["3. One.", "", "2) Two.", "", "1. Three."]),
        ("<ol><li>One.<li><li>Three.</ol>", ["1. One.", "", "3) Three."]),
        ("<ol><div><li>One.</div><div><li>Two.</div></ol>", ["1. One.", "2. Two."]),
        ("<ol><li>One.<ol><li>Two.</ol><li>Three.</ol>", ["1. One.", "   1. Two.", "2. Three."]),
        ("<ol><li>One.</li><ol><li>Two.</ol><li>Three.</ol>", ["1. One.", "   1. Two.", "2. Three."]),
        ("<ol>Before.<li>One.</ol>", ["Before.", "", "1. One."]),
        ("<ol reversed start=1><li>One.<li>Two.<li>Three.</ol>", ["1. One.", "", "0) Two.", "", "   Three."]),
    ],
)
def test_items_have_the_numbers_that_browsers_show(page: str, lines: list[str]) -> None:
    assert body(f"<p>{PROSE}</p>{page}<p>{PROSE}</p>").split("\n")[2:-2] == lines


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_over_blocks_stays_so(tag: str) -> None:
    struck = f"<{tag}>Not so.<p>Nor <em>so</em>.</p><ul><li>Nor {{}}.</ul></{tag}>".replace("{}", "<s>so</s>")
    assert body(f"<p>{PROSE}</p>{struck}<p>{PROSE}</p>").split("\n\n")[1:-1] == [
        "~~Not so.~~",
        "~~Nor *so*.~~",
        "- ~~Nor so.~~",
    ]


def test_a_heading_with_a_line_break_in_its_emphasis_stays_a_heading() -> None:
    assert "\n## *One lamp*\n" in body(f"<p>{PROSE}</p><h2><em>One<br>lamp</em></h2><p>{PROSE}</p>")


def test_code_holds_no_words_of_a_footnote() -> None:
    page = (
        f"<p>{PROSE} <q>So it was.</q></p><pre>lamp <d-footnote>By hand.</d-footnote> on</pre><p>{PROSE}</p>"
    )
    assert "<q>So it was.</q>" in body(page) and "\n```\nlamp  on\n```\n" in body(page)
