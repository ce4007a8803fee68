"""Articles in order, and lists in pages."""

from zoneinfo import ZoneInfo

from articling import article
from hypothesis import given
from hypothesis import strategies as st

from glossator.site.order import newest_first, sheets

UTC = ZoneInfo("UTC")


def test_the_newest_come_first_and_the_undated_last() -> None:
    found = [
        article("c", None),
        article("b", "2024-01-01"),
        article("a", "2025-01-01"),
        article("d", "2024-01-01"),
    ]
    assert [f.key[9] for f in newest_first(found, UTC)] == ["a", "b", "d", "c"]


def test_a_time_counts_in_the_zone_of_the_site() -> None:
    early, late = article("early", "2025-01-01"), article("late", "2024-12-31T23:30:00+00:00")
    assert newest_first([early, late], UTC)[0] is early
    assert newest_first([early, late], ZoneInfo("Europe/Belgrade"))[0] is late


@given(st.integers(0, 200), st.integers(1, 25))
def test_pages_hold_every_item_once_in_order(count: int, size: int) -> None:
    found = sheets(range(count), "/", size)
    assert [item for sheet in found for item in sheet.items] == list(range(count))
    assert all(len(sheet.items) == size for sheet in found[1:])
    assert found[0].url == "/"
    assert len(found[0].items) < 2 * size


@given(st.integers(40, 200))
def test_a_new_item_changes_the_newest_page_and_no_full_one(count: int) -> None:
    before = {s.url: s.items for s in sheets(range(count), "/", 20)}
    after = {s.url: s.items for s in sheets(range(-1, count), "/", 20)}
    assert all(after[url] == items for url, items in before.items() if url != "/")


def test_neighbours_lead_back_to_the_list_s_own_address() -> None:
    first, second, third = sheets(range(70), "/topics/x/", 20)
    assert (first.pages.newer_url, first.pages.older_url) == ("", "/topics/x/page/2/")
    assert (second.pages.newer_url, second.pages.older_url) == ("/topics/x/", "/topics/x/page/1/")
    assert (third.url, third.pages.newer_url, third.pages.older_url) == (
        "/topics/x/page/1/",
        "/topics/x/page/2/",
        "",
    )
