"""Articles for those who read no HTML: as Markdown and plain text, and all of them in one file."""

import json
import re
from pathlib import Path

import pytest
from glossing import read
from siting import SiteUnderTest

SETTINGS = "title: T & T\nurl: https://example.org/repo/\n"
FERRY = """---
title: The *ferry* & more
date: 2025-03-01
authors: [Jane Roe]
outlet: The Quay
dek: It sank.
rights: © Roe
---

The mayor said it “carried three thousand”,[^carried] on a [hull](tug.md) of oak.[^oak]

- one
- two[^plain][^draft]

[^carried]: **Claim: False** “carried three thousand” [the mayor] The [log](tug.md#note-x) counts 812.

    - in May
    - in June

    (Jane Roe, 2025-03-02; rev. 2025-03-03; checked A. Ban, 2025-03-04)

[^oak]: **Translation: sr** “oak” hrast

[^draft]: **Draft note.** A secret.

[^plain]: A plain one.
"""
TUG = "---\ntitle: The tug\ndate: 2025-02-01\n---\n\nA tug.[^x]\n\n[^x]: X.\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteUnderTest:
    made = SiteUnderTest(tmp_path, tmp_path / "site").write("site.yaml", SETTINGS)
    return made.write("content/articles/ferry.md", FERRY).write("content/articles/tug.md", TUG)


def whole(site: SiteUnderTest, path: str) -> str:
    return (site.output / path).read_text(encoding="utf-8")


def test_an_article_is_there_as_markdown_with_whole_addresses(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    assert (
        whole(site, "articles/ferry/index.md")
        == """# The \\*ferry\\* & more

It sank.

Jane Roe

The Quay, 2025-03-01, <https://example.org/repo/articles/ferry/>

The mayor said it “carried three thousand”,[^carried] on a [hull](https://example.org/repo/articles/tug/) of oak.[^oak]

- one
- two[^plain]

[^carried]: **Claim: False** “carried three thousand” [the mayor]

    The [log](https://example.org/repo/articles/tug/#note-x) counts 812.

    - in May
    - in June

    (Jane Roe, 2025-03-02; rev. 2025-03-03; checked A. Ban, 2025-03-04)

[^oak]: **Translation: sr** “oak”

    hrast

[^plain]: A plain one.

© Roe
"""
    )


def test_the_markdown_has_the_notes_that_the_article_has(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    edition = read(whole(site, "articles/ferry/index.md"))
    assert edition.problems == ()
    told = {
        note.label: (note.kind, note.verdict, note.quote, note.speaker, note.byline.checker)
        for note in edition.notes
    }
    assert told["carried"] == ("claim", "false", "carried three thousand", "the mayor", "A. Ban")
    assert told["oak"] == ("translation", "", "oak", "", "")
    assert told["plain"] == ("", "", "", "", "")


def test_an_article_is_there_as_plain_text(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    text = whole(site, "articles/ferry/index.txt")
    assert text.startswith(
        "The *ferry* & more\n\nIt sank.\n\nJane Roe, The Quay, 2025-03-01, https://example.org/"
    )
    assert "on a hull of oak.[2]\n\n- one\n- two[3]\n" in text
    assert "[1] Claim: False. “carried three thousand” [the mayor] The log counts 812.\n" in text
    assert "secret" not in text


def test_the_article_links_both_as_alternates(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    found = re.findall(
        r'<link rel="alternate" type="(text/[^"]+)" href="([^"]+)">', whole(site, "articles/ferry/index.html")
    )
    assert found == [
        ("text/markdown", "/repo/articles/ferry/index.md"),
        ("text/plain", "/repo/articles/ferry/index.txt"),
    ]


def test_a_draft_is_not_exported_nor_is_a_draft_note_in_a_preview(site: SiteUnderTest) -> None:
    site.write("content/articles/tug.md", TUG.replace("title:", "draft: true\ntitle:"))
    site.run("build", "--drafts").succeeds()
    assert (site.output / "articles/tug/index.html").exists()
    assert not (site.output / "articles/tug/index.md").exists()
    for name in ("index.md", "index.txt"):
        assert "secret" not in whole(site, f"articles/ferry/{name}")


def test_all_articles_are_in_one_file_newest_first(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    data = json.loads(whole(site, "site.json"))
    assert (data["title"], data["url"], data["language"]) == ("T & T", "https://example.org/repo/", "en")
    first, second = data["articles"]
    assert second["title"] == "The tug"
    assert first == {
        "url": "https://example.org/repo/articles/ferry/",
        "title": "The *ferry* & more",
        "date": "2025-03-01",
        "language": "en",
        "authors": ["Jane Roe"],
        "outlet": "The Quay",
        "summary": "It sank.",
        "notes": {"claim": 1, "translation": 1, "note": 1},
    }
    assert len(whole(site, "site.json").splitlines()) == 4


def test_settings_switch_both_off(site: SiteUnderTest) -> None:
    site.run("build").succeeds()
    site.write("site.yaml", f"{SETTINGS}exports: [schema]\n").run("build").succeeds()
    assert not (site.output / "articles/ferry/index.md").exists()
    assert not (site.output / "site.json").exists()
    assert "text/markdown" not in whole(site, "articles/ferry/index.html")
