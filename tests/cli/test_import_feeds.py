"""`glossator import FEED`: each entry is an article, and a feed that has grown adds only what is new."""

from pathlib import Path

import pytest
from commanding import Run

ITEM = "<item><title>{0}</title><guid>{0}</guid><description>{1}</description></item>"
FIRST = ITEM.format("The Lamp", "The lamp shone for sixty years.")
SECOND = ITEM.format("The Log", "Nobody kept a log.")


@pytest.fixture
def site(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site that is the current folder."""
    monkeypatch.chdir(fresh)
    for path in (fresh / "seeds").glob("*.txt"):
        path.unlink()
    return fresh


def feed(path: Path, *items: str, built: str = "1") -> Path:
    head = f"<title>A</title><lastBuildDate>{built}</lastBuildDate>"
    path.write_text(f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>', encoding="utf-8")
    return path


def articles(site: Path) -> set[str]:
    return {path.name for path in (site / "content" / "articles").glob("the-l*.md")}


def test_each_entry_of_a_feed_becomes_an_article(site: Path, run: Run) -> None:
    ran = run("import", str(feed(site.parent / "blog.xml", FIRST, SECOND)))
    assert articles(site) == {"the-lamp.md", "the-log.md"}, ran
    assert (site / "seeds" / "the-lamp.entry.xml").is_file() and not (site / "seeds" / "blog.xml").exists()


def test_a_feed_that_has_grown_adds_only_what_is_new(site: Path, run: Run) -> None:
    blog = site.parent / "blog.xml"
    run("import", str(feed(blog, FIRST)))
    before = (site / "content" / "articles" / "the-lamp.md").read_bytes()
    ran = run("import", str(feed(blog, SECOND, FIRST, built="2")))
    assert "the-lamp.entry.xml has the article content/articles/the-lamp.md" in ran.out + ran.err
    assert articles(site) == {"the-lamp.md", "the-log.md"}
    assert (site / "content" / "articles" / "the-lamp.md").read_bytes() == before


def test_an_entry_that_was_edited_since_makes_no_second_article(site: Path, run: Run) -> None:
    blog = site.parent / "blog.xml"
    run("import", str(feed(blog, FIRST)))
    ran = run("import", str(feed(blog, FIRST.replace("sixty", "seventy"))))
    assert articles(site) == {"the-lamp.md"}
    assert "was taken over as seeds/the-lamp.entry.xml" in ran.out + ran.err


def test_an_entry_whose_article_was_deleted_does_not_come_back_with_its_feed(site: Path, run: Run) -> None:
    blog = site.parent / "blog.xml"
    run("import", str(feed(blog, FIRST, SECOND)))
    (site / "content" / "articles" / "the-lamp.md").unlink()
    run("import", str(blog))
    assert articles(site) == {"the-log.md"}


def test_a_feed_in_seeds_is_imported_by_a_build_and_then_no_more(site: Path, run: Run) -> None:
    blog = feed(site / "seeds" / "blog.xml", FIRST)
    assert run("build").status == 0
    assert articles(site) == {"the-lamp.md"}
    feed(blog, FIRST, SECOND, built="2")
    assert run("build").status == 0
    assert articles(site) == {"the-lamp.md", "the-log.md"}
    assert run("check").status == 0


def test_only_entries_without_an_article_are_withheld(site: Path, run: Run) -> None:
    blog = feed(site / "seeds" / "blog.xml", FIRST)
    run("build")
    assert "blog.xml" not in run("list", "withheld").out
    feed(blog, FIRST, SECOND)
    listed = run("list", "withheld").out
    assert "the-log.entry.xml" in listed and "the-lamp" not in listed


def test_two_entries_of_one_title_have_two_raw_files(site: Path, run: Run) -> None:
    twin = FIRST.replace("<guid>The Lamp", "<guid>2").replace("sixty", "seventy")
    run("import", str(feed(site.parent / "blog.xml", FIRST, twin)))
    assert {path.name for path in (site / "seeds").glob("*.entry.xml")} == {
        "the-lamp.entry.xml",
        "the-lamp-2.entry.xml",
    }


def test_a_broken_feed_is_refused_and_nothing_written(site: Path, run: Run) -> None:
    (site.parent / "blog.xml").write_text("<rss><channel>", encoding="utf-8")
    ran = run("import", str(site.parent / "blog.xml"))
    assert ran.status == 1 and "seed-damaged" in ran.out + ran.err and "well-formed" in ran.out + ran.err


def test_entries_without_a_text_are_told(site: Path, run: Run) -> None:
    ran = run(
        "import",
        str(feed(site.parent / "blog.xml", FIRST, "<item><title>A Link</title><guid>3</guid></item>")),
    )
    assert "entries without a text were left out: a-link.entry.xml" in ran.out + ran.err
    assert ran.status == 0 and articles(site) == {"the-lamp.md"}


def test_entries_of_two_feeds_that_number_theirs_alike_are_two(site: Path, run: Run) -> None:
    one, other = (
        item.replace("<guid>The ", "<guid isPermaLink='false'>1<!-- ").replace("</guid>", " --></guid>")
        for item in (FIRST, SECOND)
    )
    run("import", str(feed(site.parent / "blog.xml", one)))
    path = feed(site.parent / "other.xml", other)
    path.write_text(
        path.read_text(encoding="utf-8").replace("<title>A</title>", "<title>B</title>"), encoding="utf-8"
    )
    ran = run("import", str(path))
    assert articles(site) == {"the-lamp.md", "the-log.md"}, ran


def test_a_feed_that_had_to_be_mended_is_told(site: Path, run: Run) -> None:
    ran = run("import", str(feed(site.parent / "blog.xml", FIRST.replace(" sixty", "&nbsp;sixty"))))
    assert articles(site) == {"the-lamp.md"}
    assert "the feed was mended to be read" in ran.out + ran.err
