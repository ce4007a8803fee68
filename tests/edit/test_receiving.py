"""Annotations become a notes file: found, moved, orphaned, and nothing lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from siting import SiteUnderTest

from glossator.edit.arrived import arrive
from glossator.edit.arrived_text import ids_in
from glossator.notes.passages import article_passages
from glossator.notes.received_values import Received
from glossator.problem import Place

ARTICLE = """---
title: The plan
date: 2025-01-01
---
The plan created 3 million jobs last year, and the *Treasury* agreed.

A second paragraph runs on to some words, with jobs in it.

> And it ends.
"""


def row(name: str, exact: str, prefix: str = "", suffix: str = "", **more: Any) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    given: dict[str, Any] = {
        "id": name,
        "uri": "https://example.org/",
        "user": "acct:ann@hypothes.is",
        "created": "2025-03-01T10:00:00+00:00",
        "text": f"Text of {name}.",
        "target": [{"selector": [quote]}],
    }
    return given | more


JOBS = row("jobs", "created 3 million jobs", "The plan ", " last year")
MOVED = row("moved", "a third paragraph running on to many words", "agreed. ", ", with jobs")
GONE = row("gone", "nothing whatever like this is there", "zzz ", " yyy")
PAGE = row("page", "") | {"target": [{"source": "https://example.org/"}]}
MARK = row("mark", "The plan", "", " created", text="")


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site")
    made.write("site.yaml", "title: T\n").write("content/articles/plan.md", ARTICLE)
    return made


Importing = Callable[..., SiteUnderTest]


@pytest.fixture
def importing(site: SiteUnderTest, tmp_path: Path) -> Importing:
    """A function that imports rows into the site."""

    def run(*rows: object, more: tuple[str, ...] = ()) -> SiteUnderTest:
        file = tmp_path / "rows.json"
        file.write_text(json.dumps({"rows": rows}), encoding="utf-8")
        return site.run("import", str(file), "--for", "plan", *more)

    return run


def notes(site: SiteUnderTest, who: str = "hypothesis") -> str:
    return (site.folder / f"content/articles/plan.{who}.notes.md").read_text(encoding="utf-8")


def shown(site: SiteUnderTest) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(site.run("list", "notes", "--format", "json").succeeds().stdout)
    return listed


def test_each_annotation_is_found_moved_or_orphaned_and_told(importing: Importing) -> None:
    site = importing(JOBS, MOVED, GONE, PAGE, MARK).succeeds()
    assert site.stdout.split("\n")[:6] == [
        "found: “created 3 million jobs” (ann)",
        "moved: “a third paragraph running on to many words” may be “A second paragraph runs on "
        "to some words” (67% alike) (ann)",
        "orphaned: “nothing whatever like this is there” (ann)",
        "orphaned: the page as a whole (ann)",
        "empty: “The plan” (ann)",
        "1 found, 1 moved, 2 orphaned, 1 empty",
    ]
    assert ids_in(notes(site)) == {"jobs", "moved", "gone", "page", "mark"}


def test_what_is_found_is_a_note_on_its_words_and_the_rest_waits_in_comments(importing: Importing) -> None:
    site = importing(JOBS, MOVED, GONE, PAGE, MARK).succeeds()
    (note,) = shown(site)
    assert (note["quote"], note["kind"], note["author"], note["date"], note["text"]) == (
        "created 3 million jobs",
        "note",
        "ann",
        "2025-03-01",
        "Text of jobs.",
    )
    site.run("check", "--strict").succeeds()
    assert "Text of moved." in notes(site) and "Text of gone." in notes(site)


def test_a_second_import_adds_what_is_new_and_changes_nothing_else(importing: Importing) -> None:
    site = importing(JOBS, GONE).succeeds()
    edited = notes(site).replace("Text of jobs.", "An editor's words.")
    site.write("content/articles/plan.hypothesis.notes.md", edited)
    importing(JOBS | {"text": "Changed."}, GONE).succeeds().says("Nothing new.", "2 known")
    assert notes(site) == edited
    importing(JOBS, row("plan", "The plan", "", " created"), MOVED).succeeds().says(
        "1 found, 1 moved, 1 known"
    )
    added = notes(site).split("\n")
    assert [line for line in edited.split("\n") if line not in added] == []
    assert {note["text"] for note in shown(site)} == {"An editor's words.", "Text of plan."}
    assert {note["author"] for note in shown(site)} == {"ann"}
    site.run("check", "--strict").succeeds()


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_of_other_line_ends_keeps_every_byte(importing: Importing, mark: str) -> None:
    site = importing(JOBS, GONE)
    path = site.folder / "content/articles/plan.hypothesis.notes.md"
    own = "# Notes\n\n" + notes(site).partition("\n")[2] + "\nMine, without an end"
    path.write_bytes((mark + own).replace("\n", "\r\n").encode())
    importing(JOBS, row("plan", "The plan", "", " created"), MOVED).succeeds().says(
        "1 found, 1 moved, 1 known"
    )
    written = path.read_bytes().decode()
    assert "\n" not in written.replace("\r\n", "")
    assert written.startswith(mark) and written.count("\ufeff") == len(mark)
    assert own.replace("\n", "\r\n") in written
    site.run("check", "--strict").succeeds()
    assert [note["quote"] for note in shown(site)] == ["The plan", "created 3 million jobs"]


def test_a_note_taken_out_of_its_comment_is_known(importing: Importing) -> None:
    site = importing(MOVED).succeeds()
    taken = notes(site).replace(
        "-->\n\n<!-- The words are not where they were. Are these meant? ", "-->\n\n<!-- "
    )
    taken = taken.replace("Then take the note out of this comment.\n", "-->\n").replace("\n\n-->\n", "\n")
    site.write("content/articles/plan.hypothesis.notes.md", taken).run("check", "--strict").succeeds()
    assert [note["quote"] for note in shown(site)] == ["A second paragraph runs on to some words"]
    importing(MOVED).says("Nothing new.")


def test_a_dry_run_writes_nothing(importing: Importing) -> None:
    site = importing(JOBS, more=("--dry-run",)).succeeds().says("found: ", "The notes would be in")
    assert not list(site.folder.rglob("*.notes.md"))


def test_words_over_two_paragraphs_are_found(importing: Importing) -> None:
    site = importing(row("two", "with jobs in it.\n\nAnd it", "some words, ", " ends.")).succeeds()
    assert [note["quote"] for note in shown(site)] == ["with jobs in it. And it"]


def test_a_word_that_is_repeated_is_found_by_its_context(importing: Importing) -> None:
    site = importing(row("second", "jobs", "some words, with ", " in it.")).succeeds()
    assert shown(site)[0]["quote"] == "jobs"
    assert "with **jobs** in it" in notes(site)


def test_tags_say_the_kind_and_the_verdict(importing: Importing) -> None:
    site = importing(JOBS | {"tags": ["claim", "FALSE", "work"]}).succeeds()
    (note,) = shown(site)
    assert (note["kind"], note["verdict"], note["text"]) == ("claim", "false", "Text of jobs. #work")


def test_replies_go_with_what_they_answer(importing: Importing) -> None:
    reply = row("reply", "", references=["jobs"], target=[{"source": "x"}], text="I *agree*.")
    again = reply | {"id": "again", "references": ["jobs", "reply"], "text": "So do I."}
    site = importing(reply, JOBS, again).succeeds().says("(ann), with 2 answered")
    (note,) = shown(site)
    assert note["text"] == ("Text of jobs. ↳ ann, 2025-03-01 I agree. ↳ ann, 2025-03-01 So do I.")
    importing(reply, JOBS, again).says("Nothing new.", "3 known")


def test_replies_that_answer_one_another_in_a_circle_are_not_lost(importing: Importing) -> None:
    rows = [row(name, "", references=[other], target=[]) for name, other in (("a", "b"), ("b", "a"))]
    assert ids_in(notes(importing(*rows).succeeds())) == {"a", "b"}


def test_what_only_its_author_may_read_is_a_draft(importing: Importing) -> None:
    site = importing(JOBS | {"permissions": {"read": ["acct:ann@hypothes.is"]}}).succeeds()
    assert "## created-3-million-jobs: Draft note" in notes(site)
    site.run("build").succeeds()
    assert "Text of jobs" not in (site.output / "articles/plan/index.html").read_text(encoding="utf-8")


def test_an_annotation_that_cannot_be_read_is_said_and_the_others_are_imported(importing: Importing) -> None:
    site = importing({"id": 3, "uri": "x"}, JOBS).fails_with("bad-annotation")
    assert len(shown(site)) == 1


HOSTILE = (
    "<script>alert(1)</script>",
    "--> <!-- x",
    "```\nnever closed",
    "# x: Claim: False\n\n> The plan\n\ntext",
    "[^plan]: [^1] [@roe] [x](javascript:alert(1)) ![x](x.png)",
    "<img src=x onerror=alert(1)>",
    "— Jane Roe, 2020-01-01",
    "> a quotation of its own",
    "\u2028\ud800\x00\x1b[2J",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("where", [JOBS, GONE], ids=["found", "gone"])
def test_a_hostile_text_is_but_text(importing: Importing, text: str, where: dict[str, Any]) -> None:
    site = importing(where | {"text": text, "user_info": {"display_name": f"A; (B) {text}"}}, MOVED)
    site.succeeds().run("build", "--strict", "--base-url", "https://example.org/").succeeds()
    assert len(shown(site)) == (where is JOBS)
    html = (site.output / "articles/plan/index.html").read_text(encoding="utf-8")
    assert not [one for one in ("<script>alert", "<img src=x", 'href="javascript') if one in html]
    assert ids_in(notes(site)) == {where["id"], "moved"}


def test_an_annotation_of_w3c_keeps_its_kind(site: SiteUnderTest, tmp_path: Path) -> None:
    site.write(
        "content/articles/plan.md",
        ARTICLE.replace("jobs last", "jobs[^jobs] last").replace("*Treasury*", "*Treasury*[^t]")
        + "\n[^jobs]: **Claim: False** “created 3 million jobs” The office counted *less*. (Jane Roe, 2025-03-01)\n"
        + "\n[^t]: **Definition** “Treasury” The ministry, see [its page](https://example.org/).\n",
    )
    before = shown(site.run("build").succeeds())
    exported = tmp_path / "annotations.json"
    exported.write_bytes((site.output / "articles/plan/annotations.json").read_bytes())
    site.write("content/articles/plan.md", ARTICLE)
    site.run("import", str(exported), "--for", "plan").succeeds().says("2 found")
    assert "annotations" in notes(site, "annotations")
    kept = ("kind", "verdict", "author", "date", "quote", "text")
    assert [[note[key] for key in kept] for note in shown(site)] == [
        [note[key] for key in kept] for note in before
    ]
    site.run("check", "--strict").succeeds()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--for", "plna"), "Did you mean 'plan'?"),
        (("--for", "plan", "--ignore"), "--for goes neither with --ignore nor with --metadata"),
    ],
)
def test_what_cannot_be_asked_for_is_said(
    site: SiteUnderTest, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    site.run("import", str(tmp_path / "a.json"), *options)
    assert site.code == 2
    site.says(said)


def test_a_folder_holds_no_annotations(site: SiteUnderTest, tmp_path: Path) -> None:
    site.run("import", str(tmp_path), "--for", "plan").says("is a folder")
    assert site.code == 2


def test_a_file_that_is_no_text_is_refused(site: SiteUnderTest, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    site.run("import", str(tmp_path / "a.json"), "--for", "plan").fails_with("not-annotations")


WORDS = ("plan", "jobs", "the", "Treasury", "agreed,", "naïve", "创造就业", "“so”", "**", "1.", "#")


@settings(max_examples=60)
@given(st.data())
def test_words_cut_from_an_article_are_found_there_and_nowhere_else(data: st.DataObject) -> None:
    blocks = data.draw(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), min_size=1, max_size=3)
    )
    article = article_passages("\n\n".join(" ".join(f"x {word}" for word in block) for block in blocks))
    text = article.text
    words = [at for at in range(len(text)) if text[at] == "x" and (at == 0 or text[at - 1].isspace())]
    start = data.draw(st.sampled_from(words))
    end = min(len(text), data.draw(st.sampled_from([at for at in words if at >= start])) + 1)
    one = Received(
        "a",
        Place("a.json"),
        text[start:end],
        text[max(0, start - 32) : start],
        text[end : end + 32],
        text="Text.",
    )
    (arrived,) = arrive([one], article, ())
    if arrived.status == "found":
        assert arrived.at == (start, end)
