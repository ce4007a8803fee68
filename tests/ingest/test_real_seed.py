"""The one real raw text, where it is at hand: what its import must find, to the character."""

from pathlib import Path

import pytest
import yaml

from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import source_text
from glossator.ingest.transforms import derived_again
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of, unaccounted
from glossator.text import fold_source

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"
SEEDS = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []
pytestmark = pytest.mark.skipif(not SEEDS, reason="the real raw text is not beside the repository")


@pytest.fixture(scope="module")
def imported() -> Imported:
    made = read_seed(SEEDS[0].read_bytes(), f"seeds/{SEEDS[0].name}", ImportContext(Settings(title="A site")))
    assert isinstance(made, Imported)
    return made


@pytest.fixture(scope="module")
def matter(imported: Imported) -> dict[str, object]:
    loaded = yaml.safe_load(imported.article.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def test_the_head_becomes_front_matter(imported: Imported, matter: dict[str, object]) -> None:
    assert matter["title"] == "Russia Accuses Serbia of Betrayal"
    assert str(matter["date"]) == "2025-06-03"
    assert matter["outlet"] == "Kyiv Post"
    assert str(matter["dek"]).startswith("Despite the traditional") and str(matter["dek"]).endswith(
        "the Serbs."
    )
    assert matter["lang"] == "en"
    assert imported.slug == "russia-accuses-serbia-of-betrayal"


def test_the_author_has_name_honorific_and_biography(matter: dict[str, object]) -> None:
    (author,) = matter["authors"]  # type: ignore[misc]
    assert (author["name"], author["honorific"]) == ("Ivana Stradner", "Dr.")  # type: ignore[has-type]
    assert author["bio"].startswith("Dr. Ivana Stradner serves as")  # type: ignore[has-type]
    assert author["bio"].endswith("Defense of Democracies.")  # type: ignore[has-type]


def test_the_edited_pull_quote_is_recorded_and_not_in_the_body(
    imported: Imported, matter: dict[str, object]
) -> None:
    (quote,) = matter["pullquotes"]  # type: ignore[misc]
    assert quote["after"] == 5  # type: ignore[has-type]
    assert quote["text"].endswith("toward that end.")  # type: ignore[has-type]
    assert quote["text"] not in imported.article.split("---\n", 2)[2]  # type: ignore[has-type]


def test_issues_and_topics_come_apart_in_order(matter: dict[str, object]) -> None:
    assert matter["issues"] == ["Information Warfare", "Russia"]
    assert matter["topics"] == [
        *("Russia", "United Nations", "China", "European Union", "United Nations Security Council", "NATO"),
        *("Moscow", "Beijing", "Ukraine", "Vladimir Putin", "Western world", "Kremlin", "City of Brussels"),
        *("Russians", "Belarus", "Kosovo", "Serbia", "Financial Times", "Balkans", "Yugoslavia", "Belgrade"),
        *("Serbs", "Croatia", "Slavs"),
    ]


def test_twelve_paragraphs_have_every_character_of_the_source(imported: Imported) -> None:
    paragraphs = imported.article.split("---\n", 2)[2].strip("\n").split("\n\n")
    raw = SEEDS[0].read_text(encoding="utf-8").split("\n")
    bodies = [raw[number - 1] for number in (12, 14, 16, 18, 20, 24, 26, 28, 30, 32, 34, 36)]
    assert len(paragraphs) == 12
    for paragraph, line in zip(paragraphs, bodies, strict=True):
        edge = "\xa0" * (len(line) - len(line.rstrip("\xa0")))
        assert paragraph == line.removesuffix(edge) + "&nbsp;" * len(edge)


def test_every_line_is_accounted_for_and_every_value_found_again(imported: Imported) -> None:
    assert unaccounted(imported.lines, imported.ledger) == ()
    body = imported.article.split("---\n", 2)[2]
    assert source_text(body) == fold_source(text_of(imported.lines, imported.ledger))
    for one in imported.derived:
        assert derived_again(imported.lines, one) == one.value
