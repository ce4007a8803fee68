"""The verbatim proof under attack: whatever is done to an imported article that its readers could see, it is told."""

import random
from pathlib import Path

import pytest
from attacks import ATTACKS

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.values import ImportContext, Imported
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown

HERE = Path(__file__).parent
SEEDS = (
    "fixtures/lists.txt",
    "fixtures/numbered-notes.txt",
    "web/pages/wordpress-blog.html",
    "web/publishers/tuned/court.html",
    "web/unseen/first/journal-article.html",
)
ROUNDS = 6


def errors(article: str, seed: bytes) -> list[str]:
    written, problems = read_article(article, "content/articles/a.md")
    if written is None:
        return [one.code for one in problems]
    edition = read_edition(written.body, EditionOptions())
    proof, faults = prove_markdown(written, edition, seed, "content/articles/a.md", article)
    assert proof is not None and proof.holds == (not faults)
    return [one.code for one in (*edition.problems, *faults) if one.is_error]


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_readers_could_see_is_told(attack: str) -> None:
    dice, done = random.Random(attack), 0
    for path in SEEDS:
        data = (HERE / path).read_bytes()
        made = read_seed(data, f"seeds/{Path(path).name}", ImportContext(Settings(title="A site")))
        assert isinstance(made, Imported) and not errors(made.article, data)
        front, fence, body = made.article.partition("\n---\n")
        for _ in range(ROUNDS):
            changed = ATTACKS[attack](dice, body)
            done += changed is not None
            assert changed is None or errors(front + fence + changed, data), changed
    assert done
