"""What publishers put beside their texts, as pages say it: folded answers, pages of paper, labels of many languages."""

import pytest
from readers import CONTEXT, ours

from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported
from glossator.ledger import text_of

PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships."
MORE = "A second lamp was lit upon the other cape, and nobody could say for whom it was."


def imported(page: str) -> Imported:
    made = read_seed(page.encode(), "seeds/a.html", CONTEXT)
    assert isinstance(made, Imported), made
    return made


def text(inside: str, *, lang: str = "en") -> str:
    """The words that the ledger gives the article of a page."""
    page = f"<html lang={lang}><title>Lamps</title><article><h1>Lamps</h1><p>{PROSE}</p>{inside}<p>{MORE}</p></article>"
    made = imported(page)
    return text_of(made.lines, made.ledger)


@pytest.mark.parametrize(
    "control",
    [
        '<button aria-expanded="false" aria-controls="p1">Who lit it?</button>',
        '<a role="button" href="#p1">Who lit it?</a>',
        '<a data-target="#p1">Who lit it?</a>',
    ],
)
def test_what_a_control_of_the_page_opens_is_not_hidden(control: str) -> None:
    answer = "The widow of a pilot lit it, every evening, until the year in which she died."
    assert answer in text(f'<div>{control}<div id="p1" style="display: none"><p>{answer}</p></div></div>')


def test_what_nothing_opens_stays_hidden() -> None:
    answer = "The widow of a pilot lit it, every evening, until the year in which she died."
    hidden = f'<div id="p1" style="display: none"><p>{answer}</p></div>'
    assert answer not in text(f"{hidden}<p>{PROSE} {MORE}</p><p>{MORE} {PROSE}</p>")


def test_a_menu_that_a_control_opens_has_no_sentence_and_stays_hidden() -> None:
    menu = '<button aria-controls="m">Menu</button><div id="m" hidden><p>Harbours</p><p>Lamps</p></div>'
    assert "Harbours" not in text(menu)


@pytest.mark.parametrize(
    "caption", ["A lamp. © 2007 Harbour News", "<span class=copyright>© J. Roe</span> A lamp."]
)
def test_who_has_the_copyright_of_a_picture_is_of_its_caption(caption: str) -> None:
    figure = f'<figure><img src="https://h.example/a.jpg"><figcaption><p>{caption}</p></figcaption></figure>'
    found = text(figure)
    assert "A lamp." in found
    assert "©" in found


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("ar", "اقرأ أيضا"),
        ("sr", "Погледајте и:"),
        ("de", "Lesen Sie auch"),
        ("pl", "Czytaj także"),
        ("ja", "関連記事"),
        ("en", "Featured"),
    ],
)
def test_labels_of_many_languages_stand_above_other_articles(lang: str, label: str) -> None:
    box = f'<div><div>{label}</div><p><a href="/1">The tower that fell twice</a></p></div>'
    assert "fell twice" not in text(box, lang=lang)


def test_a_sentence_that_begins_like_a_label_is_text() -> None:
    assert "Featured prominently" in text(
        f'<p>Featured prominently in <a href="/">the chart</a>, the lamp was seen. {MORE}</p>'
    )


def test_a_box_that_begins_with_the_word_for_advertisements_is_one() -> None:
    assert "Retreats" not in text(
        "<div><p>Advertisement</p><p>Retreats for writers, from 640 a week.</p></div>"
    )


def test_what_a_journal_tells_of_an_article_behind_it_is_none_of_it() -> None:
    found = text(
        f"<section><h2>Author information</h2><p>Institute of Lamps, Harbour</p></section><p>{PROSE}</p>"
    )
    assert "Institute" not in found


def test_pages_that_were_paper_leave_their_running_heads_and_numbers_out() -> None:
    sheets = "".join(
        f'<div id="page_{number}"><p>Bureau of Lamps</p><p>{PROSE}</p><p>{MORE} {number * 111}.</p>'
        f"<p>Circular No. 14</p><p>{number}</p></div>"
        for number in (1, 2, 3)
    )
    made = imported(f"<title>Lamps</title><body><h1>Lamps</h1>{sheets}</body>")
    found = text_of(made.lines, made.ledger)
    assert "Bureau" not in found
    assert "Circular" not in found
    assert found.count("sixty years") == 3
    assert "Bureau of Lamps" in text_of(made.lines, made.ledger, "running")


def head(inside: str, lang: str = "en", meta: str = "") -> tuple[str, str, tuple[str, ...]]:
    found = ours(
        f"<html lang={lang}><head><title>Lamps</title>{meta}</head><body><h1>Lamps and ships</h1>{inside}"
        f"<div><p>{PROSE}</p><p>{MORE}</p></div></body>".encode()
    )
    return found.title, found.date, found.authors


@pytest.mark.parametrize(
    "person",
    [
        '<div class="people"><div class="person"><a href="/e/jr">Jane Roe</a><span>Senior Fellow</span></div></div>',
        '<div><a href="/experts/jane-roe">Jane Roe</a></div>',
    ],
)
def test_persons_whom_a_page_lists_below_its_headline_are_its_authors(person: str) -> None:
    assert head(person)[2] == ("Jane Roe",)


def test_persons_linked_in_the_text_are_no_authors() -> None:
    assert (
        head(f'<p>{PROSE}</p><p>{MORE}</p><p>{PROSE}</p><p><a href="/people/jr">Jane Roe</a> did.</p>')[2]
        == ()
    )


@pytest.mark.parametrize(
    ("lang", "byline", "name"),
    [
        ("sr", '<span class="autor">Аутор: <a href="/a">Миодраг Стевановић</a></span>', "Миодраг Стевановић"),
        ("ar", '<div class="writer"><a href="/a">ليلى الخطيب</a></div>', "ليلى الخطيب"),
    ],
)
def test_bylines_of_other_scripts_name_their_authors(lang: str, byline: str, name: str) -> None:
    assert head(byline, lang)[2] == (name,)


def test_a_line_below_the_headline_that_is_a_date_dates_the_page() -> None:
    assert head("<p>June 1, 1990</p>")[1] == "1990-06-01"


def test_a_date_above_the_headline_is_the_readers_day() -> None:
    page = f"<title>Lamps</title><body><p>June 2, 1991</p><h1>Lamps</h1><p>June 1, 1990</p><p>{PROSE}</p><p>{MORE}</p>"
    assert ours(page.encode()).date == "1990-06-01"
