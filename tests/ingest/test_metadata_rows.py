"""What a metadata file says of a raw text: it goes before what the text suggests, and the proof knows of it."""

from collections.abc import Mapping

import pytest
import yaml

from glossator.config.settings import Settings
from glossator.ingest.overrides import read_overrides
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported

TEXT = (
    "June 3, 2021 | Bayou Sunrise\n\nThe Light Nobody Needed\n\n" + "The lamp burned, and nobody came. " * 8
)


def values(text: str, path: str = "m.csv") -> Mapping[str, Mapping[str, object]]:
    rows, problems = read_overrides(text, path)
    assert problems == ()
    return {name: row.values for name, row in rows.items()}


def imported(overrides: Mapping[str, Mapping[str, object]]) -> tuple[Imported, Mapping[str, object]]:
    made = read_seed(
        TEXT.encode(), "seeds/a.txt", ImportContext(Settings(title="A site"), overrides=overrides)
    )
    assert isinstance(made, Imported)
    matter = yaml.safe_load(made.article.split("---\n")[1])
    assert isinstance(matter, dict)
    return made, matter


def test_a_row_goes_before_what_the_text_suggests() -> None:
    own = values(
        "file,title,author,url,topics\na.txt,Another Title,Jane Roe;John Doe,https://x.example/a,Lamps; Oil\n"
    )
    made, matter = imported(own)
    assert matter["title"] == "Another Title" and made.slug == "another-title"
    assert matter["authors"] == [{"name": "Jane Roe"}, {"name": "John Doe"}]
    assert matter["topics"] == ["Lamps", "Oil"]
    assert matter["source"]["url"] == "https://x.example/a"  # type: ignore[index]
    assert matter["edited"] == ["title"]


@pytest.mark.parametrize(
    ("own", "edited"),
    [
        ({"authors": [{"name": "Jane Roe", "bio": "A poet."}]}, ["authors"]),
        ({"authors": [{"name": "Jane Roe"}]}, None),
        ({"dek": "A dek of the editor."}, ["dek"]),
        ({"title": "The Light Nobody Needed"}, None),
        ({"title": "Another", "dek": "A dek."}, ["title", "dek"]),
    ],
)
def test_what_the_raw_text_does_not_say_is_listed_as_edited(
    own: Mapping[str, object], edited: list[str] | None
) -> None:
    assert imported({"a.txt": own})[1].get("edited") == edited


def test_a_row_settles_what_the_import_was_unsure_of() -> None:
    assert imported({})[0].verdict == "look"
    made, matter = imported(values("file,outlet\na.txt,The Bayou Sunrise\n"))
    assert made.verdict == "sure" and matter["outlet"] == "The Bayou Sunrise"


@pytest.mark.parametrize(
    "text",
    [
        "file,outlet\na.txt,Post\n",
        "file;outlet\na.txt;Post\n",
        "file\toutlet\na.txt\tPost\n",
        "outlet,file\nPost,x/a.txt\n",
    ],
    ids=["comma", "semicolon", "tab", "any order"],
)
def test_a_table_is_read_as_spreadsheets_write_it(text: str) -> None:
    assert values(text) == {"a.txt": {"outlet": "Post"}}


def test_one_object_a_line_holds_any_front_matter() -> None:
    line = '{"file": "a.txt", "authors": [{"name": "Jane Roe", "bio": "An editor."}], "draft": true}\n'
    made, matter = imported(values(f"{line}\n", "m.jsonl"))
    assert matter["authors"] == [{"name": "Jane Roe", "bio": "An editor."}] and matter["draft"] is True
    assert made.encoding == "utf-8"


@pytest.mark.parametrize(
    ("path", "text", "code", "line"),
    [
        ("m.csv", "file,titel\na.txt,x\n", "unknown-key", 1),
        ("m.csv", "name,title\na.txt,x\n", "missing-key", 1),
        ("m.csv", "file,title\n,x\n", "missing-key", 2),
        ("m.csv", "file,title\na.txt,x\na.txt,y\n", "bad-value", 3),
        ("m.csv", "file,title\na.txt,x,y\n", "bad-value", 2),
        ("m.csv", "file,date\na.txt,soon\n", "bad-value", 2),
        ("m.jsonl", "{\n", "json-syntax", 1),
        ("m.jsonl", "[1]\n", "bad-value", 1),
        ("m.jsonl", '{"file": "a.txt", "titel": "x"}\n', "unknown-key", 1),
    ],
)
def test_a_fault_has_its_line_and_a_remedy(path: str, text: str, code: str, line: int) -> None:
    problems = [one for one in read_overrides(text, path)[1] if one.code == code]
    assert problems and problems[0].place.line == line and problems[0].place.path == path
    assert problems[0].hint
