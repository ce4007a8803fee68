"""What notes are about is found again where an article has changed; what is proposed is tried, and never applied
unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.edit.manuscript import ArticleFile, open_manuscript
from glossator.edit.mending import Repair, Status
from glossator.edit.repair import repairs
from glossator.edit.splices import spliced
from glossator.notes.options import EditionOptions
from glossator.sources.notes_files import NotesFile

PATH, NOTES = "content/articles/ferry.md", "content/articles/ferry.notes.md"
FRONT = "---\ntitle: The ferry\n---\n\n"
BODY = (
    "The ferry across the lower river has crossed for a hundred and ten years.\n\n"
    "Last spring the council put a bridge into its budget, and nobody knows what it will cost.\n\n"
    "The ferry carried 40,000 passengers in its best year, said the master.\n"
)


def article(body: str = BODY, notes: str = "") -> ArticleFile:
    files = (NotesFile(NOTES, notes),) if notes else ()
    return ArticleFile(PATH, FRONT + body, EditionOptions(), files)


def only(file: ArticleFile) -> Repair:
    (found,) = found_in(file)
    return found


def found_in(file: ArticleFile) -> tuple[Repair, ...]:
    found, problems = repairs(file)
    assert problems == ()
    return found


def mended(file: ArticleFile) -> ArticleFile:
    """The article's files with all that is proposed."""
    changes = {
        path: [s for one in found_in(file) if one.place.path == path for s in one.splices]
        for path in (PATH, NOTES)
    }
    files = tuple(NotesFile(one.path, spliced(one.text, changes[NOTES])) for one in file.notes_files)
    return ArticleFile(PATH, spliced(file.text, changes[PATH]), file.site, files)


def quotes(file: ArticleFile) -> dict[str, str]:
    manuscript, _ = open_manuscript(file)
    assert manuscript is not None
    assert [one.code for one in manuscript.edition.problems if one.is_error] == []
    return {note.label: note.quote for note in manuscript.edition.notes}


def note(quotation: str, label: str = "n") -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in quotation.split("\n"))
    return f"## {label}: Note\n\n{quoted}\n\nText.\n"


def test_notes_whose_words_stand_need_no_repair() -> None:
    body = BODY.replace("master.", "master.[^m]") + "\n[^m]: **Note.** “the master” Text.\n"
    assert found_in(article(body, note("put a **bridge** into"))) == ()


def test_an_article_whose_front_matter_cannot_be_read_says_so() -> None:
    found, problems = repairs(ArticleFile(PATH, "---\ntitle: [\n---\n", EditionOptions()))
    assert found == ()
    assert problems


def test_a_quotation_whose_context_changed_is_found_and_written_anew() -> None:
    file = article(notes=note("Last spring the board put a **bridge into its budget**, and nobody"))
    one = only(file)
    assert (one.status, one.now, str(one.place)) == (Status.FOUND, "bridge into its budget", f"{NOTES}:3:1")
    assert mended(file).notes_files[0].text == note(
        "Last spring the council put a **bridge into its budget**, and nobody knows what"
    )
    assert quotes(mended(file)) == {"n": "bridge into its budget"}


def test_changed_words_are_proposed() -> None:
    file = article(notes=note("The ferry carried **41,000 passengers in its best year**"))
    one = only(file)
    assert (one.status, one.was, one.now) == (
        Status.MOVED,
        "41,000 passengers in its best year",
        "40,000 passengers in its best year",
    )
    assert 0.9 < one.similarity < 1
    assert quotes(mended(file)) == {"n": "40,000 passengers in its best year"}


def test_a_whole_quotation_without_bold_words_is_looked_for_too() -> None:
    file = article(notes=note("The ferry carried 41,000 passengers in its best year, said the master."))
    assert quotes(mended(file)) == {
        "n": "The ferry carried 40,000 passengers in its best year, said the master."
    }


def test_words_over_two_paragraphs_are_quoted_in_two() -> None:
    file = article(notes=note("**a hundred and eleven years.**\n\n**Last spring the council** put"))
    assert mended(file).notes_files[0].text.count("\n>\n") == 1
    assert quotes(mended(file)) == {"n": "a hundred and ten years. Last spring the council"}


def test_a_note_that_is_named_by_its_words_keeps_its_name() -> None:
    file = article(notes="## Claim: False\n\n> The ferry **carried 41,000 passengers** in\n\nNo.\n")
    assert quotes(mended(file)) == {"carried-41-000-passengers": "carried 40,000 passengers"}
    assert mended(file).notes_files[0].text.startswith("## carried-41-000-passengers: Claim: False\n")


def test_words_that_are_gone_are_orphaned() -> None:
    one = only(article(notes=note("The lighthouse was **painted white and red** in the autumn")))
    assert (one.status, one.now, one.splices) == (Status.ORPHANED, "", ())


def test_only_the_quotation_of_a_notes_file_changes() -> None:
    notes = (
        "# Notes\n\n"
        + note("carried **41,000 passengers in its best year**")
        + "\n"
        + note("**bridge** into", "b")
    )
    text = mended(article(notes=notes)).notes_files[0].text
    kept = [line for line in notes.split("\n") if "41,000" not in line]
    assert [line for line in text.split("\n") if "40,000" not in line] == kept


def test_words_that_changed_before_a_reference_are_quoted_as_they_are() -> None:
    body = (
        BODY.replace("master.", "master.[^m]")
        + "\n[^m]: **Claim: False** “40,000 people in its best year” [he] No.\n"
    )
    one = only(article(body))
    assert (one.status, one.now) == (Status.MOVED, "40,000 passengers in its best year")
    assert quotes(mended(article(body))) == {"m": "40,000 passengers in its best year"}
    assert "“40,000 passengers in its best year” [he] No." in mended(article(body)).text


def test_a_quotation_over_two_lines_of_a_definition_is_replaced() -> None:
    body = (
        BODY.replace("master.", "master.[^m]")
        + "\n[^m]: **Note:** “40,000 people in\n    its best year” No.\n"
    )
    assert quotes(mended(article(body))) == {"m": "40,000 passengers in its best year"}


def test_words_that_start_like_a_list_or_hold_markup_are_quoted_as_they_are() -> None:
    body = "The list: 1. a_b_c *ferries* [and] boats.[^m]\n\n[^m]: **Note:** “1. a_b_c ferries [and] boots” No.\n"
    assert quotes(mended(article(body))) == {"m": "1. a_b_c ferries [and] boats"}


def test_a_reference_goes_where_its_words_went() -> None:
    body = (
        BODY.replace("ten years.", "ten years.[^m]")
        + "\n[^m]: **Note:** “put a bridge into its budget” In March.\n"
    )
    one = only(article(body))
    assert (one.status, one.now, one.similarity) == (Status.MOVED, "put a bridge into its budget", 1.0)
    text = mended(article(body)).text
    assert "its budget,[^m] and" in text
    assert "ten years.\n" in text
    assert quotes(mended(article(body))) == {"m": "put a bridge into its budget"}


def test_a_reference_before_its_words_goes_behind_them() -> None:
    body = BODY.replace("Last spring", "Last spring[^m]") + "\n[^m]: **Note:** “put a bridge” In March.\n"
    assert "put a bridge[^m] into" in mended(article(body)).text


def test_a_note_that_lost_its_reference_gets_it_where_its_words_are() -> None:
    body = BODY + "\n[^m]: **Note:** “put a bridge into its budget” In March.\n"
    assert quotes(mended(article(body))) == {"m": "put a bridge into its budget"}


def test_a_note_whose_words_are_gone_is_orphaned() -> None:
    body = BODY.replace("ten years.", "ten years.[^m]") + "\n[^m]: **Note:** “the lighthouse” Red.\n"
    assert only(article(body)).status is Status.ORPHANED


def test_a_title_that_is_no_quotation_is_left_alone() -> None:
    body = (
        BODY.replace("ten years.", "ten years.[^m]") + "\n[^m]: **Source.** “A Long Title of a Book”, 1911.\n"
    )
    assert found_in(article(body)) == ()


def test_a_repair_that_cannot_be_written_is_said_without_one() -> None:
    body = (
        BODY.replace("master.", "master.[^m]") + "\n[^m]: **Note:** “40,000 *people* in its best year” No.\n"
    )
    one = only(article(body))
    assert (one.status, one.splices) == (Status.MOVED, ())


def test_both_kinds_of_notes_are_told_in_the_order_of_lines() -> None:
    body = BODY.replace("master.", "master.[^m]") + "\n[^m]: **Note:** “the mister” Text.\n"
    found = found_in(
        article(body, note("**a brige into its budget**, and") + "\n" + note("**nothing of it**", "o"))
    )
    assert [one.label for one in found] == ["m", "n", "o"]


def test_a_file_with_other_line_ends_keeps_them() -> None:
    body = (BODY.replace("master.", "master.[^m]") + "\n[^m]: **Note:** “the mister” Text.\n").replace(
        "\n", "\r\n"
    )
    file = ArticleFile(PATH, FRONT.replace("\n", "\r\n") + body, EditionOptions())
    assert mended(file).text == file.text.replace("mister", "master")


def test_text_right_behind_a_quotation_does_not_become_part_of_it() -> None:
    notes = "## n: Note\n\n> # carried **41,000 passengers in its best year**\nText.\n"
    after, _ = open_manuscript(mended(article(notes=notes)))
    found = after.note("n") if after else None
    assert found is not None
    assert (found.quote, found.plain) == ("40,000 passengers in its best year", "Text.")


WORDS = BODY.split()


@pytest.mark.parametrize("form", ["notes file", "footnote"])
@given(st.data())
def test_what_is_proposed_keeps_the_articles_words_and_makes_the_note_hang_on_its_proposal(
    form: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(WORDS) - 6))
    end = data.draw(st.integers(start + 3, min(start + 12, len(WORDS))))
    changed = data.draw(st.integers(0, len(WORDS) - 1))
    other = data.draw(st.sampled_from(["", "not", "budgets,", "41,000"]))
    edited = [word for word in [*WORDS[:changed], other, *WORDS[changed + 1 :]] if word]
    words = " ".join(WORDS[start:end])
    if form == "notes file":
        file = article(" ".join(edited) + "\n", note(f"**{words}**"))
    else:
        file = article(" ".join(edited) + f"[^n]\n\n[^n]: **Note:** «{words}» Text.\n")
    before, _ = open_manuscript(file)
    after, _ = open_manuscript(mended(file))
    assert before is not None
    assert after is not None
    assert after.edition.plain == before.edition.plain
    for one in found_in(file):
        if one.splices:
            found = after.note(one.label)
            assert found is not None
            assert found.quote == one.now
