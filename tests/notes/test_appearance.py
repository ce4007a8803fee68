"""The verbatim proof of what words alone do not tell: the numbers of lists, what is struck out, hidden or turned about,
emphasis and pictures."""

import time

import pytest
from glossing import read

from glossator.config.load import read_article
from glossator.digest import of_bytes
from glossator.notes.proof import prove_markdown
from glossator.problem import Problem

SEED = """\
The council met.

1. It heard the clerk.
2. It voted.

It was not guilty.
"""
BODY = """\
The council met.

1. It heard the clerk.[^n]
2. It voted.

It was not guilty.

[^n]: The ~~clerk~~ *said*

    7. <q>this</q>, and
    8. <video>that</video>. <details>![So](so.png)</details>
"""
PAGE = "<p>The council met.<ol><li>It heard the clerk.<li>It voted.</ol><p>It was not guilty."
LEDGERS = {
    "plan.txt": "body: [[1, 6]], rest: [[3, 4, mark, 1, 3]]",
    "plan.html": "body: [[1, 4]]",
    "plan.md": "body: [[1, 3]]",
}


def faults(
    body: str, file: str = "plan.txt", seed: str = SEED, ledger: str = "", front: str = ""
) -> tuple[Problem, ...]:
    source = f"file: seeds/{file}, sha256: {of_bytes(seed.encode())}, {ledger or LEDGERS[file]}"
    text = f"---\ntitle: The plan\n{front}source: {{{source}}}\n---\n\n{body}"
    written, problems = read_article(text, "a.md")
    assert written is not None, problems
    return prove_markdown(written, read(written.body), seed.encode(), "a.md", text)[1]


def messages(body: str, file: str = "plan.txt", seed: str = SEED, ledger: str = "") -> list[str]:
    return [one.message for one in faults(body, file, seed, ledger)]


def test_notes_may_look_as_they_like() -> None:
    assert faults(BODY) == ()


MISLEADING = [
    ("1. It", "7. It", 8, "a list shows “7.” where the raw text has “1.” (line 3)"),
    ("1. It", "- It", 8, "the raw text has “1.” (line 3), but no list of the article shows it"),
    ("2. It", "- It", 9, "the raw text has “2.” (line 4), but no list of the article shows it"),
    ("1. It heard the clerk.[^n]\n2. It", "It heard the clerk.[^n]\n\n1. It", 8, "has “1.” (line 3), but no"),
    ("The council", "300. The council", 6, "a list shows “300.” where the raw text has no number"),
    ("It was", "> - 3) It was", 11, "a list shows “3.” where the raw text has no number"),
    ("It was not guilty.", "<ol start=300><li>It was not guilty.</ol>", 11, "a list shows “300.”"),
    ("It was not guilty.", "<ol><li value=3>It was not guilty.</ol>", 11, "a list shows “3.”"),
    ("not guilty", "~~not~~ guilty", 11, "“not” is struck out, but not in the raw text"),
    ("not guilty", "<del>not</del> <s>guilty</s>", 11, "“not guilty” is struck out"),
    ("council met", "~~council~~ met", 6, "“council” is struck out"),
    ("not guilty", "<q>not guilty</q>", 11, "<q> shows quotation marks around “not guilty”"),
    ("not guilty", '<bdo dir="rtl">not guilty</bdo>', 11, "browsers show “not guilty” in another order"),
    ("not guilty", '<span dir="rtl">not guilty</span>', 11, "browsers show “not guilty” in another order"),
    ("not guilty", "<ruby><rp>not</rp></ruby> guilty", 11, "browsers show nothing of “not”"),
    ("not guilty", "<video>not</video> guilty", 11, "browsers show nothing of “not”"),
    ("not guilty", "<video>not guilty", 11, "browsers show nothing of “not guilty.”"),
    (
        "It was not guilty.",
        "<video>\n\nIt was not guilty.\n\n</video>",
        13,
        "nothing of “It was not guilty.”",
    ),
    ("It was not guilty.", "<div><video>It was not guilty.</div>", 11, "nothing of “It was not guilty.”"),
    (
        "It was not guilty.",
        "<details>\n\nIt was not guilty.\n\n</details>",
        13,
        "readers see “It was not guilty.” only",
    ),
    (
        "not guilty.",
        "<details><summary>not</summary>guilty.</details>",
        11,
        "readers see “guilty.” only once",
    ),
    (
        "It was",
        "<details><summary>It</summary><summary>was</summary></details>",
        11,
        "readers see “was” only",
    ),
]
"""What is done to the article, in which line, and what is said."""


@pytest.mark.parametrize(("old", "new", "line", "said"), MISLEADING)
def test_what_looks_other_than_its_words_is_told_with_its_place(
    old: str, new: str, line: int, said: str
) -> None:
    body = BODY.replace(old, new, 1)
    found = [one for one in faults(body) if one.code == "proof-markdown"]
    assert read(body).plain == read(BODY).plain
    assert said in found[0].message and found[0].place.line == line


ROW = "<tr><td>{}</td></tr>"


@pytest.mark.parametrize(
    ("table", "moved"),
    [
        (f"<tfoot>{ROW}</tfoot><tbody>{ROW}</tbody>", "not guilty."),
        (f"<tbody>{ROW}</tbody><thead>{ROW}</thead>", "not guilty."),
        (f"<tbody>{ROW}</tbody><caption>{{}}</caption>", "not guilty."),
        (f"<thead>{ROW}</thead><tfoot>{ROW}</tfoot>", ""),
        (f"<caption>{{}}</caption><tbody>{ROW}</tbody>", ""),
        (f"<thead>{ROW}</thead><thead>{ROW}</thead>", ""),
        (f"<tfoot>{ROW}</tfoot><tfoot>{ROW}</tfoot>", "not guilty."),
    ],
)
def test_a_table_that_browsers_order_anew_is_told(table: str, moved: str) -> None:
    shown = f"<table>{table.format('It was', 'not guilty.')}</table>"
    found = messages(BODY.replace("It was not guilty.", shown))
    assert [one.partition(" elsewhere")[0] for one in found] == [f"a table shows “{moved}”"] * bool(moved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1. It", "1) It"),
        ("1. It heard the clerk.[^n]\n2. It", "1. It heard the clerk.[^n]\n\n\n2. It"),
        ("It was not", "<details open><summary>It was</summary>not"),
        ("The council met.", "<!-- <q> <video> -->\n\nThe council met.\n\n- <!-- x -->\n"),
        ("The council", '<span lang="fr" dir="ltr">The council</span>'),
        ("The council", "[The council](https://example.org)"),
    ],
)
def test_what_looks_as_the_raw_text_does_is_no_fault(old: str, new: str) -> None:
    assert faults(BODY.replace(old, new, 1)) == ()


def test_words_may_be_given_the_direction_of_their_letters() -> None:
    seed, ledger = "He said שלום עולם to us.\n", "body: [[1, 1]]"
    assert faults('He said <bdi dir="rtl">שלום עולם</bdi> to us.', seed=seed, ledger=ledger) == ()
    (said,) = messages('He said <span dir="ltr">שלום עולם</span> to us.', seed=seed, ledger=ledger)
    assert "“שלום עולם” in another order" in said


@pytest.mark.parametrize(
    ("new", "how"),
    [
        ("*not*", "in italics"),
        ("<cite>not</cite>", "in italics"),
        ("**not**", "in bold"),
        ("<u>not</u>", "with a line below"),
        ("<ins>not</ins>", "with a line below"),
        ("<sup>not</sup>", "above the line"),
        ("<sub>not</sub>", "below the line"),
        ("<small>not</small>", "in small letters"),
        ("<mark>not</mark>", "as if marked"),
        ("`not`", "as code"),
    ],
)
def test_emphasis_that_the_raw_text_lacks_is_told_until_it_is_said_to_be_the_editors(
    new: str, how: str
) -> None:
    body = BODY.replace("not", new, 1)
    (one,) = faults(body)
    assert (one.code, one.place.line) == ("proof-appearance", 11)
    assert one.message == f"“not” is set {how}, but not in the raw text"
    assert "list 'emphasis' in 'edited'" in one.hint and "glossator accept a.md" in one.hint
    assert faults(body, front="edited: [emphasis]\n") == ()


@pytest.mark.parametrize(
    "new",
    [
        "![The council](council.png)\n\nIt was",
        '<img src="council.png" alt=""> It was',
        '<video src="x.mp4" controls></video>\n\nIt was',
        '<video src="x.mp4">\n<!-- <q>\n no words --></video>\n\nIt was',
        '<audio src="x.mp3" controls></audio>\n\nIt was',
    ],
)
def test_pictures_that_the_raw_text_lacks_are_told_until_they_are_said_to_be_the_editors(new: str) -> None:
    body = BODY.replace("It was", new, 1)
    assert [one.code for one in faults(body)] == ["proof-appearance"]
    assert faults(body, front="edited: [images]\n") == ()


def test_what_misleads_cannot_be_listed_as_edited() -> None:
    front = "edited: [emphasis, images, struck, notes, title, dek]\n"
    assert len(faults(BODY.replace("not", "~~not~~", 1), front=front)) == 1


def test_several_places_are_one_message() -> None:
    body = BODY.replace("council", "*council*").replace("not", "*not*", 1).replace("guilty", "*guilty*")
    assert messages(body) == ["“council” is set in italics, but not in the raw text (and 1 more)"]


def test_an_item_that_was_left_out_takes_its_number_along() -> None:
    ledger = "body: [[1, 2], [4, 6]], rest: [[3, 3, dropped], [3, 4, mark, 1, 3]]"
    body = "The council met.\n\n{} It voted.\n\nIt was not guilty.\n"
    assert faults(body.format("2."), ledger=ledger) == ()
    assert "“1.” where the raw text has “2.”" in messages(body.format("1."), ledger=ledger)[0]


def test_a_raw_text_may_write_its_numbers_in_any_manner() -> None:
    seed = SEED.replace("1. It", "(1) It").replace("2. It", "2 – It")
    ledger = "body: [[1, 6]], rest: [[3, 4, mark, 1, 4]]"
    assert faults(BODY, seed=seed, ledger=ledger) == ()
    assert len(faults(BODY, seed=seed.replace("2 –", "b) "), ledger=ledger)) == 1


MARKED_PAGE = PAGE.replace("not", "<i>not</i>").replace("council", "<strike>council</strike>")
MARKED_BODY = BODY.replace("not", "*not*", 1).replace("council", "~~council~~")


def test_what_a_raw_page_shows_by_its_own_markup_may_be_shown() -> None:
    assert faults(MARKED_BODY, "plan.html", MARKED_PAGE) == ()
    assert faults(BODY, "plan.html", PAGE) == ()
    quoted = PAGE.replace("guilty", "<q>guilty</q>")
    assert faults(BODY.replace("guilty", "<q>guilty</q>"), "plan.html", quoted) == ()
    pictured = PAGE.replace("<ol>", '<p><img src="a.png"><ol>')
    assert (
        faults(BODY.replace("1. It", "![](https://example.org/a.png)\n\n1. It"), "plan.html", pictured) == ()
    )


def test_only_the_words_to_which_a_raw_page_does_it_may_look_so() -> None:
    assert messages(MARKED_BODY.replace("It voted", "*It* voted"), "plan.html", MARKED_PAGE) == [
        "“It” is set in italics, but not in the raw text"
    ]
    assert messages(MARKED_BODY.replace("clerk", "~~clerk~~", 1), "plan.html", MARKED_PAGE) == [
        "“clerk” is struck out, but not in the raw text"
    ]


def test_words_that_a_raw_page_strikes_out_may_not_stand() -> None:
    assert messages(BODY.replace("not", "*not*", 1), "plan.html", MARKED_PAGE) == [
        "“council” is struck out in the raw text, but not here"
    ]


def test_quotation_marks_of_a_raw_page_may_not_go() -> None:
    (said,) = messages(BODY, "plan.html", PAGE.replace("guilty", "<q>guilty</q>"))
    assert "quotation marks around “guilty”" in said


@pytest.mark.parametrize(
    ("tags", "numbers"),
    [
        ("<ol><li>{}<li>{}</ol>", (1, 2)),
        ("<ol start=5><li>{}<li>{}</ol>", (5, 6)),
        ("<ol><li value=7>{}<li>{}</ol>", (7, 8)),
        ("<ol><li>{}<li value=' 9 '>{}</ol>", (1, 9)),
        ("<ol reversed><li>{}<li>{}</ol>", (2, 1)),
        ("<ol reversed start=9><li>{}<li>{}</ol>", (9, 8)),
        ("<ol><li>{}</ol><ol><li>{}</ol>", (1, 1)),
        ("<ol><li><ul><li>{}</ul><li>{}</ol>", (1, 2)),
    ],
)
def test_the_numbers_of_a_raw_page_are_those_that_browsers_show(tags: str, numbers: tuple[int, int]) -> None:
    page = PAGE.replace(
        "<ol><li>It heard the clerk.<li>It voted.</ol>", tags.format("It heard the clerk.", "It voted.")
    )
    first, second = numbers
    body = BODY.replace("2. It", f"\n{second}) It").replace("1. It", f"{first}. It")
    assert faults(body, "plan.html", page) == ()
    assert len(faults(body.replace(f"{second}) It", f"{second + 1}) It"), "plan.html", page)) == 1


def test_letters_stand_for_numbers_only_where_a_raw_page_has_them() -> None:
    lettered = '<ol type="a"><li>It heard the clerk.</li><li>It voted.</li></ol>'
    body = BODY.replace("1. It heard the clerk.[^n]\n2. It voted.", lettered).partition("[^n]")[0]
    assert messages(body, "plan.html", PAGE) == ["a list shows letters where the raw text has numbers"]
    assert faults(body, "plan.html", PAGE.replace("<ol>", "<ol type=a>")) == ()
    assert faults(BODY, "plan.html", PAGE.replace("<ol>", "<ol type=a>")) == ()


def test_a_list_that_a_raw_page_does_not_number_has_no_numbers() -> None:
    bullets = PAGE.replace("<ol>", "<ul>").replace("</ol>", "</ul>")
    assert messages(BODY, "plan.html", bullets) == ["a list shows “1.” where the raw text has no number"]
    assert faults(BODY.replace("1. It", "- It").replace("2. It", "- It"), "plan.html", bullets) == ()


def test_raw_markdown_is_compared_with_what_it_shows() -> None:
    raw = BODY.split("\n\n[^n]", maxsplit=1)[0].replace("[^n]", "").replace("not", "<video>not</video>")
    assert faults(raw, "plan.md", raw) == ()
    assert messages(raw.replace("guilty", "~~guilty~~"), "plan.md", raw) == [
        "“guilty” is struck out, but not in the raw text"
    ]
    assert "a list shows “4.”" in messages(raw.replace("1. It", "4. It"), "plan.md", raw)[0]


def test_places_are_those_of_the_article_where_words_were_emended() -> None:
    front = "emend: [{from: The council met., to: They met., why: x, by: x, date: 2020-01-01}]\n"
    body = BODY.replace("The council met.", "They met.")
    page = MARKED_PAGE.replace("<strike>council</strike>", "council")
    assert faults(body.replace("not", "*not*", 1), "plan.html", page, front=front) == ()
    assert len(faults(body.replace("guilty", "*guilty*", 1), "plan.html", page, front=front)) == 1


def test_thousands_of_words_are_compared_in_the_time_of_as_many() -> None:
    def seconds(count: int) -> float:
        page = "<p>" + "<i>It</i> <b>was</b> not. " * count
        body = "*It* **was** not. " * count
        started = time.process_time()
        assert faults(body, "plan.html", page, "body: [[1, 1]]") == ()
        return time.process_time() - started

    seconds(10)
    assert seconds(4000) < 12 * seconds(1000)


def test_letters_may_be_composed_in_another_way_than_in_the_raw_page() -> None:
    page = PAGE.replace("council", "cafe\N{COMBINING ACUTE ACCENT} d’été").replace("not", "<i>not</i>")
    body = BODY.replace("council", "café d’été").replace("not", "*not*", 1)
    assert faults(body, "plan.html", page) == ()
