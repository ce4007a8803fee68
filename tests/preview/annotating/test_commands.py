"""What a page asks for is done to the article's files, and what cannot be done leaves them alone."""

import pytest
from annotating import ARTICLE, NOTES, PATH, Asking

from glossator.digest import of_bytes


def test_the_page_is_told_what_its_form_offers(page: Asking) -> None:
    state = page.state()
    assert [one["kind"] for one in state["kinds"]][:3] == ["note", "context", "claim"]
    assert {one["name"] for one in state["verdicts"]} >= {"True", "False"}
    assert (state["topics"], state["annotator"], state["source"]) == (["Ships"], "Git User", False)
    assert [(one["label"], one["kind"], one["verdict"]) for one in state["notes"]] == [
        ("yard", "claim", "false")
    ]


def test_a_note_is_written_under_its_block(page: Asking) -> None:
    answer = page.add(note={"kind": "context"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["note"]["id"] == "sank"
    definition = "\n[^sank]: **Context** “sank” It *did*. (Jane Roe, 2026-01-02)\n"
    assert page.text() == ARTICLE.replace("It sank in", "It sank[^sank] in") + definition
    assert page.told == [PATH]


def test_a_note_across_paragraphs_is_written_into_the_annotators_file(page: Asking) -> None:
    answer = page.add("he said. It", ", ", " sank")
    assert answer.status_code == 200, answer.text
    assert page.text() == ARTICLE
    assert page.text(NOTES).startswith("## he-said-it: Note\n\n> ")
    assert page.told == [NOTES]


def test_a_note_on_a_heading_is_written_into_the_annotators_file(page: Asking) -> None:
    (page.root / PATH).write_text(ARTICLE + "\n## The end of it\n", encoding="utf-8")
    answer = page.add("The end", "", " of it")
    assert answer.status_code == 200, answer.text
    assert "> **The end** of it" in page.text(NOTES)
    page.state()
    assert page.add("end", "The ", " of", where="article").status_code == 422


def test_a_note_is_read_edited_and_deleted(page: Asking) -> None:
    read = page.done("read", label="yard")
    assert (read["kind"], read["verdict"], read["text"], read["speaker"]) == (
        "claim",
        "False",
        "It was not.",
        "the captain",
    )
    note = {"text": "Nor in 1912.", "kind": "claim", "verdict": "True", "topics": ["Yards"]}
    page.done("edit", label="yard", note=note)
    assert "**Claim: True** “was built in 1911” Nor in 1912. (Jane Roe, 2025-03-01; rev. 2026-01-02)" in (
        page.text()
    )
    assert "notes: {yard: {topics: [Yards]}}" in page.text()
    told = page.done("delete", label="yard")
    assert told["notes"] == []
    assert "yard*, he said.\n\nIt sank in the sound.\n" in page.text()
    assert "notes:" not in page.text()


def test_topics_change_without_their_comment(page: Asking) -> None:
    page.done("topics", topics=["Ships", "The sound"])
    assert "topics: [Ships, The sound] # for now\n" in page.text()


def test_the_last_change_is_undone_and_then_the_one_before(page: Asking) -> None:
    page.done("topics", topics=[])
    between = page.text()
    told = page.done("delete", label="yard")
    assert told["undo"]["said"] == "deleted note “yard”"
    told = page.done("undo", id=told["undo"]["id"])
    assert page.text() == between
    told = page.done("undo", id=told["undo"]["id"])
    assert page.text() == ARTICLE
    assert told["undo"] is None
    assert page.told == [PATH] * 4


def test_a_notes_file_that_was_made_is_taken_away_again(page: Asking) -> None:
    page.add("he said. It", ", ", " sank")
    page.done("undo", id=page.state()["undo"]["id"])
    assert not (page.root / NOTES).exists()


def test_what_somebody_changed_since_is_not_undone(page: Asking) -> None:
    told = page.done("delete", label="yard")
    (page.root / PATH).write_text(ARTICLE + "\nMine.\n", encoding="utf-8")
    answer = page.ask("undo", id=told["undo"]["id"])
    assert answer.status_code == 409
    assert page.text().endswith("\nMine.\n")


@pytest.mark.parametrize("do", ["add", "edit", "delete", "topics"])
def test_a_file_that_changed_since_the_page_was_drawn_is_left_alone(page: Asking, do: str) -> None:
    page.state()
    mine = ARTICLE.replace("the sound", "the Sound")
    (page.root / PATH).write_text(mine, encoding="utf-8")
    more = {"topics": {"topics": []}, "edit": {"label": "yard", "note": {"text": "x"}}}
    answer = page.add() if do == "add" else page.ask(do, **more.get(do, {"label": "yard"}))
    assert answer.status_code == 409
    assert answer.json()["problems"][0]["code"] == "file-changed"
    assert page.text() == mine


def test_a_notes_file_that_appeared_meanwhile_counts_as_a_change(page: Asking) -> None:
    page.state()
    (page.root / NOTES).write_text(
        "## sank: Context\n\n> It **sank** in the sound\n\nSo.\n", encoding="utf-8"
    )
    assert page.add().status_code == 409
    page.state()
    assert page.add().json()["note"]["label"] == "sank_2"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"exact": "the whale"}, "quote-not-found"),
        ({"note": {"text": " "}}, "empty-note"),
        ({"note": {"text": "x", "verdict": "Odd", "kind": "claim"}}, "bad-verdict"),
        ({"note": {"text": "x\n\n# y\n\n[^z]: no"}}, "note-refused"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_reason(
    page: Asking, asked: dict[str, object], code: str
) -> None:
    answer = page.add(**asked)  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["code"] == code
    assert page.is_untouched()


def test_a_text_is_shown_as_readers_will_see_it(page: Asking) -> None:
    told = page.done(
        "render", text="It *did* <script>x()</script><b onclick=x()>not</b>.\n\n- [so](javascript:x)"
    )
    assert "<em>did</em>" in told["html"]
    assert "<script" not in told["html"]
    assert "onclick" not in told["html"]
    assert 'href="javascript' not in told["html"]


def test_differences_from_the_raw_text_are_told_and_accepted(page: Asking) -> None:
    raw = b"The ferry\nIt sank in the sound of old.\nNobody knew.\nAll were saved.\n"
    (page.root / "seeds").mkdir()
    (page.root / "seeds/ferry.txt").write_bytes(raw)
    source = (
        f"source: {{file: seeds/ferry.txt, sha256: {of_bytes(raw)}, body: [[2, 4]], rest: [[1, 1, title]]}}"
    )
    text = (
        f"---\ntitle: The ferry\n{source} # its own\n---\n\nIt sank in the Sound of old.\n\nAll were saved.\n"
    )
    (page.root / PATH).write_text(text, encoding="utf-8")
    assert page.state()["source"]
    found = page.done("differences")["differences"]
    assert [one["what"] for one in found] == ["changed", "dropped"]
    page.done("accept", meant=[{"id": found[0]["id"], "why": "a name"}], by="Jane Roe")
    assert "emend:" in page.text()
    assert "why: a name, by: Jane Roe, date: 2026-01-02" in page.text()
    left = page.done("differences")["differences"]
    assert [one["what"] for one in left] == ["dropped"]
    assert page.ask("accept", meant=[{"id": found[0]["id"]}]).status_code == 409
    page.done("accept", meant=[{"id": left[0]["id"]}])
    assert page.done("differences")["differences"] == []
    assert " # its own\n" in page.text()
