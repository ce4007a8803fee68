"""The title of a page is its one heading of the first level: those of its text begin below it, and stand to each other
as they are written."""

from pathlib import Path

import pytest
from glossing import flat, html_of, read
from selectolax.lexbor import LexborHTMLParser
from siting import SiteUnderTest

from glossator.markdown.fragment import read_fragment

LEVELS = {
    "below the title": ("## A\n\n### B\n\n## C", "2 3 2"),
    "from the first level on": ("# A\n\n## B\n\n### C\n\n# D", "2 3 4 2"),
    "underlined": ("A\n=\n\nB\n-", "2 3"),
    "to the lowest level": ("# A\n\n##### B\n\n###### C", "2 6 6"),
    "from a lower level on": ("### A\n\n#### B", "3 4"),
    "the first level behind a lower one": ("## A\n\n# B", "3 2"),
    "in raw HTML": ("<h1>A</h1>\n\n## B\n\n<H2 title='<h1>'>C</H2>", "2 3 3"),
    "in raw HTML within another element": (
        "<details>\n<summary>A</summary>\n<h1>B</h1>\n</details>\n\n## C",
        "2 3",
    ),
    "in a quotation": ("## A\n\n> # B\n> ## C\n\n### D", "2 2 2 3"),
    "in a quotation and out of it": ("# A\n\n> # B\n> ## C", "2 2 3"),
    "in a quotation alone": ("[A](https://a.example)\n\n> # B\n> ## C", "2 3"),
    "none": ("A <h1", ""),
}


def headings(html: str) -> str:
    found = LexborHTMLParser(html).css("h1, h2, h3, h4, h5, h6")
    return " ".join(str(one.tag)[1:] for one in found)


@pytest.mark.parametrize(("text", "levels"), LEVELS.values(), ids=LEVELS.keys())
def test_headings_begin_below_the_title(text: str, levels: str) -> None:
    assert headings(html_of(read(text))) == levels
    assert headings(flat(read_fragment(text, "articles/own.md").html)) == levels


def test_the_outline_has_the_levels_of_the_page_and_the_addresses_of_the_words() -> None:
    edition = read("# The ferry\n\nText.\n\n## The yard\n\nText.\n\n# The ferry")
    found = [(one.level, one.id, one.text) for one in edition.outline]
    assert found == [
        (2, "the-ferry", "The ferry"),
        (3, "the-yard", "The yard"),
        (2, "the-ferry-2", "The ferry"),
    ]
    assert edition.plain == "The ferry Text. The yard Text. The ferry"


def test_a_note_and_the_text_are_lowered_each_by_itself() -> None:
    edition = read("## A\n\nText.[^n]\n\n[^n]: One.\n\n    # B\n\n    ## C")
    assert headings(html_of(edition)) == "2"
    assert headings(flat(edition.notes[0].html)) == "2 3"


@pytest.mark.parametrize("path", ["content/articles/ferry.md", "content/pages/ferry.md"])
def test_a_page_has_one_heading_of_the_first_level_and_its_exports_have_its_levels(
    tmp_path: Path, path: str
) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", "title: Papers\n")
    front = "title: The ferry\n" + ("date: 2024-03-04\nheadnote: '# Before'\n" if "articles" in path else "")
    site.write(path, f"---\n{front}---\n\n# The yard\n\nText.\n\n## The keel\n\nText.\n").run(
        "build"
    ).succeeds()
    (page,) = (one for one in site.output.rglob("index.html") if one.parent.name == "ferry")
    html = LexborHTMLParser(page.read_text(encoding="utf-8"))
    assert [one.text() for one in html.css("h1")] == ["The ferry"]
    assert [(one.tag, one.attributes["id"]) for one in html.css("[id^=the-]")] == [
        ("h2", "the-yard"),
        ("h3", "the-keel"),
    ]
    for text in page.parent.glob("index.md"):
        lines = text.read_text(encoding="utf-8").split("\n")
        assert [line for line in lines if line.startswith("#")][:3] == [
            "# The ferry",
            "## The yard",
            "### The keel",
        ]
