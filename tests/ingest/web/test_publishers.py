"""Pages in the manner of four dozen publishers, with what people know of them: `name.html` and `name.json`.

Those in `publishers/held-out` were written before the rules were tuned, on those in `publishers/tuned`; those in
`unseen` later, each set before the rules were mended on it. `docs/benchmarks.md` tells how much the first looks found.
"""

from functools import cache
from pathlib import Path

import pytest
from gold import Score, gold_pages, scored
from readers import CONTEXT, ours

from glossator.config.load import read_article
from glossator.ingest.read import read_seed
from glossator.ingest.values import Imported
from glossator.ledger import unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.notes.web_text import decoded_page, page_lines

FOLDERS = (Path(__file__).parent / "publishers", Path(__file__).parent / "unseen")
PAGES = {page.stem: (page, gold) for folder in FOLDERS for page, gold in gold_pages(folder)}


@cache
def score(name: str) -> Score:
    page, gold = PAGES[name]
    return scored(name, gold, ours(page.read_bytes()), 0.0)


def mean(key: str) -> float:
    told = [value for name in PAGES if (value := getattr(score(name), key)) is not None]
    return float(sum(told) / len(told))


@pytest.mark.parametrize("name", PAGES)
def test_hardly_a_word_of_an_article_is_lost_or_added(name: str) -> None:
    found = score(name)
    assert found.recall >= 0.84
    assert found.precision >= 0.88


@pytest.mark.parametrize("name", [name for name, (_, gold) in PAGES.items() if gold.footnotes])
def test_every_footnote_of_a_page_comes_with_all_its_words(name: str) -> None:
    assert score(name).footnotes == 1.0


@pytest.mark.parametrize(
    ("key", "least"),
    [
        ("recall", 0.985),
        ("precision", 0.93),
        ("title", 0.95),
        ("date", 0.95),
        ("author", 0.9),
        ("chrome", 0.85),
    ],
)
def test_pages_of_all_kinds_are_found_well(key: str, least: float) -> None:
    assert mean(key) >= least


@pytest.mark.parametrize("name", PAGES)
def test_an_import_of_a_publishers_page_is_proven(name: str) -> None:
    page, _ = PAGES[name]
    data = page.read_bytes()
    made = read_seed(data, f"seeds/{page.name}", CONTEXT)
    assert isinstance(made, Imported), made
    assert made.lines == page_lines(decoded_page(data, made.encoding))
    assert unaccounted(made.lines, made.ledger) == ()
    written, problems = read_article(made.article, "content/articles/x.md")
    assert not problems and written
    edition = read_edition(written.body, EditionOptions())
    assert prove_markdown(written, edition, data, "x.md", made.article)[1] == ()
