"""The harness that measures imports of web pages, on pages that are known."""

import json
from pathlib import Path

import pytest
from importing import each, measure, report, round_trip
from readers import READERS

PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. " * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = (
        f"<!doctype html><html><title>Lamps</title><body><nav>Menu</nav><article><h1>Lamps</h1><p>{PROSE}</p>"
        f"<p>{PROSE}<sup><a href='#n'>1</a></sup></p>"
        "<div class='newsletter'>Write to us, every day.</div><p id='n'>A note.</p></article>"
    )
    gold = {
        "text": f"{PROSE} {PROSE} missing",
        "title": "Lamps",
        "authors": ["Jane Roe"],
        "footnotes": {"1": "A note.", "2": "Another."},
        "chrome": [
            {"kind": "newsletter", "text": "Write to us, every day."},
            {"kind": "menu", "text": "for sixty years"},
        ],
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "in" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    return tmp_path


def test_a_page_is_measured_against_its_gold(folder: Path) -> None:
    (found,) = measure(folder, READERS["glossator"])
    assert 0.9 < found.recall < 1.0
    assert (found.precision, found.title, found.date, found.author) == (1.0, 1.0, None, 0.0)
    assert (found.footnotes, found.chrome) == (0.5, 0.5)


def test_the_extractor_alone_is_measured_the_same_way(folder: Path) -> None:
    (found,) = measure(folder, READERS["trafilatura"])
    assert found.recall > 0.9
    assert found.footnotes == 0.0


def test_figures_are_told_by_name_and_page_by_page(folder: Path) -> None:
    scores = measure(folder, READERS["glossator"])
    lines = list(report(scores))
    assert [line.split()[0] for line in lines[:7]] == [
        *("recall", "precision", "title", "date", "author", "footnotes", "chrome")
    ]
    assert "    - " in next(each(scores)) and "a.html" in next(each(scores))


def test_nothing_is_lost_on_the_way_to_a_page_and_back() -> None:
    assert all(line.endswith("(100.0000%)") for line in round_trip(4, seed=7))
