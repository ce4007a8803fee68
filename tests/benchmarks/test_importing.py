"""The harness that measures imports of web pages, on pages that are known."""

import json
from pathlib import Path

from importing import measure, report, round_trip

PROSE = "The lamp at the cape shone for sixty years upon a harbour that had no ships. " * 4


def test_a_page_is_measured_against_its_gold(tmp_path: Path) -> None:
    page = f"<title>Lamps</title><nav>Menu</nav><article><h1>Lamps</h1><p>{PROSE}</p></article>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    gold = {"text": f"{PROSE} missing", "title": "Lamps", "authors": ["Jane Roe"]}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    (found,) = measure(tmp_path)
    assert 0.9 < found.recall < 1.0
    assert (found.precision, found.title, found.date, found.author) == (1.0, True, None, False)
    assert next(iter(report((found,)))).split() == ["pages", "1"]


def test_nothing_is_lost_on_the_way_to_a_page_and_back() -> None:
    assert all(line.endswith("(100.0000%)") for line in round_trip(4, seed=7))
