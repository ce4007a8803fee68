"""Raw files are known by their hash: renamed they are found, altered they are refused."""

from pathlib import Path

import pytest

from glossator.config.matter import Matter
from glossator.digest import of_bytes
from glossator.problem import Problem
from glossator.sources.bundle import Bundle, read_article_bundle
from glossator.sources.seeds import digests, seed_search

TEXT = b"A text.\n"
FRONT = "---\ntitle: On sha256 and seeds/a.txt\nsource:\n  file: seeds/a.txt\n  sha256: {}\n---\n\nA text.\n"
ARTICLE = "content/articles/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one article, whose raw text is not there."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / ARTICLE).parent.mkdir(parents=True)
    (tmp_path / ARTICLE).write_text(FRONT.format(of_bytes(TEXT)), encoding="utf-8")
    return tmp_path


def read(root: Path, **seeds: bytes) -> tuple[Bundle[Matter], tuple[Problem, ...]]:
    files = tuple(f"seeds/{name}.txt" for name in seeds)
    for file, data in zip(files, seeds.values(), strict=True):
        (root / file).write_bytes(data)
    bundle, problems = read_article_bundle(root, ARTICLE, seed_search(root, files))
    assert bundle is not None
    return bundle, problems


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in problems]


def source_of(bundle: Bundle[Matter]) -> str:
    assert bundle.written.matter.source is not None
    return bundle.written.matter.source.file


def test_a_raw_text_where_the_article_names_it_is_its_bytes(root: Path) -> None:
    bundle, problems = read(root, a=TEXT, b=TEXT)
    assert (bundle.seed, source_of(bundle), problems) == (TEXT, "seeds/a.txt", ())


def test_a_renamed_raw_text_is_used_under_its_new_name(root: Path) -> None:
    bundle, problems = read(root, b=b"other\n", c=TEXT)
    assert (bundle.seed, source_of(bundle)) == (TEXT, "seeds/c.txt")
    assert said(problems) == [("seed-moved", f"{ARTICLE}:4:9")]
    assert problems[0].hint == "write 'file: seeds/c.txt'"
    assert not problems[0].is_error


def test_a_new_text_under_the_old_name_of_a_renamed_one_is_not_taken_for_it(root: Path) -> None:
    bundle, problems = read(root, a=b"other\n", c=TEXT)
    assert (bundle.seed, source_of(bundle)) == (TEXT, "seeds/c.txt")
    assert said(problems) == [("seed-moved", f"{ARTICLE}:4:9")]


def test_a_raw_text_that_was_altered_is_one_problem_at_its_hash(root: Path) -> None:
    bundle, problems = read(root, a=b"A text!\n")
    assert bundle.seed is None
    assert said(problems) == [("seed-altered", f"{ARTICLE}:5:11")]


def test_other_line_ends_are_left_to_the_proof_which_knows_their_cause(root: Path) -> None:
    bundle, problems = read(root, a=b"A text.\r\n")
    assert (bundle.seed, problems) == (b"A text.\r\n", ())


def test_a_raw_text_that_is_nowhere_is_missing(root: Path) -> None:
    assert said(read(root, b=b"other\n")[1]) == [("missing-source", f"{ARTICLE}:4:9")]


def test_of_equal_files_the_first_is_found(root: Path) -> None:
    assert source_of(read(root, b=TEXT, c=TEXT)[0]) == "seeds/b.txt"


def test_files_that_cannot_be_read_are_problems(root: Path) -> None:
    (root / "seeds/a.txt").write_bytes(TEXT)
    found, problems = digests(root, ["seeds/a.txt", "seeds/none.txt"])
    assert dict(found) == {"seeds/a.txt": of_bytes(TEXT)}
    assert said(problems) == [("unreadable", "seeds/none.txt")]
