"""`docs/theme.md` names what templates may read, and its examples work."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from theme_pages import ROOT, offered_names, rendered

from glossator.site.offered import VIEWS
from glossator.site.views import MissingView
from glossator.theme.environment import environment
from glossator.theme.filters import Options, filters_of, functions_of
from glossator.theme.theme import read_theme

Make = Callable[[Mapping[str, str]], Path]

DOCS = (ROOT / "docs/theme.md").read_text(encoding="utf-8")
BASE = frozenset(MissingView.__struct_fields__)


LIKE = {"article.md": "article.html", "article.txt": "article.html"}
"""Templates that read what another one does."""


def rows(heading: str) -> set[str]:
    """The names in the first column of the section's tables."""
    section = re.split(r"^#{2,3} ", DOCS.partition(f"\n### {heading}\n")[2], maxsplit=1, flags=re.M)[0]
    cells = (line.split("|")[1] for line in section.split("\n") if line.startswith("| `"))
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_what_every_page_reads_is_listed_once() -> None:
    assert rows("Every page") == BASE


@pytest.mark.parametrize("template", VIEWS)
def test_each_view_s_names_are_the_rows_of_its_section(template: str) -> None:
    assert rows(LIKE.get(template, template)) == offered_names()[template] - BASE


def test_each_filter_and_function_has_its_row() -> None:
    assert rows("Filters") == filters_of(Options()).keys()
    assert rows("Functions") == functions_of(read_theme(ROOT, "default")).keys()


def test_each_custom_property_has_its_row() -> None:
    style = (ROOT / "themes/default/static/style.css").read_text(encoding="utf-8")
    told = {
        name
        for line in DOCS.split("\n")
        if line.startswith("| `--")
        for name in re.findall(r"`(--\w+)`", line)
    }
    assert told == set(re.findall(r"^  (--\w+):", style, re.M))


def test_each_block_is_named() -> None:
    said = " ".join(re.findall(r"\*\*A block\.\*\*.*?\*\*A file", DOCS, re.S))
    for name in ("base.html", "article.html", "list.html"):
        template = (ROOT / "themes/default/templates" / name).read_text(encoding="utf-8")
        assert all(f"`{block}`" in said for block in re.findall(r"{% block (\w+)", template))


def test_the_example_of_a_block_changes_it_and_nothing_else(make: Make) -> None:
    (example,) = re.findall(r"```html\n(.*?)```", DOCS, re.S)
    theme = read_theme(make({"templates/base.html": example}), "default")
    changed = rendered("home", theme)
    assert "Printed in Bologna" in changed
    assert changed.partition("<footer")[0] == rendered("home").partition("<footer")[0]


def test_the_example_of_a_word_changes_it(make: Make) -> None:
    (example,) = re.findall(r"```yaml\n(notes:.*?)```", DOCS, re.S)
    theme = read_theme(make({"i18n/en.yaml": example}), "default")
    assert "1 statement" in rendered("article", theme)
    assert '<h2 id="notes-heading">Glosses</h2>' in rendered("article", theme)


def test_jinja_s_own_filters_are_there_but_for_chance() -> None:
    made = environment(read_theme(ROOT, "default"), Options()).filters
    assert "groupby" in made and "random" not in made
