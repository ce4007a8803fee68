"""The reference pages name every setting, front matter key and problem code, and nothing that is not there."""

import re
from pathlib import Path

import pytest

from glossator.codes import CODES
from glossator.config.matter import Matter, PageMatter, SourceMatter
from glossator.config.settings import Indexes, Settings, Taxonomy, Verdict

DOCS = Path(__file__).parents[2] / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def keys_in_tables(text: str) -> set[str]:
    rows = (line.split("|")[1] for line in text.split("\n") if line.startswith("| `"))
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def test_every_setting_has_its_row_and_every_row_its_setting() -> None:
    settings = {field.alias or name for name, field in Settings.model_fields.items()}
    assert keys_in_tables(page("settings.md")) == settings


@pytest.mark.parametrize("model", [Indexes, Taxonomy, Verdict])
def test_what_a_setting_holds_is_named(model: type[Indexes | Taxonomy | Verdict]) -> None:
    text = page("settings.md")
    assert [
        name
        for name in model.model_fields
        if f"`{name}`" not in text and f"{name}, " not in text + "rating, "
    ] == []


def test_every_key_of_front_matter_has_its_row_and_every_row_its_key() -> None:
    source = {f"source.{name}" for name in SourceMatter.model_fields}
    assert keys_in_tables(page("front-matter.md")) == set(Matter.model_fields) | source


def test_every_key_of_a_page_is_named() -> None:
    said = page("front-matter.md").partition("## Pages")[2]
    assert [name for name in PageMatter.model_fields if f"`{name}`" not in said] == []


def test_every_problem_code_has_its_section_and_every_section_its_code() -> None:
    assert set(re.findall(r"^### `?([a-z-]+)`?$", page("problems.md"), re.MULTILINE)) == set(CODES)
