"""Which raw texts wait for an article, and why the others do not."""

from pathlib import Path

from glossator.digest import of_bytes
from glossator.edit.ignored import Ignored, ignore
from glossator.edit.imported import remember
from glossator.edit.seeds import Waiting, waiting
from glossator.sources.site import read_site


def article_of(root: Path, file: str, data: bytes, name: str = "a.md") -> None:
    source = f"source:\n  file: {file}\n  sha256: {of_bytes(data)}\n"
    (root / "content/articles" / name).write_text(f"---\ntitle: x\n{source}---\n", encoding="utf-8")


def found(root: Path, **seeds: bytes) -> Waiting:
    for name, data in seeds.items():
        (root / f"seeds/{name}.txt").write_bytes(data)
    return waiting(read_site(root))


def free(result: Waiting) -> list[str]:
    return [seed.file for seed in result.seeds]


def reasons(result: Waiting) -> dict[str, str]:
    standings = {file: result.stock.standing(file, digest) for digest, file in result.stock.by_digest.items()}
    return {file: one.why for file, one in standings.items() if one.why}


def test_a_text_without_an_article_waits(root: Path) -> None:
    result = found(root, b=b"two", a=b"one")
    assert free(result) == ["seeds/a.txt", "seeds/b.txt"]
    assert [seed.sha256 for seed in result.seeds] == [of_bytes(b"one"), of_bytes(b"two")]


def test_of_equal_texts_the_first_waits(root: Path) -> None:
    result = found(root, a=b"one", b=b"one")
    assert free(result) == ["seeds/a.txt"]


def test_a_text_with_an_article_is_known_under_any_name(root: Path) -> None:
    article_of(root, "seeds/a.txt", b"one")
    result = found(root, renamed=b"one")
    assert free(result) == []
    assert reasons(result) == {"seeds/renamed.txt": "has the article content/articles/a.md"}


def test_an_altered_text_does_not_wait_but_a_new_one_in_the_place_of_a_renamed_one_does(root: Path) -> None:
    article_of(root, "seeds/a.txt", b"one")
    result = found(root, a=b"other")
    assert reasons(result) == {"seeds/a.txt": "was changed after content/articles/a.md was made from it"}
    assert free(found(root, renamed=b"one")) == ["seeds/a.txt"]


def test_ignored_texts_do_not_wait(root: Path) -> None:
    ignore(root, {of_bytes(b"one"): Ignored("seeds/a.txt", "an advertisement")})
    assert reasons(found(root, a=b"one")) == {
        "seeds/a.txt": "is ignored in seeds/.ignored (an advertisement)"
    }


def test_a_text_whose_article_was_deleted_does_not_wait_and_is_told_apart(root: Path) -> None:
    remember(root, {of_bytes(b"one"): "content/articles/gone.md"})
    result = found(root, a=b"one", b=b"two")
    assert free(result) == ["seeds/b.txt"]
    said = "its article content/articles/gone.md was deleted"
    assert dict(result.deleted) == {of_bytes(b"one"): Ignored("seeds/a.txt", said)}


def test_an_article_that_was_only_renamed_is_not_deleted(root: Path) -> None:
    remember(root, {of_bytes(b"one"): "content/articles/old-name.md"})
    article_of(root, "seeds/a.txt", b"one", "new-name.md")
    assert not found(root, a=b"one").deleted
