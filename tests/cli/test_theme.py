"""A theme's author asks where a template comes from, and what it may read."""

from pathlib import Path

import pytest
from siting import SiteUnderTest


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: x\n")
    return made.write(
        "templates/404.html", '{% extends "404.html" %}\n{% block sorry %}{{ page_title }}{% endblock %}\n'
    )


def test_a_template_tells_its_files_nearest_first_its_blocks_and_names(site: SiteUnderTest) -> None:
    site.run("theme", "show", "404.html").succeeds()
    site.says(
        "file      templates/404.html\n",
        "over      glossator/themes/default/templates/404.html\n",
        "base.html",
    )
    site.says("blocks    sorry", "page_title", "not-found")


def test_a_part_tells_which_pages_use_it(site: SiteUnderTest) -> None:
    site.run("theme", "show", "templates/partials/score.html").succeeds()
    site.says("used by   article.html\n", "reads     notes, site_lang\n", "may read", "verified")


def test_without_a_name_all_templates_are_listed_with_their_files(site: SiteUnderTest) -> None:
    site.run("theme", "show").succeeds().says(
        "404.html  templates/404.html\n", "partials/note.html  glossator/"
    )
    assert "'" not in site.stdout


def test_a_name_that_is_not_there_gets_the_one_that_was_meant(site: SiteUnderTest) -> None:
    site.run("theme", "show", "articel.html")
    assert site.code == 1
    site.says("The theme has no template 'articel.html'. Did you mean 'article.html'?")


def test_a_template_that_cannot_be_read_is_told_with_its_place(site: SiteUnderTest) -> None:
    site.write("templates/404.html", "{% if %}\n").run("theme", "show", "404.html")
    site.fails_with("template-syntax").says("templates/404.html:1")
