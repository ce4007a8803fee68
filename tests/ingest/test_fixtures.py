"""Raw texts of many shapes, and what each becomes: `<shape>.txt` is the seed, `<shape>.md` the article file that it
must become (absent for a seed that must fail), `<shape>.problems` the codes and lines that must be said."""

from pathlib import Path

import pytest

from glossator.config.load import read_article
from glossator.config.settings import Settings
from glossator.ingest.read import read_seed
from glossator.ingest.rendered import source_text
from glossator.ingest.transforms import derived_again
from glossator.ingest.values import ImportContext, Imported
from glossator.ledger import text_of, unaccounted
from glossator.notes.edition import read_edition
from glossator.notes.options import EditionOptions
from glossator.notes.proof import prove_markdown
from glossator.text import fold_source

FIXTURES = Path(__file__).parent / "fixtures"
SHAPES = sorted(path.stem for path in FIXTURES.glob("*.txt"))
CONTEXT = ImportContext(Settings(title="A site"))


def import_shape(shape: str) -> object:
    return read_seed((FIXTURES / f"{shape}.txt").read_bytes(), f"seeds/{shape}.txt", CONTEXT)


def text_or_empty(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_becomes_its_article(shape: str) -> None:
    made = import_shape(shape)
    article = made.article if isinstance(made, Imported) else ""
    assert article == text_or_empty(FIXTURES / f"{shape}.md")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_has_its_problems(shape: str) -> None:
    said = [f"{one.code} {one.place.line}\n" for one in import_shape(shape).problems]  # type: ignore[attr-defined]
    assert "".join(said) == text_or_empty(FIXTURES / f"{shape}.problems")


@pytest.mark.parametrize("shape", SHAPES)
def test_an_imported_shape_is_proven_and_reads_back(shape: str) -> None:
    made = import_shape(shape)
    if isinstance(made, Imported):
        written, problems = read_article(made.article, "content/articles/x.md")
        assert not problems and written and written.matter.source
        assert unaccounted(made.lines, written.matter.source.ranges()) == ()
        assert source_text(written.body) == fold_source(text_of(made.lines, written.matter.source.ranges()))
        edition = read_edition(written.body, EditionOptions())
        seed = (FIXTURES / f"{shape}.txt").read_bytes()
        assert (
            *edition.problems,
            *prove_markdown(written, edition, seed, "x.md", made.article)[1],
        ) == ()
        assert all(derived_again(made.lines, one) == one.value for one in made.derived)


def test_no_expectation_is_left_over() -> None:
    assert {path.stem for path in FIXTURES.iterdir()} == set(SHAPES)
