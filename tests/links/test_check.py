"""`glossator check --links` on whole sites."""

import json
from pathlib import Path

import pytest
from misbehaving import Server
from siting import SiteUnderTest, files_of

NOTED = """\
---
title: The ferry
date: 2024-03-04
{front}---

It was built in 1911.[^year] The [yard]({yard}) is gone.

## Later years

It sank.

[^year]: **Source:** see [the register]({register}).
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    """A site under a base path, with one article."""
    made = SiteUnderTest(tmp_path, tmp_path / "site")
    made.write(
        "site.yaml",
        "title: x\nurl: https://user.github.io/repo/\nlinks: {delay: 0, retries: 0, timeout: 2}\n",
    )
    return article(made)


def article(
    site: SiteUnderTest, yard: str = "/feed.xml", register: str = "/articles/ferry/", front: str = ""
) -> SiteUnderTest:
    return site.write("content/articles/ferry.md", NOTED.format(yard=yard, register=register, front=front))


def found(site: SiteUnderTest, *options: str) -> list[tuple[str, str, int | None]]:
    """Code, path and line of each problem that a check tells."""
    site.run("check", "--format", "json", *options)
    return [(one["code"], one["path"], one["line"]) for one in json.loads(site.stdout)]


def test_a_site_whose_links_all_lead_somewhere_has_no_problem(site: SiteUnderTest) -> None:
    assert found(site) == []


@pytest.mark.parametrize(
    "yard",
    [
        "/nowhere/",
        "/articles/ferry/#no-such-heading",
        "https://user.github.io/repo/nowhere/",
        "http://user.github.io/repo/nowhere/?q=1#x",
        "/žlutý/",
        "/articles/Ferry/",
    ],
)
def test_an_own_address_that_answers_nothing_is_told_at_its_line(site: SiteUnderTest, yard: str) -> None:
    assert found(article(site, yard)) == [("broken-link", "content/articles/ferry.md", 6)]


@pytest.mark.parametrize(
    "yard",
    [
        "/",
        "/articles/ferry",
        "/articles/ferry/index.html",
        "/articles/ferry/#later-years",
        "/articles/ferry/#note-year",
        "/articles/ferry/#:~:text=sank",
        "#top",
        "https://user.github.io/repo/",
        "https://user.github.io/other/",  # another site's, which only --links external asks about
        "mailto:a@example.org",
    ],
)
def test_an_address_that_a_host_answers_is_no_problem(site: SiteUnderTest, yard: str) -> None:
    assert found(article(site, yard)) == []


def test_a_link_in_a_note_is_told_at_its_line(site: SiteUnderTest) -> None:
    assert found(article(site, register="/nowhere/")) == [("broken-link", "content/articles/ferry.md", 12)]


def test_a_link_in_a_notes_file_is_told_in_that_file(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.notes.md", "## sunk: Context\n\n> It sank.\n\nSee [it](/nowhere/).\n")
    assert found(site) == [("broken-link", "content/articles/ferry.notes.md", 5)]


def test_an_image_and_a_menu_entry_that_are_not_there_are_told_where_they_are_named(
    site: SiteUnderTest,
) -> None:
    site.write(
        "site.yaml", "title: x\nurl: https://user.github.io/repo/\nmenu:\n- {title: Map, url: /map/}\n"
    )
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\n![map](/map.png)\n")
    expected = [("broken-link", "content/pages/about.md", 5), ("broken-link", "site.yaml", 4)]
    assert sorted(found(site)) == expected


def test_a_template_that_links_what_is_not_there_is_told(site: SiteUnderTest) -> None:
    site.write(
        "templates/404.html", '{% extends "base.html" %}{% block main %}<a href="/map/">x</a>{% endblock %}\n'
    )
    assert found(site) == [("broken-link", "templates/404.html", 1)]


def test_a_file_that_is_copied_may_be_linked(site: SiteUnderTest) -> None:
    site.write("static/map.png", "x")
    assert found(article(site, "/map.png")) == []


def test_a_redirect_is_followed_as_far_as_the_page(site: SiteUnderTest) -> None:
    assert found(article(site, "/old/#later-years", front="aliases: [/old/]\n")) == []


def test_a_link_between_files_is_told_once(site: SiteUnderTest) -> None:
    assert found(article(site, "ferry.md#nothing")) == [("broken-link", "content/articles/ferry.md", 6)]


def test_after_a_build_only_what_changed_is_printed_and_all_is_still_looked_up(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    before = files_of(site.output)
    assert found(article(site, "/nowhere/")) == [("broken-link", "content/articles/ferry.md", 6)]
    assert files_of(site.output) == before


def test_a_broken_link_fails_a_check_and_settings_may_make_it_a_warning(site: SiteUnderTest) -> None:
    article(site, "/nowhere/").run("check").fails_with("broken-link")
    site.write("site.yaml", "title: x\nproblems: {broken-link: warning}\n").run("check").succeeds()


def test_a_named_article_is_told_of_its_own_links_only(site: SiteUnderTest) -> None:
    article(site, "/nowhere/").write(
        "content/articles/tug.md", "---\ntitle: Tug\ndate: 2024-01-01\n---\n\nTug.\n"
    )
    assert found(site, "tug") == []
    assert found(site, "ferry") == [("broken-link", "content/articles/ferry.md", 6)]


def test_without_being_asked_to_it_asks_no_other_site(site: SiteUnderTest, server: Server) -> None:
    article(site, f"{server.url}/status/404").run("check").succeeds()
    assert server.asked == []


def test_a_dead_link_is_told_at_the_line_that_cites_it(site: SiteUnderTest, server: Server) -> None:
    article(site, f"{server.url}/status/404", f"{server.url}/fine")
    assert found(site, "--links", "external") == [("dead-link", "content/articles/ferry.md", 6)]
    site.run("check", "--links", "external").succeeds()
    site.says(
        "[dead-link]", "answers 404 (Not Found), first found on 2026-01-01", "1 ok, 1 broken, 0 unknown"
    )
    site.run("check", "--links", "external", "--strict").fails_with("dead-link")


def test_an_archived_copy_is_offered_where_a_note_names_one(site: SiteUnderTest, server: Server) -> None:
    front = f"notes: {{year: {{archive: '{server.url}/archived'}}}}\n"
    article(site, register=f"{server.url}/status/410?a=1&b=2", front=front)
    site.run("check", "--links", "all").succeeds()
    site.says("(note 'year')", f"an archived copy is at {server.url}/archived", "ferry.md:13")


def test_what_cannot_be_said_is_listed_and_is_no_problem(site: SiteUnderTest, server: Server) -> None:
    article(site, f"{server.url}/status/403").run("check", "--links", "external", "--strict").succeeds()
    site.says(f"unknown: {server.url}/status/403 answers 403 (Forbidden)", "0 ok, 0 broken, 1 unknown")


def test_a_good_answer_is_remembered_for_days_and_a_bad_one_is_asked_for_again(
    site: SiteUnderTest, server: Server
) -> None:
    article(site, f"{server.url}/fine", f"{server.url}/status/404")
    for _ in range(2):
        site.run("check", "--links", "external").succeeds()
    assert (server.count("/fine"), server.count("/status/404")) == (1, 4)
    site.at(1767225600 + 8 * 86400).run("check", "--links", "external")
    assert server.count("/fine") == 2
    site.says("first found on 2026-01-01")


def test_a_damaged_memory_is_asked_for_anew(site: SiteUnderTest, server: Server) -> None:
    article(site, f"{server.url}/fine").write(".glossator/links.json", '{"x": 1')
    site.run("check", "--links", "external").succeeds().says("1 asked now")
    assert f"{server.url}/fine" in (site.folder / ".glossator/links.json").read_text("utf-8")


def test_settings_say_what_is_asked(site: SiteUnderTest, server: Server) -> None:
    article(site, f"{server.url}/status/404", f"{server.url}/fine")
    for key, pattern in (("skip", f"{server.url}/status/*"), ("allow", f"{server.url}/fine")):
        site.write("site.yaml", f"title: x\nlinks: {{delay: 0, {key}: ['{pattern}']}}\n")
        assert found(site, "--links", "external") == []
    assert server.count("/status/404") == 0
