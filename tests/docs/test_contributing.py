"""`CONTRIBUTING.md` leads to files that there are, and draws the house that there is."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TABLE = TEXT.partition("## Where things go")[2].partition("\n## ")[0]
BESIDE = {
    "offered.py": "src/glossator/site",
    "matter.py": "src/glossator/config",
}
BESIDE |= {"partials/icons.html": "themes/default/templates", "static/notes.css": "themes/default"}
BESIDE |= {"setting_values.py": "src/glossator/config"}
BESIDE |= {"site.yaml": "src/glossator/scaffold/site", "scaffold/": "src/glossator"}
PATHS = [path for path in re.findall(r"`([^`\s]+)`", TABLE) if "/" in path or "." in path]


@pytest.mark.parametrize("path", PATHS)
def test_what_a_row_names_is_there(path: str) -> None:
    assert (ROOT / BESIDE.get(path, "") / path).exists()


def test_a_row_says_for_each_thing_that_one_may_add_where_it_goes() -> None:
    added = re.findall(r"^\| (an? [\w -]+|what [\w ]+) \|", TABLE, re.MULTILINE)
    named = ("rule", "importer", "kind of note", "kind of page", "setting")
    assert [one for one in named if not any(one in row for row in added)] == []


def test_the_picture_has_every_room() -> None:
    picture = TEXT.partition("## The house in one picture")[2].partition("## ")[0]
    rooms = {path.parent.name for path in (ROOT / "src/glossator").glob("*/__init__.py")}
    assert [room for room in rooms if not re.search(rf"\b{room}\b", picture)] == []
