"""Notes for other programs in whole sites: every annotation is one of W3C's model, and the collection has them all."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import w3c
from conftest import REPOSITORY
from siting import SiteUnderTest

GOLDENS = sorted(folder.parent for folder in (REPOSITORY / "tests/golden").glob("*/site"))
NOTED = "---\ntitle: {0}\ndate: {1}\n---\n{0} words.[^n]\n\n[^n]: **Note:** “words” Text.\n"
DRAFT = "---\ntitle: D\n---\nOne word.[^n]\n\n[^n]: **Draft note:** Text.\n"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SiteUnderTest:
    """The annotations of a copy of the demo, built."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("content", "seeds", "static", "themes"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "site.yaml", folder)
    return SiteUnderTest(REPOSITORY, folder).run("build", "--no-import").succeeds()


@pytest.fixture
def scratch(tmp_path: Path) -> SiteUnderTest:
    site = SiteUnderTest(tmp_path, tmp_path / "site")
    site.write("site.yaml", "title: T\nurl: https://example.org/repo/\n")
    for name, day in (("a", "2024-01-01"), ("b", "2025-01-01"), ("c", "2026-01-01")):
        site.write(f"content/articles/{name}.md", NOTED.format(name, day))
    return site.write("content/articles/plain.md", "---\ntitle: P\n---\nNo notes.\n")


def data(site: SiteUnderTest, path: str) -> Any:
    return json.loads((site.output / path).read_text(encoding="utf-8"))


def pages_of(site: SiteUnderTest, collection: Any) -> list[Any]:
    """The pages of a collection, one after the other from its first."""
    found = []
    url = collection["first"]
    root = collection["id"].removesuffix("annotations.json")
    while url:
        found.append(data(site, url.removeprefix(root)))
        assert found[-1]["id"] == url
        url = found[-1].get("next")
    return found


def assert_sound(site: SiteUnderTest) -> list[Any]:
    """Holds what the model asks of the whole site's annotations; gives them."""
    written = sorted(site.output.rglob("annotations.json"))
    if not written:
        return []
    collection = data(site, "annotations.json")
    assert w3c.faults_of_collection(collection) == []
    pages = pages_of(site, collection)
    assert [fault for page in pages for fault in w3c.faults_of_page(page)] == []
    assert len(pages) == len(written) - 1
    assert pages[-1]["id"] == collection["last"]
    assert {page["partOf"] for page in pages} == {collection["id"]}
    before = [page.get("prev") for page in pages]
    assert before == [None, *(page["id"] for page in pages[:-1])]
    items = [item for page in pages for item in page["items"]]
    assert len({item["id"] for item in items}) == len(items) == collection["total"]
    return items


@pytest.mark.parametrize("folder", GOLDENS, ids=lambda folder: folder.name)
def test_a_golden_site_s_annotations_are_sound(folder: Path, tmp_path: Path) -> None:
    site = SiteUnderTest.copied(folder / "site", tmp_path / "site")
    settings = (site.folder / "site.yaml").read_text(encoding="utf-8")
    lines = (line for line in settings.split("\n") if not line.startswith("theme:"))
    site.write("site.yaml", "\n".join(lines)).run("build").succeeds()
    items = assert_sound(site)
    assert folder.name != "notes" or len(items) > 5


def test_the_demo_s_annotations_are_sound(demo: SiteUnderTest) -> None:
    assert len(assert_sound(demo)) > 5


def test_each_annotation_s_words_are_where_its_page_has_them(demo: SiteUnderTest) -> None:
    for item in assert_sound(demo):
        quote, position = item["target"]["selector"]
        assert position["end"] - position["start"] == len(quote["exact"])
        assert len(quote["prefix"]) == min(32, position["start"])


def test_pages_follow_the_dates_so_that_a_new_article_changes_its_neighbour_alone(
    scratch: SiteUnderTest,
) -> None:
    scratch.run("build").succeeds()
    ids = [item["id"] for item in assert_sound(scratch)]
    assert ids == [f"https://example.org/repo/articles/{name}/#note-n" for name in "abc"]
    before = {path: path.read_bytes() for path in scratch.output.rglob("articles/*/annotations.json")}
    scratch.write("content/articles/d.md", NOTED.format("d", "2026-02-01")).run("build", "--future")
    changed = [path.parent.name for path, was in before.items() if path.read_bytes() != was]
    assert changed == ["c"]
    assert len(assert_sound(scratch)) == 4


def test_pages_say_where_their_notes_are(scratch: SiteUnderTest) -> None:
    scratch.run("build").succeeds()
    kind = 'type="application/ld+json; profile=&quot;http://www.w3.org/ns/anno.jsonld&quot;"'
    for page, target in (
        ("articles/a/index.html", "/repo/articles/a/annotations.json"),
        ("index.html", "/repo/annotations.json"),
        ("notes/index.html", "/repo/annotations.json"),
    ):
        html = (scratch.output / page).read_text(encoding="utf-8")
        assert f'<link rel="alternate" {kind} href="{target}">' in html
    assert kind not in (scratch.output / "articles/plain/index.html").read_text(encoding="utf-8")


def test_drafts_are_not_exported_even_where_they_are_shown(scratch: SiteUnderTest) -> None:
    scratch.write("content/articles/d.md", DRAFT)
    scratch.write("content/articles/e.md", NOTED.format("e\ndraft: true", "2025-06-01"))
    mixed = "---\ntitle: F\n---\nOne word.[^n][^m]\n\n[^n]: **Draft note:** No.\n\n[^m]: Yes.\n"
    scratch.write("content/articles/f.md", mixed)
    scratch.run("build", "--drafts").succeeds()
    ids = [item["id"].partition("/articles/")[2] for item in assert_sound(scratch)]
    assert ids == ["f/#note-m", "a/#note-n", "b/#note-n", "c/#note-n"]
    page = (scratch.output / "articles/f/index.html").read_text(encoding="utf-8")
    structured = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert len(json.loads(structured)["comment"]) == 1


@pytest.mark.parametrize(
    ("exports", "annotated", "described"),
    [("[]", False, False), ("[annotations]", True, False), ("[schema]", False, True)],
)
def test_settings_switch_exports_off(
    scratch: SiteUnderTest, exports: str, annotated: bool, described: bool
) -> None:
    scratch.write("site.yaml", f"title: T\nexports: {exports}\n").run("build").succeeds()
    page = (scratch.output / "articles/a/index.html").read_text(encoding="utf-8")
    assert (scratch.output / "annotations.json").exists() == annotated
    assert ("annotations.json" in page) == annotated
    assert ('<script type="application/ld+json">' in page) == described


def test_a_site_without_notes_has_no_collection(tmp_path: Path) -> None:
    site = SiteUnderTest(tmp_path, tmp_path / "site")
    site.write("site.yaml", "title: T\n").write("content/articles/a.md", "---\ntitle: A\n---\nText.\n")
    assert assert_sound(site.run("build").succeeds()) == []


def test_a_draft_article_is_described_to_nobody(scratch: SiteUnderTest) -> None:
    claim = NOTED.format("e\ndraft: true", "2025-06-01").replace("**Note:**", "**Claim: False**")
    scratch.write("content/articles/e.md", claim).run("build", "--drafts").succeeds()
    for path in ("articles/e", "claims/e/n"):
        assert 'ld+json">' not in (scratch.output / path / "index.html").read_text(encoding="utf-8")
