"""Addresses that were published are not taken away without a word."""

from pathlib import Path

import pytest
from siting import SiteUnderTest

ARTICLE = "---\ntitle: {title}\ndate: 2024-03-04\n{more}---\n\nIt was built in 1911.\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    """A site of two articles, built."""
    made = SiteUnderTest(tmp_path, tmp_path / "site").write(
        "site.yaml", "title: x\nurl: https://example.org/\n"
    )
    return article(article(made, "ferry"), "tug").run("build").succeeds()


def article(site: SiteUnderTest, name: str, more: str = "") -> SiteUnderTest:
    return site.write(f"content/articles/{name}.md", ARTICLE.format(title=name, more=more))


def test_a_check_tells_an_address_that_the_next_build_would_take_away(site: SiteUnderTest) -> None:
    site.delete("content/articles/ferry.md").run("check").succeeds().says(
        "[address-gone]", "/articles/ferry/"
    )
    site.run("check", "--strict").fails_with("address-gone")


def test_the_build_that_takes_it_away_says_so_once(site: SiteUnderTest) -> None:
    site.delete("content/articles/ferry.md").run("build").succeeds()
    site.says(
        "/articles/ferry/ was published (from content/articles/ferry.md)", "aliases: [/articles/ferry/]"
    )
    site.run("build").succeeds()
    assert "/articles/ferry/" not in site.stdout + site.stderr


def test_a_redirect_answers_it(site: SiteUnderTest) -> None:
    article(site.delete("content/articles/ferry.md"), "boat", "aliases: [/articles/ferry/]\n").run(
        "check"
    ).succeeds()
    assert "address-gone" not in site.stdout
    site.run("build").succeeds()
    assert "was published" not in site.stdout


def test_what_is_withheld_is_not_gone(site: SiteUnderTest) -> None:
    article(site, "ferry", "draft: true\n").run("check").succeeds()
    assert "address-gone" not in site.stdout


def test_a_redirect_that_goes_is_told_too(site: SiteUnderTest) -> None:
    article(site, "ferry", "aliases: [/boat/]\n").run("build").succeeds()
    article(site, "ferry").run("check").succeeds().says("/boat/ was published (from an alias of content/")
    article(site, "ferry", "draft: true\n").run("check").succeeds()
    assert "address-gone" not in site.stdout


def test_a_topic_that_gets_another_name_by_hand_is_told_unless_that_is_an_alias(site: SiteUnderTest) -> None:
    article(site, "ferry", "topics: [Boats]\n").run("build").succeeds()
    article(site, "ferry", "topics: [Ships]\n").run("check").succeeds()
    site.says("/topics/boats/ was published (from topics 'Boats')", "content/topics.yaml")
    site.write("content/topics.yaml", "- name: Ships\n  aliases: [Boats]\n").run("build").succeeds()
    assert "was published" not in site.stdout
    site.write("content/topics.yaml", "- name: Ships\n").run("check").succeeds()
    site.says("/topics/boats/ was published (from an alias of the term 'Ships')")


def test_a_topic_that_goes_with_its_only_article_is_not_told(site: SiteUnderTest) -> None:
    article(site, "ferry", "topics: [Boats]\n").run("build").succeeds()
    article(site, "ferry", "topics: [Boats]\ndraft: true\n").run("check").succeeds()
    assert "address-gone" not in site.stdout


def test_settings_may_ignore_it(site: SiteUnderTest) -> None:
    site.write("site.yaml", "title: x\nurl: https://example.org/\nproblems: {address-gone: ignore}\n")
    site.delete("content/articles/ferry.md").run("build").succeeds()
    assert "was published" not in site.stdout


def test_a_site_with_a_domain_of_its_own_tells_its_host(site: SiteUnderTest) -> None:
    assert (site.output / "CNAME").read_text("utf-8") == "example.org\n"
    site.write("static/CNAME", "other.example\n").run("build").succeeds()
    assert (site.output / "CNAME").read_text("utf-8") == "other.example\n"


def test_a_strict_build_refuses_an_address_of_this_machine_wherever_it_is_given(site: SiteUnderTest) -> None:
    site.run("build", "--strict").succeeds()
    site.run("build", "--strict", "--base-url", "http://127.0.0.1:8000/").fails_with("local-address")
    site.write("site.yaml", "title: x\n").run("build", "--strict").fails_with("local-address")
    site.run("build").succeeds()
    site.run("build", "--strict").fails_with("local-address")


def test_an_address_of_this_machine_is_told_with_all_else_that_is_wrong(site: SiteUnderTest) -> None:
    site.write("site.yaml", "title: x\nurl: http://localhost/\n").write(
        "content/articles/tug.md", "---\ntitel: x\n---\n"
    )
    site.run("build", "--strict").fails_with("site.yaml:2:6", "local-address", "unknown-key")


def test_settings_may_let_a_strict_build_have_an_address_of_this_machine(site: SiteUnderTest) -> None:
    site.write("site.yaml", "title: x\nproblems: {local-address: ignore}\n").run(
        "build", "--strict"
    ).succeeds()


def test_what_cannot_be_read_for_now_is_not_gone(site: SiteUnderTest) -> None:
    site.write("content/articles/ferry.md", "---\ntitel: x\n---\n").run("check").fails_with("unknown-key")
    assert "address-gone" not in site.stdout
