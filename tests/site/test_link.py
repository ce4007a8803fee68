"""The facts of all articles become the site's outputs."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from articling import article, note
from msgspec.structs import replace

from glossator.config.settings import Settings
from glossator.config.vocabulary import Vocabulary
from glossator.model import Ref
from glossator.problem import Place, problem
from glossator.site.facts import Facts, Use
from glossator.site.link import Library, Linked, link
from glossator.site.output import Page
from glossator.site.views import ArticleView, FeedView, ListView
from glossator.site.withheld import Publishing

NOW = Publishing(datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))


def linked(articles: list[Facts], files: tuple[str, ...] = (), **settings: Any) -> Linked:
    made = Settings.model_validate({"title": "T", "url": "https://example.org/repo/", **settings})
    return link(Library(made, Vocabulary(), tuple(articles), (), files, ()), NOW)


def page(found: Linked, path: str) -> Any:
    return next(o.view for o in found.outputs if isinstance(o, Page) and o.path == path)


def paths(found: Linked) -> set[str]:
    return {output.path for output in found.outputs}


def test_an_empty_site_has_a_home_page_and_no_lists_of_nothing() -> None:
    assert paths(linked([])) == {"index.html", "404.html", "sitemap.xml", "robots.txt", ".nojekyll"}


def test_an_article_makes_its_page_its_year_its_terms_and_its_feeds() -> None:
    found = paths(
        linked(
            [
                article(
                    "a",
                    topics=["Rome"],
                    outlet="Post",
                    authors=["Jane Roe"],
                    notes=[note("n", "claim"), note("m", "claim")],
                )
            ]
        )
    )
    assert {
        "articles/a/index.html",
        "2025/index.html",
        "topics/index.html",
        "topics/rome/index.html",
        "topics/rome/feed.xml",
        "outlets/post/index.html",
        "authors/jane-roe/index.html",
        "notes/index.html",
        "notes/claim/index.html",
        "feed.xml",
    } <= found


def test_withheld_articles_stand_nowhere_and_are_named_with_their_reason() -> None:
    found = linked([article("shown"), article("hidden", draft=True, topics=["Secret"])])
    assert [(w.path, w.why) for w in found.withheld] == [("content/articles/hidden.md", "draft")]
    assert not any("hidden" in path or "secret" in path for path in paths(found))


def test_newer_and_older_are_the_neighbours_in_time() -> None:
    found = linked([article("a", "2023-01-01"), article("b", "2024-01-01"), article("c", "2025-01-01")])
    view: ArticleView = page(found, "articles/b/index.html")
    assert view.newer
    assert view.older
    assert (view.newer.title, view.older.title) == ("C", "A")


def test_a_feed_is_as_new_as_its_newest_article() -> None:
    view: FeedView = page(linked([article("a", "2023-01-01"), article("b", "2024-01-01")]), "feed.xml")
    assert view.updated == "2024-01-01T00:00:00+00:00"
    assert view.feed_url == "https://example.org/repo/feed.xml"


def test_undated_articles_are_listed_said_and_left_out_of_feeds() -> None:
    found = linked([article("a", None)])
    home: ListView = page(found, "index.html")
    assert [card.title for card in home.cards] == ["A"]
    assert "feed.xml" not in paths(found)
    assert [p.code for p in found.problems] == ["missing-date"]


def use(target: str, fragment: str = "") -> Use:
    return Use(Ref(target, fragment), Place("", 7, 3))


def with_link(target: str, fragment: str = "") -> Facts:
    made = article("a")
    return Facts(made.path, made.key, made.front, (), "", (use(target, fragment),))


def test_a_link_to_an_article_gets_its_address() -> None:
    found = linked([with_link("articles/b.md", "note-x"), article("b", ids=["note-x"])])
    assert found.problems == ()
    assert page(found, "articles/a/index.html").links == {
        Ref("articles/b.md", "note-x"): "/articles/b/#note-x"
    }


def test_a_link_to_a_file_gets_its_address() -> None:
    found = linked([with_link("articles/map.png")], ("content/articles/map.png",))
    assert page(found, "articles/a/index.html").links == {Ref("articles/map.png"): "/articles/map.png"}


def test_a_link_keeps_its_query() -> None:
    ref = Ref("articles/b.md", "p1", "page=2&x=y")
    source = replace(article("a"), uses=(Use(ref, Place("", 1)),))
    view = page(linked([source, article("b", ids=["p1"])]), "articles/a/index.html")
    assert view.links == {ref: "/articles/b/?page=2&x=y#p1"}


def test_a_link_that_leads_nowhere_is_an_error_with_its_line_and_a_guess() -> None:
    (problem,) = linked([with_link("articles/bb.md"), article("b")]).problems
    assert (problem.code, str(problem.place), problem.hint) == (
        "broken-link",
        "content/articles/a.md:7:3",
        "did you mean 'b.md'?",
    )


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("articles/about.md", "did you mean '../pages/about.md'?"),
        ("articles/mapp.png", "did you mean 'map.png'?"),
        ("articles/aa.md", "write the path of a file under content/, seen from this one"),
        ("articles/far-away.md", "write the path of a file under content/, seen from this one"),
    ],
)
def test_a_guess_is_a_file_of_a_near_name_as_the_link_would_be_written(target: str, hint: str) -> None:
    files = ("content/articles/map.png", "content/pages/about.md")
    (problem,) = linked([with_link(target)], files).problems
    assert problem.hint == hint


def test_a_link_to_an_id_that_is_not_there_is_an_error() -> None:
    (problem,) = linked([with_link("articles/b.md", "note-jbos"), article("b", ids=["note-jobs"])]).problems
    assert (problem.code, problem.hint) == ("broken-link", "did you mean '#note-jobs'?")


def test_a_link_to_a_draft_says_that_it_is_one() -> None:
    (problem,) = linked([with_link("articles/b.md"), article("b", draft=True)]).problems
    assert (problem.code, problem.message) == ("link-withheld", "'articles/b.md' is not published (draft)")


def test_an_alias_leads_to_the_new_address() -> None:
    found = linked([article("a", aliases=["/old/"])])
    data = next(o for o in found.outputs if o.path == "old/index.html")
    assert b'href="https://example.org/repo/articles/a/"' in data.data  # type: ignore[union-attr]


def test_an_alias_that_is_another_page_is_an_error() -> None:
    (problem,) = linked([article("a", aliases=["/articles/b/"]), article("b")]).problems
    assert problem.code == "duplicate-output"


def test_a_page_that_search_engines_shall_not_show_is_not_in_the_sitemap() -> None:
    found = linked([article("a", noindex=True), article("b")])
    urls = [entry.url for entry in page(found, "sitemap.xml").entries]
    assert "https://example.org/repo/articles/b/" in urls
    assert "https://example.org/repo/articles/a/" not in urls


def test_the_menu_is_what_settings_say_or_what_the_site_has() -> None:
    own = linked([article("a")], menu=[{"title": "Start", "url": "/"}])
    assert [entry.title for entry in page(own, "index.html").menu] == ["Start"]
    made = linked([article("a", topics=["X"], notes=[note("n"), note("m")])])
    assert [entry.title for entry in page(made, "index.html").menu] == ["Articles", "Topics", "Notes"]


def test_what_is_wrong_only_where_it_is_published_is_said_of_published_articles() -> None:
    fault = problem("unchecked-note", "nobody has checked it", Place("content/articles/a.md", 3))
    assert linked([replace(article("a"), once_published=(fault,))]).problems == (fault,)
    assert linked([replace(article("a", draft=True), once_published=(fault,))]).problems == ()


def test_the_files_in_the_folder_of_a_withheld_article_are_withheld_with_it() -> None:
    files = tuple(
        f"content/articles/{name}" for name in ("secret/plan.png", "secret/more/map.png", "own.png")
    )
    hidden = article("secret/index", draft=True)
    found = linked([article("shown"), hidden], files)
    assert {path for path in paths(found) if path.endswith(".png")} == {"articles/own.png"}
    (problem,) = linked([with_link("articles/secret/plan.png"), hidden], files).problems
    assert problem.message == "'articles/secret/plan.png' is not published (draft)"


def test_a_folder_with_something_published_keeps_no_file_back() -> None:
    files = ("content/articles/shared/map.png",)
    found = linked([article("shared/index", draft=True), article("shared/other")], files)
    assert "articles/shared/map.png" in paths(found)


def test_many_targets_that_are_not_there_are_told_and_the_first_with_a_guess() -> None:
    uses = tuple(use(f"articles/bb{number}.md") for number in range(60))
    source = replace(article("a"), uses=(*uses, use("gone/b.md")))
    hints = [problem.hint for problem in linked([source, article("b"), article("bb")]).problems]
    assert len(hints) == 61
    assert (hints[0], hints[59]) == (
        "did you mean 'bb.md'?",
        "write the path of a file under content/, seen from this one",
    )
    assert hints[60] == "did you mean 'b.md'?"


def test_an_article_s_page_is_made_anew_where_an_alias_became_another_term_s() -> None:
    articles = (
        article("a", "2020-01-01", topics=["East"]),
        article("b", "2022-01-01", topics=["Russia"]),
        article("c", "2021-01-01", topics=["China"]),
    )
    settings = Settings.model_validate({"title": "T", "related": 0})

    def made(owner: str) -> Page:
        topics = [{"name": one, "aliases": ["East"] * (one == owner)} for one in ("Russia", "China")]
        vocabulary = Vocabulary.model_validate({"topics": topics})
        outputs = link(Library(settings, vocabulary, articles, (), (), ()), NOW).outputs
        return next(one for one in outputs if isinstance(one, Page) and one.path == "articles/a/index.html")

    assert made("Russia").view != made("China").view
    assert made("Russia").basis != made("China").basis
