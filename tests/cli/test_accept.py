"""`glossator accept`."""

import io
from pathlib import Path

import pytest
from commanding import Run

RAW = """A Title of Its Own

The lighthouse was built by people who had never seen one, and it leans.

Gulls sat on its rail that summer, and the keeper counted them until he left.

Nobody has climbed it since the spring of that year, when the stair gave way.
"""
NAME = "a-title-of-its-own"


@pytest.fixture
def lamp(fresh: Path, run: Run) -> Path:
    """An imported article, with an annotator in its front matter."""
    (fresh / "seeds/a.txt").write_text(RAW, encoding="utf-8")
    assert run("-s", "site", "build").status == 0
    path = fresh / f"content/articles/{NAME}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title:", "annotator: Jane Roe  # of the desk\ntitle:", 1),
        encoding="utf-8",
    )
    return path


def alter(path: Path, *changes: tuple[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return text


def accept(run: Run, *arguments: str) -> tuple[int, str, str]:
    ran = run("-s", "site", "accept", NAME, *arguments)
    return ran.status, ran.out, ran.err


def test_what_was_changed_is_recorded_and_the_proof_holds(lamp: Path, run: Run) -> None:
    gulls = "Gulls sat on its rail that summer, and the keeper counted them until he left.\n\n"
    before = alter(lamp, ("never", "seldom"), (gulls, ""), ("title: A Title", "title: The Title"))
    assert run("-s", "site", "check", NAME).status == 1
    status, out, err = accept(run, "--yes", "--why", "house style", "--date", "2025-03-01")
    assert (status, err) == (0, "")
    assert "line 5 of the raw text left out" in out
    assert "raw text: …built by people who had [never] seen one, and it leans.…" in out
    assert "article:  …built by people who had [seldom] seen" in out
    assert "the title “The Title of Its Own” differs" in out
    assert out.endswith(f"site/content/articles/{NAME}.md: 3 differences recorded, 0 left.\n")
    after = lamp.read_text(encoding="utf-8")
    assert "{from: never, to: seldom, why: house style, by: Jane Roe, date: 2025-03-01}" in after
    assert "annotator: Jane Roe  # of the desk\n" in after
    assert after.partition("---\n\n")[2] == before.partition("---\n\n")[2]
    assert run("-s", "site", "check", NAME).status == 0
    assert accept(run)[1].endswith("there is nothing to accept.\n")


def test_words_need_a_reason(lamp: Path, run: Run) -> None:
    before = alter(lamp, ("never", "seldom"))
    status, _, err = accept(run, "--yes")
    assert status == 2
    assert "say why with --why" in err
    assert lamp.read_text(encoding="utf-8") == before


def test_without_a_terminal_nothing_is_recorded_unasked(lamp: Path, run: Run) -> None:
    before = alter(lamp, ("never", "seldom"))
    status, out, err = accept(run)
    assert status == 2
    assert "[never]" in out and "--yes" in err
    assert lamp.read_text(encoding="utf-8") == before


def test_on_a_terminal_each_difference_is_asked_about(
    lamp: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter(lamp, ("never", "seldom"), ("leans", "stands"), ("title: A Title", "title: The Title"))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("it is truer\n\ny\n"))
    status, out, _ = accept(run, "--by", "M. Ilić")
    assert status == 1
    assert out.endswith("2 differences recorded, 1 left.\n")
    after = lamp.read_text(encoding="utf-8")
    assert "from: never, to: seldom, why: it is truer, by: M. Ilić" in after
    assert "leans" not in after.partition("---\n\n")[0]
    assert "edited:\n  - title\n" in after


def test_an_altered_raw_text_is_refused(lamp: Path, run: Run) -> None:
    (lamp.parents[2] / "seeds/a.txt").write_text(RAW + "More.\n", encoding="utf-8")
    status, _, err = accept(run, "--yes", "--why", "x")
    assert status == 1
    assert "error[seed-altered]" in err


def test_an_article_of_ones_own_has_no_raw_text(fresh: Path, run: Run) -> None:
    (fresh / "content/articles/own.md").write_text("---\ntitle: Own\n---\n\nWords.\n", encoding="utf-8")
    ran = run("-s", "site", "accept", "own")
    assert ran.status == 1
    assert "error[missing-source]" in ran.err
