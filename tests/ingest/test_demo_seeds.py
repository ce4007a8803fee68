"""The demo's raw texts, each of another shape: what their import must find."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.sources.site import read_site

DEMO_SITE = Path(__file__).parents[2]
SEEDS = DEMO_SITE / "seeds"


@dataclass(frozen=True)
class Expected:
    title: str
    date: str
    outlet: str
    authors: tuple[str, ...]
    """`honorific name`; with a `+` behind those who have a biography."""
    dek: str
    """Its first words."""
    quotes_after: tuple[int, ...]
    paragraphs: int
    headings: int
    items: int
    topics: int
    issues: int
    verdict: str = "sure"


DEMO = {
    "2022-10-03-the-note-that-lost-its-place.txt": Expected(
        title="The Note That Lost Its Place",
        date="2022-10-03",
        outlet="The Small Letter",
        authors=("Dr. Helen Brennick+",),
        dek="The reader at a screen",
        quotes_after=(5,),
        paragraphs=7,
        headings=0,
        items=0,
        topics=16,
        issues=2,
    ),
    "2024-03-04-the-margin-was-there-first.txt": Expected(
        title="The Margin Was There First",
        date="2024-03-04",
        outlet="Bologna Review",
        authors=("Dr. Zdenka Škorpil-Marsh+",),
        dek="A thirteenth-century professor",
        quotes_after=(3,),
        paragraphs=9,
        headings=0,
        items=0,
        topics=14,
        issues=2,
    ),
    "footnote_FINAL v2.txt": Expected(
        title="Down at the Foot of the Page",
        date="2018-03-16",
        outlet="The Small Letter",
        authors=("Žofie Lindqvist-Pagès",),
        dek="Mocked for almost three centuries",
        quotes_after=(),
        paragraphs=8,
        headings=0,
        items=0,
        topics=10,
        issues=0,
        verdict="look",
    ),
    "marginalia (web copy).txt": Expected(
        title="Scribbled by the Owner",
        date="2022-05-10",
        outlet="",
        authors=("Prof. Tomás Rehák+", "Alice Thornbury+"),
        dek="",
        quotes_after=(1,),
        paragraphs=8,
        headings=3,
        items=0,
        topics=11,
        issues=0,
    ),
    "20191120_critical-signs.txt": Expected(
        title="A Spit, a Star and a Doubt",
        date="2019-11-20",
        outlet="Margins",
        authors=("Helena Kritikou",),
        dek="The scholars of Alexandria",
        quotes_after=(),
        paragraphs=7,
        headings=0,
        items=6,
        topics=13,
        issues=0,
    ),
    "0007.txt": Expected(
        title="How to Read a Page in a Crowd",
        date="2020-06-07",
        outlet="",
        authors=("Miriam Feldstern",),
        dek="On a page of Talmud",
        quotes_after=(),
        paragraphs=8,
        headings=0,
        items=0,
        topics=11,
        issues=0,
    ),
}


@pytest.fixture(scope="module")
def context() -> ImportContext:
    site = read_site(DEMO_SITE)
    return ImportContext(site.settings, site.vocabulary)


def found(name: str, context: ImportContext) -> Expected:
    made = read_seed((SEEDS / name).read_bytes(), f"seeds/{name}", context)
    assert isinstance(made, Imported), made.problems
    _, front, body = made.article.split("---\n", 2)
    matter = yaml.safe_load(front)
    blocks = [one for one in body.strip("\n").split("\n\n") if not one.startswith("[^")]
    lists = [one for one in blocks if one.startswith("- ")]
    headings = [one for one in blocks if one.startswith("#")]
    authors = matter.get("authors", ())
    return Expected(
        matter["title"],
        str(matter["date"]),
        matter.get("outlet", ""),
        tuple(f"{one.get('honorific', '')} {one['name']}{'+' * ('bio' in one)}".strip() for one in authors),
        matter.get("dek", ""),
        tuple(one["after"] for one in matter.get("pullquotes", ())),
        len(blocks) - len(lists) - len(headings),
        len(headings),
        sum(len(one.split("\n")) for one in lists),
        len(matter["topics"]),
        len(matter.get("issues", ())),
        made.verdict,
    )


@pytest.mark.parametrize("name", DEMO)
def test_a_seed_of_the_demo_is_understood_wholly(name: str, context: ImportContext) -> None:
    made, expected = found(name, context), DEMO[name]
    assert made.dek[: len(expected.dek) or None] == expected.dek
    assert made == Expected(**{**vars(expected), "dek": made.dek})


def test_every_seed_of_the_demo_is_expected() -> None:
    assert {one.name for one in SEEDS.glob("*.txt")} == set(DEMO)
