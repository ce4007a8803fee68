"""What becomes of the times: ratios within a round, their medians, and what was written, compared."""

from pathlib import Path

import pytest
from census import Census, differences, take
from figures import growth_ratios, memory_ratios, ratios, table
from results import END, START, put
from trial import Sample


def samples(work: str, system: str, *seconds: float, articles: int = 10_000) -> list[Sample]:
    """One a round."""
    return [Sample(work, articles, system, number, one) for number, one in enumerate(seconds)]


def test_a_ratio_is_the_median_of_the_rounds_ratios() -> None:
    found = ratios([*samples("cold", "hugo", 10, 20, 10), *samples("nothing", "glossator", 1, 1, 4)])
    # 0.1, 0.05 and 0.4; not the median time, 1, by the median time, 10, of other rounds
    assert [(one.system, one.against, one.value) for one in found] == [
        ("hugo", "hugo", 1),
        ("glossator", "hugo", pytest.approx(0.1)),
    ]


def test_cold_builds_are_compared_with_every_other_generator_and_edits_with_hugo_alone() -> None:
    found = ratios(
        [
            *samples("cold", "hugo", 10),
            *samples("cold", "pelican", 40),
            *samples("cold", "glossator", 12),
            *samples("title", "glossator", 1),
        ]
    )
    assert {(one.work, one.system, one.against) for one in found} == {
        ("cold", "hugo", "hugo"),
        ("cold", "pelican", "hugo"),
        ("cold", "glossator", "hugo"),
        ("cold", "glossator", "pelican"),
        ("title", "glossator", "hugo"),
    }


def test_sizes_are_not_compared_with_one_another() -> None:
    found = ratios([*samples("cold", "hugo", 10), *samples("cold", "glossator", 1, articles=1000)])
    assert [one.system for one in found] == ["hugo"]


def test_a_missed_figure_says_so() -> None:
    times = [
        *samples("cold", "hugo", 10),
        *samples("cold", "glossator", 20),
        *samples("body", "glossator", 0.5),
    ]
    rows = {row.split(" | ")[0]: row for row in table(ratios(times)) if "| glossator |" in row}
    assert rows["| cold build"].endswith("| 2 | ≤ 1.5, missed |")
    assert rows["| one body edited"].endswith("| 0.05 | ≤ 0.08 |")


def test_growth_is_the_time_of_one_article() -> None:
    small = samples("cold", "glossator", 1.0, 2.0, 1.0, articles=1000)
    large = samples("cold", "glossator", 60.0, 110.0, 60.0, articles=50_000)
    (one,) = growth_ratios(small, large)
    assert one.value == pytest.approx(1.2)
    assert one.own == pytest.approx(0.0012)
    assert one.goal == 1.2


def test_memory_is_compared_with_hugos() -> None:
    _, one = memory_ratios(10_000, {"hugo": 1000, "glossator": 200})
    assert (one.system, one.value, one.goal) == ("glossator", 0.2, 0.25)


def test_a_census_counts_what_a_site_is_made_of(tmp_path: Path) -> None:
    files = {
        "index.html": "",
        "page/2/index.html": "",
        "articles/a/index.html": '<li id="fn:n1">x</li><li class="note" id="note-n2"><li><a>no note</a>',
        "topics/index.html": "",
        "topics/t/index.html": "",
        "topics/t/page/2/index.html": "",
        "topics/t/feed.xml": "<feed><entry>a</entry><entry>b</entry></feed>",
        "feed.xml": "<feed><entry xml:lang='en'>a</entry></feed>",
        "404.html": "",
        "sitemap.xml": "",
        "robots.txt": "12345",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    found = take(tmp_path)
    assert found.counts == {
        "home": 1,
        "further pages": 2,
        "articles": 1,
        "notes": 2,
        "indexes": 1,
        "terms": 1,
        "feeds": 2,
        "entries": 3,
        "404": 1,
        "sitemap": 1,
        "other": 1,
    }
    assert found.size == sum(len(text) for text in files.values())


def test_one_that_does_less_is_named_and_further_pages_may_differ() -> None:
    whole = {"articles": 2, "feeds": 3, "further pages": 4}
    less = {"articles": 2, "feeds": 2, "further pages": 1}
    assert differences({"hugo": Census(whole, 9), "pelican": Census(whole, 8)}) == ()
    assert differences({"hugo": Census(whole, 9), "pelican": Census(less, 8)}) == (
        "not as many feeds: hugo 3, pelican 2",
    )


def test_tables_are_put_into_their_place_and_nothing_else_of_the_page_changes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{START}\nold\n{END}\nafter\n", encoding="utf-8")
    put(page, "new")
    assert page.read_text(encoding="utf-8") == f"before\n{START}\n\nnew\n\n{END}\nafter\n"


def test_a_page_without_the_place_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no place"):
        put(page, "new")
    assert page.read_text(encoding="utf-8") == "text\n"


def test_the_documents_page_has_the_place() -> None:
    text = (Path(__file__).parents[2] / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert text.index(START) < text.index(END)
