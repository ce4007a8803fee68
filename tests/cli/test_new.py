"""`glossator new`."""

from pathlib import Path

import pytest
from commanding import Run

from glossator.config.load import read_article


def test_a_title_becomes_a_draft_of_today(run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740000000")
    ran = run("-s", "site", "new", 'A "short" history: the footnote')
    assert ran.status == 0
    assert "site/content/articles/a-short-history-the-footnote.md" in ran.out
    text = (fresh / "content/articles/a-short-history-the-footnote.md").read_text(encoding="utf-8")
    written, problems = read_article(text, "x.md")
    assert problems == ()
    assert written is not None
    assert (written.matter.title, str(written.matter.date)) == (
        'A "short" history: the footnote',
        "2025-02-19",
    )
    assert written.matter.draft


def test_words_without_quotation_marks_are_one_title(run: Run, fresh: Path) -> None:
    assert run("-s", "site", "new", "Two", "words").status == 0
    assert (fresh / "content/articles/two-words.md").is_file()


def test_an_article_that_is_there_is_never_overwritten(run: Run, fresh: Path) -> None:
    path = fresh / "content/articles/taken.md"
    path.write_text("mine", encoding="utf-8")
    ran = run("-s", "site", "new", "Taken")
    assert ran.status == 1
    assert ran.err.startswith("error[file-exists] site/content/articles/taken.md")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("title", ["  ", "\t"])
def test_an_empty_title_is_wrong_usage(run: Run, fresh: Path, title: str) -> None:
    assert run("-s", "site", "new", title).status == 2


def test_a_title_cannot_reach_outside_the_site(run: Run, fresh: Path) -> None:
    assert run("-s", "site", "new", "../../../etc/passwd").status == 0
    assert (fresh / "content/articles/etc-passwd.md").is_file()


def test_a_bad_epoch_is_said(run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    ran = run("-s", "site", "new", "x")
    assert ran.status == 2
    assert "SOURCE_DATE_EPOCH" in ran.err


def test_broken_settings_are_shown_with_their_place(run: Run, fresh: Path) -> None:
    (fresh / "site.yaml").write_text("title: x\npaginat: 3\n", encoding="utf-8")
    ran = run("-s", "site", "new", "x")
    assert ran.status == 1
    assert ran.err.startswith("error[unknown-key] site/site.yaml:2:1")
    assert "paginate" in ran.err
