"""What a page calls a standfirst or a pull quote is one only where it stands or repeats as one does."""

import pytest
from readers import CONTEXT

from glossator.config.load import read_article
from glossator.config.matter import Matter
from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported

PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships, and nobody put it out."
MORE = "Its last keeper rowed across the bay each evening with a can of oil and the book of the tower."
THIRD = "In winter the bay froze, and she walked over the ice with a rope around her waist and a second lamp."
OWN = "A lamp is a promise to people whom its keeper will never meet."


def imported(inside: str, description: str = "") -> tuple[Matter, str]:
    head = f"<title>Lamps</title><meta name='description' content='{description}'>"
    page = f"<head>{head}</head><body><article><h1>Lamps</h1>{inside}</article></body>"
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made.problems
    written, problems = read_article(made.article, "a.md")
    assert written is not None and not problems
    return written.matter, written.body


def test_the_first_of_a_texts_paragraphs_is_no_standfirst_because_the_description_repeats_it() -> None:
    text = f"<div class='body'><p>{PROSE}</p><p>{MORE}</p><p>{THIRD}</p></div>"
    matter, body = imported(f"<div class='tools'><p>Print</p></div>{text}", PROSE)
    assert not matter.dek and PROSE in body


def test_a_paragraph_apart_from_the_text_is_a_standfirst_where_the_description_says_it() -> None:
    text = f"<div class='body'><p>{MORE}</p><p>{THIRD}</p></div>"
    matter, body = imported(f"<div class='top'><p>{PROSE}</p></div>{text}", PROSE)
    assert matter.dek == PROSE and PROSE not in body


def test_a_line_above_a_chart_in_the_text_is_no_standfirst() -> None:
    chart = "<div class='chart'><div class='chartDek'>Ships in the harbour by year, none of which moored</div></div>"
    matter, body = imported(f"<p>{PROSE}</p><p>{MORE}</p><p>{THIRD}</p>{chart}<p>{PROSE} Again.</p>")
    assert not matter.dek and "none of which moored" in body


@pytest.mark.parametrize("tag", ["blockquote", "div", "aside"])
def test_a_quotation_that_the_text_does_not_repeat_stays_in_it(tag: str) -> None:
    matter, body = imported(
        f"<p>{PROSE}</p><{tag} class='pullquote'>{OWN}</{tag}><p>{MORE}</p><p>{THIRD}</p>"
    )
    assert not matter.pullquotes and OWN in body


@pytest.mark.parametrize(
    "quote",
    [
        "The lamp shone for sixty years upon a harbour that had no ships",
        "“[It] shone for sixty years upon a harbour that had no ships.”",
        "In winter the bay froze, and she walked over the ice",
    ],
)
def test_a_quotation_that_repeats_the_text_edited_is_a_pull_quote(quote: str) -> None:
    matter, _ = imported(
        f"<p>{PROSE}</p><blockquote class='pullquote'>{quote}</blockquote><p>{MORE}</p><p>{THIRD}</p>"
    )
    assert [one.text for one in matter.pullquotes] == [quote]
