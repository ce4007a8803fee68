"""The verbatim proof: it holds for what is the source's, and fails, at the right place, for each planted alteration."""

import pytest
from glossing import html_of, read
from msgspec.structs import replace

from glossator.config.load import Written, read_article
from glossator.config.matter import Matter
from glossator.digest import of_bytes
from glossator.model import Proof
from glossator.notes.proof import prove_markdown, prove_output
from glossator.problem import Problem
from glossator.sources.notes_files import NotesFile

PATH = "content/articles/plan.md"
SEED = """\
The Plan That Was

A dek in one line.

The minister said:  “It cost 3\u00a0million.”
Nobody asked\u00a0

- why
- when

It cost 3 million, nobody asked.

A first — and last — paragraph.

Jane Roe writes on budgets. She lives in Ghent.
"""
FRONT = """\
---
title: The Plan That Was
authors: [{{name: Jane Roe, bio: Jane Roe writes on budgets.}}]
dek: A dek in one line.
pullquotes: [{{text: "It cost 3 million, nobody asked.", after: 2}}]
{extra}source: {{file: seeds/plan.txt, sha256: {sha256}, encoding: {encoding}, body: [[5, 10], [13, 14]],
  rest: [[1, 2, title], [3, 4, dek], [8, 8, mark, 1, 2], [9, 9, mark, 1, 2], [11, 12, pullquote], [15, 15, bio]]}}
---

"""
BODY = """\
The minister said: “It cost 3&nbsp;million.”[^cost]
Nobody asked&nbsp;

[^cost]: **Claim: False.** “It cost 3 million” It cost five.

- why
- when

A first — and last — paragraph.[^cost]
"""


def article(
    body: str = BODY,
    seed: bytes = SEED.encode(),
    *,
    extra: str = "",
    encoding: str = "utf-8",
    front: str = FRONT,
) -> tuple[Written[Matter], str]:
    text = front.format(sha256=of_bytes(seed), encoding=encoding, extra=extra) + body
    written, problems = read_article(text, PATH)
    assert written is not None, problems
    return written, text


def prove(
    made: tuple[Written[Matter], str], seed: bytes = SEED.encode()
) -> tuple[Proof | None, tuple[Problem, ...]]:
    written, text = made
    return prove_markdown(written, read(written.body), seed, PATH, text)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [one.code for one in problems]


def page(body: str = BODY) -> str:
    return f"<!doctype html><body><h1>The Plan</h1><div data-source-text>{html_of(read(body))}</div><aside>x</aside>"


def held() -> Proof:
    proof, problems = prove(article())
    assert proof is not None
    assert problems == ()
    return proof


def test_it_holds_for_the_sources_words() -> None:
    proof = held()
    assert (proof.file, proof.holds, proof.sha256) == ("seeds/plan.txt", True, of_bytes(SEED.encode()))
    assert proof.body == (
        "The minister said: “It cost 3\u00a0million.” Nobody asked\u00a0 why when A first — and last — paragraph."
    )
    assert proof.words == 18


def test_an_article_without_a_source_makes_no_claim() -> None:
    written, _ = read_article("---\ntitle: T\n---\n\nText.\n", PATH)
    assert written is not None
    assert prove_markdown(written, read("Text."), b"", PATH, "") == (None, ())


ALTERATIONS = {
    "a letter": ("paragraph.", "paragraphs."),
    "a changed word": ("first", "second"),
    "a no-break space made a space": ("3&nbsp;million", "3 million"),
    "a no-break space lost at a line's end": ("asked&nbsp;", "asked"),
    "a dash made a hyphen": ("— and", "- and"),
    "a curly quote made straight": ("“It cost 3&", '"It cost 3&'),
    "a dropped word": ("and last ", ""),
    "a dropped list item": ("- when\n", ""),
    "a dropped paragraph": ("A first — and last — paragraph.[^cost]\n", ""),
    "an added paragraph": ("- why\n", "Really.\n\n- why\n"),
    "the second paragraph of a note that is not indented": (
        "It cost five.\n",
        "It cost five.\n\nSix, even.\n",
    ),
    "a comment around words": ("A first — and last", "A first <!-- — and last -->"),
    "an HTML element that hides words": ("A first — and last", "<script>A first</script> — and last"),
    "an undefined reference": ("asked&", "asked[^gone]&"),
    "letters in another order": ("Nobody", "Nobdoy"),
}


@pytest.mark.parametrize(("old", "new"), ALTERATIONS.values(), ids=ALTERATIONS.keys())
def test_it_fails_for(old: str, new: str) -> None:
    assert old in BODY
    proof, problems = prove(article(BODY.replace(old, new, 1)))
    assert proof is not None
    assert not proof.holds
    assert [one.code for one in problems if one.is_error] == ["proof-markdown"]
    assert problems[0].place.path == PATH
    assert f"glossator accept {PATH}" in problems[0].hint


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("paragraph.", "paragraphs.", 18, 22),
        ("minister", "ministre", 10, 5),
        ("- when", "- then", 16, 3),
        ("Nobody", "Nobdoy", 11, 1),
    ],
)
def test_it_tells_the_place(old: str, new: str, line: int, column: int) -> None:
    _, (found,) = prove(article(BODY.replace(old, new, 1)))
    assert (found.place.line, found.place.column) == (line, column)
    assert new.split(".", maxsplit=1)[0] in found.place.frame[found.place.line - found.place.frame_first]


def test_it_tells_both_texts_and_the_raw_texts_line() -> None:
    _, (found,) = prove(article(BODY.replace("last — par", "last – par")))
    assert "the article has “…\u00a0 why when A first — and last – paragraph.”" in found.message
    assert (
        "the raw text (seeds/plan.txt, line 13) has “…\u00a0 why when A first — and last — paragraph.”"
        in found.message
    )
    assert "(U+2013 en dash instead of U+2014 em dash)" in found.message


def test_white_space_of_ascii_is_no_alteration() -> None:
    assert prove(article(BODY.replace("said: “It", "said:\n“It")))[1] == ()


def test_an_edited_seed_is_found() -> None:
    proof, problems = prove(article(), SEED.replace("minister", "premier").encode())
    assert proof is not None
    assert not proof.holds
    assert codes(problems) == ["proof-snapshot"]
    assert problems[0].place.line == 6


@pytest.mark.parametrize(("recorded", "now"), [("\n", "\r\n"), ("\r\n", "\n")])
def test_rewritten_line_ends_are_said_to_be_that(recorded: str, now: str) -> None:
    seed = SEED.replace("\n", recorded).encode()
    _, (found,) = prove(article(seed=seed), SEED.replace("\n", now).encode())
    assert found.code == "proof-snapshot"
    assert "line ends" in found.message
    assert ".gitattributes" in found.hint


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_seed_may_have_other_line_ends(end: str) -> None:
    seed = SEED.replace("\n", end).encode()
    assert prove(article(seed=seed), seed)[1] == ()


def test_a_byte_order_mark_is_no_text() -> None:
    seed = b"\xef\xbb\xbf" + SEED.encode()
    assert prove(article(seed=seed), seed)[1] == ()


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_a_seed_may_be_in_another_encoding(encoding: str) -> None:
    seed = SEED.encode(encoding)
    assert prove(article(seed=seed, encoding=encoding), seed)[1] == ()


@pytest.mark.parametrize("encoding", ["ascii", "klingon", "hex"])
def test_an_encoding_that_does_not_fit_is_said(encoding: str) -> None:
    _, (found,) = prove(article(encoding=encoding))
    assert (found.code, found.message) == ("proof-snapshot", f"seeds/plan.txt cannot be read as {encoding}")


def test_a_ledger_with_a_gap_is_said() -> None:
    _, problems = prove(article(front=FRONT.replace("[3, 4, dek]", "[3, 3, dek]")))
    assert codes(problems) == ["proof-ledger"]
    assert "no class for line 4" in problems[0].message


FIELDS = {
    "the title": ("title: The Plan That Was", "title: The Plan That Is", "title", 2),
    "the dek": ("dek: A dek in one line.", "dek: A dek in two lines.", "dek", 4),
    "a missing dek": ("dek: A dek in one line.\n", "", "dek", 2),
    "a missing biography": (", bio: Jane Roe writes on budgets.", "", "authors", 3),
    "a biography": ("bio: Jane Roe writes on budgets.", "bio: Jane Roe writes on wars.", "authors", 3),
    "a cut biography": ("bio: Jane Roe writes on budgets.", "bio: Jane Roe writes", "authors", 3),
    "a pull quote": ("It cost 3 million, nobody asked.", "It cost 4 million, nobody asked.", "pullquotes", 5),
}


@pytest.mark.parametrize(("old", "new", "key", "line"), FIELDS.values(), ids=FIELDS.keys())
def test_a_change_in_front_matter_is_found(old: str, new: str, key: str, line: int) -> None:
    _, problems = prove(article(front=FRONT.replace(old, new)))
    assert set(codes(problems)) == {"proof-field"}
    assert problems[0].place.line == line
    assert f"list '{key}' in 'edited'" in problems[0].hint


@pytest.mark.parametrize(("old", "new", "key", "line"), FIELDS.values(), ids=FIELDS.keys())
def test_what_is_listed_as_edited_is_not_compared(old: str, new: str, key: str, line: int) -> None:
    assert prove(article(front=FRONT.replace(old, new), extra=f"edited: [{key}]\n"))[1] == ()


def test_a_dropped_pull_quote_is_found() -> None:
    quote = 'pullquotes: [{{text: "It cost 3 million, nobody asked.", after: 2}}]\n'
    assert codes(prove(article(front=FRONT.replace(quote, "")))[1]) == ["proof-field"]


def test_a_value_that_leaves_out_one_of_its_lines_is_found() -> None:
    front = FRONT.replace("[1, 2, title], [3, 4, dek]", "[1, 4, title]").replace(
        "dek: A dek in one line.\n", ""
    )
    assert codes(prove(article(front=front))[1]) == ["proof-field"]
    assert prove(article(front=front.replace("That Was\n", "That Was A dek in one line.\n")))[1] == ()


EMEND = "emend: [{{from: Nobody, to: No one, why: house style{more}}}]\n"


def test_an_emendation_is_applied() -> None:
    body = BODY.replace("Nobody asked", "No one asked")
    proof, problems = prove(article(body, extra=EMEND.format(more="")))
    assert problems == ()
    assert proof is not None
    assert "No one asked" in proof.body


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (", nth: 2", "its words are not there 2 times"),
        (", context: no such words", "its context is not in the raw text"),
    ],
)
def test_an_emendation_that_does_not_fit_is_said(more: str, said: str) -> None:
    _, problems = prove(article(extra=EMEND.format(more=more)))
    assert codes(problems) == ["proof-markdown"]
    assert said in problems[0].message


def test_an_emendation_names_words() -> None:
    _, problems = prove(article(extra='emend: [{from: " ", to: x, nth: 5, why: y}]\n'))
    assert "it names no words" in problems[0].message


def test_an_emendation_may_name_its_context() -> None:
    body = BODY.replace("and last", "and final")
    more = "emend: [{from: last, to: final, context: and last —, why: x}]\n"
    assert prove(article(body, extra=more))[1] == ()


def test_a_built_page_holds() -> None:
    assert prove_output(page(), held(), PATH) == ()


OUTPUT = {
    "a smart quote made straight by a filter": ("“", "&quot;"),
    "an ellipsis made by a filter": ("paragraph.", "paragraph…"),
    "a dropped paragraph": ("<p ", "<p hidden "),
    "an element that is styled away": ("<p ", '<p style="display:none" '),
    "an element that waits for a script": ("<p ", "<p popover "),
    "an element that screen readers pass over": ("<p ", '<p aria-hidden="true" '),
    "a dialog": ("</ul>", "</ul><dialog>Read on!</dialog>"),
    "words marked as not the source's": ("<li>why", "<li data-not-source>why"),
    "words added by a template": ("</ul>", "</ul><p>Read on!</p>"),
    "words in a script": ("</ul>", "</ul><script>document.write('x')</script>"),
    "words in a template element": ("<p ", "<template>x</template><p "),
    "a no-break space made a space": ("\u00a0", " "),
    "no element for the source's words": ("data-source-text", "data-source"),
    "two elements for the source's words": ("<aside>", "<aside data-source-text>"),
    "an ancestor that is hidden": ("<body>", "<body hidden>"),
    "an ancestor that is styled away": ("<body>", '<body style="color: red; display: none">'),
    "an ancestor that is a dialog": ("<body>", "<body><dialog>"),
    "capitals made by a filter": ("Nobody", "NOBODY"),
    "words struck out by a filter": ("Nobody", "<del>Nobody</del>"),
    "words in italics by a filter": ("Nobody", "<i>Nobody</i>"),
    "a list that a template numbers": ("<ul ", "<ol "),
    "a picture that a template adds": ("</ul>", '</ul><img src="x.png" alt="">'),
    "words folded away": ("</ul>", "</ul><details></details>"),
    "an ancestor that is closed": ("<body>", "<body><details><summary>Read</summary>"),
    "an ancestor that is struck out": ("<body>", "<body><s>"),
}


@pytest.mark.parametrize(("old", "new"), OUTPUT.values(), ids=OUTPUT.keys())
def test_a_built_page_fails_for(old: str, new: str) -> None:
    assert old in page()
    found = prove_output(page().replace(old, new), held(), PATH)
    assert set(codes(found)) == {"proof-output"}
    assert found[0].place.path == PATH


def test_what_is_marked_as_not_the_sources_does_not_count() -> None:
    added = page().replace("</ul>", '</ul><aside data-not-source style="x" hidden>A pull quote</aside>')
    assert prove_output(added, held(), PATH) == ()


def test_what_a_page_shows_as_the_article_does_is_no_fault() -> None:
    proof = replace(held(), telling=("b", "details"))
    shown = page().replace("Nobody", "<b>Nobody</b>").replace("</ul>", "</ul><details></details>")
    assert prove_output(shown, proof, PATH) == ()
    (one,) = prove_output(shown.replace("<b>Nobody</b>", "<b><b>Nobody</b></b>"), proof, PATH)
    assert "the built page has <b> among the source's words, which the article does not have" in one.message
    opened = page().replace("<body>", "<body><details open><summary>Read</summary>")
    assert prove_output(opened, held(), PATH) == ()


def test_what_an_article_shows_besides_words_its_page_may_show() -> None:
    body = BODY.replace("Nobody", "*Nobody*").replace("A first", "A `first`")
    (proof, problems) = prove(article(body, extra="edited: [emphasis]\n"))
    assert problems == () and proof is not None and proof.telling == ("em", "code")
    assert prove_output(f"<div data-source-text>{html_of(read(body))}</div>", proof, PATH) == ()


def test_a_page_may_be_minified() -> None:
    assert (
        prove_output(page().replace("\n", " ").replace("> <", "><").replace("</p>", ""), held(), PATH) == ()
    )


def test_a_deep_page_is_read_without_recursion() -> None:
    deep = page().replace("Nobody", "<i>" * 3000 + "Nobody" + "</i>" * 3000)
    assert codes(prove_output(deep, held(), PATH)) in ([], ["proof-output"])


def test_words_are_parted_by_block_elements_only() -> None:
    proof = replace(held(), body="ab cd", telling=("b", "i"))
    assert prove_output("<p data-source-text>a<b>b</b><br>cd</p>", proof, PATH) == ()
    assert prove_output("<div data-source-text><i>a</i>b<p>cd</p></div>", proof, PATH) == ()
    assert prove_output("<div data-source-text>a<p>b</p>cd</div>", proof, PATH) != ()


def test_a_paragraph_of_a_note_that_is_not_indented_is_told_to_be() -> None:
    stray = "\n\nThe office says so in its yearbook.\n\n- why"
    first, second = prove(article(BODY.replace("\n\n- why", stray)))[1]
    assert (first.code, second.code) == ("proof-markdown", "unindented-note")
    assert second.message == "this is not in the raw text; it looks like the rest of note “cost”"
    assert second.place.frame[1] == "The office says so in its yearbook."


def test_a_misspelt_paragraph_behind_a_note_is_not_taken_for_the_notes() -> None:
    body = BODY.replace("- why\n- when\n", "").replace(
        "A first — and last — paragraph.[^cost]", "A frist and last paragraph."
    )
    assert [one.code for one in prove(article(body))[1]] == ["proof-markdown"]


def test_a_paragraph_of_the_source_may_stand_behind_a_note() -> None:
    body = BODY.replace("- why\n- when\n", "").replace("million.”[^cost]", "billion.”[^cost]")
    assert [one.code for one in prove(article(body))[1]] == ["proof-markdown"]


def test_words_that_straddle_an_emendation_are_those_of_the_article() -> None:
    extra = 'emend: [{from: "It cost 3", to: It took 3, why: typing error, by: Jane Roe, date: 2025-03-01}]\n'
    emended = BODY.replace("It cost 3&nbsp;million", "It took 3&nbsp;million")
    with_both = emended.replace("“It cost 3 million” It cost five", "“It took 3 million” It cost five")
    written, text = article(with_both, extra=extra)
    notes = NotesFile(
        "own.notes.md", "## said: Note\n\n> The minister **said: “It took** 3 million\n\nText.\n"
    )
    edition = read(written.body, notes)
    assert edition.problems == ()
    assert [note.quote for note in edition.notes] == ["said: “It took", "It took 3\u00a0million"]
    proof, problems = prove_markdown(written, edition, SEED.encode(), PATH, text)
    assert problems == ()
    assert proof is not None
    assert "It took 3" in proof.body
    assert prove_output(f"<div data-source-text>{html_of(edition)}</div>", proof, PATH) == ()


def test_words_of_the_raw_text_that_were_emended_are_not_found() -> None:
    notes = NotesFile(
        "own.notes.md", "## said: Note\n\n> The minister **said: “It cost** 3 million\n\nText.\n"
    )
    emended = BODY.replace("It cost 3&nbsp;million", "It took 3&nbsp;million")
    assert [one.code for one in read(emended, notes).problems] == ["quote-not-found", "quotation-not-found"]
