"""A note is added: behind exactly its words, under their block, and with all else as it was."""

import subprocess
from pathlib import Path

import pytest
from editing import PATH, added, ask, refusal

FERRY = """\
---
title: The ferry   # as the paper had it
date: 2024-03-04
---

The ferry “was built in 1911” at the *yard*, he said, and the ferry sank.

It sank **very [fast](https://example.org/fast), they** said.

- one rope
- two ropes

End of it.
"""


def lines_added(text: str, words: str, note: str = "It was not.", **more: object) -> list[str]:
    """The lines that are new, and nothing but lines of the old text besides."""
    was, now = text.split("\n"), added(text, words, note, **more).split("\n")
    return [line for line in now if line not in was and line]


def test_the_reference_follows_the_words_and_the_definition_their_block() -> None:
    made = added(FERRY, "was built in 1911", kind="claim", verdict="false", speaker="the captain")
    assert made == FERRY.replace("1911”", "1911”[^was-built-in-1911]").replace(
        "sank.\n",
        "sank.\n\n[^was-built-in-1911]: **Claim: False** “was built in 1911” [the captain] It was not. "
        "(Jane Roe, 2025-03-01)\n",
        1,
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("yard", "The ferry “was built in 1911” at the *yard*,[^yard] he said, and the ferry sank."),
        (
            "the ferry sank",
            "The ferry “was built in 1911” at the *yard*, he said, and the ferry sank.[^the-ferry-sank]",
        ),
        ("fast", "It sank **very [fast](https://example.org/fast),[^fast] they** said."),
        ("fast, they", "It sank **very [fast](https://example.org/fast), they**[^fast-they] said."),
        ("they said", "It sank **very [fast](https://example.org/fast), they** said.[^they-said]"),
        ("one rope", "- one rope[^one-rope]"),
    ],
)
def test_it_stands_behind_the_markup_and_the_punctuation_that_close_the_words(words: str, line: str) -> None:
    assert lines_added(FERRY, words)[0] == line


def test_a_definition_in_a_list_comes_under_the_whole_list() -> None:
    assert (
        "- two ropes\n\n[^one-rope]: **Note** “one rope” It was not. (Jane Roe, 2025-03-01)\n\nEnd"
        in added(FERRY, "one rope")
    )


def test_a_second_note_comes_behind_the_first() -> None:
    twice = added(added(FERRY, "yard"), "he said")
    assert twice.index("[^yard]: ") < twice.index("[^he-said]: ") < twice.index("It sank")


def test_words_that_stand_twice_need_the_text_around_them() -> None:
    why = refusal(FERRY, "ferry", label="f")
    assert why.code == "quote-ambiguous"
    assert "line 6" in why.message and "--prefix" in why.hint
    assert (why.place.path, why.place.line, why.place.column) == (PATH, 6, 5)
    assert "and the ferry[^f] sank" in added(FERRY, "ferry", prefix="and the", label="f")
    assert "The ferry[^f] “was" in added(FERRY, "ferry", suffix="“was built", label="f")
    assert "nowhere with that text around" in refusal(FERRY, "ferry", prefix="a big").message


def test_text_around_the_words_may_reach_into_other_paragraphs() -> None:
    assert "[^it]" in added("---\ntitle: T\n---\n\nIt is.\n\nIt was.\n", "It", prefix="is.", label="it")


REFUSED = {
    "words that are not there": (
        "was bilt in 1911",
        "quote-not-found",
        "the closest are “was built in 1911”",
    ),
    "a part of a word": ("ferr", "quote-not-found", "within a word"),
    "words over two paragraphs": ("sank. It sank", "note-refused", "several paragraphs"),
    "a heading": ("Old days", "note-refused", "heading"),
    "a part of a link": ("the old", "note-refused", "code or a link"),
    "a part of code": ("rope =", "note-refused", "code or a link"),
    "a block of code": ("knot(rope)", "note-refused", "block of code"),
}
MORE = FERRY + "\n## Old days\n\nIn [the old days](days.md) `rope = 2` held.\n\n```\nknot(rope)\n```\n"


@pytest.mark.parametrize(("words", "code", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_it_refuses(words: str, code: str, said: str) -> None:
    why = refusal(MORE, words)
    assert why.code == code
    assert said in why.message
    assert why.hint


@pytest.mark.parametrize("words", ["the old days", "rope = 2"])
def test_the_end_of_a_link_or_of_code_bears_a_note(words: str) -> None:
    assert f"{words}](days.md)[^" in (made := added(MORE, words)) or f"{words}`[^" in made


TEXTS = [
    "Plain.",
    "“Quoted” at the start.",
    "[in brackets] at the start",
    "— a dash at the start",
    ": a colon (and parentheses)",
    "Two paragraphs.\n\nThe second.",
    "- a list\n- of two",
    "> a quotation\n\n— its author, 2020",
    "With a [link](https://example.org/), *emphasis* and `code`",
    "```\ncode\n```",
    "A table:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "Ends in a date (Someone, 2020-01-01)",
]


@pytest.mark.parametrize("note", TEXTS)
@pytest.mark.parametrize("kind", ["note", "claim", "source"])
def test_whatever_the_note_says_is_read_back_as_it_was_said(note: str, kind: str) -> None:
    assert added(FERRY, "yard", note, kind=kind).replace("\n\n", "").count("[^yard]") == 2


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("he “said” so", "He was sure he “said” so."),
        ("he «said» “so”", "He was sure he «said» “so”."),
        ("a*b_c", "The name a*b_c is good."),
        ("3\u00a0million", "It cost 3&nbsp;million then."),
        ("x < y", "That x < y is known."),
        ("AT&T", "It was AT&amp;T all along."),
        ("创造就业", "他说创造就业很好。"),
    ],
)
def test_words_with_marks_of_their_own_are_quoted_so_that_they_are_found(words: str, article: str) -> None:
    assert "[^x]" in added(f"---\ntitle: T\n---\n\n{article}\n", words, label="x")


def test_a_note_that_its_text_would_break_out_of_is_refused() -> None:
    assert "not defined" in refusal(FERRY, "yard", "See[^gone].").message
    assert "further notes" in refusal(FERRY, "yard", "See.\n\n[^other]: More.").message
    assert "byline" in refusal(FERRY, "yard", author="Jane (R.) Roe").message
    assert refusal(FERRY, "yard", " ").code == "empty-note"


def test_verdicts_are_those_of_the_scale_and_make_a_claim() -> None:
    assert "**Claim: Misleading**" in added(FERRY, "yard", verdict="misleading")
    assert refusal(FERRY, "yard", verdict="fishy").hint == "the scale is: False, Misleading, Unproven, True"
    assert refusal(FERRY, "yard", kind="source", verdict="False").code == "bad-verdict"


def test_drafts_and_translations_say_so_in_their_heads() -> None:
    assert "**Draft claim: False** “yard”" in added(FERRY, "yard", verdict="False", draft=True)
    assert "**Translation: sr** “yard”" in added(
        FERRY, "yard", "brodogradilište", kind="translation", lang="sr"
    )


def test_what_only_another_kind_has_is_refused() -> None:
    assert refusal(FERRY, "yard", lang="sr").code == "bad-language"
    assert "only a claim has a speaker" in refusal(FERRY, "yard", speaker="the captain").message
    assert "[the captain]" in added(FERRY, "yard", speaker="the captain", verdict="true")


def test_labels_are_free_and_may_be_chosen() -> None:
    taken = FERRY.replace("yard*", "yard*[^yard]") + "\n[^yard]: Old.\n"
    assert "[^yard_2]: " in added(taken, "yard")
    assert "[^Yards]: " in added(FERRY, "yard", label="Yards")
    assert refusal(taken, "yard", label="YARD").code == "note-refused"


def test_a_label_that_would_make_text_a_reference_is_not_taken() -> None:
    text = FERRY.replace("End of it.", "End of it, as `[^yard]` says.")
    assert "[^yard_2]: " in added(text, "yard", suffix=",")


def test_words_that_a_heading_has_too_are_those_of_the_text() -> None:
    made = added(FERRY.replace("It sank **", "## The yard\n\nIt sank **"), "yard", label="y")
    assert "*yard*,[^y]" in made


def test_without_an_author_there_is_no_byline() -> None:
    assert "“yard” It was not.\n" in added(FERRY, "yard", author="")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_stay(end: str) -> None:
    other = "\ufeff" + FERRY.replace("\n", end)
    made = added(other, "yard")
    assert made == "\ufeff" + added(FERRY, "yard").replace("\n", end)


def test_a_file_without_a_last_line_end_is_no_obstacle() -> None:
    made = added(FERRY.rstrip("\n"), "End of it")
    assert made.endswith(
        "End of it.[^end-of-it]\n\n[^end-of-it]: **Note** “End of it” It was not. (Jane Roe, 2025-03-01)\n"
    )


def test_what_would_swallow_the_block_below_goes_to_the_end() -> None:
    text = "---\ntitle: T\n---\n\nRun this:\n\n    make all\n\nDone.\n"
    made = added(text, "Run this", label="x")
    assert made.index("make all") < made.index("Done.") < made.index("[^x]: ")


def test_front_matter_that_cannot_be_read_is_said() -> None:
    revised, problems = ask("---\ntitle: [\n---\n\nWords.\n", "Words")
    assert revised is None
    assert problems[0].code == "yaml-syntax"


def test_cells_of_a_table_are_told_apart() -> None:
    text = "---\ntitle: T\n---\n\n| a | b |\n|---|---|\n| red | red |\n"
    assert "| red | red[^x] |" in added(text, "red", prefix="red", label="x")
    assert "| red[^x] | red |" in added(text, "red", suffix="red", label="x")


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(("git", *who, *arguments), cwd=folder, check=True, capture_output=True)


def test_two_branches_that_annotate_different_paragraphs_merge_without_a_conflict(tmp_path: Path) -> None:
    article = tmp_path / "ferry.md"
    article.write_text(FERRY, encoding="utf-8")
    _git(tmp_path, "init")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "import")
    for branch, words in (("one", "yard"), ("two", "they said")):
        _git(tmp_path, "checkout", "-b", branch, "main")
        article.write_text(added(FERRY, words), encoding="utf-8")
        _git(tmp_path, "commit", "-am", branch)
    _git(tmp_path, "merge", "one")
    assert article.read_text(encoding="utf-8") == added(added(FERRY, "yard"), "they said")
