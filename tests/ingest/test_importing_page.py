"""The page on importing shows what happens: its example is imported, its table read, its settings known."""

import re
from pathlib import Path

import yaml

from glossator.config.settings import Settings
from glossator.ingest.overrides import read_overrides
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported

PAGE = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_becomes_what_the_page_shows() -> None:
    made = read_seed(blocks("text")[0].encode(), "seeds/x.txt", ImportContext(Settings(title="A site")))
    assert isinstance(made, Imported)
    _, front, body = made.article.split("---\n", 2)
    matter = yaml.safe_load(front)
    del matter["source"]
    assert matter == yaml.safe_load(blocks("yaml")[0])
    assert len(body.strip("\n").split("\n\n")) == 3


def test_the_settings_that_the_page_shows_are_settings() -> None:
    shown = yaml.safe_load(blocks("yaml")[1])
    assert Settings.model_validate({"title": "A site", **shown}).import_.outlets


def test_the_table_that_the_page_shows_is_read() -> None:
    rows, problems = read_overrides(blocks("csv")[0], "articles.csv")
    assert problems == () and rows["0007.txt"].values["url"]


def test_the_page_links_to_pages_that_are_there() -> None:
    for link in re.findall(r"\]\(([\w-]+\.md)\)", PAGE):
        assert (Path(__file__).parents[2] / "docs" / link).is_file()
