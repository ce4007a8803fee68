"""The verbatim proof of what text alone does not tell: the numbers of lists, and elements that look other than their
words."""

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

[^n]: The clerk said

    7. <q>this</q>, and
    8. <video>that</video>.
"""
PAGE = "<p>The council met.<ol><li>It heard the clerk.<li>It voted.</ol><p>It was not <q>guilty</q>."
LEDGERS = {
    "plan.txt": "body: [[1, 6]], rest: [[3, 4, mark, 1, 3]]",
    "plan.html": "body: [[1, 4]]",
    "plan.md": "body: [[1, 3]]",
}


def faults(body: str, file: str = "plan.txt", seed: str = SEED, ledger: str = "") -> tuple[Problem, ...]:
    source = f"file: seeds/{file}, sha256: {of_bytes(seed.encode())}, {ledger or LEDGERS[file]}"
    text = f"---\ntitle: The plan\nsource: {{{source}}}\n---\n\n{body}"
    written, problems = read_article(text, "a.md")
    assert written is not None, problems
    return prove_markdown(written, read(written.body).plain, seed.encode(), "a.md", text)[1]


def test_notes_may_have_lists_and_elements_of_their_own() -> None:
    assert faults(BODY) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("1. It", "7. It", 8, "a list shows “7.” where the raw text has “1.” (line 3)"),
        ("1. It", "- It", 9, "a list shows “2.” where the raw text has “1.” (line 3)"),
        ("2. It", "- It", 8, "the raw text has “2.” (line 4), but no list of the article shows it"),
        ("The council", "300. The council", 6, "a list shows “300.” where the raw text has “1.” (line 3)"),
        ("It was", "> - 3) It was", 11, "a list shows “3.” where the raw text has no number"),
        ("It was not guilty.", "<ol start=300><li>It was not guilty.</ol>", 11, "<ol> shows numbers"),
        ("not guilty", "<q>not guilty</q>", 11, "<q> shows quotation marks"),
        ("not guilty", '<bdo dir="rtl">not guilty</bdo>', 11, "<bdo> shows its words in another order"),
        ("not guilty", "<ruby><rp>not</rp></ruby> guilty", 11, "<rp> shows nothing of its words"),
        ("not guilty", "<video>not</video> guilty", 11, "nothing of the words in <video>"),
        ("not guilty", "<video><AUDIO>`not`</AUDIO></video> guilty", 11, "nothing of the words in <audio>"),
        ("not guilty", "<video>not guilty", 11, "nothing of the words in <video>"),
        ("It was", "<video>\n\nIt was", 11, ""),
        ("It was not guilty.", "<video>\n\nIt was not guilty.\n\n</video>", 11, "words in <video>"),
        ("It was not guilty.", "<div><video>It was not guilty.</div>", 11, "words in <video>"),
    ],
)
def test_what_looks_other_than_its_words_is_told_with_its_place(
    old: str, new: str, line: int, said: str
) -> None:
    body = BODY.replace(old, new, 1)
    found = faults(body)
    assert read(body).plain == read(BODY).plain
    assert [one.code for one in found] == ["proof-markdown"] * bool(said)
    assert all(said in one.message and one.place.line == line for one in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1. It", "1) It"),
        ("1. It heard the clerk.[^n]\n2. It", "1. It heard the clerk.[^n]\n\n\n2. It"),
        ("The council met.", 'The council met.\n\n<video src="x.mp4" controls></video>\n'),
        ("The council met.", 'The council met.\n\n<video src="x.mp4">\n<!-- <q>\n no words --></video>\n'),
        ("The council met.", "The <b>council</b> met.\n\n- <!-- x -->\n"),
    ],
)
def test_what_looks_as_the_raw_text_does_is_no_fault(old: str, new: str) -> None:
    assert faults(BODY.replace(old, new, 1)) == ()


def test_an_item_that_was_left_out_takes_its_number_along() -> None:
    ledger = "body: [[1, 2], [4, 6]], rest: [[3, 3, dropped], [3, 4, mark, 1, 3]]"
    body = "The council met.\n\n{} It voted.\n\nIt was not guilty.\n"
    assert faults(body.format("2."), ledger=ledger) == ()
    assert "“1.” where the raw text has “2.”" in faults(body.format("1."), ledger=ledger)[0].message


def test_a_raw_text_may_write_its_numbers_in_any_manner() -> None:
    seed = SEED.replace("1. It", "(1) It").replace("2. It", "2 – It")
    ledger = "body: [[1, 6]], rest: [[3, 4, mark, 1, 4]]"
    assert faults(BODY, seed=seed, ledger=ledger) == ()
    assert len(faults(BODY, seed=seed.replace("2 –", "b) "), ledger=ledger)) == 1


def test_a_raw_page_numbers_and_quotes_by_its_own_markup() -> None:
    assert faults(BODY.replace("guilty", "<q>guilty</q>"), "plan.html", PAGE) == ()
    assert "<bdo>" in faults(BODY.replace("guilty", "<bdo>guilty</bdo>"), "plan.html", PAGE)[0].message


def test_raw_markdown_may_hold_what_is_not_shown() -> None:
    body = BODY.split("\n\n[^n]", maxsplit=1)[0].replace("[^n]", "").replace("not", "<video>not</video>")
    assert faults(body, "plan.md", body) == ()
