"""Citations for machines."""

import json
from datetime import date

import pytest
from msgspec.structs import replace

from glossator.theme.cite import Cited, bibtex, citation_key, csl

FERRY = Cited(
    title="The Ferry & the 50% Clock",
    authors=("Henrik Aasen", "Marko Ilić"),
    outlet="Lemsund Courier",
    day=date(2024, 3, 4),
    url="https://example.com/ferry",
    page="https://example.org/articles/ferry/",
    lang="en",
)


def test_bibtex_names_all_that_is_known_and_escapes_what_tex_would_read() -> None:
    assert (
        bibtex(FERRY)
        == """@article{aasen2024ferry,
  author = {{Henrik Aasen} and {Marko Ilić}},
  title = {{The Ferry \\& the 50\\% Clock}},
  journal = {Lemsund Courier},
  year = {2024},
  date = {2024-03-04},
  url = {https://example.com/ferry},
  note = {Annotated: \\url{https://example.org/articles/ferry/}},
  langid = {en}
}"""
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(FERRY, authors=(), outlet="", day=None, url=FERRY.page)
    assert bibtex(bare).startswith("@misc{ferry,\n  title = ")
    assert "note" not in bibtex(bare)
    (item,) = json.loads(csl(bare))
    assert item.keys() == {"id", "type", "title", "URL", "language"}


def test_csl_json_is_a_list_of_one_item() -> None:
    (item,) = json.loads(csl(FERRY))
    assert item["issued"] == {"date-parts": [[2024, 3, 4]]}
    assert item["author"] == [{"literal": "Henrik Aasen"}, {"literal": "Marko Ilić"}]
    assert (item["type"], item["container-title"]) == ("article-newspaper", "Lemsund Courier")


@pytest.mark.parametrize(
    ("title", "authors", "key"),
    [
        ("Ett år", ("Åsa Öst",), "ost2024ett"),
        ("Трајект", ("Јован Јовић",), "jovic2024trajekt"),
        ("…", (), "2024"),
    ],
)
def test_a_key_is_made_of_name_year_and_word(title: str, authors: tuple[str, ...], key: str) -> None:
    made = citation_key(replace(FERRY, title=title, authors=authors))
    assert made.startswith(key) or made == key
