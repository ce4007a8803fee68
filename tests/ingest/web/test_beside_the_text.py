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


def notes(inside: str) -> dict[str, str]:
    page = f"<html lang=en><title>Lamps</title><article><h1>Lamps</h1>{inside}</article>"
    return dict(ours(page.encode()).footnotes)


def test_a_number_that_leads_to_a_block_which_leads_back_is_a_footnote() -> None:
    found = notes(
        f'<p>{PROSE}<a id="c1" href="#t1">(<span>1</span>)</a></p><p>{MORE}</p>'
        '<p><a id="t1" href="#c1">(<span>1</span>)</a> Registered on the day after.</p>'
    )
    assert found == {"1": "Registered on the day after."}


def test_a_number_that_leads_to_a_picture_is_a_word_of_the_text() -> None:
    page = (
        f'<p>{PROSE} (Fig. <a href="#Fig1">1</a>)</p><p>{MORE}</p><figure id="Fig1"><p>A lamp.</p></figure>'
    )
    assert notes(page) == {}


def test_references_of_a_journal_are_footnotes_and_institutes_of_its_authors_none() -> None:
    found = notes(
        '<ul class="author-list"><li>Jane Roe<sup><a href="#Aff1">1</a></sup></li></ul>'
        f'<p>{PROSE} [<a href="#ref-CR1">1</a>]</p><p>{MORE}</p>'
        '<h2>References</h2><ol><li><p id="ref-CR1">Roe J (1860) Lamps. Harbour</p>'
        '<p><a href="/a">Article</a> <a href="/g">Google Scholar</a></p></li></ol><p id="Aff1">Institute of Lamps</p>'
    )
    assert found == {"1": "Roe J (1860) Lamps. Harbour"}


def test_a_last_block_that_says_who_the_author_is_is_a_biography() -> None:
    meta = '<meta name="author" content="Jane Roe">'
    page = f"<html><head><title>Lamps</title>{meta}</head><article><h1>Lamps</h1><p>{PROSE}</p><p>{MORE}</p>"
    made = imported(f"{page}<div><p>Jane Roe covers lamps and those who light them.</p></div></article>")
    assert "bio: Jane Roe covers lamps and those who light them." in made.article
    made = imported(f"{page}<p>Jane Roe lamps stood there, and {MORE}</p></article>")
    assert "bio:" not in made.article


def test_signatures_of_letters_stay_below_them() -> None:
    letters = "".join(
        f'<div class="letter"><p>{prose}</p><div class="letter__author"><b>{name}</b><br>Truro</div></div>'
        for name, prose in (("Jane Roe", PROSE), ("John Doe", MORE), ("Max Muster", f"{PROSE} {MORE}"))
    )
    page = ours(f"<html><title>Letters</title><body><h1>Letters</h1>{letters}</body>".encode())
    assert page.authors == ()
    for name in ("Jane Roe", "John Doe", "Max Muster"):
        assert name in page.text


def test_a_title_that_the_page_states_may_run_over_lines_below_each_other() -> None:
    page = (
        '<html><head><title>lamps-14.pdf</title><meta name="title" content="Lamps: how they were lit by night"></head>'
        f"<body><p>Lamps: how they</p><p>were lit <nobr>by</nobr> night</p><p>{PROSE}</p><p>{MORE}</p></body>"
    )
    found = ours(page.encode())
    assert found.title == "Lamps: how they were lit by night"
    assert "were lit by night" not in found.text


def test_a_part_with_the_headline_and_no_sentence_is_the_head() -> None:
    page = (
        "<title>Lamps</title><article><div class=h><h1>Lamps</h1><p>Annals of Lamps, volume 3 (2013)</p></div>"
        f"<p>{PROSE}</p><p>{MORE}</p></article>"
    )
    assert "volume" not in ours(page.encode()).text


def test_a_picture_with_a_line_of_text_between_headline_and_text_comes_with_it() -> None:
    page = (
        '<title>Lamps</title><div><h1>Lamps</h1><div class="article-img"><img src="https://h.example/a.jpg">'
        f'<div class="opis">The tower, lit in 1884</div></div><div class="text"><p>{PROSE}</p><p>{MORE}</p></div></div>'
    )
    assert "The tower, lit in 1884" in ours(page.encode()).text


def test_a_quotation_that_says_a_sentence_of_the_text_again_is_a_pull_quote() -> None:
    found = text(f"<p>He said so. {PROSE} And he laughed.</p><blockquote><p>{PROSE}</p></blockquote>")
    assert found.count("sixty years") == 2


def test_times_of_a_recording_are_no_words_of_its_transcript() -> None:
    found = text(f"<div><span>Jane Roe</span><span>[00:01:30]</span><p>{MORE}</p></div>")
    assert "01:30" not in found
    assert "Jane Roe" in found


def test_speakers_of_a_debate_stay_above_what_they_said() -> None:
    said = "".join(
        f'<div class="item"><div class="who"><div>{name}</div><div>({seat})</div>'
        '<div><a href="/s">Share this</a></div></div>'
        f"<p>{prose}</p></div>"
        for name, seat, prose in (
            ("Mr. Roe", "Kent", PROSE),
            ("Mr. Doe", "Dover", MORE),
            ("The Chair", "Leeds", PROSE),
        )
    )
    page = ours(f"<title>Lamps</title><body><h1>Lamps</h1><div>{said}</div></body>".encode())
    for name in ("Mr. Roe", "Mr. Doe", "The Chair"):
        assert name in page.text
    assert "Share this" not in page.text


def test_a_banner_with_the_headline_is_no_heap_of_fragments() -> None:
    banner = "<div class=hero><div>Volume 277</div><h1>Lamps at sea</h1><div>3 April 1883</div></div>"
    page = ours(
        f"<title>Debates - Lamps at sea</title><body>{banner}<div><p>{PROSE}</p><p>{MORE}</p></div>".encode()
    )
    assert page.title == "Lamps at sea"


@pytest.mark.parametrize("counter", ["1 / 5", "2 of 12", "Bild 1 von 14", "1 of 2 |"])
def test_numbers_of_slides_are_no_text(counter: str) -> None:
    assert counter not in text(f"<div>{counter}</div><p>{PROSE}</p>")


@pytest.mark.parametrize(
    "box",
    [
        "<figure><img src='https://h.example/a.jpg'><figcaption><p>{0}</p></figcaption></figure>",
        "<div class='CarouselSlide'><img src='https://h.example/a.jpg'><span><p>{0}</p></span></div>",
        "<div><img src='https://h.example/a.jpg'><p>{0}</p></div>",
    ],
)
def test_a_caption_without_a_stop_below_the_headline_is_no_part_of_the_head(box: str) -> None:
    caption = "The lamp at the cape as it was in the year of the storm"
    prose = f"<div><p>{PROSE}</p><p>{MORE}</p></div>"
    page = f"<title>Lamps</title><article><h1>Lamps</h1>{box.format(caption)}{prose}</article>"
    assert caption in ours(page.encode()).text


def test_who_made_a_picture_is_no_byline() -> None:
    credit = '<p class="media__description">A lamp <span class="media__description__author">— Foto: Archive</span></p>'
    assert "Archive" in text(f'<div><img src="https://h.example/a.jpg">{credit}</div>')


@pytest.mark.parametrize(
    "line",
    [
        "This letter is brought to you by Harbour and Sons, makers of oiled wool since 1881.",
        "Follow Harbour News on Facebook, X and Instagram.",
        "A version of this article appears in print on Sunday, Section D, Page 3.",
        "The views expressed in this piece are those of the author and not of the harbour.",
    ],
)
def test_lines_that_ask_for_something_or_tell_of_the_paper_are_no_text(line: str) -> None:
    assert line not in text(f"<p>{PROSE}</p><p>{line}</p>")


@pytest.mark.parametrize("weekday", ["", "Thursday, ", "First published Thu "])
def test_a_weekday_or_a_word_before_a_date_does_not_hide_it(weekday: str) -> None:
    assert head(f'<div class="date">{weekday}10 August 2006</div>')[1] == "2006-08-10"


def test_the_day_of_making_goes_before_the_day_of_reading() -> None:
    page = (
        '<title>Lamps</title><table><tr><td class="date">12 August 2006</td></tr><tr><td><h1>Lamps</h1>'
        f'<div class="createdate">10 August 2006</div><p>{PROSE}</p><p>{MORE}</p></td></tr></table>'
    )
    assert ours(page.encode()).date == "2006-08-10"


def test_a_line_that_says_who_wrote_it_names_the_author() -> None:
    title, _, authors = head('<span class="small">Written by Werner Kuhlmann</span>')
    assert (title, authors) == ("Lamps and ships", ("Werner Kuhlmann",))


@pytest.mark.parametrize(
    ("lang", "paragraph"),
    [
        (
            "es",
            "Sigue la disputa por el faro, como cuenta <a href='/f'>el diario</a> de la ciudad, y nadie cede en nada.",
        ),
        ("ar", "تابع الوزير أن <a href='/m'>المنارة</a> ستبقى مضاءة حتى نهاية العام، وأن أحدا لن يطفئها."),
        ("ar", "المزيد من <a href='/s'>السفن</a> تمر بالمنارة كل عام، والحارس يعدها ويكتب أسماءها في دفتر."),
        (
            "de",
            "Folgen Sie dem <a href='/p'>Pfad</a> bis zum Turm, so sehen Sie bei gutem Wetter die andere Küste.",
        ),
        (
            "en",
            "Like many people on Facebook, the keeper had never seen a ship, and said so on every day of the week.",
        ),
        (
            "en",
            "This issue was presented by the delegates as the last of the year, and nobody spoke against it.",
        ),
        (
            "en",
            "Views expressed by the delegates ranged from joy to despair, and the lamp was lit in the end.",
        ),
        (
            "en",
            "The union does not take positions on lamps, said its secretary, and went on to take one on oil.",
        ),
    ],
)
def test_paragraphs_that_begin_like_a_request_are_text(lang: str, paragraph: str) -> None:
    page = text(f"<p>{PROSE} {MORE}</p><p>{paragraph}</p><p>{MORE} {PROSE}</p>", lang=lang)
    assert paragraph.partition("<")[0].strip() in page


@pytest.mark.parametrize("heading", ["Copyright", "Services", "Citation"])
def test_a_part_of_the_text_below_an_ordinary_heading_stays(heading: str) -> None:
    own = "The keeper held that what he had painted on the tower was his, and no lawyer of the port would take it on."
    part = f'<section><h2>{heading}</h2><p>{own} It was <a href="/c">a long case</a>.</p></section>'
    found = text(
        f"<p>{PROSE} {MORE}</p><p>{MORE} {PROSE}</p>{part}<p>{PROSE} {MORE}</p><p>{MORE} {PROSE}</p>"
    )
    assert own in found


def test_questions_of_an_interviewer_who_is_the_author_are_no_biographies() -> None:
    meta = '<meta name="author" content="Jane Roe">'
    lines = "".join(
        f"<p>Jane Roe — Why was it lit at all?</p><p>{prose}</p>" for prose in (PROSE, MORE, PROSE)
    )
    page = (
        f"<html><head><title>Lamps</title>{meta}</head><article><h1>Lamps</h1><p>{MORE}</p>{lines}</article>"
    )
    assert ours(page.encode()).text.count("Why was it lit") == 3


def test_key_points_below_the_headline_are_text() -> None:
    points = "<ul><li>The lamp was lit for sixty years</li><li>No ship was ever seen from the tower</li></ul>"
    prose = f"<div><p>{PROSE}</p><p>{MORE}</p></div>"
    page = f"<title>Lamps</title><article><div><h1>Lamps</h1>{points}</div>{prose}</article>"
    assert "No ship was ever seen" in ours(page.encode()).text


def test_a_question_that_is_a_button_in_a_heading_stays_above_its_answer() -> None:
    answer = "The widow of a pilot lit it, every evening, until the year in which she died."
    question = '<h3><button aria-expanded="false" aria-controls="p1">Who lit the lamp?</button></h3>'
    page = imported(
        f"<title>Lamps</title><article><h1>Lamps</h1><p>{PROSE}</p>{question}"
        f'<div id="p1" hidden><p>{answer}</p></div><p>{MORE}</p></article>'
    )
    assert f"### Who lit the lamp?\n\n{answer}" in page.article


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jane Roe, Curator of Boats | 2 July 2018 | 5 minute read", ("Jane Roe",)),
        ("Jane Roe, Senior Editor | 2 July 2018 | 5 minute read", ("Jane Roe",)),
        ("Jane Roe and John Doe · 2 July 2018", ("Jane Roe", "John Doe")),
        ("System Account", ()),
    ],
)
def test_a_byline_may_tell_posts_and_a_date_behind_its_names(byline: str, names: tuple[str, ...]) -> None:
    assert head(f'<div class="byline">{byline}</div>')[2] == names


def test_a_long_heading_right_behind_the_title_is_its_standfirst() -> None:
    dek = "For sixty years a lamp burned above a harbour that had no ships, and nobody asked"
    front = f"<header><h1>Lamps</h1><h2>{dek}</h2></header>"
    page = f"<title>Lamps</title><article>{front}<div><p>{PROSE}</p><p>{MORE}</p></div></article>"
    assert f"dek: {dek}" in imported(page).article
    page = f"<title>Lamps</title><article><h1>Lamps</h1><h2>{dek}</h2><p>{PROSE}</p><p>{MORE}</p></article>"
    assert f"## {dek}" in imported(page).article
