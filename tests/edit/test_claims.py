"""Articles claim their raw text and their slug, however front matter writes them."""

from pathlib import Path

import pytest

from glossator.edit.claims import Claims, claim_of, claims_of
from glossator.sources.site import read_site

ONE, TWO = "1" * 64, "2" * 64


def claims(root: Path) -> Claims:
    """What all articles of a site claim."""
    return claims_of([claim_of(root, path) for path in read_site(root).articles])


def article(root: Path, text: str, name: str = "a.md") -> None:
    (root / "content/articles" / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("source:\n  file: seeds/a, b.txt\n  sha256: {}\n", "seeds/a, b.txt"),
        ("source:\n  file: 'seeds/it''s.txt'\n  sha256: '{}'\n", "seeds/it's.txt"),
        ('source:\n  sha256: "{}"\n  file: "seeds/\\u00e9.txt"\n', "seeds/é.txt"),
        ("source: {{file: seeds/a.txt, sha256: {}}}\n", "seeds/a.txt"),
        ("source: {{sha256: {}, file: 'seeds/a, b.txt'}}\n", "seeds/a, b.txt"),
        ('source: {{"file": "seeds/a.txt", "sha256": "{}"}}\n', "seeds/a.txt"),
        ("'source':\n  'file': seeds/a.txt\n  'sha256': {}\n", "seeds/a.txt"),
        ("title: [broken\nsource:\n  file: seeds/a.txt\n  sha256: {}\n", "seeds/a.txt"),
    ],
)
def test_a_raw_text_is_claimed_by_hash_and_by_file(root: Path, written: str, file: str) -> None:
    article(root, f"---\n{written.format(ONE)}---\n\ntext\n")
    found = claims(root)
    assert dict(found.by_digest) == {ONE: "content/articles/a.md"}
    assert list(found.by_file) == [file]


def test_words_of_the_text_claim_nothing(root: Path) -> None:
    article(root, f"---\ntitle: x\n---\n\nsource:\n  file: seeds/a.txt\n  sha256: {ONE}\n")
    found = claims(root)
    assert not found.by_digest and not found.by_file


def test_a_file_that_is_no_article_claims_nothing(root: Path) -> None:
    article(root, f"---\nfile: seeds/a.txt\nsha256: {TWO}\n---\n", "a.notes.md")
    assert not claims(root).by_digest


def test_slugs_are_those_of_files_and_of_front_matter(root: Path) -> None:
    article(root, "---\ntitle: x\nslug: 'other one'\n---\n")
    article(root, "---\ntitle: y\n---\n", "b.md")
    assert claims(root).slugs == {"a", "b", "other one"}
