"""Addresses: slugs, permalinks, and two outputs for one path."""

import pytest
from articling import article

from glossator.config.settings import Settings
from glossator.site.output import Copied, Data
from glossator.site.routes import article_url, clashes, file_url, output_path


def url(name: str, **more: object) -> str:
    settings = Settings.model_validate({"title": "T", **more.pop("settings", {})})  # type: ignore[dict-item]
    return article_url(article(name, **more), settings)


def test_an_article_s_address_is_its_file_s_name() -> None:
    assert url("the-margin") == "/articles/the-margin/"


def test_front_matter_may_give_another_slug() -> None:
    assert url("x", slug="The Margin") == "/articles/the-margin/"


@pytest.mark.parametrize("slug", ["../../etc/x", "/etc/x", "..", "a/b", "https://example.org"])
def test_a_slug_cannot_reach_outside_the_site(slug: str) -> None:
    address = url("x", slug=slug)
    assert address.startswith("/articles/")
    assert ".." not in address
    assert address.count("/") == 3


def test_a_permalink_may_use_the_date() -> None:
    pattern = {"permalinks": {"article": "/:year/:month/:day/:slug/"}}
    assert url("x", date="2025-03-01", settings=pattern) == "/2025/03/01/x/"
    assert url("x", date=None, settings=pattern) == "/0000/00/00/x/"


def test_slugs_may_be_ascii() -> None:
    assert url("щука", settings={"slugs": "ascii", "lang": "uk"}) == "/articles/shchuka/"
    assert url("щука") == "/articles/щука/"


def test_a_file_s_folder_is_its_page_when_it_is_called_index() -> None:
    assert url("margin/index") == "/articles/margin/"


def test_other_files_stand_beside_their_pages() -> None:
    assert file_url("content/articles/map.png") == "/articles/map.png"
    assert file_url("content/pages/cv.pdf") == "/cv.pdf"


def test_an_address_is_a_folder_with_an_index() -> None:
    assert [output_path(u) for u in ("/", "/a/b/", "/feed.xml")] == [
        "index.html",
        "a/b/index.html",
        "feed.xml",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/index.html", "a/index.html"),
        ("A.html", "a.html"),
        ("é.html", "e\u0301.html"),
        ("a", "a/index.html"),
    ],
    ids=["the same", "case", "composed", "a folder of that name"],
)
def test_two_outputs_that_are_one_file_are_an_error_that_names_both(one: str, other: str) -> None:
    (problem,) = clashes([Data(one, b"", "content/one.md"), Data(other, b"", "content/other.md")])
    assert problem.code == "duplicate-output"
    assert "content/one.md" in problem.message
    assert "content/other.md" in problem.message


def test_a_clash_of_terms_is_placed_where_their_slugs_are_given_and_said_once() -> None:
    pages = [Data("topics/x/index.html", b"", f"topics '{name}'") for name in ("X", "x!")]
    feeds = [Data("topics/x/feed.xml", b"", f"the feed of {name}") for name in ("X", "x!")]
    (problem,) = clashes([*pages, *feeds])
    assert str(problem.place) == "content/topics.yaml"
    assert "topics 'X'" in problem.message


def test_a_clash_of_aliases_is_placed_in_an_article() -> None:
    (problem,) = clashes([Data("old.html", b"", f"an alias of content/articles/{n}.md") for n in "ab"])
    assert str(problem.place) == "content/articles/b.md"


def test_a_file_and_a_folder_of_one_name_are_said_to_be_those() -> None:
    (problem,) = clashes([Data("a", b"", "static/a"), Data("a/index.html", b"", "content/pages/a.md")])
    assert problem.message == "'a' would be a file, for static/a, and a folder, for content/pages/a.md"


def test_a_clash_with_a_page_of_notes_says_how_to_switch_that_off() -> None:
    page = Data("claims/index.html", b"", "content/pages/claims.md")
    (problem,) = clashes([page, Data("claims/index.html", b"", "the claims")])
    assert problem.place.path == "content/pages/claims.md"
    assert "indexes: {claims: false}" in problem.hint


def test_of_two_files_one_is_to_be_renamed_for_files_have_no_slug() -> None:
    (problem,) = clashes([Copied("Plan.txt", "static/Plan.txt"), Copied("plan.txt", "static/plan.txt")])
    assert problem.place.path == "static/plan.txt"
    assert problem.hint == "rename one of them"


def test_paths_that_differ_are_no_clash() -> None:
    assert clashes([Data("a/b", b"", "x"), Data("a/c", b"", "y"), Data("ab", b"", "z")]) == ()
