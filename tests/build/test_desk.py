"""A site held in memory shows, after any edits, the bytes and problems of a clean build."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laying import put, rest
from msgspec.structs import replace
from siting import files_of

from glossator.build.cache import FILE, FOLDER
from glossator.build.desk import Desk, laid, relinked
from glossator.build.left import left_output
from glossator.build.report import BuildOptions, Report
from glossator.build.retaking import retaken
from glossator.build.run import build
from glossator.problem import Problem, in_order

OPTIONS = BuildOptions(datetime(2026, 1, 1, tzinfo=UTC), jobs=1)
ARTICLE = """---
title: {title}
date: {date}
topics: [{topics}]
outlet: {outlet}
---

{words} The ferry left at noon.[^a] See [another]({other}).

[^a]: **{kind}:** “left at noon” {note} (Jane Roe, 2025-01-03)
"""
Edit = tuple[str, str]
"""A file and its new text; an empty text removes it."""


def article(number: int, **parts: str) -> str:
    told = {
        "title": f"Article {number}",
        "date": f"2025-0{number % 3 + 1}-{number % 28 + 1:02}",
        "topics": "Ships, Harbours" if number % 2 else "Ships, Rope",
        "outlet": "The Post" if number % 3 else "The Mail",
        "words": "Plain words.",
        "kind": "Context",
        "note": "It did.",
        "other": f"a{(number + 1) % 6}.md",
    }
    return ARTICLE.format(**told | parts)


START: Mapping[str, str] = {
    "site.yaml": "title: Papers\npaginate: 2\nfeed_items: 3\n",
    "content/topics.yaml": "- name: Harbours\n  description: Where ships rest.\n- name: Rope\n  parent: Ships\n",
    "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are. See [one](../articles/a1.md).\n",
    "static/plan.txt": "one plan",
    "content/articles/map.txt": "a map",
    **{f"content/articles/a{n}.md": article(n) for n in range(6)},
}
OF_TEXTS: tuple[Edit, ...] = (
    ("content/articles/a1.md", article(1, words="Other words.")),
    ("content/articles/a1.md", article(1, title="Another title")),
    ("content/articles/a2.md", article(2, topics="Rope, Canvas")),
    ("content/articles/a2.md", article(2, topics="Harbours, ships")),
    ("content/articles/a2.md", article(2, date="2024-05-05")),
    ("content/articles/a2.md", article(2, date="")),
    ("content/articles/a3.md", article(3, date="2026-03-01")),
    ("content/articles/a3.md", article(3, kind="Claim: False", note="It left at one.")),
    ("content/articles/a3.md", article(3).replace("---\n\n", "draft: true\n---\n\n", 1)),
    ("content/articles/a3.md", article(3).replace("---\n\n", "slug: else\naliases: [/old/]\n---\n\n", 1)),
    ("content/articles/a4.md", article(4, note="See [the first](a0.md#p1).")),
    ("content/articles/a4.md", article(4, outlet="The Mail", words="More.\n\nAnd more.")),
    ("content/articles/a4.md", article(4).replace("---\n\n", "notes: {a: {topics: [Rope]}}\n---\n\n", 1)),
    ("content/articles/a5.md", article(5, other="nowhere.md")),
    ("content/articles/a5.md", "---\ntitel: no\n---\n\nText.\n"),
    ("content/articles/a5.md", article(5, kind="Definition", note="Of a ship.")),
    ("content/pages/about.md", "---\ntitle: Who we are\n---\n\nUs.\n"),
    ("static/plan.txt", "another plan"),
    ("content/articles/map.txt", "another map"),
)
OF_FILES: tuple[Edit, ...] = (
    ("content/articles/a4.md", ""),
    ("content/articles/new.md", article(9, other="a0.md#note-a")),
    ("content/articles/a0.notes.md", "## Note\n\n> **The ferry** left\n\nA steamer.\n"),
    ("content/articles/a0.notes.md", "## Note\n\n> **The ferry** left\n\nA motor ship.\n"),
    ("content/articles/a0.notes.md", ""),
    ("content/pages/about.md", ""),
    ("static/new.txt", "new"),
    ("content/topics.yaml", "- name: Harbours\n  aliases: [Rope]\n  slug: quays\n"),
    ("content/topics.yaml", "- name: Ships\n  hide: true\n"),
    ("site.yaml", "title: Other papers\npaginate: 2\n"),
    ("site.yaml", "title: Papers\npaginate: 1\nrelated: 1\ntaxonomies: {topics: {min: 2}}\n"),
    ("site.yaml", "title: Papers\nurl: https://example.org/papers/\n"),
    ("i18n/en.yaml", "reference: 'Remark {number}'\n"),
    ("templates/partials/term.html", "<b>{{ term.name }}</b>"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path / "site", START)
    return tmp_path / "site"


def brought_up_to_date(desk: Desk, edits: Mapping[str, str]) -> Desk:
    put(desk.site.root, edits)
    found = retaken(desk, edits)
    if found is None:
        return laid(desk.site.root, OPTIONS, desk)
    if found.desk.is_settled:
        return found.desk
    # The pages that are made ahead of all others are what they will be.
    settled = relinked(found.desk)
    assert {path: found.desk.make(path) for path in found.desk.ahead} == {
        path: settled.make(path) for path in found.desk.ahead
    }
    return settled


def shown(desk: Desk) -> dict[str, bytes]:
    return {path: desk.make(path).data for path in desk.outputs}


def told(desk: Desk) -> tuple[Problem, ...]:
    """All that a build says: what is wrong with the site, and with its pages."""
    return in_order((*desk.problems, *(one for path in desk.outputs for one in desk.make(path).problems)))


def clean(folder: Path, files: Mapping[str, str]) -> tuple[Report, dict[str, bytes]]:
    put(folder, {path: text for path, text in files.items() if text})
    report = build(folder, OPTIONS)
    return report, {
        path: data for path, data in files_of(folder / "output").items() if path != ".glossator.json"
    }


steps = st.lists(st.sampled_from((*OF_TEXTS, *OF_TEXTS, *OF_FILES)), min_size=1, max_size=3)


@settings(max_examples=8)
@given(st.lists(steps, min_size=1, max_size=4))
def test_what_a_build_left_is_what_a_desk_makes_after_any_edits(
    tmp_path_factory: pytest.TempPathFactory, script: list[list[Edit]]
) -> None:
    root = tmp_path_factory.mktemp("left")
    put(root, START)
    built = replace(OPTIONS, settled=True)
    build(root, built)
    asked = replace(OPTIONS, search=False)
    for edits in script:
        put(root, dict(edits))
        if any(text for _, text in edits):
            assert left_output(root, asked) is None
        if build(root, replace(built, looked=rest(root))).failed:
            assert left_output(root, asked) is None
            continue
        left, desk = left_output(root, asked), laid(root, asked)
        assert left is not None
        assert {*desk.outputs} <= {*left.paths}
        for path in desk.outputs:
            found = left.read(path)
            assert found is not None
            assert (left.key(path), found.data) == (desk.key(path), desk.make(path).data), path


@settings(max_examples=12)
@given(st.lists(steps, min_size=1, max_size=4))
def test_after_any_edits_its_pages_are_those_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, script: list[list[Edit]]
) -> None:
    top = tmp_path_factory.mktemp("law")
    files = dict(START)
    put(top / "lived", files)
    desk = laid(top / "lived", OPTIONS)
    known: dict[bytes, bytes] = {}
    for number, edits in enumerate(script):
        files |= dict(edits)
        desk = brought_up_to_date(desk, dict(edits))
        report, expected = clean(top / f"clean{number}", files)
        assert told(desk) == report.problems
        pages = shown(desk)
        assert report.failed or pages == expected
        for path, data in pages.items():
            assert known.setdefault(desk.key(path) + path.encode(), data) == data


def test_an_edited_text_links_nothing_anew(root: Path) -> None:
    desk = laid(root, OPTIONS)
    after = brought_up_to_date(desk, {"content/articles/a1.md": article(1, words="Other words.")})
    assert after.layout.linked is desk.layout.linked
    assert b"Other words." in after.make("articles/a1/index.html").data


@pytest.mark.parametrize(
    "parts",
    [
        {"title": "Another title"},
        {"topics": "Rope, Canvas"},
        {"topics": "ships, Harbours"},
        {"outlet": "The Mail"},
        {"kind": "Claim: True"},
        {"other": "a0.md"},
    ],
    ids=str,
)
@pytest.mark.parametrize("number", range(6))
def test_the_page_of_an_article_comes_before_all_is_linked(
    root: Path, number: int, parts: dict[str, str]
) -> None:
    desk = laid(root, OPTIONS)
    path = f"content/articles/a{number}.md"
    put(root, {path: article(number, **parts)})
    found = retaken(desk, [path])
    assert found is not None
    page = f"articles/a{number}/index.html"
    is_news = found.desk.layout.content.digests != desk.layout.content.digests
    assert (page in found.desk.ahead) == is_news
    assert found.desk.make(page) == relinked(found.desk).make(page)


def test_what_decides_the_order_has_all_linked_at_once(root: Path) -> None:
    desk = laid(root, OPTIONS)
    put(root, {"content/articles/a2.md": article(2, date="2024-05-05")})
    found = retaken(desk, ["content/articles/a2.md"])
    assert found is not None
    assert found.desk.is_settled
    assert "2024/index.html" in found.desk.outputs


def test_only_pages_that_show_an_edited_text_have_another_key(root: Path) -> None:
    desk = laid(root, OPTIONS)
    after = brought_up_to_date(desk, {"content/articles/a1.md": article(1, words="Other words.")})
    changed = {path for path in desk.outputs if desk.key(path) != after.key(path)}
    assert {"articles/a1/index.html", "topics/harbours/feed.xml"} <= changed
    assert not changed & {"index.html", "articles/a2/index.html", "topics/index.html", "sitemap.xml"}


def test_a_file_saved_as_it_was_changes_nothing(root: Path) -> None:
    desk = laid(root, OPTIONS)
    found = retaken(desk, ["content/articles/a1.md"])
    assert found is not None
    assert found.desk is desk
    assert found.texts == ()


def test_a_file_that_an_editor_had_for_a_moment_is_none_of_the_sites(root: Path) -> None:
    desk = laid(root, OPTIONS)
    put(root, {"content/articles/a1.md": article(1, words="Other words.")})
    found = retaken(desk, ["content/articles/a1.md", "content/articles/4913", "content/articles/a1.md.new"])
    assert found is not None
    assert found.texts == ("content/articles/a1.md",)
    (root / "content/articles/map.txt").unlink()
    assert retaken(found.desk, ["content/articles/map.txt"]) is None


@pytest.mark.parametrize("name", ["lost.notes.md", "gone.md", "round.md"])
def test_what_cannot_be_used_is_told_from_when_it_comes_until_it_goes(root: Path, name: str) -> None:
    path = root / "content/articles" / name
    desk = laid(root, OPTIONS)
    before = told(desk)
    if name == "lost.notes.md":
        path.write_text("## Note\n\n> Words\n\nOf nothing.\n", encoding="utf-8")
    else:
        path.symlink_to("nowhere.md" if name == "gone.md" else "round.md")
    assert retaken(desk, [f"content/articles/{name}"]) is None
    desk = laid(root, OPTIONS, desk)
    assert {one.place.path for one in told(desk)} == {one.place.path for one in before} | {
        f"content/articles/{name}"
    }
    path.unlink()
    assert retaken(desk, [f"content/articles/{name}"]) is None
    assert told(laid(root, OPTIONS, desk)) == before


def test_a_folder_that_becomes_a_link_has_the_site_read_whole(root: Path) -> None:
    path = "content/articles/sub/b.md"
    put(root, {path: article(1)})
    desk = laid(root, OPTIONS)
    (root / "content/articles/sub").rename(root / "elsewhere")
    (root / "content/articles/sub").symlink_to(root / "elsewhere")
    assert retaken(desk, [path]) is None
    assert "articles/sub/b/index.html" not in laid(root, OPTIONS, desk).outputs


def test_a_notes_file_is_its_articles(root: Path) -> None:
    note = "## Note\n\n> **The ferry** left\n\n{}\n"
    put(root, {"content/articles/a0.notes.md": note.format("A steamer.")})
    desk = laid(root, OPTIONS)
    put(root, {"content/articles/a0.notes.md": note.format("A motor ship.")})
    found = retaken(desk, ["content/articles/a0.notes.md"])
    assert found is not None
    assert found.texts == ("content/articles/a0.md",)
    assert b"A motor ship." in found.desk.make("articles/a0/index.html").data


def test_a_copied_file_is_told_by_where_it_is_published(root: Path) -> None:
    found = retaken(laid(root, OPTIONS), ["static/plan.txt", "content/articles/map.txt"])
    assert found is not None
    assert sorted(found.copied) == ["articles/map.txt", "plan.txt"]


@pytest.mark.parametrize(
    "path", ["site.yaml", "content/topics.yaml", "content/articles/new.md", "content/articles", "seeds/x.txt"]
)
def test_other_files_have_the_site_read_whole(root: Path, path: str) -> None:
    desk = laid(root, OPTIONS)
    if not (root / path).exists():
        put(root, {path: "new"})
    assert retaken(desk, [path]) is None


def test_a_cache_that_another_run_threw_away_is_not_missed(root: Path) -> None:
    desk = laid(root, OPTIONS)
    expected = shown(desk)
    (root / FOLDER / FILE).unlink()
    assert shown(desk) == expected
    assert not (root / "output").exists()


def test_what_was_read_before_is_taken_over(root: Path) -> None:
    desk = laid(root, OPTIONS)
    put(root, {"content/articles/new.md": article(9)})
    again = laid(root, OPTIONS, desk)
    first = {one.path: one for one in desk.layout.content.articles}
    assert all(first[one.path] is one for one in again.layout.content.articles if one.path in first)
    assert "articles/new/index.html" in again.outputs
