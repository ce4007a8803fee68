"""A theme is an ordered list of folders; the first that has a file wins."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from glossator.problem import Problem, ProblemError
from glossator.theme.chain import packaged_themes, theme_chain
from glossator.theme.templates import read_templates

Make = Callable[[Mapping[str, str]], Path]


def refused(root: Path, theme: str) -> Problem:
    with pytest.raises(ProblemError) as caught:
        theme_chain(root, theme)
    return caught.value.problems[0]


def test_a_site_without_a_theme_of_its_own_has_the_packaged_one(make: Make) -> None:
    root = make({"site.yaml": ""})
    assert theme_chain(root, "default") == (root, packaged_themes() / "default")


def test_a_theme_stands_between_the_site_and_what_it_extends(make: Make) -> None:
    root = make({"themes/plain/theme.yaml": "extends: old\n", "themes/old/templates/x.html": ""})
    assert [folder.name for folder in theme_chain(root, "plain")[1:]] == ["plain", "old", "default"]


def test_the_packaged_default_ends_every_chain_once(make: Make) -> None:
    root = make({"themes/plain/theme.yaml": "extends: default\n"})
    assert [folder.name for folder in theme_chain(root, "plain")[1:]] == ["plain", "default"]


def test_a_misspelt_theme_is_told_with_the_one_that_was_meant(make: Make) -> None:
    found = refused(make({"themes/plain/theme.yaml": ""}), "plian")
    assert (found.code, found.place.path) == ("missing-theme", "site.yaml")
    assert found.hint == "did you mean 'plain'? there are: default, plain"


def test_a_theme_that_extends_nothing_there_is_told_in_its_own_file(make: Make) -> None:
    found = refused(make({"themes/plain/theme.yaml": "name: Plain\nextends: gone\n"}), "plain")
    assert (found.code, str(found.place)) == ("missing-theme", "themes/plain/theme.yaml:2:10")


def test_themes_that_extend_each_other_are_refused(make: Make) -> None:
    root = make({"themes/a/theme.yaml": "extends: b\n", "themes/b/theme.yaml": "extends: a\n"})
    assert refused(root, "a").code == "theme-loop"


def test_a_theme_for_another_interface_is_refused(make: Make) -> None:
    found = refused(make({"themes/a/theme.yaml": "interface: 9\n"}), "a")
    assert (found.code, found.place.line) == ("theme-interface", 1)


def test_an_unknown_key_of_a_theme_is_told(make: Make) -> None:
    found = refused(make({"themes/a/theme.yaml": "extend: b\n"}), "a")
    assert (found.code, found.hint) == ("unknown-key", "did you mean 'extends'?")


@pytest.mark.parametrize("name", ["..", "."])
def test_a_theme_s_name_does_not_lead_out_of_themes(make: Make, name: str) -> None:
    assert refused(make({"site.yaml": "", "themes/a/theme.yaml": ""}), name).code == "missing-theme"


def test_the_nearest_file_wins_and_shadows_the_others(make: Make) -> None:
    root = make({"templates/base.html": "site", "themes/a/templates/base.html": "theme"})
    templates = read_templates(theme_chain(root, "a"))
    assert (templates["base.html"].text, templates["base.html'"].text) == ("site", "theme")
    assert templates["base.html''"].path == "glossator/themes/default/templates/base.html"


def test_every_template_that_is_not_utf_8_is_told(make: Make) -> None:
    root = make({"templates/ok.html": ""})
    for name in ("a.html", "b.html"):
        (root / "templates" / name).write_bytes(b"\xff")
    with pytest.raises(ProblemError) as caught:
        read_templates(theme_chain(root, "default"))
    assert [(one.code, one.place.path) for one in caught.value.problems] == [
        ("encoding", "templates/a.html"),
        ("encoding", "templates/b.html"),
    ]


def test_what_a_merge_left_in_templates_is_told_and_no_page_is_printed_with_it(make: Make) -> None:
    halves = "<p>\n<<<<<<< HEAD\n{{ title }}\n=======\n{{ dek }}\n>>>>>>> other\n</p>\n"
    root = make({"templates/a.html": halves, "themes/own/templates/b.html": halves})
    with pytest.raises(ProblemError) as caught:
        read_templates(theme_chain(root, "own"))
    assert [(one.code, str(one.place)) for one in caught.value.problems] == [
        ("merge-conflict", "templates/a.html:2:1"),
        ("merge-conflict", "themes/own/templates/b.html:2:1"),
    ]
