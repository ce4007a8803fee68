"""Raw texts are written as articles, each after its seed, and never over a file that is there."""

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from glossator.digest import of_bytes
from glossator.edit.ignored import Ignored, ignore, read_ignored
from glossator.edit.imported import read_imported
from glossator.edit.importing import Written, read_seeds, write_articles
from glossator.edit.seeds import Seed, waiting
from glossator.ingest.values import Imported, Refused
from glossator.sources.site import read_site

TEXT = (
    b"The Light Nobody Needed\n\nThe lighthouse was built by people who had never seen one, and it leans.\n"
)
ARTICLE = "content/articles/the-light-nobody-needed.md"


def write(root: Path, file: str, data: bytes, new: dict[str, bytes] | None = None) -> Written:
    site = read_site(root)
    stock = waiting(site).stock
    results = read_seeds(site, stock, [Seed(file, data, of_bytes(data))])
    return write_articles(root, stock, results, new or {})


def test_an_article_is_written_and_remembered(root: Path) -> None:
    (root / "seeds/a.txt").write_bytes(TEXT)
    written = write(root, "seeds/a.txt", TEXT)
    assert dict(written.articles) == {of_bytes(TEXT): ARTICLE}
    assert (root / ARTICLE).is_file()
    assert dict(read_imported(root)) == {of_bytes(TEXT): ARTICLE}


def test_a_new_seed_is_written_with_it(root: Path) -> None:
    write(root, "seeds/a.txt", TEXT, {"seeds/a.txt": TEXT})
    assert (root / "seeds/a.txt").read_bytes() == TEXT


def test_a_refused_text_leaves_nothing(root: Path) -> None:
    written = write(root, "seeds/a.txt", b"", {"seeds/a.txt": b""})
    assert isinstance(written.results[0], Refused) and not written.articles
    assert list((root / "seeds").iterdir()) == []


def test_no_article_is_written_without_its_seed(root: Path) -> None:
    (root / "seeds/a.txt").write_bytes(b"someone was faster")
    written = write(root, "seeds/a.txt", TEXT, {"seeds/a.txt": TEXT})
    (refused,) = written.results
    assert [one.code for one in refused.problems] == ["file-exists"]
    assert not (root / ARTICLE).exists() and not read_imported(root)


def test_an_article_that_came_meanwhile_is_not_touched(root: Path) -> None:
    site = read_site(root)
    stock = waiting(site).stock
    results = read_seeds(site, stock, [Seed("seeds/a.txt", TEXT, of_bytes(TEXT))])
    (root / ARTICLE).write_bytes(b"an editor's")
    (refused,) = write_articles(root, stock, results, {}).results
    assert [one.code for one in refused.problems] == ["file-exists"]
    assert (root / ARTICLE).read_bytes() == b"an editor's"


def test_an_imported_text_is_ignored_no_more(root: Path) -> None:
    ignore(root, {of_bytes(TEXT): Ignored("seeds/a.txt", "")})
    write(root, "seeds/a.txt", TEXT)
    assert not read_ignored(root)


def test_articles_that_came_otherwise_are_remembered_too(root: Path) -> None:
    front = f"---\ntitle: x\nsource:\n  file: seeds/b.txt\n  sha256: {'1' * 64}\n---\n"
    (root / "content/articles/b.md").write_text(front, encoding="utf-8")
    write(root, "seeds/a.txt", TEXT)
    assert read_imported(root)["1" * 64] == "content/articles/b.md"


def test_a_vocabulary_that_cannot_be_added_to_keeps_the_article_back(root: Path) -> None:
    (root / "content/topics.yaml").write_text("[{name: Rome}]\n", encoding="utf-8")
    written = write(root, "seeds/a.txt", TEXT + b"\nTopics: Lamps, Gulls\n")
    (refused,) = written.results
    assert isinstance(refused, Refused) and refused.problems[0].place.path == "content/topics.yaml"
    assert not (root / ARTICLE).exists()


def test_a_broken_vocabulary_hinders_every_import(root: Path) -> None:
    assert read_site(root).broken_vocabulary == ()
    (root / "content/topics.yaml").write_text("- nam: Rome\n", encoding="utf-8")
    assert "unknown-key" in [one.code for one in read_site(root).broken_vocabulary]


@pytest.mark.parametrize("slug", ["the-light-nobody-needed", "The-Light-Nobody-Needed"])
def test_a_slug_that_an_article_gives_itself_is_taken(root: Path, slug: str) -> None:
    (root / "content/articles/b.md").write_text(f"---\ntitle: x\nslug: {slug}\n---\n", encoding="utf-8")
    (one,) = write(root, "seeds/a.txt", TEXT).results
    assert isinstance(one, Imported) and one.slug == "the-light-nobody-needed-2"


SUBJECTS = {"Whales": "whale harpoon blubber fleet", "Bees": "hive honey queen swarm"}
UNNAMED = (
    b"The Old Orchard\n\nThe queen left her hive with a swarm, and the honey stayed behind in the hive.\n"
)


def tagged(root: Path, count: int) -> None:
    for number, topic in zip(range(count), cycle(SUBJECTS), strict=False):
        text = f"---\ntitle: Article {number}\ntopics: [{topic}]\n---\n\nIn the year {SUBJECTS[topic]}.\n"
        (root / f"content/articles/a{number}.md").write_text(text)


@pytest.fixture
def suggested(root: Path) -> Callable[[], tuple[str, ...]]:
    """A function that imports a text on bees that does not name them, and returns what is suggested and why."""

    def suggestions() -> tuple[str, ...]:
        site = read_site(root)
        (one,) = read_seeds(site, waiting(site).stock, [Seed("seeds/a.txt", UNNAMED, of_bytes(UNNAMED))])
        assert isinstance(one, Imported)
        assert "topics:" not in one.article
        return tuple(f"{s.name}: {s.evidence}" for s in one.suggestions)

    return suggestions


def test_fifty_tagged_articles_suggest_their_topic_for_a_text_that_resembles_them(
    root: Path, suggested: Callable[[], tuple[str, ...]]
) -> None:
    tagged(root, 50)
    (one,) = suggested()
    assert re.fullmatch(r"Bees: 0\.\d\d similar to articles on it", one)


def test_fewer_articles_suggest_nothing(root: Path, suggested: Callable[[], tuple[str, ...]]) -> None:
    tagged(root, 49)
    assert suggested() == ()


def test_a_topic_that_is_only_similar_is_never_written(
    root: Path, suggested: Callable[[], tuple[str, ...]]
) -> None:
    tagged(root, 50)
    (root / "site.yaml").write_text("title: A site\ntag: vocabulary\n")
    (root / "content/topics.yaml").write_text("- name: Bees\n")
    assert len(suggested()) == 1
