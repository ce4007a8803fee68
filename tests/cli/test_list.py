"""`glossator list`: what a site has, for people, programs and spreadsheets."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from commanding import Run
from hypothesis import given
from hypothesis import strategies as st

from glossator.cli.cells import width
from glossator.cli.listing import Listing, as_csv, as_json, narrow_table
from glossator.ingest.overrides import read_overrides

NOTED = """\
---
title: The harbour
date: 2025-02-03
outlet: Northern Papers
authors: [Jane Roe, Ivo Marić]
topics: [Ships, Quays]
---

The harbour was deep enough.[^deep] It was dug by hand.[^1]

[^deep]: **Claim:** **False** “deep enough” It never was. (Jane Roe, 2025-01-03)
[^1]: A plain note.
"""
DRAFT = "---\ntitle: A draft\ndraft: true\ntopics: [Ropes]\n---\n\nText.\n"
OLD = "---\ntitle: Old news\ndate: 2024-01-01\nexpires: 2024-02-01\n---\n\nText.\n"
TOPICS = "- name: Ships\n  kind: thing\n- name: Harbours\n  aliases: [Quays]\n- name: Sails\n  kind: thing\n"


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a published article, a draft, an expired one and one with an error; the current folder."""
    monkeypatch.chdir(fresh)
    (fresh / "site.yaml").write_text("title: Papers\nurl: https://papers.example.org/north/\n", "utf-8")
    (fresh / "content/topics.yaml").write_text(TOPICS, "utf-8")
    broken = "---\ntitel: x\n---\n\nText.\n"
    for name, text in (("harbour", NOTED), ("draft", DRAFT), ("old", OLD), ("broken", broken)):
        (fresh / "content/articles" / f"{name}.md").write_text(text, "utf-8")
    return fresh


def listed(run: Run, what: str) -> list[dict[str, Any]]:
    ran = run("list", what, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(ran.out)
    return rows


def test_articles_are_listed_with_all_that_is_known_of_them(site: Path, run: Run) -> None:
    harbour = listed(run, "articles")[0]
    assert harbour == {
        "path": "content/articles/harbour.md",
        "title": "The harbour",
        "date": "2025-02-03",
        "outlet": "Northern Papers",
        "authors": ["Jane Roe", "Ivo Marić"],
        "topics": ["Ships", "Quays"],
        "notes": 2,
        "words": 10,
        "url": "https://papers.example.org/north/articles/harbour/",
        "status": "published",
        "file": "",
    }


def test_articles_that_are_not_published_say_why(site: Path, run: Run) -> None:
    found = {row["path"]: (row["status"], row["url"]) for row in listed(run, "articles")}
    assert found["content/articles/draft.md"] == ("draft", "")
    assert found["content/articles/old.md"] == ("expired: 2024-02-01", "")
    assert found["content/articles/broken.md"] == ("error", "")


def test_the_newest_article_is_the_first(site: Path, run: Run) -> None:
    titles = [row["title"] for row in listed(run, "articles")]
    assert titles == ["The harbour", "Old news", "A draft", ""]


def test_topics_have_their_articles_counted_under_the_vocabularys_name(site: Path, run: Run) -> None:
    base = "https://papers.example.org/north/topics/"
    assert listed(run, "topics") == [
        {"name": "Harbours", "kind": "", "articles": 1, "url": f"{base}harbours/"},
        {"name": "Sails", "kind": "thing", "articles": 0, "url": ""},
        {"name": "Ships", "kind": "thing", "articles": 1, "url": f"{base}ships/"},
    ]


def test_notes_have_their_quoted_words(site: Path, run: Run) -> None:
    claim, plain = listed(run, "notes")
    assert claim == {
        "article": "content/articles/harbour.md",
        "label": "deep",
        "number": 1,
        "kind": "claim",
        "verdict": "false",
        "author": "Jane Roe",
        "date": "2025-01-03",
        "quote": "deep enough",
        "speaker": "",
        "text": "It never was.",
        "file": "content/articles/harbour.md",
        "line": 11,
        "url": "https://papers.example.org/north/articles/harbour/#note-deep",
    }
    assert (plain["label"], plain["kind"], plain["quote"]) == ("1", "note", "")


def test_what_is_withheld_has_its_reason(site: Path, run: Run) -> None:
    (site / "seeds/lamp.txt").write_text("The lamp\n\nA text about a lamp.\n", "utf-8")
    (site / "seeds/ship.txt").write_text("The ship\n\nA text about a ship.\n", "utf-8")
    assert run("import", "--ignore", "seeds/ship.txt").status == 0
    assert {row["path"]: row["why"] for row in listed(run, "withheld")} == {
        "content/articles/draft.md": "draft",
        "content/articles/old.md": "expired: 2024-02-01",
        "content/articles/broken.md": "error",
        "seeds/lamp.txt": "no article",
        "seeds/ship.txt": "ignored: told so",
    }


def test_the_csv_of_articles_is_the_table_that_an_import_reads(site: Path, run: Run) -> None:
    raw = "The lamp\n\nBy Ana Ćirić\n\nA text about a lamp that nobody lit, and “why”; it was, they say, too far.\n"
    (site / "seeds/lamp.txt").write_text(raw, "utf-8")
    (site / "content/articles/broken.md").unlink()
    assert run("build").status == 0
    path = site / "content/articles/the-lamp.md"
    more = 'outlet: "Papers, \\"North\\""\ntopics: [Ships, Łódź]\ndraft: true\ntitle:'
    path.write_text(path.read_text("utf-8").replace("title:", more, 1), "utf-8")
    ran = run("list", "--format", "csv")
    assert ran.status == 0
    assert ran.err == "3 articles without a raw text, or with errors, left out.\n"
    rows, problems = read_overrides(ran.out, "articles.csv")
    assert problems == ()
    values = rows["lamp.txt"].values
    assert values["title"] == "The lamp"
    assert values["topics"] == ["Ships", "Łódź"]
    assert values["outlet"] == 'Papers, "North"'
    assert values["draft"] is True
    assert "url" not in values


def test_what_a_spreadsheet_gave_back_is_taken_by_an_import(site: Path, run: Run) -> None:
    (site / "content/articles/broken.md").unlink()
    (site / "seeds/lamp.txt").write_text("The lamp\n\nA text about a lamp that nobody lit.\n", "utf-8")
    run("build")
    table = run("list", "--format", "csv").out.replace("The lamp", "A lamp")
    (site / "articles.csv").write_bytes(table.encode())
    (site / "content/articles/the-lamp.md").unlink()
    assert run("import", "seeds/lamp.txt", "--metadata", "articles.csv").status == 0
    assert "title: A lamp\n" in (site / "content/articles/a-lamp.md").read_text("utf-8")


@pytest.mark.parametrize("what", ["topics", "notes", "withheld"])
def test_csv_has_what_json_has(site: Path, run: Run, what: str) -> None:
    out = run("list", what, "--format", "csv").out
    assert out.count("\r\n") == out.count("\n")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows == [{key: str(value) for key, value in row.items()} for row in listed(run, what)]


def test_a_table_in_a_pipe_has_a_line_a_row_and_no_colours(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    ran = run("list")
    assert (ran.status, ran.err) == (0, "")
    head, _, *rows = ran.out.rstrip("\n").split("\n")
    assert head.split() == [
        "path",
        "title",
        "date",
        "outlet",
        "authors",
        "topics",
        "notes",
        "words",
        "status",
    ]
    assert len(rows) == 4
    assert "content/articles/harbour.md" in rows[0] and "Jane Roe, Ivo Marić" in rows[0]
    assert "\x1b" not in ran.out


def test_a_site_without_notes_says_so_beside_the_result(fresh: Path, run: Run) -> None:
    ran = run("-s", "site", "list", "notes")
    assert (ran.status, ran.out, ran.err) == (0, "", "There are no notes.\n")
    assert run("-s", "site", "list", "notes", "--format", "json").out == "[]\n"


def test_listing_leaves_no_trace_in_a_site_that_was_never_built(site: Path, run: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    for what in ("articles", "topics", "notes", "withheld"):
        assert run("list", what).status == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_a_damaged_cache_does_not_matter(site: Path, run: Run) -> None:
    (site / "content/articles/broken.md").unlink()
    run("build")
    cache = site / ".glossator/build.sqlite"
    notes = listed(run, "notes")
    cache.write_bytes(cache.read_bytes()[:5000])
    assert listed(run, "notes") == notes


def test_an_unknown_list_is_wrong_usage(fresh: Path, run: Run) -> None:
    assert run("-s", "site", "list", "articels").status == 2


def test_on_a_terminal_a_path_stands_below_its_title() -> None:
    listed = Listing(("path", "title", "words"), (("content/articles/harbour.md", "The harbour", 10),))
    assert narrow_table(listed, ("path", "title", "words"), 40).split("\n") == [
        " title        words",
        " ──────────────────",
        " The harbour     10",
        " harbour.md",
    ]


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"))


@given(st.lists(st.tuples(cells, cells)))
def test_csv_and_json_give_back_what_they_were_given(rows: list[tuple[str, str]]) -> None:
    listed = Listing(("one", "two"), tuple(rows))
    read = [tuple(row) for row in csv.reader(io.StringIO(as_csv(listed), newline=""))]
    assert read == [("one", "two"), *rows]
    assert [tuple(row.values()) for row in json.loads(as_json(listed))] == rows


@given(st.lists(st.tuples(cells, cells), min_size=1), st.integers(20, 120))
def test_a_table_fits_its_columns_and_steers_no_terminal(rows: list[tuple[str, str]], columns: int) -> None:
    table = narrow_table(Listing(("path", "title"), tuple(rows)), ("path", "title"), columns)
    assert all(width(line) <= columns for line in table.split("\n"))
    assert "\x1b" not in table and "\u202e" not in table
