"""What an editor changed on purpose is recorded in front matter, where every other byte stays, and the proof holds."""

from datetime import date

import pytest
from editing import article
from hypothesis import given
from hypothesis import strategies as st

from glossator.config.load import read_article
from glossator.digest import of_bytes
from glossator.edit.accepting import Accepted, Signed, accept, differences_of
from glossator.notes.discrepancies import Altered, Changed, Dropped
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

SEED = b"""\
The Plan That Was

A dek in one line.

The minister said it cost 3 million. He said it twice.

Share this!

Nobody asked why. He said it twice.

- why
- when

The end of the plan.
"""
BODY = """\
The minister said it cost 3 million. He said it twice.

Share this!

Nobody asked why. He said it twice.

- why
- when

The end of the plan.
"""
FLOW = """\
---
# The article, as imported.
title: The Plan That Was
dek: A dek in one line.  # one line
source: {file: seeds/plan.txt, sha256: SHA, body: [[5, 14]], # the text
  rest: [[1, 2, title], [3, 4, dek], [11, 12, mark, 1, 2]]}
---

"""
BLOCK = """\
---
title: The Plan That Was
dek: A dek in one line.
rights: All of them.
source:
  file: seeds/plan.txt   # as it came
  sha256: SHA
  body:
    - [5, 14]
  # What is left
  rest:
    - [1, 2, title]   # its title
    - [3, 4, dek]
    - [11, 12, mark, 1, 2]
# The end.
---

"""
SIGNED = Signed("Jane Roe", date(2025, 3, 1))


def made(front: str = FLOW, body: str = BODY, seed: bytes = SEED) -> str:
    return front.replace("SHA", of_bytes(seed)) + body


def told(text: str, seed: bytes = SEED) -> list[object]:
    found, problems = differences_of(article(text), seed)
    assert problems == ()
    return [*found]


def all_accepted(text: str, seed: bytes = SEED) -> str:
    """The article with all its differences recorded, proven."""
    accepted = [Accepted(one, "house style") for one in differences_of(article(text), seed)[0]]
    new, problems = accept(article(text), seed, accepted, SIGNED)
    assert new is not None, problems
    assert proof_faults(new, seed) == []
    return new


def proof_faults(text: str, seed: bytes = SEED) -> list[str]:
    written, problems = read_article(text, "a.md")
    assert written is not None, problems
    edition = read_edition(written.body, EditionOptions())
    return [one.message for one in prove_markdown(written, edition, seed, "a.md", text)[1]]


@pytest.mark.parametrize("front", [FLOW, BLOCK])
def test_an_article_that_says_what_its_raw_text_says_differs_in_nothing(front: str) -> None:
    assert told(made(front)) == []
    assert all_accepted(made(front)) == made(front)


def test_a_dropped_line_is_told_and_moves_to_the_rest() -> None:
    text = made(body=BODY.replace("Share this!\n\n", ""))
    assert told(text) == [Dropped(7, 7, "Share this!", 11, 55)]
    assert all_accepted(text) == text.replace("[[5, 14]]", "[[5, 6], [8, 14]]").replace(
        "[3, 4, dek]", "[3, 4, dek], [7, 7, dropped]"
    )


def test_rows_of_their_own_stay_rows_of_their_own() -> None:
    text = made(BLOCK, BODY.replace("Share this!\n\n", ""))
    assert all_accepted(text) == text.replace("    - [5, 14]\n", "    - [5, 6]\n    - [8, 14]\n").replace(
        "    - [3, 4, dek]\n", "    - [3, 4, dek]\n    - [7, 7, dropped]\n"
    )


def test_several_lines_of_a_list_may_be_dropped_with_their_marks() -> None:
    text = made(body=BODY.replace("- why\n- when\n\n", ""))
    assert told(text) == [Dropped(11, 12, "why when", 20, 103)]
    assert "[11, 12, mark, 1, 2], [11, 12, dropped]" in all_accepted(text)


def test_the_one_of_two_equal_sentences_that_was_changed_is_named() -> None:
    text = made(body=BODY.replace("why. He said it twice.", "why. She said it twice."))
    assert told(text) == [
        Changed("He", "She", 16, 85, "Share this! Nobody asked why.", "said it twice. why when")
    ]
    entry = "{from: He, to: She, nth: 2, why: house style, by: Jane Roe, date: 2025-03-01}"
    assert all_accepted(text) == text.replace("source:", f"emend:\n  - {entry}\nsource:").replace(
        "dek: A dek in one line.  # one line\nemend", "dek: A dek in one line.  # one line\nemend"
    )


CHANGES = {
    "a letter": ("cost", "costs"),
    "a comma": ("plan.", "plan,"),
    "added words": ("it cost", "it surely cost"),
    "an added first word": ("The minister", "Well, The minister"),
    "a dropped word": ("said it cost", "said cost"),
    "an added paragraph": ("Nobody asked", "Really.\n\nNobody asked"),
    "a no-break space": ("3 million", "3&nbsp;million"),
    "words in another order": ("it cost 3 million", "3 million it cost"),
    "half a paragraph": ("3 million. He said it twice.", "3 million."),
    "a colon and quotes": ("Nobody asked why.", "“Nobody”: {asked} 'why', \\# # and"),
}


@pytest.mark.parametrize("front", [FLOW, BLOCK], ids=["flow", "block"])
@pytest.mark.parametrize(("old", "new"), CHANGES.values(), ids=CHANGES.keys())
def test_whatever_was_changed_can_be_recorded(old: str, new: str, front: str) -> None:
    text = made(front, BODY.replace(old, new, 1))
    assert proof_faults(text) != []
    recorded = all_accepted(text)
    assert [line for line in text.split("\n") if line not in recorded.split("\n")] == []


def test_more_changes_join_those_that_are_recorded() -> None:
    once = all_accepted(made(body=BODY.replace("cost", "costs")))
    twice = all_accepted(once.replace("Nobody asked", "No one asked").replace("The end", "An end"))
    assert twice.count("why: house style") == 3
    inline = made(FLOW.replace("source", "emend: [{from: cost, to: costs, why: x}]  # one\nsource"))
    text = inline.replace("it cost", "it costs").replace("Nobody", "No one")
    assert (
        "why: x}, {from: Nobody, to: No one, why: house style, by: Jane Roe, date: 2025-03-01}]  # one"
        in (all_accepted(text))
    )


def test_an_empty_list_is_filled() -> None:
    text = made(FLOW.replace("source", "emend: []  # none\nsource"), BODY.replace("cost", "costs"))
    entry = "{from: cost, to: costs, why: house style, by: Jane Roe, date: 2025-03-01}"
    assert all_accepted(text) == text.replace("emend: []", f"emend: [{entry}]")


@pytest.mark.parametrize("front", [FLOW, BLOCK], ids=["flow", "block"])
def test_other_line_ends_and_a_byte_order_mark_stay(front: str) -> None:
    text = made(front, BODY.replace("cost", "costs").replace("Share this!\n\n", ""))
    other = "\ufeff" + text.replace("\n", "\r\n")
    accepted = [Accepted(one, "house style") for one in differences_of(article(other), SEED)[0]]
    new, problems = accept(article(other), SEED, accepted, SIGNED)
    assert new == "\ufeff" + all_accepted(text).replace("\n", "\r\n"), problems


def test_altered_values_are_listed_as_edited() -> None:
    text = (
        made()
        .replace("title: The Plan That Was", "title: The Plan")
        .replace("dek: A dek in one line.  #", "dek: A dek.  #")
    )
    assert [one.key for one in told(text) if isinstance(one, Altered)] == ["title", "dek"]
    assert all_accepted(text) == text.replace("source:", "edited:\n  - title\n  - dek\nsource:")
    edited = text.replace("source:", "edited: [title]\nsource:")
    assert "edited: [title, dek]\n" in all_accepted(edited)


def test_what_is_not_accepted_still_differs() -> None:
    text = made(body=BODY.replace("cost", "costs").replace("Share this!\n\n", ""))
    dropped = next(one for one in told(text) if isinstance(one, Dropped))
    new, problems = accept(article(text), SEED, [Accepted(dropped)], SIGNED)
    assert new is not None, problems
    assert [type(one) for one in told(new)] == [Changed]


def test_a_drop_before_an_emendation_that_counts_is_said_to_need_a_hand() -> None:
    entry = "emend: [{from: twice., to: thrice., nth: 2, why: x}]\nsource"
    body = BODY.replace("why. He said it twice", "why. He said it thrice").replace(
        "The minister said it cost 3 million. He said it twice.\n\n", ""
    )
    text = made(FLOW.replace("source", entry), body)
    accepted = [Accepted(one, "x") for one in told(text)]
    new, problems = accept(article(text), SEED, accepted, SIGNED)
    assert new is None
    assert problems[0].code == "proof-markdown"


def test_a_raw_text_that_was_altered_cannot_be_accepted() -> None:
    found, problems = differences_of(article(made()), SEED + b"More.\n")
    assert found == ()
    assert [one.code for one in problems] == ["proof-snapshot"]


def test_an_article_without_a_raw_text_has_nothing_to_accept() -> None:
    assert differences_of(article("---\ntitle: T\n---\n\nWords.\n"), b"")[1][0].code == "missing-source"


WORD = st.sampled_from(["the", "plan", "was", "it", "“so”", "3\u00a0km", "and:", "{no}", "#1", "'s"])
LINE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)


@given(st.lists(LINE, min_size=1, max_size=6), st.data())
def test_any_change_of_any_text_can_be_recorded(lines: list[str], data: st.DataObject) -> None:
    seed = "\n\n".join(lines).encode()
    kept = [line for line in lines if data.draw(st.integers(0, 4))]
    changed = [data.draw(st.one_of(st.just(line), LINE)) for line in kept]
    rows = f"body: [[1, {2 * len(lines) - 1}]]"
    front = f"---\ntitle: T # mine\nsource: {{file: a.txt, sha256: {of_bytes(seed)}, {rows}}}\n---\n\n"
    body = "\n\n".join(line.replace("#1", "\\#1").replace("\u00a0", "&nbsp;") for line in changed) + "\n"
    text = front + body
    accepted = [Accepted(one, "it: was meant") for one in differences_of(article(text), seed)[0]]
    new, problems = accept(article(text), seed, accepted, SIGNED)
    assert new is not None, problems
    assert new.endswith("---\n\n" + body)
    assert "title: T # mine\n" in new
    assert proof_faults(new, seed) == []


@pytest.mark.parametrize("end", ["\u2028", "\u0085"])
def test_what_only_yaml_takes_for_a_line_end_moves_nothing(end: str) -> None:
    front = BLOCK.replace("rights: All of them.", f'rights: "All{end}of{end}them."')
    text = made(front, BODY.replace("cost", "costs").replace("Share this!\n\n", ""))
    recorded = all_accepted(text)
    assert recorded == all_accepted(text.replace(end, " ")).replace("All of them.", f"All{end}of{end}them.")


def test_a_comment_stays_with_its_entry() -> None:
    front = FLOW.replace("source:", "edited:\n  - dek  # by hand\nsource:").replace("That Was", "That Is")
    text = made(front.replace("dek: A dek in", "dek: The dek in"))
    assert all_accepted(text) == text.replace("by hand\n", "by hand\n  - title\n")


def test_added_emphasis_and_pictures_are_listed_as_the_editors() -> None:
    text = made(body=BODY.replace("Nobody", "*Nobody*").replace("Share this!", "![](x.png) **Share** this!"))
    assert [one.key for one in told(text) if isinstance(one, Altered)] == ["emphasis", "images"]
    assert "edited:\n  - emphasis\n  - images\n" in all_accepted(text)


def test_emphasis_of_changed_words_is_told_with_them() -> None:
    text = made(body=BODY.replace("why. He said", "why. *She* said"))
    assert [type(one) for one in told(text)] == [Changed, Altered]
    assert "“She” is set in italics" in told(text)[-1].message  # type: ignore[union-attr]
    assert "edited:\n  - emphasis\n" in all_accepted(text)


def test_what_misleads_cannot_be_accepted() -> None:
    text = made(body=BODY.replace("Nobody", "~~Nobody~~"))
    assert told(text) == []
    assert proof_faults(text) == ["“Nobody” is struck out, but not in the raw text"]
