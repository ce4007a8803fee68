"""Words that are blacked out: the proof holds for the rest, and says where nothing is blacked out."""

from glossator.config.load import read_article
from glossator.digest import of_bytes
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.problem import Problem

SEED = "First.\n\nHe lives at █████\n\n█████\n\nLast.\n"
BODY = "First.\n\nHe lives at █████\n\n█████\n\nLast.\n"


def faults(redactions: str, seed: str = SEED, body: str = BODY) -> list[Problem]:
    data = seed.encode()
    source = f"{{file: a.txt, sha256: {of_bytes(data)}, body: [[1, 7]], redactions: {redactions}}}"
    text = f"---\ntitle: T\nsource: {source}\n---\n\n{body}"
    written, problems = read_article(text, "a.md")
    if written is None:
        return [*problems]
    return [*prove_markdown(written, read_edition(written.body, EditionOptions()), data, "a.md", text)[1]]


def test_what_is_blacked_out_in_both_is_no_difference() -> None:
    assert faults("[{lines: [5, 5], why: a court's order}]") == []


def test_a_line_that_says_all_that_it_said_is_told() -> None:
    assert faults("[{lines: [3, 5], why: privacy}]") == []
    (found,) = faults("[{lines: [1, 5], why: privacy}]")
    assert found.code == "proof-snapshot"
    assert "line 1 of a.txt is said to be redacted, but nothing in it is blacked out" in found.message
    assert found.place.line == 3


def test_words_that_were_left_in_the_article_are_a_difference() -> None:
    (found,) = faults("[{lines: [5, 5], why: privacy}]", body=BODY.replace("\n█████\n", "\n12 Quay Street\n"))
    assert found.code == "proof-markdown"


def test_lines_that_are_not_there_cannot_be_redacted() -> None:
    for lines in ("[7, 9]", "[5, 3]", "[0, 1]"):
        assert [one.code for one in faults(f"[{{lines: {lines}, why: x}}]")] == ["proof-ledger"]


def test_a_redaction_needs_a_reason_and_a_digest_that_is_one() -> None:
    assert [one.code for one in faults("[{lines: [5, 5]}]")] == ["missing-key"]
    assert [one.code for one in faults("[{lines: [5, 5], why: x, sha256: abc}]")] == ["bad-value"]
