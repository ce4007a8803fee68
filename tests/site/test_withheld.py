"""What is not published, and why."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from articling import article

from glossator.model import Withheld
from glossator.site.withheld import Publishing, why_withheld, withheld_files

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
HERE = Publishing(NOON, ZoneInfo("UTC"))


def why(publishing: Publishing = HERE, **front: object) -> str:
    return why_withheld(article("x", **front).front, publishing)


def test_drafts_are_withheld_unless_asked_for() -> None:
    assert why(draft=True) == "draft"
    assert why(Publishing(NOON, ZoneInfo("UTC"), drafts=True), draft=True) == ""


def test_a_future_article_waits_for_its_day_in_the_zone_of_the_site() -> None:
    assert why(date="2025-06-02") == "future: 2025-06-02"
    assert why(date="2025-06-01") == ""
    auckland = Publishing(datetime(2025, 6, 1, 13, tzinfo=UTC), ZoneInfo("Pacific/Auckland"))
    assert why(auckland, date="2025-06-02") == ""
    assert why(Publishing(NOON, ZoneInfo("UTC"), future=True), date="2030-01-01") == ""


def test_an_expired_article_is_gone_from_that_day_on() -> None:
    assert why(expires="2025-06-01") == "expired: 2025-06-01"
    assert why(expires="2025-06-02") == ""


def test_an_undated_article_is_published() -> None:
    assert why(date=None) == ""


def test_files_in_the_folder_of_a_draft_are_withheld_with_it() -> None:
    files = ("content/articles/ferry/map.png", "content/articles/quay/q.png", "content/articles/all/a.png")
    unshown = [Withheld(f"content/articles/{name}.md", "draft") for name in ("ferry", "quay/index", "all")]
    shown = ["content/articles/all/one.md"]
    assert withheld_files(files, unshown, shown) == {files[0]: "draft", files[1]: "draft"}
