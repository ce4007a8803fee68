"""Pages of notes after edits: what shows what was edited is printed anew, and all else stays as it is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from siting import files_of

from glossator.build.cache import FOLDER
from glossator.build.opening import opened
from glossator.build.report import BuildOptions
from glossator.build.run import build

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC))
ARTICLE = """---
title: Article {name}
date: 2025-01-0{day}
topics: [Ships]
notes: {{b: {{topics: [Ships]}}}}
---

The ferry left at noon,[^a] with a hull[^b] and a crew.[^c]

[^a]: **Claim: False** “left at noon” See [the log](https://example.org/{name}). ({by}, 2025-02-0{day})

[^b]: **Definition** “hull”: {sense} ({by}, 2025-02-0{day})

[^c]: **Correction** “a crew” It had two[@{name}]. ({by}, 2025-02-0{day})
"""
WORKS = (
    """[{"id": "one", "type": "book", "title": "A log"}, {"id": "two", "type": "book", "title": "A map"}]"""
)
OF_ONE = {"articles/one/index.html", "claims/one/a/index.html", "notes/claim/index.html"}
"""Some pages that show the notes of the newest article."""
OF_TWO = {
    "articles/two/annotations.json",
    "claims/two/a/index.html",
    "notes/by/jane-roe/index.html",
    "notes/claim/page/1/index.html",
    "notes/corrections/page/1/index.html",
}
"""Pages that show the notes of the other, and none of the newest's."""
OF_NONE = {"claims/ratings/index.html", "notes/index.html", "notes/sources/index.html"}
"""Pages that show no text of a note."""


def article(name: str, **parts: str) -> str:
    own = {"one": {"day": "2", "by": "Ada Verhoeven"}, "two": {"day": "1", "by": "Jane Roe"}}
    return ARTICLE.format(**{"name": name, "sense": f"Of ship {name}.", **own[name], **parts})


def site(root: Path) -> Path:
    put(root, {"site.yaml": "title: T\npaginate: 1\nbibliography: works.json\n", "works.json": WORKS})
    put(root, {f"content/articles/{name}.md": article(name) for name in ("one", "two")})
    assert not build(root, OPTIONS).failed
    return root


def put(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def printed(root: Path) -> dict[str, tuple[bytes, bytes]]:
    """Each page with digests of what its template read and of the texts that it showed when it was printed."""
    with opened(root) as cache:
        return {path: (row.read, row.shown) for path, row in cache.printed("output").items()}


def printed_anew(root: Path, path: str, text: str) -> set[str]:
    """What an edit has printed, when the output is that of a build from nothing."""
    before = printed(root)
    put(root, {path: text})
    assert not build(root, OPTIONS).failed
    after, incremental = printed(root), files_of(root / "output")
    for file in (root / FOLDER).iterdir():
        file.unlink()
    assert not build(root, OPTIONS).failed
    assert files_of(root / "output") == incremental
    return {path for path in after if after[path] != before.get(path)}


def test_an_edited_note_prints_the_pages_that_show_it_and_no_other_page_of_notes(tmp_path: Path) -> None:
    root = site(tmp_path)
    edited = article("one").replace("See [the log]", "Look at [the log]")
    anew = printed_anew(root, "content/articles/one.md", edited)
    assert anew >= OF_ONE
    assert not anew & (OF_TWO | OF_NONE)


def test_a_new_title_is_told_wherever_the_article_s_notes_are_named(tmp_path: Path) -> None:
    root = site(tmp_path)
    anew = printed_anew(root, "content/articles/one.md", article("one").replace("Article one", "Another"))
    assert OF_ONE | {"notes/sources/index.html"} <= anew
    assert not anew & (OF_TWO | {"notes/index.html", "claims/ratings/index.html"})


def test_a_work_s_new_title_is_told_among_the_sources(tmp_path: Path) -> None:
    root = site(tmp_path)
    anew = printed_anew(root, "works.json", WORKS.replace("A log", "The log of the ferry"))
    assert "notes/sources/index.html" in anew
    page = (root / "output/notes/sources/index.html").read_text(encoding="utf-8")
    assert "The log of the ferry" in page


def test_a_second_term_makes_a_glossary(tmp_path: Path) -> None:
    root = site(tmp_path)
    glossary = root / "output/notes/glossary/index.html"
    assert not glossary.exists()
    other = article("two").replace("“hull”", "“a hull”")
    assert "notes/glossary/index.html" in printed_anew(root, "content/articles/two.md", other)
    assert glossary.read_text(encoding="utf-8").count("Of ship") == 2


def test_an_index_of_one_thing_goes_with_the_other(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert (root / "output/notes/corrections/index.html").exists()
    printed_anew(root, "content/articles/two.md", article("two").replace("**Correction**", "**Note**"))
    assert not (root / "output/notes/corrections").exists()
    assert not (root / "output/notes/correction").exists()
